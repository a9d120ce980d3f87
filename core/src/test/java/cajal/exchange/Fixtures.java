package cajal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Small files as other programs write them.
final class Fixtures {

  private Fixtures() {}

  static final String NEST_SPIKES =
      """
      # NEST version: 3.8.0
      # RecordingBackendASCII version: 2
      sender\ttime_ms
      5\t10.100
      3\t2.500
      5\t1.200
      """
          .replaceFirst("\nsender", "\n# sender");

  static final String NEST_MULTIMETER =
      """
      # NEST version: 3.8.0
      # RecordingBackendASCII version: 2
      # sender\ttime_ms\tV_m
      1\t1.000\t-70.0
      2\t1.000\t-69.5
      1\t2.000\t-69.0
      2\t2.000\t-68.0
      """;

  static final String NEST_STEPS =
      """
      # NEST version: 3.8.0
      # RecordingBackendASCII version: 2
      # sender\ttime_step\ttime_offset
      1\t100\t0.05
      2\t101\t0.0
      """;

  static final String GDF = "7\t12.5\t\n3\t1.25\t\n7\t11.0\t\n";

  static final String GDF_WITH_VALUES = "1 1.0 -70.0\n1 2.0 -69.0\n2 1.0 -65.0\n2 2.0 -64.0\n";

  static final String WIDE =
      """
      time_s,AVAL,AVAR,state
      0.0000,0.1,0.2,forward
      0.6205,,0.3,forward
      1.1864,0.5,NaN,reverse
      """;

  static final String SPIKES = "# made by hand\r\nUnit;Time (ms)\r\nb;1,5\r\na;0,5\r\nb;0,25\r\n";

  /// All of them as files in a folder.
  static List<Path> files(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    files.add(text(folder, "spike_recorder-102-0.dat", NEST_SPIKES));
    files.add(text(folder, "multimeter.dat", NEST_MULTIMETER));
    files.add(text(folder, "steps.dat", NEST_STEPS));
    files.add(text(folder, "old.gdf", GDF));
    files.add(text(folder, "values.gdf", GDF_WITH_VALUES));
    files.add(text(folder, "wide.csv", WIDE));
    files.add(text(folder, "list.csv", SPIKES));
    return files;
  }

  static Path text(Path folder, String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A file of the test's resources.
  static Path resource(Path folder, String name) throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no fixture " + name);
      }
      return Files.write(folder.resolve(name), in.readAllBytes());
    }
  }
}
