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
import java.util.List;

/// Reads connections as NemaNode and Witvliet et al. (2021), doi:10.1038/s41586-021-03778-8, give
/// them: a JSON list of `{pre, post, typ, syn}`, with `typ` 0 chemical and 2 electrical and the
/// size of each synapse in `syn`, whose sum is the weight. A row is the place in the list, from 1.
final class NemaNodeReader implements ConnectomeReader {

  @Override
  public String name() {
    return "NemaNode JSON";
  }

  @Override
  public List<String> endings() {
    return List.of(".json");
  }

  @Override
  public boolean recognises(GivenFile file) {
    String head = file.head();
    return head.contains("\"pre\"") && head.contains("\"typ\"");
  }

  @Override
  public int confidence() {
    return 3;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    Draft draft = new Draft(file, options.kind());
    int row = 0;
    for (JsonElement element : list(file)) {
      row++;
      progress.orStop();
      if (!(element instanceof JsonObject object)) {
        throw broken(file, row, "is no connection");
      }
      draft.row(
          row,
          text(object, "typ"),
          new Connection(
              text(object, "pre"),
              text(object, "post"),
              ConnectionKind.CHEMICAL,
              weight(file, row, object),
              "",
              ""));
    }
    return draft.finish(About.of(file.stem(), "synapses"), name());
  }

  private static JsonArray list(GivenFile file) {
    try {
      if (JsonParser.parseString(file.text()) instanceof JsonArray array) {
        return array;
      }
    } catch (JsonParseException e) {
      throw CajalJsonReader.broken(file, e);
    }
    throw new ProblemException(
        Problem.error(new Place(file.name(), 1, 1), "This JSON is no list of connections.", ""));
  }

  private static double weight(GivenFile file, int row, JsonObject object) {
    JsonElement sizes = object.get("syn");
    if (sizes == null) {
      return 1;
    }
    try {
      double sum = 0;
      if (sizes instanceof JsonArray array) {
        for (JsonElement size : array) {
          sum += size.getAsDouble();
        }
        return sum;
      }
      return sizes.getAsDouble();
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException _) {
      throw broken(file, row, "has synapses ('syn') that are no numbers");
    }
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private static ProblemException broken(GivenFile file, int row, String what) {
    return new ProblemException(
        Problem.error(
            Place.of(file.name()),
            "Entry " + row + " of the list " + what + ".",
            "An entry is {\"pre\": .., \"post\": .., \"typ\": 0 or 2, \"syn\": [..]}."));
  }
}
