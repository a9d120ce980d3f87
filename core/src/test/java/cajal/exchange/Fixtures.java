package cajal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    for (String name : RESOURCES) {
      files.add(resource(folder, name));
    }
    files.add(worms(folder.resolve("worms.parquet")));
    return files;
  }

  /// What `make_fixtures.py` beside them made with other programs.
  static final List<String> RESOURCES =
      List.of(
          "sonata.h5",
          "sonata_old.h5",
          "units.nwb",
          "allen.nwb",
          "five.mat",
          "five_packed.mat",
          "seventhree.mat",
          "retina.h5",
          "numpy.npz");

  /// Two worms in the columns of the public homogenised recordings.
  static Path worms(Path file) throws IOException {
    return parquet(
        file,
        "SELECT 'Kato2015' source_dataset, 'a.mat' raw_data_file, 'worm' || (i // 2) worm,"
            + " ['AVAL','AVAR'][1 + i % 2] neuron, (55 + i % 2)::INT slot,"
            + " (i % 2 = 0) is_labeled_neuron, [1, NULL, 2.5 + i]::FLOAT[] original_calcium_data,"
            + " [0, 0.25, 0.75]::FLOAT[] original_time_in_seconds, [i, 1]::FLOAT[] calcium_data,"
            + " [0, 0.5]::FLOAT[] time_in_seconds FROM range(4) t(i)");
  }

  static Path parquet(Path file, String query) throws IOException {
    try (Connection database = DuckDb.open();
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
      return file;
    } catch (SQLException e) {
      throw new IOException(e);
    }
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
