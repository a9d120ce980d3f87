package cajal.analyse;

import cajal.figure.ExportOptions;
import cajal.figure.FigureExport;
import cajal.figure.Palette;
import cajal.file.AtomicFile;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Table;
import cajal.table.TableText;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A result as files: each table as CSV, everything as JSON, figures in any format; data,
/// parameters and seed stand in the JSON and in each figure's metadata.
///
/// @param request what was asked
/// @param input title of the data
/// @param version version of Cajal
public record ResultFiles(Request<?> request, String input, String version) {

  /// Name of the file with everything.
  public static final String EVERYTHING = "result.json";

  private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().create();

  /// Everything but the figures.
  public JsonObject json(Result result) {
    JsonObject json = new JsonObject();
    json.addProperty("analysis", request.analysis().card().name());
    json.addProperty("input", input);
    json.addProperty("seed", request.seed());
    json.addProperty("version", version);
    JsonObject parameters = new JsonObject();
    request.texts().forEach(parameters::addProperty);
    json.add("parameters", parameters);
    JsonArray notes = new JsonArray();
    result.notes().forEach(notes::add);
    json.add("notes", notes);
    Diagnostics diagnostics = result.diagnostics();
    json.addProperty("converged", diagnostics.converged());
    if (diagnostics.objective().length > 0) {
      JsonArray objective = new JsonArray();
      for (double value : diagnostics.objective()) {
        objective.add(TableText.number(value));
      }
      JsonObject history = new JsonObject();
      history.addProperty("what", diagnostics.what());
      history.add("values", objective);
      json.add("objective", history);
    }
    JsonObject tables = new JsonObject();
    result.tables().forEach(table -> tables.add(table.name(), TableText.json(table)));
    json.add("tables", tables);
    return json;
  }

  /// The text of {@link #json}, a line for each value.
  public String text(Result result) {
    return PRETTY.toJson(json(result)) + "\n";
  }

  /// Writes all files, each whole or not at all.
  ///
  /// @param folder is made where it is missing
  /// @return the files in the order of writing
  /// @throws ProblemException if the folder cannot be written
  public List<Path> write(Path folder, Result result, List<FigureExport.Format> formats) {
    List<Path> written = new ArrayList<>();
    for (Table table : result.tables()) {
      written.add(put(folder.resolve(table.name() + ".csv"), bytes(TableText.csv(table))));
    }
    written.add(put(folder.resolve(EVERYTHING), bytes(text(result))));
    for (Result.Attachment attachment : result.attachments()) {
      written.add(put(folder.resolve(attachment.name()), attachment.content()));
    }
    ExportOptions options = ExportOptions.of(provenance(result));
    for (FigureExport.Format format : formats) {
      for (Result.Plot plot : result.plots(Palette.LIGHT)) {
        Path file = folder.resolve(plot.name() + "." + format.name().toLowerCase(Locale.ROOT));
        FigureExport.write(plot.figure(), file, options);
        written.add(file);
      }
    }
    return written;
  }

  /// What every figure of the result carries in its file: data, parameters, and how much of the
  /// data is shown.
  public ExportOptions.Provenance provenance(Result result) {
    String parameters =
        request.texts().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("; "));
    return new ExportOptions.Provenance("", Long.toString(request.seed()), version, command())
        .with("Data", input)
        .with("Analysis", request.analysis().card().name())
        .with("Parameters", parameters)
        .with("Shown", String.join("; ", result.notes()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path put(Path file, byte[] content) {
    try {
      AtomicFile.write(file, content);
      return file;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(file.toString()),
              "The result could not be written: " + e.getMessage() + ".",
              "Choose a folder where you may write and that has room."));
    }
  }

  /// The command that makes the result again, with what differs from the defaults.
  public String command() {
    StringBuilder text =
        new StringBuilder(
            "cajal analyse " + request.analysis().card().name() + " " + quoted(input));
    Map<String, String> defaults = Request.of(request.analysis()).texts();
    request
        .texts()
        .forEach((key, value) -> {
          if (!value.equals(defaults.get(key))) {
            text.append(" --set ").append(quoted(key + "=" + value));
          }
        });
    return text.append(" --seed ").append(request.seed()).toString();
  }

  private static String quoted(String text) {
    return text.matches("[\\w./=,+-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
