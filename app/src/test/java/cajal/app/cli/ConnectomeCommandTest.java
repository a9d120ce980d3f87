package cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.exchange.ImportOptions;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectomeCommandTest {

  @TempDir Path folder;

  private record Told(int status, String out, String err) {

    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }
  }

  private static Told connectome(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[args.length + 1];
    all[0] = "connectome";
    System.arraycopy(args, 0, all, 1, args.length);
    int status = Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    return new Told(status, out.toString(), err.toString());
  }

  @Test
  void theListNamesAllDatasets() {
    Told told = connectome("--list");
    assertThat(told.status()).isZero();
    assertThat(told.out().lines()).hasSize(Connectomes.names().size());
    assertThat(connectome("--list", "--json").json().getAsJsonArray("datasets"))
        .hasSize(Connectomes.names().size());
  }

  @Test
  void aSummaryCountsAndWarns() {
    Told told = connectome("witvliet2021_1");
    assertThat(told.out()).contains("187: 161 neurons", "by no means exhaustive", "at birth");
    JsonObject json = connectome("witvliet2021_1", "--json").json();
    assertThat(json.getAsJsonObject("connectome").get("age_hours").getAsInt()).isZero();
    assertThat(json.getAsJsonObject("connectome").getAsJsonArray("caveats")).isNotEmpty();
    JsonObject summary = json.getAsJsonObject("summary");
    assertThat(summary.get("neurons").getAsInt()).isEqualTo(161);
    JsonObject connections = summary.getAsJsonObject("connections");
    assertThat(texts(connections, "connections")).containsExactly("775", "83");
    assertThat(texts(connections, "weight_among_neurons").getFirst()).isEqualTo("1152");
  }

  private static List<String> texts(JsonObject table, String column) {
    return StreamSupport.stream(table.getAsJsonArray(column).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"AVA, 2", "aval, 1", "VB01, 1", "body wall muscle, 95", "MDL1, 1"})
  void namesOfCellsAreForgiving(String name, int cells) {
    Told told = connectome("COOK2019_Herm", "--cell", name, "--json");
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.json().getAsJsonArray("cells")).hasSize(cells);
  }

  @Test
  void aCellIsShownWithWhatIsKnownAndItsPartners() {
    JsonObject cell =
        connectome("witvliet2021_8", "--cell", "asel", "--json")
            .json()
            .getAsJsonArray("cells")
            .get(0)
            .getAsJsonObject();
    assertThat(cell.get("name").getAsString()).isEqualTo("ASEL");
    assertThat(cell.getAsJsonArray("position_um")).hasSize(3);
    assertThat(cell.getAsJsonObject("facts").has("ganglion")).isTrue();
    assertThat(texts(cell.getAsJsonObject("partners"), "partner")).contains("AIYL");
    assertThat(connectome("witvliet2021_8", "--cell", "asel", "--rows", "2").out())
        .contains("glutamate", "more rows");
  }

  @Test
  void pathsAreFoundBetweenCellsAndClasses() {
    JsonObject paths =
        connectome("cook2019_h", "--path", "ASH", "VA08", "--k", "4", "--json")
            .json()
            .getAsJsonObject("paths")
            .getAsJsonObject("paths");
    assertThat(texts(paths, "path")).hasSize(4).allMatch(path -> path.matches("ASH[LR] .* VA8"));
    assertThat(texts(paths, "steps")).startsWith("2", "2").isSorted();
    Told byWeight = connectome("cook2019_h", "--path", "ASHL", "VA8", "--by", "weight");
    assertThat(byWeight.out()).contains("From ASHL to VA8", "→ VA8");
  }

  @Test
  void measuresAreTakenAndTheSameSeedGivesTheSame() {
    String[] args = {
      "white1986_jse",
      "--measure",
      "degrees,reciprocity",
      "--rewirings",
      "5",
      "--seed",
      "3",
      "--json"
    };
    Told told = connectome(args);
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.json().keySet()).contains("degrees", "reciprocity");
    assertThat(connectome(args).out()).isEqualTo(told.out());
    assertThat(connectome("white1986_jse", "--motifs", "--rewirings", "2").out())
        .contains("Motifs");
  }

  @Test
  void twoConnectomesAreComparedAndSeveralAgree() {
    JsonObject summary =
        connectome("--compare", "witvliet2021_7", "witvliet2021_8", "--json")
            .json()
            .getAsJsonObject("comparison")
            .getAsJsonObject("summary");
    assertThat(texts(summary, "kind")).containsExactly("chemical", "electrical");
    assertThat(texts(summary, "both").getFirst()).isEqualTo("1469");
    assertThat(connectome("witvliet2021_7", "--compare", "witvliet2021_8").out())
        .contains("1469", "by no means exhaustive");
    JsonObject consensus =
        connectome("--consensus", "witvliet2021_7", "witvliet2021_8", "--json").json();
    assertThat(
            texts(
                consensus.getAsJsonObject("summary").getAsJsonObject("connections"), "connections"))
        .containsExactly("1469", "162");
    assertThat(connectome("--stages", "--by-class", "--rows", "1").out())
        .contains("stable", "variable", "dynamic");
  }

  @Test
  void anExportIsReadBackEqual() throws IOException {
    Connectome worm = Connectomes.load("white1986_jse");
    for (String ending : List.of(".csv", ".graphml", ".gexf", ".json")) {
      Path file = folder.resolve("worm" + ending);
      Told told = connectome("white1986_jse", "--export", file.toString());
      assertThat(told.out()).contains("exported");
      Connectome back =
          ConnectomeFiles.read(file, ImportOptions.GUESS, cajal.work.Progress.NONE).connectome();
      assertThat(back.cells()).isEqualTo(worm.cells());
      assertThat(back.connections()).isEqualTo(worm.connections());
    }
  }

  @Test
  void aFileIsReadWithItsColumnsAndItsOdditiesAreTold() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "z;y;x\nA;B;2\nB;C;0\n");
    Told told = connectome(file.toString(), "--columns", "pre=y,post=z,weight=x", "--json");
    assertThat(told.err()).contains("note: t.csv:3:1: C to B has the weight 0.");
    assertThat(told.json().getAsJsonArray("notes")).hasSize(1);
    assertThat(told.json().get("format").getAsString()).isEqualTo("edge list");
    Told gap = connectome(file.toString(), "--kind", "electrical", "--json");
    assertThat(texts(gap.json().getAsJsonObject("summary").getAsJsonObject("connections"), "kind"))
        .containsExactly("electrical");
  }

  @Test
  void aShapeIsMeasuredAndItsFaultsAreTold() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.swc"), "1 1 0 0 0 1 -1\n2 2 3 4 0 1 1\n3 2 9 9 9 1 7\n");
    Told told = connectome(file.toString(), "--json");
    assertThat(told.json().get("length_um").getAsDouble()).isEqualTo(5);
    assertThat(told.json().get("trees").getAsInt()).isEqualTo(2);
    assertThat(told.err()).contains("n.swc:3:1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere.csv",
        "cook2019",
        "witvliet2021_3 --cell QQQ",
        "witvliet2021_3 --path AVAL QQQ",
        "witvliet2021_3 --measure richclub",
        "witvliet2021_3 --export x.xlsx",
        "--consensus witvliet2021_3 witvliet2021_4 --least 5"
      })
  void whatIsUnknownIsRefusedWithTheNearest(String line) {
    Told told = connectome(line.split(" "));
    assertThat(told.status()).isEqualTo(Cli.FAILED);
    assertThat(told.err()).startsWith("cajal: ").doesNotContain("fault of the program");
    assertThat(told.err().strip()).endsWith(line.contains("richclub") ? "?" : ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--compare witvliet2021_3",
        "witvliet2021_3 --path AVAL",
        "witvliet2021_3 --path AVAL AVAR --k 0",
        "witvliet2021_3 --measure degrees --set x=1",
        "witvliet2021_3 --rewirings -1 --measure degrees",
        "witvliet2021_3 --kind magic"
      })
  void argumentsThatMakeNoSenseAreRefused(String line) {
    Told told = connectome(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(told.status()).isEqualTo(Cli.BAD_ARGUMENTS);
    assertThat(told.err()).startsWith("cajal: ");
  }
}
