package cajal.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Reference values beside this test; their README says where they come from.
final class Reference {

  private Reference() {}

  /// Rows of numbers below the heading.
  static List<double[]> rows(String file) {
    return lines(file).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  /// Spike times of one neuron, ms.
  static double[] spikes(String name) {
    String line =
        lines("spikes.csv").stream()
            .filter(l -> l.startsWith(name + ","))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(line.substring(name.length() + 1).split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static List<String> lines(String file) {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no reference " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
