package cajal.exchange.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cajal.file.AtomicFile;
import cajal.work.Progress;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the writer writes, read by jHDF and, where it is installed, by the HDF5 library itself.
class H5WriterTest {

  @TempDir Path folder;

  private static final String LONG = "zwölf µm ".repeat(2000);

  private static H5Group tree() {
    H5Group root = new H5Group();
    root.put("version", H5Content.text("2.7.0"));
    root.put("magic", H5Content.number(H5Content.Type.UINT32, 0x0A7A));
    root.put("empty", H5Content.text(""));
    H5Group data = root.group("data");
    H5Dataset doubles =
        data.dataset(
            "doubles", H5Content.numbers(new double[] {1.5, -2, Double.NaN, 4, 5, 6}, 2, 3));
    doubles.put("unit", H5Content.text("mV"));
    doubles.put("range", H5Content.numbers(new double[] {-2, 6}));
    data.dataset(
        "floats",
        new H5Content.Numbers(
            H5Content.Type.FLOAT32, new long[] {3}, (buffer, i) -> buffer.putFloat(i * 0.5f)));
    for (H5Content.Type type :
        List.of(H5Content.Type.INT8, H5Content.Type.INT32, H5Content.Type.INT64)) {
      data.dataset(type.name(), H5Content.numbers(type, new long[] {-3, 100}));
    }
    for (H5Content.Type type :
        List.of(H5Content.Type.UINT8, H5Content.Type.UINT32, H5Content.Type.UINT64)) {
      data.dataset(type.name(), H5Content.numbers(type, new long[] {250, 7}));
    }
    data.dataset("none", H5Content.numbers(new double[0]));
    data.dataset("scalar", H5Content.number(2.5));
    data.dataset("texts", H5Content.texts(List.of("AVAL", "", LONG, "µ")));
    root.group("links").put("to", H5Content.reference(doubles));
    root.group("links")
        .dataset("many", new H5Content.References(new long[] {2}, List.of(data, doubles)));
    return root;
  }

  private Path write(H5Group root) throws IOException {
    Path file = folder.resolve("file.h5");
    AtomicFile.write(file, channel -> H5Writer.write(root, channel, Progress.NONE));
    return file;
  }

  @Test
  void anotherLibraryReadsTheSameValues() throws IOException {
    try (HdfFile file = new HdfFile(write(tree()))) {
      assertThat(file.getAttribute("version").getData()).isEqualTo("2.7.0");
      assertThat(file.getAttribute("magic").getData()).isEqualTo(0x0A7AL);
      assertThat(file.getDatasetByPath("data/doubles").getData())
          .isEqualTo(new double[][] {{1.5, -2, Double.NaN}, {4, 5, 6}});
      assertThat(file.getDatasetByPath("data/doubles").getAttribute("unit").getData())
          .isEqualTo("mV");
      assertThat(file.getDatasetByPath("data/doubles").getAttribute("range").getData())
          .isEqualTo(new double[] {-2, 6});
      assertThat(file.getDatasetByPath("data/floats").getData())
          .isEqualTo(new float[] {0, 0.5f, 1});
      assertThat(file.getDatasetByPath("data/INT8").getData()).isEqualTo(new byte[] {-3, 100});
      assertThat(file.getDatasetByPath("data/INT64").getData()).isEqualTo(new long[] {-3, 100});
      assertThat(file.getDatasetByPath("data/UINT8").getData()).isEqualTo(new int[] {250, 7});
      assertThat(file.getDatasetByPath("data/none").getDimensions()).containsExactly(0);
      assertThat(file.getDatasetByPath("data/scalar").getData()).isEqualTo(2.5);
      assertThat((String[]) file.getDatasetByPath("data/texts").getData())
          .containsExactly("AVAL", "", LONG, "µ");
      long to = (long) file.getByPath("links").getAttribute("to").getData();
      assertThat(to).isEqualTo(file.getByPath("data/doubles").getAddress());
    }
  }

  @Test
  void theLibraryOfHdf5ReadsTheSameValues() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/h5dump")), "h5dump is not installed");
    Path file = write(tree());
    String dump = dump(file);

    assertThat(dump)
        .contains("H5T_IEEE_F64LE", "(0,0): 1.5, -2, nan", "(1,0): 4, 5, 6")
        .contains("H5T_STD_U64LE", "250, 7", "-3, 100")
        .contains("CSET H5T_CSET_UTF8", "\"AVAL\", NULL")
        .contains("2682")
        .contains("/data/doubles");
  }

  @Test
  void manyTextsAndMembersAreNoDifferentFromFew() throws IOException, InterruptedException {
    H5Group root = new H5Group();
    List<String> names = IntStream.range(0, 70_000).mapToObj(i -> "unit " + i).toList();
    root.dataset("names", H5Content.texts(names));
    IntStream.range(0, 3000).forEach(i -> root.group("g" + i).put("i", H5Content.number(i)));
    Path path = write(root);

    try (HdfFile file = new HdfFile(path)) {
      assertThat((String[]) file.getDatasetByPath("names").getData())
          .containsExactly(names.toArray(String[]::new));
      assertThat(file.getChildren()).hasSize(3001);
      assertThat(file.getByPath("g2999").getAttribute("i").getData()).isEqualTo(2999.0);
    }
    if (Files.isExecutable(Path.of("/usr/bin/h5dump"))) {
      assertThat(dump(path)).contains("\"unit 69999\"", "GROUP \"g2999\"");
    }
  }

  @Test
  void anAttributeThatIsTooLongIsRefused() {
    H5Group root = new H5Group();
    root.put("long", H5Content.numbers(new double[9000]));

    assertThatThrownBy(() -> write(root)).isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.resolve("file.h5")).doesNotExist();
  }

  @Test
  void checksumsAreThoseOfTheSpecification() {
    // Values printed by the hash's author for the text in 2006, with seed 0.
    byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);

    assertThat(Lookup3.of(text, text.length)).isEqualTo(0x17770551);
    assertThat(Lookup3.of(new byte[0], 0)).isEqualTo(0xdeadbeef);
  }

  static String dump(Path file) throws IOException, InterruptedException {
    Path out = file.resolveSibling("dump.txt");
    Process process =
        new ProcessBuilder("/usr/bin/h5dump", file.toString())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    int status = process.waitFor();
    String text = Files.readString(out);
    assertThat(status).as(text.substring(Math.max(0, text.length() - 2000))).isZero();
    return text;
  }
}
