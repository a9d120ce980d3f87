package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.activity.Activity;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Large recordings go from their file into the recording block by block: the same values however
/// they are cut, in little more memory than they take, with progress, an end on request, and the
/// place of what is damaged.
class ReadingByBlockTest {

  private static final int ROWS = 11;
  private static final int COLUMNS = 7;
  private static final int[] BLOCKS = {1, 2, 3, 7, 8, 14, 30, 76, 77, 100};

  @TempDir static Path folder;

  private static final ReadMemory LARGE = new ReadMemory(1_000, 1_000, 100, 20_000);
  private static final int SPIKES_MB = 36;
  private static final int TRACES_MB = 32;

  @BeforeAll
  static void write() throws IOException {
    LARGE.write(folder.resolve("large"));
  }

  static List<Path> large() throws IOException {
    return ReadMemory.files(folder.resolve("large"));
  }

  private static double[][] matrix() {
    double[][] values = new double[ROWS][COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      int first = 100 * row;
      Arrays.setAll(values[row], column -> first + column);
    }
    return values;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[][] turned(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = rows[row][column];
      }
    }
    return columns;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3 4", "1 7", "11 1", "11 7", "2 5", "4 7"})
  void arraysOfHdf5AreTheSameHoweverTheyAreCut(String piece) throws IOException {
    Path file = folder.resolve("pieces" + piece.replace(' ', 'x') + ".h5");
    DatasetCreationOptions.Builder options = DatasetCreationOptions.builder();
    if (!piece.isEmpty()) {
      int[] lengths = Arrays.stream(piece.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
      options.chunkDimensions(lengths).shuffle().deflate();
    }
    try (WritableHdfFile written = HdfFile.write(file)) {
      written.putDataset("matrix", matrix(), options.build());
    }
    try (HdfFile read = new HdfFile(file)) {
      for (int most : BLOCKS) {
        H5Numbers numbers =
            new H5Numbers(file, read.getDatasetByPath("matrix"), Progress.NONE, most);
        int[] shape = {ROWS, COLUMNS};
        int[] reversed = {COLUMNS, ROWS};

        assertThat(numbers.all(numbers.count())).as("%d", most).isEqualTo(flat(matrix()));
        assertThat(numbers.split(shape, false, false)).as("%d", most).isEqualTo(matrix());
        assertThat(numbers.split(shape, false, true)).as("%d", most).isEqualTo(turned(matrix()));
        // The file of a program whose first dimension runs fastest.
        assertThat(numbers.split(reversed, true, true)).as("%d", most).isEqualTo(matrix());
        assertThat(numbers.split(reversed, true, false)).as("%d", most).isEqualTo(turned(matrix()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void arraysOfNumPyAreTheSameHoweverTheyAreCut(boolean big) throws IOException {
    ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    for (boolean firstFastest : new boolean[] {false, true}) {
      double[] stored = flat(firstFastest ? turned(matrix()) : matrix());
      ByteBuffer bytes = ByteBuffer.allocate(3 + 2 * stored.length).order(order);
      bytes.position(3);
      Arrays.stream(stored).forEach(value -> bytes.putShort((short) value));
      int[] shape = {ROWS, COLUMNS};
      NpyFile.Header header =
          new NpyFile.Header(order, 'i', 2, firstFastest, shape, stored.length, 3);
      for (int most : BLOCKS) {
        NpyNumbers numbers =
            new NpyNumbers(
                () -> new ByteArrayInputStream(bytes.array()), "a", header, Progress.NONE, most);
        NamedArray.Numeric array = new NamedArray.Numeric("a", shape, firstFastest, numbers);

        assertThat(array.values()).as("%d", most).isEqualTo(flat(matrix()));
        assertThat(array.channels(false)).as("%d", most).isEqualTo(matrix());
        assertThat(array.channels(true)).as("%d", most).isEqualTo(turned(matrix()));
      }
    }
  }

  @Test
  void aBlockMayEndWithinALineOrACharacter() throws IOException {
    List<String> names = List.of("µ", "ä\u2028ö", "\uD83E\uDDE0 1");
    for (int shift = 0; shift < 4; shift++) {
      StringBuilder text = new StringBuilder("# " + "x".repeat(shift) + "\nunit,time_s\n");
      for (int i = 0; i < 30_000; i++) {
        text.append(names.get(i % 3)).append(',').append(i / 1000.0).append('\n');
      }
      Path file = folder.resolve("characters.csv");
      Files.writeString(file, text);
      Activity read = Recordings.open(file);

      assertThat(read.unitNames()).isEqualTo(names);
      for (int unit = 0; unit < 3; unit++) {
        int first = unit;
        assertThat(read.spikes().train(unit))
            .isEqualTo(
                IntStream.range(0, 10_000).mapToDouble(i -> (3 * i + first) / 1e3).toArray());
      }
    }
  }

  @Test
  void theFirstLineOfAWideTableMayBeLongerThanABlock() throws IOException {
    int samples = 40_000;
    StringBuilder text = new StringBuilder("neuron");
    IntStream.range(0, samples).forEach(i -> text.append(',').append(i / 10.0));
    for (String name : List.of("AVAL", "AVAR")) {
      text.append('\n').append(name);
      IntStream.range(0, samples).forEach(i -> text.append(',').append(i % 7));
    }
    Path file = folder.resolve("wide.csv");
    Files.writeString(file, text.append('\n'));
    Activity read = Recordings.open(file);

    assertThat(read.unitNames()).containsExactly("AVAL", "AVAR");
    assertThat(read.signals().getFirst().samples()).isEqualTo(samples);
    assertThat(read.signals().getFirst().values()[1][39_999]).isEqualTo(39_999 % 7);
  }

  @ParameterizedTest
  @MethodSource("large")
  void largeRecordingsAreWhatWasWritten(Path file) {
    Activity read = ReadMemory.open(file, Progress.NONE);
    String name = String.valueOf(file.getFileName());
    if (name.startsWith("traces")) {
      double[] written = flat(LARGE.traces().signals().getFirst().values());
      double[] values = flat(read.signals().getFirst().values());
      // SONATA's reports hold numbers of 32 bits.
      double slack = name.endsWith(".h5") ? 1e-7 : 0;
      assertThat(values.length).isEqualTo(written.length);
      for (int i = 0; i < written.length; i++) {
        assertThat(Math.abs(values[i] - written[i])).isLessThanOrEqualTo(slack);
      }
    } else {
      double[] written = LARGE.spikes().spikes().times();
      double slack = name.equals("phy") ? 1 / 30_000.0 : 1e-9;
      assertThat(read.spikes().count()).isEqualTo(written.length);
      for (int i = 0; i < written.length; i++) {
        assertThat(Math.abs(read.spikes().times()[i] - written[i])).isLessThan(slack);
      }
    }
  }

  /// Spikes take 8 MB and traces 16 MB; a file's content or table beside them would not fit.
  @Test
  void everyFormatIsReadInLittleMoreMemoryThanTheRecordingTakes() throws Exception {
    Map<Boolean, List<Path>> files =
        large().stream()
            .collect(
                Collectors.partitioningBy(
                    file -> String.valueOf(file.getFileName()).startsWith("traces")));

    assertThat(ReadMemory.opens(files.getOrDefault(false, List.of()), SPIKES_MB)).isTrue();
    assertThat(ReadMemory.opens(files.getOrDefault(true, List.of()), TRACES_MB)).isTrue();
  }

  /// Notes what it is told, and ends the work after so many times.
  private static final class Watcher implements Progress {
    private final int most;
    private final List<Double> told = new ArrayList<>();

    Watcher(int most) {
      this.most = most;
    }

    @Override
    public void at(double fraction, String what) {
      assertThat(what).isNotBlank();
      told.add(fraction);
    }

    @Override
    public boolean isCancelled() {
      return told.size() >= most;
    }
  }

  @ParameterizedTest
  @MethodSource("large")
  void everyBlockIsToldAndCanBeTheLast(Path file) {
    Watcher whole = new Watcher(Integer.MAX_VALUE);
    ReadMemory.open(file, whole);
    assertThat(whole.told).hasSizeGreaterThan(4).allMatch(at -> at >= 0 && at <= 1);
    assertThat(whole.told.stream().distinct().count()).isGreaterThan(3);

    Watcher third = new Watcher(3);
    assertThatThrownBy(() -> ReadMemory.open(file, third))
        .isInstanceOf(CancellationException.class);
    assertThat(third.told.size()).isEqualTo(3);
  }

  private static String problem(Path file) {
    try {
      ReadMemory.open(file, Progress.NONE);
    } catch (ProblemException e) {
      return e.problems().getFirst().toString();
    }
    throw new AssertionError("damage of " + file + " was not told");
  }

  private static Path damaged(String name, double from) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("large").resolve(name));
    int at = (int) (from * bytes.length);
    Arrays.fill(bytes, at, at + 64, (byte) 0x55);
    Path file = folder.resolve("damaged-" + name);
    return Files.write(file, bytes);
  }

  @Test
  void damageInALaterBlockOfAnArchiveIsToldWithArrayAndPlace() throws IOException {
    assertThat(problem(damaged("traces.npz", 0.6)))
        .contains("traces.npz > signals_1", "Of 2000000 values those from")
        .doesNotContain("from 1 on");
  }

  @Test
  void damageInALaterPieceOfHdf5IsToldWithArrayAndPlace() throws IOException {
    Path file = folder.resolve("report.h5");
    int samples = 60_000;
    try (WritableHdfFile written = HdfFile.write(file)) {
      var spikes = written.putGroup("spikes").putGroup("E");
      DatasetCreationOptions options =
          DatasetCreationOptions.builder().chunkDimensions(10_000).deflate().build();
      double[] times = IntStream.range(0, samples).mapToDouble(i -> Math.sqrt(i)).toArray();
      spikes.putDataset("node_ids", new int[samples], options);
      spikes.putDataset("timestamps", times, options);
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (int) (0.7 * bytes.length), (int) (0.7 * bytes.length) + 64, (byte) 0x55);
    Files.write(file, bytes);

    assertThat(problem(file)).contains("/spikes/E/timestamps", "cannot be read");
  }

  @Test
  void damageInALaterLineOfTextIsToldWithLineAndColumn() throws IOException {
    Path spikes = folder.resolve("large").resolve("spikes.csv");
    List<String> lines = Files.readAllLines(spikes);
    lines.set(400_000, "17,1o2.5");
    Path file = folder.resolve("damaged.csv");
    Files.write(file, lines);

    assertThatThrownBy(() -> Recordings.open(file))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("400001:2")
        .hasMessageContaining("'1o2.5' in column time_ms is no number");
  }

  @Test
  void aPackedTextThatIsCutOffIsToldWithTheLineWhereItEnds() throws IOException {
    StringBuilder text = new StringBuilder("unit,time_s\n");
    IntStream.range(0, 200_000)
        .forEach(i -> text.append(i % 50).append(',').append(i).append('\n'));
    Path file = folder.resolve("cut.csv.gz");
    var packed = new java.io.ByteArrayOutputStream();
    try (var out = new java.util.zip.GZIPOutputStream(packed)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    assertThatThrownBy(() -> Recordings.open(file))
        .isInstanceOf(ProblemException.class)
        .hasMessageMatching("(?s).*cut.csv.gz:\\d{5,6}:1.*breaks off here.*");
  }

  @Test
  void damageInALaterPartOfParquetIsToldAsTheFiles() throws IOException {
    assertThat(problem(damaged("spikes.parquet", 0.6)))
        .contains("damaged-spikes.parquet", "cannot be read as Parquet");
  }
}
