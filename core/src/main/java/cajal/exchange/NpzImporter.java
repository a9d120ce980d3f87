package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.exchange.ActivityFacts.ColumnFacts;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return Unreadable.guardedWhole(
        path,
        () -> {
          try (ZipFile zip = new ZipFile(path.toFile())) {
            return read(path, arrays(path, zip, progress), options);
          }
        });
  }

  private Reading read(Path path, Map<String, NamedArray> arrays, ReadOptions options)
      throws IOException {
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

  private static Map<String, NamedArray> arrays(Path path, ZipFile zip, Progress progress)
      throws IOException {
    Map<String, NamedArray> arrays = new LinkedHashMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      progress.orStop();
      if (entry.getName().endsWith(".npy")) {
        String name = entry.getName().substring(0, entry.getName().length() - ".npy".length());
        arrays.put(
            name,
            NpyFile.read(
                () -> new BufferedInputStream(zip.getInputStream(entry), 1 << 16),
                name,
                path + " > " + name,
                entry.getSize(),
                progress));
      }
    }
    return arrays;
  }

  /// @throws IllegalArgumentException if an array is missing or has another length than the others
  private static Activity ours(ActivityFacts facts, Map<String, NamedArray> arrays)
      throws IOException {
    Table units = new Table("units", "Units", columns(facts.units(), "unit_", arrays));
    int count = units.rows();
    SpikeRows spikes =
        spikes(count, numeric(arrays, "spike_units"), numeric(arrays, "spike_times"));
    List<Signals> signals = new ArrayList<>();
    for (ActivityFacts.SignalFacts group : facts.signals()) {
      String name = "signals_" + (signals.size() + 1);
      double[] clock = numbers(arrays, name + "_times");
      NamedArray.Numeric flat = numeric(arrays, name);
      int channels = group.channels().size();
      if (flat.count() != channels * clock.length) {
        throw new IllegalArgumentException(name + " does not have a value for each time");
      }
      double[][] values =
          flat.numbers().split(new int[] {channels, clock.length}, flat.firstFastest(), false);
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
        spikes.trains(count, facts.startS(), facts.stopS(), 0),
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

  private static SpikeRows spikes(int units, NamedArray.Numeric unit, NamedArray.Numeric times)
      throws IOException {
    int[] counts = new int[units];
    try (NumberCursor each = unit.numbers().open()) {
      while (each.next()) {
        int of = (int) each.value();
        if (of < 0 || of >= units || unit.count() != times.count()) {
          throw new IllegalArgumentException("spikes name units that are not there");
        }
        counts[of]++;
      }
    }
    SpikeRows spikes = SpikeRows.counted(counts);
    try (NumberCursor each = unit.numbers().open();
        NumberCursor time = times.numbers().open()) {
      while (each.next() && time.next()) {
        spikes.add((int) each.value(), time.value());
      }
    }
    return spikes;
  }

  private static double[] numbers(Map<String, NamedArray> arrays, String name) {
    return numeric(arrays, name).values();
  }

  private static NamedArray.Numeric numeric(Map<String, NamedArray> arrays, String name) {
    if (arrays.get(name) instanceof NamedArray.Numeric numeric) {
      return numeric;
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
