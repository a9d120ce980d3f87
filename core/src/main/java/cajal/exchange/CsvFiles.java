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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A recording as tables that lie beside each other, the way {@link CsvExporter} leaves it:
/// `<name>.json` says what they are.
final class CsvFiles {

  private final Path json;
  private final ActivityFacts facts;
  private final Progress progress;

  private CsvFiles(Path json, ActivityFacts facts, Progress progress) {
    this.json = json;
    this.facts = facts;
    this.progress = progress;
  }

  /// The file of a part, such as `<name>.units.csv`; the main part has the name alone.
  static Path part(Path json, String part, ActivityFacts facts) {
    String ending = part.equals(facts.main()) ? ".csv" : "." + part + ".csv";
    return json.resolveSibling(base(json) + ending);
  }

  private Path part(String part) {
    return part(json, part, facts);
  }

  private static String base(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("\\.(json|csv|tsv)$", "");
  }

  /// The description that belongs to a table of spikes, or is the file itself.
  static Optional<Path> description(Path file) throws IOException {
    String name = base(file).replaceAll("\\.(spikes|units|(signals|events|epochs)-\\d+)$", "");
    Path json = file.resolveSibling(name + ".json");
    return Files.isRegularFile(json) && ActivityFacts.isOne(FileHead.text(json))
        ? Optional.of(json)
        : Optional.empty();
  }

  /// @param json the description
  static Activity read(Path json, Progress progress) throws IOException {
    try {
      ActivityFacts facts = ActivityFacts.parse(Files.readString(json));
      return new CsvFiles(json, facts, progress).activity();
    } catch (JsonParseException e) {
      throw Unreadable.damaged(
          json, "The description of the recording is damaged: " + e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      throw Unreadable.damaged(json, "The tables contradict each other: " + e.getMessage() + ".");
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private Activity activity() throws IOException {
    Table units = new Table("units", "Units", columns(part("units"), facts.units()));
    List<String> names = units.texts("name");
    List<Signals> signals = new ArrayList<>();
    for (int i = 0; i < facts.signals().size(); i++) {
      signals.add(signals(i));
    }
    List<Events> events = new ArrayList<>();
    for (int i = 0; i < facts.events().size(); i++) {
      events.add(events(i));
    }
    List<Epochs> epochs = new ArrayList<>();
    for (int i = 0; i < facts.epochs().size(); i++) {
      epochs.add(epochs(i));
    }
    return new Activity(
        facts.title(), facts.about(), units, spikes(names), signals, events, epochs);
  }

  private SpikeTrains spikes(List<String> names) throws IOException {
    Path file = part("spikes");
    Map<String, Integer> index = new java.util.HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      index.put(names.get(i), i);
    }
    SpikeRows spikes = SpikeRows.growing();
    rows(
        file,
        2,
        (row, line) -> {
          Integer known = index.get(row.get(0));
          if (known == null) {
            throw Unreadable.at(
                file,
                line,
                1,
                "The unit '" + row.get(0) + "' is not among the units.",
                "Add it to " + part("units").getFileName() + ".");
          }
          spikes.add(known, number(file, line, 1, row.get(1)));
        });
    return spikes.trains(names.size(), facts.startS(), facts.stopS(), 0);
  }

  private Signals signals(int number) throws IOException {
    ActivityFacts.SignalFacts group = facts.signals().get(number);
    List<ColumnFacts> kinds = new ArrayList<>(List.of(numbers("time_s")));
    group.channels().forEach(channel -> kinds.add(numbers(channel)));
    List<Column> columns = columns(part("signals-" + (number + 1)), kinds);
    double[][] values =
        columns.stream()
            .skip(1)
            .map(column -> ((Column.Numbers) column).values())
            .toArray(double[][]::new);
    return new Signals(
        group.name(),
        group.unit() == null ? "" : group.unit(),
        group.channels(),
        ((Column.Numbers) columns.getFirst()).values(),
        values);
  }

  private Events events(int number) throws IOException {
    ActivityFacts.EventFacts kind = facts.events().get(number);
    List<ColumnFacts> kinds = new ArrayList<>(List.of(numbers("time_s")));
    if (kind.labelled()) {
      kinds.add(texts("label"));
    }
    List<Column> columns = columns(part("events-" + (number + 1)), kinds);
    return new Events(
        kind.name(),
        ((Column.Numbers) columns.getFirst()).values(),
        kind.labelled() ? ((Column.Texts) columns.get(1)).values() : List.of());
  }

  private Epochs epochs(int number) throws IOException {
    ActivityFacts.EpochFacts kind = facts.epochs().get(number);
    List<ColumnFacts> kinds = new ArrayList<>(List.of(numbers("start_s"), numbers("stop_s")));
    kinds.addAll(kind.columns());
    List<Column> columns = columns(part("epochs-" + (number + 1)), kinds);
    return new Epochs(
        kind.name(),
        ((Column.Numbers) columns.get(0)).values(),
        ((Column.Numbers) columns.get(1)).values(),
        new Table("labels", "Labels", columns.subList(2, columns.size())));
  }

  private static ColumnFacts numbers(String name) {
    return new ColumnFacts(name, "numbers", "", "");
  }

  private static ColumnFacts texts(String name) {
    return new ColumnFacts(name, "texts", "", "");
  }

  private List<Column> columns(Path file, List<ColumnFacts> kinds) throws IOException {
    List<Numbers> numbers = new ArrayList<>();
    kinds.forEach(_ -> numbers.add(new Numbers()));
    List<List<String>> texts = new ArrayList<>();
    kinds.forEach(_ -> texts.add(new ArrayList<>()));
    rows(
        file,
        kinds.size(),
        (row, line) -> {
          for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).kind().equals("texts")) {
              texts.get(i).add(row.get(i).intern());
            } else {
              numbers.get(i).add(number(file, line, i, row.get(i)));
            }
          }
        });
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      ColumnFacts kind = kinds.get(i);
      String description = kind.description() == null ? "" : kind.description();
      columns.add(
          kind.kind().equals("texts")
              ? new Column.Texts(kind.name(), description, texts.get(i))
              : new Column.Numbers(
                  kind.name(),
                  kind.unit() == null ? "" : kind.unit(),
                  description,
                  numbers.set(i, new Numbers()).toArray()));
    }
    return columns;
  }

  private interface Row {
    void take(CSVRecord row, int line);
  }

  /// Hands out the rows below the line of names, one after the other.
  private void rows(Path file, int width, Row taker) throws IOException {
    try (Reader reader =
            new BufferedReader(
                new InputStreamReader(FileHead.open(file, progress), StandardCharsets.UTF_8),
                1 << 16);
        CSVParser parser =
            CSVParser.builder().setReader(reader).setFormat(CSVFormat.DEFAULT).get()) {
      for (CSVRecord row : parser) {
        int line = (int) parser.getCurrentLineNumber();
        if (row.size() != width) {
          throw Unreadable.at(
              file,
              line,
              1,
              "This row has " + row.size() + " fields where " + width + " were expected.",
              "");
        }
        if (row.getRecordNumber() > 1) {
          taker.take(row, line);
        }
      }
    }
  }

  private static double number(Path file, int line, int column, String field) {
    double value = Numbers.parse(field);
    if (Double.isNaN(value) && !Numbers.isMissing(field)) {
      throw Unreadable.at(file, line, column + 1, "'" + field + "' is no number.", "");
    }
    return value;
  }
}
