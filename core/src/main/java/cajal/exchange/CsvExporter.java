package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.file.AtomicFile;
import cajal.table.Column;
import cajal.table.Table;
import cajal.table.TableText;
import cajal.work.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Writes a recording as tables beside each other: `<name>.csv` has the spikes, or the first
/// signals where there are none; `<name>.json` says what the tables are; `<name>.units.csv`,
/// `.signals-1.csv`, `.events-1.csv`, `.epochs-1.csv` and so on hold the rest.
final class CsvExporter implements Exporter {

  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  @Override
  public String title() {
    return "CSV";
  }

  @Override
  public List<String> extensions() {
    return List.of("csv", "json");
  }

  @Override
  public List<String> losses(Activity activity) {
    return List.of();
  }

  @Override
  public void write(Activity activity, Path file, Progress progress) throws IOException {
    Path json =
        file.resolveSibling(
            String.valueOf(file.getFileName()).replaceAll("(?i)\\.(csv|json)$", "") + ".json");
    if (Files.exists(json) && !ActivityFacts.isOne(FileHead.text(json))) {
      throw Unreadable.at(
          json.toString(),
          "A file of another kind is in the way of the description of the recording.",
          "Choose another name or folder.");
    }
    Path folder = json.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    // All tables are written before the first is put in its place, so that one who stops half-way
    // leaves nothing.
    Path draft = Files.createTempDirectory(folder, "." + json.getFileName());
    try {
      List<Path> written = tables(activity, draft.resolve(json.getFileName()), progress);
      progress.orStop();
      for (Path table : written) {
        AtomicFile.move(table, folder.resolve(table.getFileName()));
      }
    } finally {
      try (Stream<Path> left = Files.list(draft)) {
        for (Path unwanted : left.toList()) {
          Files.delete(unwanted);
        }
      }
      Files.delete(draft);
    }
  }

  // In the order in which they are to appear: the description last, so that it stands only beside
  // tables that are whole.
  private static List<Path> tables(Activity activity, Path json, Progress progress)
      throws IOException {
    List<Path> written = new ArrayList<>();
    ActivityFacts facts = ActivityFacts.of(activity);
    written.add(table(CsvFiles.part(json, "units", facts), activity.units()));
    written.add(spikes(CsvFiles.part(json, "spikes", facts), activity, progress));
    int number = 0;
    for (Signals group : activity.signals()) {
      written.add(signals(CsvFiles.part(json, "signals-" + ++number, facts), group, progress));
    }
    number = 0;
    for (Events events : activity.events()) {
      List<Column> columns =
          new ArrayList<>(List.of(new Column.Numbers("time_s", "s", "", events.times())));
      if (!events.labels().isEmpty()) {
        columns.add(new Column.Texts("label", "", events.labels()));
      }
      written.add(
          table(
              CsvFiles.part(json, "events-" + ++number, facts), new Table("events", "", columns)));
    }
    number = 0;
    for (Epochs epochs : activity.epochs()) {
      List<Column> columns =
          new ArrayList<>(
              List.of(
                  new Column.Numbers("start_s", "s", "", epochs.starts()),
                  new Column.Numbers("stop_s", "s", "", epochs.stops())));
      columns.addAll(epochs.labels().columns());
      written.add(
          table(
              CsvFiles.part(json, "epochs-" + ++number, facts), new Table("epochs", "", columns)));
    }
    AtomicFile.write(json, facts.toJson().getBytes(StandardCharsets.UTF_8));
    written.add(json);
    return written;
  }

  private static Path table(Path file, Table table) throws IOException {
    AtomicFile.write(file, TableText.csv(table).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private interface Rows {
    void print(CSVPrinter printer) throws IOException;
  }

  private static Path rows(Path file, Rows rows) throws IOException {
    AtomicFile.write(
        file,
        channel -> {
          Writer writer =
              new BufferedWriter(
                  new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8),
                  1 << 16);
          CSVPrinter printer = new CSVPrinter(writer, CSV);
          rows.print(printer);
          printer.flush();
        });
    return file;
  }

  private static Path spikes(Path file, Activity activity, Progress progress) throws IOException {
    SpikeTrains spikes = activity.spikes();
    List<String> names = activity.unitNames();
    return rows(
        file,
        printer -> {
          printer.printRecord("unit", "time_s");
          for (int unit = 0; unit < spikes.units(); unit++) {
            progress.orStop();
            progress.at((double) unit / spikes.units(), "writing spikes");
            for (int i = spikes.first()[unit]; i < spikes.first()[unit + 1]; i++) {
              printer.printRecord(names.get(unit), Double.toString(spikes.times()[i]));
            }
          }
        });
  }

  private static Path signals(Path file, Signals group, Progress progress) throws IOException {
    return rows(
        file,
        printer -> {
          printer.print("time_s");
          for (String channel : group.channels()) {
            printer.print(channel);
          }
          printer.println();
          for (int sample = 0; sample < group.samples(); sample++) {
            progress.orStop();
            printer.print(Double.toString(group.times()[sample]));
            for (double[] values : group.values()) {
              double value = values[sample];
              printer.print(Double.isNaN(value) ? "" : Double.toString(value));
            }
            printer.println();
          }
        });
  }
}
