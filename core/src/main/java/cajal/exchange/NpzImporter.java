package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.exchange.ActivityFacts.ColumnFacts;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads NumPy archives: ours whole, others by the names of their arrays.
final class NpzImporter implements Importer {

  /// The array that holds names and facts.
  static final String FACTS = "cajal";

  private static final byte[] MAGIC = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_MAGIC = {'P', 'K', 5, 6};

  @Override
  public String title() {
    return "NumPy archive";
  }

  @Override
  public List<String> extensions() {
    return List.of("npz");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    if (!FileHead.begins(path, MAGIC) && !FileHead.begins(path, EMPTY_MAGIC)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().endsWith(".npy"));
    } catch (java.util.zip.ZipException _) {
      // Cut off: its reader says so where the name promises an archive.
      return String.valueOf(path.getFileName()).endsWith(".npz");
    }
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    // Java's reader of archives answers some damage with other exceptions.
    Map<String, NamedArray> arrays = Unreadable.guardedWhole(path, () -> arrays(path, progress));
    if (arrays.get(FACTS) instanceof NamedArray.Textual facts && facts.values().size() == 1) {
      try {
        return new Reading(
            title(), ours(ActivityFacts.parse(facts.values().getFirst()), arrays), List.of());
      } catch (JsonParseException | IllegalArgumentException e) {
        throw Unreadable.damaged(path, "The archive contradicts itself: " + e.getMessage() + ".");
      }
    }
    Draft draft =
        new Draft(path.toString(), String.valueOf(path.getFileName()).replaceAll("\\.npz$", ""));
    ArrayMeaning.add(List.copyOf(arrays.values()), options, draft);
    for (Signals group : draft.signals) {
      group.channels().forEach(draft::unit);
    }
    return draft.finish(title());
  }

  private static Map<String, NamedArray> arrays(Path path, Progress progress) throws IOException {
    Map<String, NamedArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        progress.orStop();
        if (!entry.getName().endsWith(".npy")) {
          continue;
        }
        String name = entry.getName().substring(0, entry.getName().length() - ".npy".length());
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
          arrays.put(name, NpyFile.read(in, name, path + " > " + name, entry.getSize()));
        }
      }
    }
    return arrays;
  }

  /// @throws IllegalArgumentException if an array is missing or has another length than the others
  private static Activity ours(ActivityFacts facts, Map<String, NamedArray> arrays) {
    Table units = new Table("units", "Units", columns(facts.units(), "unit_", arrays));
    int count = units.rows();
    int[] unit = Arrays.stream(numbers(arrays, "spike_units")).mapToInt(v -> (int) v).toArray();
    double[] times = numbers(arrays, "spike_times");
    if (unit.length != times.length || Arrays.stream(unit).anyMatch(u -> u < 0 || u >= count)) {
      throw new IllegalArgumentException("spikes name units that are not there");
    }
    List<Signals> signals = new ArrayList<>();
    for (ActivityFacts.SignalFacts group : facts.signals()) {
      String name = "signals_" + (signals.size() + 1);
      double[] clock = numbers(arrays, name + "_times");
      double[] flat = numbers(arrays, name);
      int channels = group.channels().size();
      if (flat.length != channels * clock.length) {
        throw new IllegalArgumentException(name + " does not have a value for each time");
      }
      double[][] values = new double[channels][];
      for (int i = 0; i < channels; i++) {
        values[i] = Arrays.copyOfRange(flat, i * clock.length, (i + 1) * clock.length);
      }
      signals.add(
          new Signals(
              group.name(),
              group.unit() == null ? "" : group.unit(),
              group.channels(),
              clock,
              values));
    }
    List<Events> events = new ArrayList<>();
    for (ActivityFacts.EventFacts kind : facts.events()) {
      String name = "events_" + (events.size() + 1);
      events.add(
          new Events(
              kind.name(),
              numbers(arrays, name + "_times"),
              kind.labelled() ? texts(arrays, name + "_labels") : List.of()));
    }
    List<Epochs> epochs = new ArrayList<>();
    for (ActivityFacts.EpochFacts kind : facts.epochs()) {
      String name = "epochs_" + (epochs.size() + 1);
      epochs.add(
          new Epochs(
              kind.name(),
              numbers(arrays, name + "_starts"),
              numbers(arrays, name + "_stops"),
              new Table("labels", "Labels", columns(kind.columns(), name + "_", arrays))));
    }
    return new Activity(
        facts.title(),
        facts.about(),
        units,
        SpikeTrains.grouped(count, unit, times, facts.startS(), facts.stopS()),
        signals,
        events,
        epochs);
  }

  private static List<Column> columns(
      List<ColumnFacts> kinds, String prefix, Map<String, NamedArray> arrays) {
    List<Column> columns = new ArrayList<>();
    for (ColumnFacts kind : kinds) {
      String description = kind.description() == null ? "" : kind.description();
      columns.add(
          kind.kind().equals("texts")
              ? new Column.Texts(kind.name(), description, texts(arrays, prefix + kind.name()))
              : new Column.Numbers(
                  kind.name(),
                  kind.unit() == null ? "" : kind.unit(),
                  description,
                  numbers(arrays, prefix + kind.name())));
    }
    return columns;
  }

  private static double[] numbers(Map<String, NamedArray> arrays, String name) {
    if (arrays.get(name) instanceof NamedArray.Numeric numeric) {
      return numeric.values();
    }
    throw new IllegalArgumentException("the array of numbers " + name + " is missing");
  }

  private static List<String> texts(Map<String, NamedArray> arrays, String name) {
    if (arrays.get(name) instanceof NamedArray.Textual textual) {
      return textual.values();
    }
    throw new IllegalArgumentException("the array of texts " + name + " is missing");
  }
}
