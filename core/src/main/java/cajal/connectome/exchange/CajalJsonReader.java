package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Connection;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads connectomes as {@link CajalJsonWriter} writes them.
final class CajalJsonReader implements ConnectomeReader {

  private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

  @Override
  public String name() {
    return "JSON";
  }

  @Override
  public List<String> endings() {
    return List.of(".json");
  }

  @Override
  public boolean recognises(GivenFile file) {
    String head = file.head().stripLeading();
    return file.endsWith(".json") || head.startsWith("{") || head.contains(CajalJsonWriter.FORMAT);
  }

  @Override
  public int confidence() {
    return 2;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    JsonObject root = root(file);
    Draft draft = new Draft(file, options.kind());
    int row = 0;
    for (JsonElement element : array(file, root, "cells")) {
      row++;
      Map<String, String> told = texts(file, element, "cells", row);
      String name = told.getOrDefault("name", "");
      told.remove("name");
      draft.cell(name, told, row);
    }
    row = 0;
    for (JsonElement element : array(file, root, "connections")) {
      row++;
      progress.orStop();
      Map<String, String> told = texts(file, element, "connections", row);
      draft.row(
          row,
          told.getOrDefault("kind", ""),
          new Connection(
              told.getOrDefault("pre", ""),
              told.getOrDefault("post", ""),
              ConnectionKind.CHEMICAL,
              Words.number(told.getOrDefault("weight", "1")).orElse(Double.NaN),
              told.getOrDefault("ligand", ""),
              told.getOrDefault("receptor", "")));
    }
    return draft.finish(about(file, root), name());
  }

  private static JsonObject root(GivenFile file) {
    try {
      if (JsonParser.parseString(file.text()) instanceof JsonObject object
          && object.has("connections")) {
        return object;
      }
    } catch (JsonParseException e) {
      throw broken(file, e);
    }
    throw new ProblemException(
        Problem.error(
            new Place(file.name(), 1, 1),
            "This JSON holds no connections.",
            "A connectome is {\"cells\": [..], \"connections\": [..]}, or a list as NemaNode has it."));
  }

  /// What the parser says is wrong, at its line.
  static ProblemException broken(GivenFile file, JsonParseException e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    boolean found = place.find();
    return new ProblemException(
        Problem.error(
            new Place(
                file.name(),
                found ? Integer.parseInt(place.group(1)) : 1,
                found ? Integer.parseInt(place.group(2)) : 1),
            "This is no JSON from here on.",
            "The file may be cut short."));
  }

  private static About about(GivenFile file, JsonObject root) {
    Map<String, String> entries =
        root.has("about") ? texts(file, root.get("about"), "about", 0) : Map.of();
    String name =
        root.get("name") != null && root.get("name").isJsonPrimitive()
            ? root.get("name").getAsString()
            : file.stem();
    return AboutText.of(file, name, entries);
  }

  private static JsonArray array(GivenFile file, JsonObject root, String key) {
    JsonElement element = root.get(key);
    if (element == null) {
      return new JsonArray();
    }
    if (element instanceof JsonArray array) {
      return array;
    }
    throw new ProblemException(
        Problem.error(Place.of(file.name()), "'" + key + "' is no list.", ""));
  }

  private static Map<String, String> texts(
      GivenFile file, JsonElement element, String where, int row) {
    if (!(element instanceof JsonObject object)) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.name()),
              "Entry " + row + " of '" + where + "' is no object with keys.",
              "Write it as {\"key\": value}."));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .entrySet()
        .forEach(entry -> {
          if (entry.getValue().isJsonPrimitive()) {
            texts.put(entry.getKey(), entry.getValue().getAsString());
          }
        });
    return texts;
  }
}
