package cajal.app.cli;

import cajal.connectome.About;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Counts;
import cajal.connectome.Partners;
import cajal.problem.Problem;
import cajal.table.Table;
import cajal.table.TableText;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// What is said about a connectome, as text for a person and as one JSON object, part by part.
final class ConnectomeReport {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private final int mostRows;
  private final StringBuilder text = new StringBuilder();
  private final JsonObject json = new JsonObject();

  /// @param mostRows of a table in the text; JSON has all
  ConnectomeReport(int mostRows) {
    this.mostRows = mostRows;
  }

  String text() {
    return text.toString();
  }

  String json() {
    return GSON.toJson(json) + "\n";
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      text.append(String.format(name.startsWith(" ") ? "%-24s %s%n" : "%-12s %s%n", name, value));
    }
  }

  /// Names of all datasets with their titles.
  void datasets(List<About> datasets) {
    JsonArray array = new JsonArray();
    for (About about : datasets) {
      text.append(String.format("%-24s %s%n", about.name(), about.title()));
      array.add(identity(about));
    }
    json.add("datasets", array);
  }

  /// What it is and what to keep in mind.
  void identity(Connectome connectome, String format) {
    About about = connectome.about();
    text.append(about.title()).append('\n');
    line("name", about.name());
    line("format", format.equals("dataset") ? "" : format);
    line(
        "animal",
        String.join(
            ", ",
            List.of(about.specimen().sex(), about.specimen().stage()).stream()
                .filter(word -> !word.isEmpty())
                .toList()));
    line(
        "age",
        about.specimen().ageHours().isPresent()
            ? TableText.number(about.specimen().ageHours().getAsDouble()) + " h after birth"
            : "");
    line("scope", about.specimen().scope());
    line("weights", about.weightUnit());
    line("citation", about.source().citation());
    line("doi", about.source().doi());
    about.caveats().forEach(caveat -> line("caveat", caveat));
    json.add("connectome", identity(about));
    json.addProperty("format", format);
  }

  private static JsonObject identity(About about) {
    JsonObject object = new JsonObject();
    object.addProperty("name", about.name());
    object.addProperty("title", about.title());
    object.addProperty("citation", about.source().citation());
    object.addProperty("doi", about.source().doi());
    object.addProperty("provenance", about.source().provenance());
    object.addProperty("weight_unit", about.weightUnit());
    object.addProperty("stage", about.specimen().stage());
    object.addProperty("sex", about.specimen().sex());
    object.addProperty("scope", about.specimen().scope());
    object.add("age_hours", TableText.number(about.specimen().ageHours().orElse(Double.NaN)));
    JsonArray caveats = new JsonArray();
    about.caveats().forEach(caveats::add);
    object.add("caveats", caveats);
    return object;
  }

  /// What was odd in the file.
  void notes(List<Problem> notes) {
    JsonArray array = new JsonArray();
    notes.forEach(note -> array.add(note.toString()));
    json.add("notes", array);
  }

  /// How many cells and connections.
  void summary(Connectome connectome) {
    Counts counts = Counts.of(connectome);
    text.append('\n');
    line(
        "cells",
        connectome.cells().size()
            + ": "
            + counts.cells(Kind.NEURON)
            + " neurons, "
            + counts.cells(Kind.MUSCLE)
            + " muscles, "
            + counts.cells(Kind.OTHER)
            + " others");
    text.append(TextTable.of(counts.table(), mostRows));
    JsonObject summary = new JsonObject();
    summary.addProperty("cells", connectome.cells().size());
    summary.addProperty("neurons", counts.cells(Kind.NEURON));
    summary.addProperty("muscles", counts.cells(Kind.MUSCLE));
    summary.addProperty("others", counts.cells(Kind.OTHER));
    summary.add("connections", TableText.json(counts.table()));
    json.add("summary", summary);
  }

  /// All that is known of cells, and their partners.
  void cells(Connectome connectome, List<Cell> cells) {
    JsonArray array = new JsonArray();
    for (Cell cell : cells) {
      text.append('\n').append(cell.name()).append('\n');
      JsonObject object = new JsonObject();
      object.addProperty("name", cell.name());
      object.addProperty("class", cell.cellClass());
      object.addProperty("kind", cell.kind().name().toLowerCase(Locale.ROOT));
      object.addProperty("type", cell.type());
      JsonArray transmitters = new JsonArray();
      new TreeSet<>(cell.transmitters()).forEach(transmitters::add);
      object.add("transmitters", transmitters);
      line("  class", cell.cellClass());
      line("  type", cell.type());
      line("  transmitter", String.join(", ", new TreeSet<>(cell.transmitters())));
      cell.position()
          .ifPresent(place -> {
            line("  soma/µm", place.xUm() + ", " + place.yUm() + ", " + place.zUm());
            JsonArray position = new JsonArray();
            position.add(place.xUm());
            position.add(place.yUm());
            position.add(place.zUm());
            object.add("position_um", position);
          });
      JsonObject facts = new JsonObject();
      for (Map.Entry<String, String> fact : cell.facts().entrySet()) {
        facts.addProperty(fact.getKey(), fact.getValue());
        line("  " + fact.getKey(), fact.getValue());
      }
      object.add("facts", facts);
      Table partners = Partners.of(connectome, cell.name());
      text.append(TextTable.of(partners, mostRows));
      object.add("partners", TableText.json(partners));
      array.add(object);
    }
    json.add("cells", array);
  }

  /// Tables under one key.
  ///
  /// @param heading a line above them, in the text
  void tables(String key, String heading, List<Table> tables) {
    JsonObject object = new JsonObject();
    text.append('\n').append(heading).append('\n');
    for (Table table : tables) {
      text.append(table.title()).append('\n').append(TextTable.of(table, mostRows));
      object.add(table.name(), TableText.json(table));
    }
    json.add(key, object);
  }

  /// A number under a key of the JSON, and in the text.
  void say(String key, double value) {
    line(key, String.valueOf(TableText.number(value)));
    json.add(key, TableText.number(value));
  }

  /// Words under a key of the JSON, and in the text.
  void say(String key, String value) {
    line(key, value);
    json.addProperty(key, value);
  }
}
