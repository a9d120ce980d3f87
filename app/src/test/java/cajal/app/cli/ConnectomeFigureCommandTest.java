package cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures of connectomes by command.
class ConnectomeFigureCommandTest {

  @TempDir private Path folder;

  private record Told(int status, String err) {}

  private static Told run(String... args) {
    StringWriter err = new StringWriter();
    int status =
        Cli.run(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true), args);
    return new Told(status, err.toString());
  }

  private Told figure(Path file, String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "connectome-figure";
    all[1] = "cook2019_hermaphrodite";
    all[2] = "--out";
    all[3] = file.toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return run(all);
  }

  @ParameterizedTest
  @CsvSource({"graph, svg", "matrix, svg", "body, svg", "graph, pdf", "matrix, pdf", "body, pdf"})
  void everyViewIsWrittenInEveryFormat(String view, String ending) throws IOException {
    Path file = folder.resolve("worm." + ending);
    assertThat(figure(file, "--view", view).status()).isZero();
    String begin = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(begin).contains(ending.equals("pdf") ? "%PDF" : "<svg").doesNotContain("NaN");
    assertThat(Files.size(file)).isGreaterThan(20_000);
  }

  @Test
  void aMatrixIsOrderedAsAskedFor() throws IOException {
    Path file = folder.resolve("matrix.svg");
    assertThat(figure(file, "--view", "matrix", "--order", "ganglion").status()).isZero();
    assertThat(Files.readString(file)).contains("ventral ganglion", "lumbar ganglion");
    assertThat(figure(file, "--view", "matrix", "--circuit", "AVA,PVC,DA1").status()).isZero();
    assertThat(Files.readString(file))
        .contains("AVAL", "AVAR", "PVCL", "DA1")
        .doesNotContain("VB2");
  }

  @Test
  void whatIsNotThereIsRefusedInWords() {
    Path file = folder.resolve("matrix.svg");
    assertThat(figure(file, "--view", "matrix", "--order", "comunity").err())
        .contains("There is no order 'comunity'", "community");
    assertThat(figure(file, "--view", "map").err()).contains("There is no view 'map'");
    assertThat(figure(file, "--width", "3").err()).contains("between 20 and 1000");
    assertThat(Files.exists(file)).isFalse();
  }
}
