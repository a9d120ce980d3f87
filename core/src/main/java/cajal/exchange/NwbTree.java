package cajal.exchange;

import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The groups of one NWB file, each read as its type asks for.
final class NwbTree {

  /// More values than this, which fill three fifths of the memory that there is, are not read.
  private static final long MOST_VALUES = Runtime.getRuntime().maxMemory() / 8 * 3 / 5;

  private static final Set<String> SPIKE_COLUMNS =
      Set.of("spike_times", "spike_times_index", "obs_intervals", "obs_intervals_index", "name");

  private final Path file;
  private final Draft draft;
  private final Progress progress;
  private final List<Trains> trains = new ArrayList<>();
  private final Set<String> left = new LinkedHashSet<>();
  private Optional<NwbTable> electrodes = Optional.empty();
  private Optional<NwbTable> rois = Optional.empty();
  private int unitTables;

  /// Spike times of the units of one table, end to end.
  ///
  /// @param index `[row]`, index of the unit
  /// @param ends `[row]`, index after its last spike
  private record Trains(int[] index, int[] ends, H5Numbers times) {

    int rows() {
      return Math.min(index.length, ends.length);
    }
  }

  NwbTree(Path file, Draft draft, Progress progress) {
    this.file = file;
    this.draft = draft;
    this.progress = progress;
  }

  void read(HdfFile root) throws IOException {
    List<Group> groups = new ArrayList<>();
    H5File.walk(
        root,
        node -> {
          if (node instanceof Group group && !H5File.text(node, "neurodata_type").isEmpty()) {
            groups.add(group);
          }
        });
    for (Group group : groups) {
      progress.orStop();
      if (H5File.text(group, "neurodata_type").equals("Units")) {
        units(new NwbTable(file, group, progress));
      }
    }
    for (Group group : groups) {
      progress.orStop();
      read(group, H5File.text(group, "neurodata_type"));
    }
    rowsAsUnits();
    draft.spikes = spikes();
    if (!left.isEmpty()) {
      draft.remark("Not read: " + String.join("; ", left) + ".", "");
    }
  }

  private void read(Group group, String type) throws IOException {
    switch (type) {
      case "Units", "ProcessingModule", "Device", "ElectrodeGroup", "Subject", "ImagingPlane" -> {
        // Units were read first; the others hold no recorded values themselves.
      }
      case "TimeIntervals" -> epochs(new NwbTable(file, group, progress));
      case "PlaneSegmentation" ->
          rois = rois.or(() -> Optional.of(new NwbTable(file, group, progress)));
      case "DynamicTable" -> {
        if (group.getName().equals("electrodes")) {
          electrodes = Optional.of(new NwbTable(file, group, progress));
        } else if (!group.getPath().contains("/" + NwbExporter.CHANNELS + "/")) {
          left.add("table " + group.getPath());
        }
      }
      default -> {
        if (H5File.dataset(group, "data").isPresent()) {
          series(group, type);
        } else if (type.endsWith("Series")) {
          left.add(type + " " + group.getPath() + " (its data lie elsewhere)");
        }
      }
    }
  }

  private void units(NwbTable table) {
    List<String> names = table.rowNames("unit");
    String prefix = unitTables++ == 0 ? "" : table.group().getName() + " " + unitTables + " ";
    int[] index = new int[table.rows()];
    for (int row = 0; row < index.length; row++) {
      String wanted = prefix + names.get(row);
      boolean taken = draft.unitNames().contains(wanted);
      index[row] = draft.unit(taken ? wanted + " (row " + row + ")" : wanted);
    }
    if (unitTables == 1) {
      draft.columns.addAll(table.columns(SPIKE_COLUMNS));
      left.addAll(
          table.left(SPIKE_COLUMNS).stream()
              .map(column -> "column " + column + " of units")
              .toList());
    } else {
      // Columns are of all units, and there is no telling that they mean the same.
      draft.columns.clear();
      left.add("columns of several tables of units");
    }
    table
        .dataset("spike_times")
        .ifPresent(times ->
            table
                .ends("spike_times", times.count())
                .ifPresent(ends -> trains.add(new Trains(index, ends, times))));
    table.lists("obs_intervals").ifPresent(this::observation);
  }

  private SpikeRows spikes() throws IOException {
    int[] counts = new int[draft.unitNames().size()];
    for (Trains of : trains) {
      for (int row = 0; row < of.rows(); row++) {
        counts[of.index[row]] += of.ends[row] - (row == 0 ? 0 : of.ends[row - 1]);
      }
    }
    SpikeRows spikes = SpikeRows.counted(counts);
    for (Trains of : trains) {
      try (NumberCursor time = of.times.open()) {
        int done = 0;
        for (int row = 0; row < of.rows(); row++) {
          for (; done < of.ends[row] && time.next(); done++) {
            spikes.add(of.index[row], time.value());
          }
        }
      }
    }
    return spikes;
  }

  private void observation(List<double[]> intervals) {
    double[] all = intervals.stream().flatMapToDouble(Arrays::stream).toArray();
    if (all.length > 0) {
      draft.startS = Arrays.stream(all).min().getAsDouble();
      draft.stopS = Arrays.stream(all).max().getAsDouble();
      boolean broken = intervals.stream().anyMatch(one -> one.length > 2);
      if (broken) {
        left.add("pauses of the observation of units");
      }
    }
  }

  private void epochs(NwbTable table) {
    if (!(table.column("start_time").orElse(null) instanceof Column.Numbers starts)
        || !(table.column("stop_time").orElse(null) instanceof Column.Numbers stops)) {
      left.add("intervals " + table.group().getPath());
      return;
    }
    Set<String> times = Set.of("start_time", "stop_time", "timeseries", "timeseries_index");
    left.addAll(
        table.left(times).stream()
            .map(column -> "column " + column + " of " + table.group().getName())
            .toList());
    draft.epochs.add(
        new Epochs(
            table.group().getName(),
            starts.values(),
            stops.values(),
            new Table("labels", "Labels", table.columns(times))));
  }

