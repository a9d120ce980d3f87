package cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyseCommandTest {

  @TempDir Path folder;

  private String spikes = "";
  private String matrix = "";

  private record Told(int status, String out, String err) {}

  private static Told cajal(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Told(status, out.toString(), err.toString());
  }

  // A clock of 10 spikes/s and a unit that fires 4 ms after each of its ticks.
  @BeforeEach
  void writeInputs() throws IOException {
    spikes = folder.resolve("spikes.csv").toString();
    Files.writeString(
        Path.of(spikes),
        "time_s,unit\n"
            + IntStream.range(0, 50)
                .mapToObj(AnalyseCommandTest::lines)
                .collect(Collectors.joining()));
    matrix = folder.resolve("matrix.csv").toString();
    Files.writeString(Path.of(matrix), "x,y\n1,2\n2,4.5\n3,6\n4,8.5\n");
  }

  private static String lines(int i) {
    return (100 * i + 50) / 1000.0 + ",a\n" + (100 * i + 54) / 1000.0 + ",b\n";
  }

  @Test
  void theListNamesEveryAnalysisAndANameAloneExplainsIt() {
    assertThat(cajal("analyse", "--list").out()).contains("spike_statistics", "Dimensions", "pca");
    assertThat(cajal("analyse", "pca").out()).contains("components=10", "standardise=no");
  }

  @Test
  void aRecordingIsAnalysedAndTheFirstTablePrinted() {
    Told told = cajal("analyse", "correlograms", spikes, "--set", "pairs=cross");

    assertThat(told.status()).isZero();
    assertThat(told.out().lines().toList())
        .containsExactly(
            "reference,target,peak_lag_ms,peak_count,expected_count,p", firstPeak(told.out()));
    assertThat(firstPeak(told.out())).startsWith("a,b,4,50,");
    assertThat(told.err()).contains("note: all spikes");
  }

  private static String firstPeak(String out) {
    return out.lines().skip(1).findFirst().orElse("");
  }

  @Test
  void filesHoldTablesEverythingAndFiguresWithTheirOrigin() throws IOException {
    Path out = folder.resolve("out");
    Told told =
        cajal(
            "analyse",
            "spike_statistics",
            spikes,
            "--out",
            out.toString(),
            "--seed",
            "7",
            "--figure",
            "svg,png");

    assertThat(told.status()).as(told.err()).isZero();
    assertThat(Files.readString(out.resolve("units.csv"))).contains("\na,50,");
    JsonObject json =
        JsonParser.parseString(Files.readString(out.resolve("result.json"))).getAsJsonObject();
    assertThat(json.get("seed").getAsInt()).isEqualTo(7);
    assertThat(json.getAsJsonObject("parameters").get("window").getAsString()).isEqualTo("200 ms");
    assertThat(Files.readString(out.resolve("rates_and_intervals.svg")))
        .contains("cajal analyse spike_statistics");
    assertThat(out.resolve("rates_and_intervals.png")).isNotEmptyFile();
  }

  @Test
  void aTableIsAMatrixForWhoTakesOne() {
    Told told = cajal("analyse", "pca", matrix, "--set", "components=1", "--json");

    assertThat(told.status()).as(told.err()).isZero();
    JsonObject tables =
        JsonParser.parseString(told.out()).getAsJsonObject().getAsJsonObject("tables");
    assertThat(tables.getAsJsonObject("loadings").getAsJsonArray("unit").toString())
        .isEqualTo("[\"x\",\"y\"]");
    assertThat(tables.getAsJsonObject("components").getAsJsonArray("ratio").get(0).getAsDouble())
        .isGreaterThan(0.99);
  }

  @Test
  void mistakesAreToldWithWhatWasProbablyMeant() {
    assertThat(cajal("analyse", "spike_statistic", spikes).err()).contains("spike_statistics");
    Told key = cajal("analyse", "spike_statistics", spikes, "--set", "widow=5ms");
    assertThat(key.status()).isEqualTo(Cli.FAILED);
    assertThat(key.err()).contains("There is no parameter 'widow'. The nearest are window");
    assertThat(cajal("analyse", "pca", matrix, "--set", "components").status())
        .isEqualTo(Cli.BAD_ARGUMENTS);
    assertThat(cajal("analyse", "pca", folder.resolve("none.csv").toString()).err())
        .contains("none.csv");
  }
}
