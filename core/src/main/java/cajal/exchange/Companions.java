package cajal.exchange;

import cajal.activity.Signals;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies beside a table of spikes or traces and belongs to it: `<name>.json` with facts,
/// `<name>.units.csv` or `units.csv` with what is known of the units, `<name>.behavior.csv` or
/// `position.csv` with what happened meanwhile.
final class Companions {

  private final Path file;
  private final Draft draft;
  private final Progress progress;

  private Companions(Path file, Draft draft, Progress progress) {
    this.file = file;
    this.draft = draft;
    this.progress = progress;
  }

  /// Name of a file without the endings of tables.
  static String base(Path file) {
    return String.valueOf(file.getFileName())
        .replaceAll("(?i)(\\.spikes)?\\.(csv|tsv|txt|dat|gdf)(\\.gz)?$", "");
  }

  /// Adds to a draft what lies beside its file.
  static void add(Path file, Draft draft, Progress progress) {
    Companions companions = new Companions(file, draft, progress);
    companions.facts();
    companions.units();
    companions.behaviour();
  }

  private Optional<Path> beside(String... names) {
    for (String name : names) {
      for (String ending : List.of("", ".gz")) {
        Path path = file.resolveSibling(name + ending);
        if (Files.isRegularFile(path) && !path.equals(file)) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  private void facts() {
    Optional<Path> path = beside(base(file) + ".json");
    if (path.isEmpty()) {
      return;
    }
    JsonObject facts = json(path.get());
    for (Map.Entry<String, JsonElement> fact : facts.entrySet()) {
      if (fact.getValue().isJsonPrimitive()) {
        draft.about.put(fact.getKey(), fact.getValue().getAsString());
      }
    }
  }

  /// The object in a JSON file.
  ///
  /// @throws cajal.problem.ProblemException if there is none
  static JsonObject json(Path path) {
    return Unreadable.guarded(
        path,
        () -> {
          try {
            return JsonParser.parseString(Files.readString(path)).getAsJsonObject();
          } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("it is no JSON object (" + e.getMessage() + ")", e);
          }
        });
  }

  private void units() {
    List<String> names = draft.unitNames();
    Optional<Path> path =
        beside(
            base(file) + ".units.csv",
            base(file).replaceAll("_activity$", "_cells.csv"),
            "units.csv");
    if (path.isEmpty() || names.isEmpty()) {
      return;
    }
    Table table = TextTable.read(path.get(), progress).table();
    Map<String, Integer> rows = new HashMap<>();
    Column key = table.columns().getFirst();
    for (int row = 0; row < table.rows(); row++) {
      rows.put(key.text(row), row);
      rows.put(key.name() + "_" + key.text(row), row);
    }
    if (names.stream().noneMatch(rows::containsKey)) {
      draft.remark(
          "None of the units is named in " + path.get().getFileName() + ", which was left out.",
          "");
      return;
    }
    // Units that never fired are known from here only.
    for (int row = 0; row < table.rows(); row++) {
      if (!names.contains(key.text(row)) && !names.contains(key.name() + "_" + key.text(row))) {
        draft.unit(key.text(row));
      }
    }
    names = draft.unitNames();
    for (Column column : table.columns().subList(1, table.columns().size())) {
      draft.columns.add(chosen(column, names, rows));
    }
    observation(table);
  }

  /// A column of a table in the order of the units; nothing where a unit has no row.
  static Column chosen(Column column, List<String> names, Map<String, Integer> rows) {
    List<String> texts = new ArrayList<>();
    double[] numbers = new double[names.size()];
    for (int i = 0; i < names.size(); i++) {
      Integer row = rows.get(names.get(i));
      texts.add(row == null ? "" : column.text(row));
      numbers[i] =
          row != null && column instanceof Column.Numbers given ? given.values()[row] : Double.NaN;
    }
    return column instanceof Column.Numbers
        ? new Column.Numbers(column.name(), "", column.description(), numbers)
        : new Column.Texts(column.name(), column.description(), texts);
  }

  private void observation(Table table) {
    if (table.column("recording_start_s").orElse(null) instanceof Column.Numbers start
        && table.column("recording_end_s").orElse(null) instanceof Column.Numbers stop
        && table.rows() > 0) {
      draft.startS = start.values()[0];
      draft.stopS = stop.values()[0];
    }
  }

  private void behaviour() {
    Optional<Path> path = beside(base(file) + ".behavior.csv", base(file) + ".behaviour.csv");
    String kind = "behavior";
    if (path.isEmpty() && base(file).equals("spikes")) {
      path = beside("position.csv");
      kind = "position";
    }
    if (path.isEmpty()) {
      return;
    }
    TextTable.Read read = TextTable.read(path.get(), progress);
    Draft other = new Draft(path.get().toString(), draft.title);
    TableMeaning.add(read.table(), true, ReadOptions.NONE, other, 1);
    for (Signals group : other.signals) {
      draft.signals.add(
          new Signals(kind, group.unit(), group.channels(), group.times(), group.values()));
    }
    draft.epochs.addAll(other.epochs);
    draft.events.addAll(other.events);
  }
}
