package cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  @TempDir static Path catalogue;

  @TempDir Path folder;

  /// What one call of the command line left.
  private record Told(int status, String out, String err) {

    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }
  }

  @BeforeAll
  static void findTheSamples() {
    // Tests run in the module's folder, the samples lie beside it.
    System.setProperty("cajal.home", Path.of("..").toAbsolutePath().normalize().toString());
    // No test touches what the person at this machine has.
    System.setProperty("cajal.catalogue", catalogue.resolve("catalogue.jsonl").toString());
  }

  @AfterAll
  static void leaveTheCatalogue() {
    System.clearProperty("cajal.catalogue");
  }

  private static Told cajal(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Told(status, out.toString(), err.toString());
  }

  @Test
  void aProjectRunsOnADeviceOnceItIsVerified() {
    Told devices = cajal("devices");
    assertThat(devices.status).isZero();
    assertThat(devices.out).contains("java", "plain Java");
    Told device =
        cajal(
            "run",
            "hello-neuron",
            "--for",
            "60ms",
            "--backend",
            "tornado",
            "--device",
            "java",
            "--verify",
            "20ms",
            "--json");
    assertThat(device.err()).containsIgnoringCase("identical");
    Told processor = cajal("run", "hello-neuron", "--for", "60ms", "--json");
    assertThat(device.json().get("state_hash").getAsString())
        .isEqualTo(processor.json().get("state_hash").getAsString());
    assertThat(cajal("run", "hello-neuron", "--device", "java").status).isEqualTo(2);
  }

  @Test
  void fastMathTellsHowCloseItIs() {
    Told fast =
        cajal(
            "run",
            "hello-neuron",
            "--for",
            "60ms",
            "--backend",
            "tornado",
            "--device",
            "java",
            "--fast-math",
            "--verify",
            "60ms");
    assertThat(fast.status).isZero();
    assertThat(fast.err()).contains("not bit for bit").contains("spikes/s").contains("Fano");
    Told processor = cajal("run", "hello-neuron", "--fast-math");
    assertThat(processor.status).isEqualTo(2);
    assertThat(processor.err()).contains("--fast-math needs --backend tornado");
  }

  @Test
  void aCheckPredictsWhatWillBeBuilt() {
    Told told = cajal("check", "brunel-2000", "--predict");

    assertThat(told.status()).isZero();
    assertThat(told.out()).contains("no problems", "connections", "build/s").contains("\nall ");
    assertThat(cajal("check", "brunel-2000").out()).doesNotContain("build/s");
  }

  @Test
  void aRunTellsOneJsonObjectAndNothingElse() {
    Told told = cajal("run", "hello-neuron", "--for", "400ms", "--json");

    assertThat(told.status()).isZero();
    assertThat(told.err()).isEmpty();
    assertThat(told.json().keySet())
        .contains(
            "spikes",
            "hash",
            "simulated_ms",
            "build_s",
            "run_s",
            "realtime_factor",
            "synaptic_events",
            "events_per_s",
            "peak_rss_bytes",
            "populations");
    assertThat(told.json().get("simulated_ms").getAsDouble()).isEqualTo(400);
    JsonObject population = told.json().getAsJsonArray("populations").get(0).getAsJsonObject();
    assertThat(population.keySet()).contains("name", "size", "rate_hz", "cv_isi");
    assertThat(population.get("rate_hz").getAsDouble())
        .isEqualTo(told.json().get("spikes").getAsDouble() / 0.4);
  }

  @Test
  void theSameSeedGivesTheSameHashOnAnyNumberOfThreads() {
    String[] run = {"run", "izhikevich-2003", "--for", "200ms", "--json", "--threads"};

    String one = hash(run, "1");

    assertThat(hash(run, "2")).isEqualTo(one);
    assertThat(hash(run, "1", "--seed", "77")).isNotEqualTo(one);
  }

  private static String hash(String[] run, String... more) {
    String[] all = Stream.concat(Stream.of(run), Stream.of(more)).toArray(String[]::new);
    Told told = cajal(all);
    assertThat(told.err()).isEmpty();
    return told.json().get("hash").getAsString();
  }

  @Test
  void theFinalWeightsOfAProjectionThatLearnsAreWritten() throws IOException {
    Path project = folder.resolve("project.yaml");
    Files.writeString(
        project,
        """
        cajal: 1
        title: learning
        duration: 100 ms
        populations:
          N: {model: iaf_psc_exp, size: 4, parameters: {I_e: 500 pA}}
        projections:
          learn: {from: N, to: N, rule: all_to_all, synapse: stdp, weight: 20 pA, delay: 1 ms}
        recorders:
          W: {records: ["weight of learn, 1 -> 2, 0 -> 3"], every: 50 ms}
        """);
    Path out = folder.resolve("learned");
    String[] run = {"run", project.toString(), "--out", out.toString(), "--weights", "learn"};
    assertThat(cajal(run).status()).isZero();
    List<String> weights = Files.readAllLines(out.resolve("weights-learn.csv"));
    assertThat(weights.getFirst()).isEqualTo("source,target,weight_pA");
    assertThat(weights).hasSize(17);
    assertThat(weights.get(1)).matches("0,0,\\d+\\.\\d+").isNotEqualTo("0,0,20.0");
    assertThat(Files.readAllLines(out.resolve("traces.csv")))
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).startsWith("W,N,1->2,weight of learn,pA,100,"));
    Path drawn = folder.resolve("weights.svg");
    cajal("figure", out.toString(), "--view", "traces", "--out", drawn.toString());
    assertThat(Files.readString(drawn)).contains("N 0→N 3");
    assertThat(cajal("check", out.resolve("project.yaml").toString()).status()).isZero();
    run[5] = "lern";
    assertThat(cajal(run).err()).contains("--weights").contains("'learn'");
  }

  @Test
  void aFolderGetsTablesAndFiguresCanBeMadeFromItLater() throws IOException {
    Path run = folder.resolve("my run");
    assertThat(cajal("run", "hello-neuron", "--for", "300ms", "--out", run.toString()).status())
        .isZero();

    List<String> spikes = Files.readAllLines(run.resolve("spikes.csv"));
    assertThat(spikes.getFirst()).isEqualTo("population,neuron,time_ms");
    assertThat(spikes.get(1)).matches("neuron,0,\\d+(\\.\\d)?");
    assertThat(Files.readAllLines(run.resolve("traces.csv")))
        .first()
        .isEqualTo("recorder,population,neuron,variable,unit,time_ms,value");
    JsonObject summary =
        JsonParser.parseString(Files.readString(run.resolve("run.json"))).getAsJsonObject();
    assertThat(summary.get("spikes").getAsInt()).isEqualTo(spikes.size() - 1);

    for (String view : List.of("raster", "traces", "rates", "canvas")) {
      Path file = folder.resolve(view + ".png");
      Told told =
          cajal("figure", run.toString(), "--view", view, "--out", file.toString(), "--dpi", "100");
      assertThat(told.status()).as(told.err()).isZero();
      assertThat(ImageIO.read(file.toFile()).getWidth()).as(view).isGreaterThan(300);
    }
    assertThat(filesBeside(".part")).isEmpty();
  }

  private List<Path> filesBeside(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void aParameterSetForOneRunChangesIt() {
    Told quiet =
        cajal("run", "hello-neuron", "--for", "400ms", "--set", "current.amplitude=0 pA", "--json");

    assertThat(quiet.json().get("spikes").getAsInt()).isZero();
  }

  static Stream<List<String>> nonsense() {
    return Stream.of(
        List.of("run"),
        List.of("fly"),
        List.of("run", "no-such-project"),
        List.of("run", "hello-neuron", "--for", "soon"),
        List.of("run", "hello-neuron", "--for", "5 mV"),
        List.of("run", "hello-neuron", "--for", "-1s"),
        List.of("run", "hello-neuron", "--threads", "0"),
        List.of("run", "hello-neuron", "--checkpoint-every", "1s"),
        List.of("run", "hello-neuron", "--seed", "x"),
        List.of("run", "hello-neuron", "--set", "neuron.tau_m"),
        List.of("run", "hello-neuron", "--set", "nobody.tau_m=1ms"),
        List.of("run", "hello-neuron", "--set", "neuron.tau_x=1ms"),
        List.of("run", "hello-neuron", "--set", "neuron.tau_m=-1ms"),
        List.of("run", "hello-neuron", "--set", "neuron.tau_m=1mV"),
        List.of("figure", "hello-neuron", "--view", "raster"),
        List.of("figure", "hello-neuron", "--view", "sound", "--out", "x.svg"),
        List.of("figure", "hello-neuron", "--view", "raster", "--out", "x.gif"),
        List.of("models", "iaf_psc_expo"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void badArgumentsAreRefusedInOneSentenceWithStatusTwo(List<String> args) {
    Told told = cajal(args.toArray(String[]::new));

    assertThat(told.status()).as(told.err()).isEqualTo(2);
    assertThat(told.out()).isEmpty();
    assertThat(told.err().strip().lines()).as(told.err()).hasSize(1);
    assertThat(told.err().toLowerCase(Locale.ROOT)).doesNotContain("exception");
  }

  @Test
  void checkTellsEveryProblemWithItsPlace() throws IOException {
    Path project = folder.resolve("broken.cajal.yaml");
    Files.writeString(
        project,
        """
        cajal: 1
        title: Broken
        seed: 1
        dt: 0.1 ms
        duration: 1 s
        populations:
          E:
            model: iaf_psc_exq
            size: 10
        """);

    Told told = cajal("check", project.toString());

    assertThat(told.status()).isEqualTo(1);
    assertThat(told.out()).contains("iaf_psc_exq").contains("iaf_psc_exp");
    assertThat(cajal("check", "hello-neuron").status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iaf_psc_exp", "izhikevich", "poisson_generator"})
  void aModelIsShownWithItsCode(String name) {
    Told told = cajal("models", name, "--java");

    assertThat(told.status()).isZero();
    assertThat(told.out()).contains(name).contains("integration").contains("class");
    assertThat(cajal("models").out()).contains(name);
  }

  @Test
  void helpNamesEveryJob() {
    assertThat(cajal("--help").out())
        .contains("run", "figure", "check", "models", "demo", "window")
        .doesNotContain("Exception");
  }

  @Test
  void aRunIsARecordingThatIsToldConvertedAndFoundAgain() throws IOException {
    Path run = folder.resolve("run");
    cajal("run", "hello-neuron", "--for", "200ms", "--seed", "77", "--out", run.toString());
    JsonObject info = cajal("info", run.toString(), "--json").json();
    Path nwb = folder.resolve("run.nwb");
    Told converted = cajal("convert", run.toString(), nwb.toString());
    JsonObject again = cajal("info", nwb.toString(), "--json").json();

    assertThat(info.keySet())
        .containsExactly(
            "format", "title", "about", "units", "spikes", "signals", "events", "epochs",
            "remarks");
    assertThat(converted.status()).isZero();
    assertThat(again.get("spikes")).isEqualTo(info.get("spikes"));
    assertThat(again.get("signals")).isEqualTo(info.get("signals"));
    assertThat(again.getAsJsonObject("about").get("file_create_date").getAsString())
        .matches("\\d{4}-\\d\\d-\\d\\dT.*");
    assertThat(cajal("recordings", "--seed", "77").out()).contains(run.toString());
    assertThat(cajal("recordings", "--seed", "78").out()).isEqualToIgnoringNewLines("none found");
    assertThat(cajal("recordings", "--with", "model=iaf_psc_exp", "--json").json().toString())
        .contains(run.toString());
  }

  @Test
  void whatCannotBeConvertedIsToldBeforeAnythingIsRead() {
    Told told = cajal("convert", folder.resolve("none").toString(), "out.docx");

    assertThat(told.status()).isEqualTo(1);
    assertThat(told.err()).contains("out.docx", "no format that can be written", "nwb");
  }
}