  private void series(Group group, String type) throws IOException {
    Dataset data = H5File.required(file, group, "data");
    String name =
        group.getPath().startsWith("/stimulus/") ? "stimulus " + group.getName() : group.getName();
    if (data.getSize() > MOST_VALUES || data.getDimensions().length > 2 || data.getSize() == 0) {
      left.add(type + " " + group.getPath() + " (" + Arrays.toString(data.getDimensions()) + ")");
      return;
    }
    int samples = data.getDimensions().length == 0 ? 1 : data.getDimensions()[0];
    Optional<double[]> clock = clock(group, samples);
    if (clock.isEmpty()) {
      left.add(type + " " + group.getPath() + " (it has no times)");
    } else if (type.equals("AnnotationSeries") || H5File.isText(data)) {
      List<String> labels = H5File.texts(data.getData());
      draft.events.add(
          new Events(
              name, clock.get(), labels.stream().allMatch(String::isEmpty) ? List.of() : labels));
    } else if (type.equals("IntervalSeries")) {
      intervals(name, H5File.numbers(file, data, progress), clock.get());
    } else {
      signals(group, name, data, clock.get());
    }
  }

  private Optional<double[]> clock(Group group, int samples) {
    Optional<Dataset> stamps = H5File.dataset(group, "timestamps");
    if (stamps.isPresent()) {
      double[] times = H5File.numbers(file, stamps.get(), progress);
      return times.length == samples ? Optional.of(times) : Optional.empty();
    }
    Optional<Dataset> start = H5File.dataset(group, "starting_time");
    if (start.isEmpty()) {
      return Optional.empty();
    }
    double first = H5File.numbers(file, start.get(), progress)[0];
    double rateHz = H5File.number(start.get(), "rate");
    return rateHz > 0
        ? Optional.of(IntStream.range(0, samples).mapToDouble(i -> first + i / rateHz).toArray())
        : Optional.empty();
  }

  // Positive values begin an interval, negative ones end it.
  private void intervals(String name, double[] marks, double[] times) {
    Numbers starts = new Numbers();
    Numbers stops = new Numbers();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      for (int j = i + 1; j < marks.length && marks[i] > 0; j++) {
        if (marks[j] == -marks[i]) {
          starts.add(times[i]);
          stops.add(times[j]);
          labels.add(Long.toString((long) marks[i]));
          break;
        }
      }
    }
    draft.epochs.add(
        new Epochs(name, starts.toArray(), stops.toArray(), EpochText.labelled(labels)));
  }

  private void signals(Group group, String name, Dataset data, double[] times) throws IOException {
    H5Numbers numbers = new H5Numbers(file, data, progress);
    int channels = numbers.count() / times.length;
    double conversion = or(H5File.number(data, "conversion"), 1);
    double offset = or(H5File.number(data, "offset"), 0);
    double[][] values = numbers.split(new int[] {times.length, channels}, false, true);
    for (double[] channel : values) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = channel[i] * conversion + offset;
      }
    }
    String unit = H5File.text(data, "unit");
    draft.signals.add(
        new Signals(
            name, unit.equals("n/a") ? "" : unit, channels(group, name, channels), times, values));
  }

  private static double or(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  /// Names of the columns of a series: rows of the table that it points to, or what the file says
  /// in our own way, or numbers.
  private List<String> channels(Group group, String name, int channels) {
    List<String> names =
        region(group, "electrodes", "electrode")
            .or(() -> region(group, "rois", "roi"))
            .or(() ->
                H5File.group(
                        group.getHdfFile(),
                        "processing/" + NwbExporter.CHANNELS + "/" + group.getName())
                    .map(table -> new NwbTable(file, table, progress).rowNames("channel")))
            .orElse(List.of());
    if (names.size() == channels) {
      return cajal.activity.UnitTable.distinct(names);
    }
    return channels == 1
        ? List.of(name)
        : IntStream.range(0, channels).mapToObj(i -> "channel " + i).toList();
  }

  private Optional<List<String>> region(Group group, String array, String word) {
    Optional<Dataset> region = H5File.dataset(group, array);
    if (region.isEmpty()) {
      return Optional.empty();
    }
    double[] rows = H5File.numbers(file, region.get(), progress);
    List<String> names =
        NwbTable.target(region.get())
            .filter(Group.class::isInstance)
            .map(target -> new NwbTable(file, (Group) target, progress).rowNames(word))
            .orElse(List.of());
    return Optional.of(
        Arrays.stream(rows)
            .mapToObj(row ->
                row >= 0 && row < names.size() ? names.get((int) row) : word + " " + (long) row)
            .toList());
  }

  // Without sorted units, what was recorded from is what can be analysed: regions or electrodes.
  private void rowsAsUnits() {
    if (unitTables > 0) {
      electrodes.ifPresent(_ -> left.add("table of electrodes"));
      return;
    }
    Optional<NwbTable> table = rois.or(() -> electrodes);
    if (table.isPresent()) {
      List<String> names =
          cajal.activity.UnitTable.distinct(
              table.get().rowNames(rois.isPresent() ? "roi" : "electrode"));
      names.forEach(draft::unit);
      draft.columns.addAll(table.get().columns(Set.of("name")));
      left.addAll(
          table.get().left(Set.of()).stream()
              .map(c -> "column " + c + " of " + table.get().group().getName())
              .toList());
      return;
    }
    for (Signals group : draft.signals) {
      if (group.channels().size() > 1) {
        group.channels().forEach(draft::unit);
      }
    }
  }
}
