package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Reference numbers that do not travel with the project: a folder `shared` beside the repository
/// or above it.
public final class Shared {

  private Shared() {}

  /// A folder of it; the test is skipped where there is none.
  public static Path folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    Assumptions.abort("there is no folder shared/" + name + " with the reference numbers");
    throw new AssertionError();
  }

  /// Numbers of a file without a line of names.
  public static double[][] numbers(Path file) {
    List<String> lines = lines(file);
    assertThat(lines).isNotEmpty();
    double[][] rows = new double[lines.size()][];
    for (int i = 0; i < rows.length; i++) {
      String[] cells = lines.get(i).split(",", -1);
      rows[i] = new double[cells.length];
      for (int j = 0; j < cells.length; j++) {
        rows[i][j] = Double.parseDouble(cells[j].strip());
      }
    }
    return rows;
  }

  /// The rows one after the other.
  public static double[] flat(double[][] rows) {
    return java.util.Arrays.stream(rows).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  /// Lines of a file that may be compressed.
  public static List<String> lines(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                file.toString().endsWith(".gz")
                    ? new GZIPInputStream(Files.newInputStream(file))
                    : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file's object.
  public static JsonObject json(Path file) {
    return JsonParser.parseString(String.join("\n", lines(file))).getAsJsonObject();
  }
}
