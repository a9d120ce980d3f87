package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.exchange.hdf5.H5Content;
import cajal.exchange.hdf5.H5Dataset;
import cajal.exchange.hdf5.H5Group;
import cajal.exchange.hdf5.H5Writer;
import cajal.file.AtomicFile;
import cajal.table.Column;
import cajal.work.Progress;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Writes Neurodata Without Borders 2 (Rübel et al. 2022, doi:10.7554/eLife.78362): units with
/// spike times, signals as `TimeSeries`, events as `AnnotationSeries`, epochs as `TimeIntervals`.
final class NwbExporter implements Exporter {

  static final String VERSION = "2.7.0";
  static final String CHANNELS = "channels";
  static final String NO_DESCRIPTION = "no description";

  /// Start of a session of which nothing else is known.
  private static final String UNKNOWN_START = "1970-01-01T00:00:00+00:00";

  @Override
  public String title() {
    return "NWB 2";
  }

  @Override
  public List<String> extensions() {
    return List.of("nwb");
  }

  @Override
  public boolean isDated() {
    return true;
  }

  @Override
  public List<String> losses(Activity activity) {
    List<String> losses = new ArrayList<>();
    if (activity.unitNames().isEmpty() && activity.spikes().durationS() != 0) {
      losses.add("the time of an observation without units");
    }
    List<String> names = new ArrayList<>();
    activity.signals().forEach(group -> names.add(group.name()));
    activity.events().forEach(events -> names.add(events.name()));
    if (!names.equals(memberNames(names))) {
      losses.add("names of signals and events that are alike or have a slash");
    }
    if (activity.signals().stream().anyMatch(g -> g.unit().equals("n/a"))) {
      losses.add("the unit n/a");
    }
    return losses;
  }

  private static List<String> memberNames(List<String> names) {
    return UnitTable.distinct(
        names.stream().map(name -> name.isBlank() ? "_" : name.replace('/', '_')).toList());
  }

  @Override
  public void write(Activity activity, Path file, Progress progress) throws IOException {
    H5Group root = root(activity);
    NwbTables tables = new NwbTables(activity.title());
    units(activity, root, tables);
    List<String> names = new ArrayList<>();
    activity.signals().forEach(group -> names.add(group.name()));
    activity.events().forEach(events -> names.add(events.name()));
    List<String> members = memberNames(names);
    int next = 0;
    for (Signals group : activity.signals()) {
      signals(group, members.get(next++), root, tables);
    }
    for (Events events : activity.events()) {
      events(events, root.group("acquisition").group(members.get(next++)), tables);
    }
    List<String> epochNames = memberNames(activity.epochs().stream().map(Epochs::name).toList());
    for (int i = 0; i < epochNames.size(); i++) {
      epochs(activity.epochs().get(i), epochNames.get(i), root, tables);
    }
    AtomicFile.write(file, channel -> H5Writer.write(root, channel, progress));
  }

  private static H5Group root(Activity activity) {
    H5Group root = new H5Group();
    NwbTables.type(root, "core", "NWBFile", activity.title() + "/");
    root.put("nwb_version", H5Content.text(VERSION));
    String start = date(activity, "session_start_time", date(activity, "date", UNKNOWN_START));
    root.dataset(
        "file_create_date", H5Content.texts(List.of(date(activity, "file_create_date", start))));
    root.dataset(
        "identifier",
        H5Content.text(
            activity
                .about()
                .getOrDefault("identifier", NwbTables.id(activity.title() + activity.about()))));
    root.dataset(
        "session_description",
        H5Content.text(activity.title().isBlank() ? NO_DESCRIPTION : activity.title()));
    root.dataset("session_start_time", H5Content.text(start));
    root.dataset("timestamps_reference_time", H5Content.text(start));
    root.group("acquisition");
    root.group("analysis");
    root.group("processing");
    root.group("stimulus").group("presentation");
    root.group("stimulus").group("templates");
    String facts =
        new GsonBuilder()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create()
            .toJson(new TreeMap<>(activity.about()));
    root.group("general").dataset("notes", H5Content.text(facts));
    return root;
  }

  private static String date(Activity activity, String fact, String otherwise) {
    String told = activity.about().getOrDefault(fact, otherwise);
    try {
      return OffsetDateTime.parse(told).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeParseException _) {
      return otherwise;
    }
  }

  private static void units(Activity activity, H5Group root, NwbTables tables) {
    int count = activity.unitNames().size();
    if (count == 0) {
      return;
    }
    SpikeTrains spikes = activity.spikes();
    H5Group units = root.group("units");
    List<String> columns =
        new ArrayList<>(activity.units().columns().stream().map(Column::name).toList());
    boolean observed = spikes.count() > 0 || spikes.startS() != 0 || spikes.stopS() != 0;
    if (observed) {
      columns.addAll(List.of("spike_times", "obs_intervals"));
    }
    tables.table(units, "core", "Units", "units of the recording", columns, count);
    activity.units().columns().forEach(column -> tables.column(units, column));
    if (!observed) {
      return;
    }
    H5Dataset times = units.dataset("spike_times", H5Content.numbers(spikes.times()));
    tables.vector(times, "spike times of each unit, s");
    tables.index(
        units,
        "spike_times",
        times,
        IntStream.range(0, count).mapToLong(u -> spikes.first()[u + 1]).toArray());
    double[] intervals =
        IntStream.range(0, 2 * count)
            .mapToDouble(i -> i % 2 == 0 ? spikes.startS() : spikes.stopS())
            .toArray();
    H5Dataset observation = units.dataset("obs_intervals", H5Content.numbers(intervals, count, 2));
    tables.vector(observation, "when each unit was observed, s");
    tables.index(
        units,
        "obs_intervals",
        observation,
        IntStream.rangeClosed(1, count).asLongStream().toArray());
  }

  private static void series(
      H5Group series, String kind, String description, double[] times, NwbTables tables) {
    tables.type(series, "core", kind);
    series.put("description", H5Content.text(description));
    series.put("comments", H5Content.text("no comments"));
    H5Dataset clock = series.dataset("timestamps", H5Content.numbers(times));
    clock.put("interval", H5Content.number(H5Content.Type.INT32, 1));
    clock.put("unit", H5Content.text("seconds"));
  }

  private static void measured(H5Dataset data, String unit) {
    data.put("conversion", H5Content.number(1));
    data.put("resolution", H5Content.number(-1));
    data.put("unit", H5Content.text(unit.isEmpty() ? "n/a" : unit));
  }

  private static void signals(Signals group, String name, H5Group root, NwbTables tables) {
    H5Group series = root.group("acquisition").group(name);
    int channels = group.channels().size();
    H5Dataset data =
        series.dataset(
            "data",
            new H5Content.Numbers(
                H5Content.Type.FLOAT64,
                new long[] {group.samples(), channels},
                (buffer, i) -> buffer.putDouble(group.values()[i % channels][i / channels])));
    measured(data, group.unit());
    series(series, "TimeSeries", group.name(), group.times(), tables);
    H5Group module = root.group("processing").group(CHANNELS);
    if (module.attributes().isEmpty()) {
      tables.type(module, "core", "ProcessingModule");
      module.put("description", H5Content.text("names of the channels of each series"));
    }
    H5Group table = module.group(name);
    tables.table(
        table,
        "hdmf-common",
        "DynamicTable",
        "channels of the series of the same name",
        List.of("name"),
        channels);
    tables.column(table, new Column.Texts("name", "name of the channel", group.channels()));
  }

  private static void events(Events events, H5Group series, NwbTables tables) {
    List<String> labels =
        events.labels().isEmpty()
            ? IntStream.range(0, events.times().length).mapToObj(_ -> "").toList()
            : events.labels();
    measured(series.dataset("data", H5Content.texts(labels)), "");
    series(series, "AnnotationSeries", events.name(), events.times(), tables);
  }

  private static void epochs(Epochs epochs, String name, H5Group root, NwbTables tables) {
    H5Group table = root.group("intervals").group(name);
    List<String> columns = new ArrayList<>(List.of("start_time", "stop_time"));
    epochs.labels().columns().forEach(column -> columns.add(column.name()));
    tables.table(table, "core", "TimeIntervals", epochs.name(), columns, epochs.count());
    tables.column(
        table, new Column.Numbers("start_time", "", "start of the epoch, s", epochs.starts()));
    tables.column(
        table, new Column.Numbers("stop_time", "", "end of the epoch, s", epochs.stops()));
    epochs.labels().columns().forEach(column -> tables.column(table, column));
  }
}
