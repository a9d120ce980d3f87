package cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.record.Recording;
import cajal.record.RecordingFile;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command line in processes of its own, as a person starts and ends it.
@Timeout(240)
class ProcessTest {

  /// A run that no test waits for.
  private static final String FOR_EVER = "10000s";

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void writeTheProject() throws IOException {
    project = folder.resolve("learning.cajal.yaml");
    Files.writeString(
        project,
        """
        cajal: 1
        title: Learning
        seed: 5
        dt: 0.1 ms
        duration: 300 ms
        populations:
          E: {model: iaf_psc_exp_escape, size: 90, parameters: {rho: 5 Hz}}
          I: {model: iaf_psc_exp, size: 30}
        stimulators:
          noise: {model: poisson_generator, parameters: {rate: 9 kHz}}
          slow: {model: ou_generator, parameters: {mean: 100 pA, std: 100 pA}}
        recorders:
          membrane: {records: V_m, every: 1 ms}
        projections:
          noise to E: {from: noise, to: E, rule: all_to_all, weight: 40 pA}
          noise to I: {from: noise, to: I, rule: all_to_all, weight: 40 pA}
          slow to E: {from: slow, to: E, rule: all_to_all}
          E to E:
            {from: E, to: E, rule: {fixed_indegree: 9}, synapse: stdp, weight: 30 pA, delay: "uniform(0.5 ms, 4 ms)"}
          E to I:
            {from: E, to: I, rule: {fixed_indegree: 9}, weight: "uniform(10 pA, 60 pA)", delay: 2.5 ms}
          I to E: {from: I, to: E, rule: {fixed_indegree: 5}, weight: -60 pA, delay: "uniform(0.5 ms, 9 ms)"}
          watch: {from: E, to: membrane, rule: {cells: [0, 50]}}
        """);
  }

  private List<String> java(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcajal.kernels=" + folder.resolve("kernels"),
                "-Dcajal.catalogue=" + folder.resolve("catalogue.jsonl"),
                "-cp",
                System.getProperty("java.class.path"),
                "cajal.app.Launcher"));
    words.addAll(List.of(more));
    return words;
  }

  private Process start(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("run", project.toString(), "--json"));
    words.addAll(List.of(more));
    return startAny(words.toArray(String[]::new));
  }

  private Process startAny(String... words) throws IOException {
    return new ProcessBuilder(java(words))
        .redirectError(folder.resolve("errors").toFile())
        .redirectOutput(folder.resolve("told").toFile())
        .start();
  }

  private String told() throws IOException {
    return Files.readString(folder.resolve("told")) + Files.readString(folder.resolve("errors"));
  }

  private JsonObject run(String... more) throws IOException, InterruptedException {
    int status = start(more).waitFor();
    assertThat(status).as(told()).isZero();
    return JsonParser.parseString(Files.readString(folder.resolve("told"))).getAsJsonObject();
  }

  @Test
  void aRunThatGoesOnInAnotherProcessMakesTheSameSpikesOnAnyThreads()
      throws IOException, InterruptedException {
    JsonObject whole = run("--threads", "1");
    assertThat(whole.get("spikes").getAsLong()).isGreaterThan(300);
    for (int threads = 1; threads <= 3; threads++) {
      String file = folder.resolve("half-" + threads).toString();
      run("--for", "151.3ms", "--threads", "" + threads, "--checkpoint", file);
      int then = threads % 3 + 1;
      JsonObject rest = run("--threads", "" + then, "--resume", file);
      for (String same : List.of("hash", "state_hash", "spikes", "synaptic_events")) {
        assertThat(rest.get(same))
            .as("%s, %d threads, then %d", same, threads, then)
            .isEqualTo(whole.get(same));
      }
    }
    assertThat(start("--for", "100ms", "--resume", folder.resolve("half-1").toString()).waitFor())
        .isEqualTo(2);
    assertThat(told()).contains("later than the checkpoint, which is at 151.3 ms");
    assertThat(start("--seed", "6", "--resume", folder.resolve("half-1").toString()).waitFor())
        .isEqualTo(1);
    assertThat(told()).contains("another network");
  }

  @Test
  void aRunThatIsToldToEndWritesWhatWasDone() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path checkpoint = folder.resolve("end");
    Process process =
        start("--for", FOR_EVER, "--out", out.toString(), "--checkpoint", checkpoint.toString());
    awaitSteps(process, out, 500);
    // The signal that Control-C or a batch system would send.
    process.destroy();
    process.waitFor();

    assertThat(told()).contains("interrupted at");
    Recording recording = RecordingFile.open(out.resolve(RunFiles.RECORDING));
    JsonObject summary =
        JsonParser.parseString(Files.readString(out.resolve("run.json"))).getAsJsonObject();
    assertThat(summary.get("simulated_ms").getAsDouble())
        .isEqualTo(recording.completedSteps() * 0.1);
    assertThat(summary.get("spikes").getAsLong()).isEqualTo(recording.spikes().count());
    assertThat(Files.readAllLines(out.resolve("spikes.csv")))
        .hasSize(Math.toIntExact(recording.spikes().count()) + 1);
    double whereMs = summary.get("simulated_ms").getAsDouble() + 50;
    JsonObject whole = run("--for", whereMs + "ms");
    assertThat(run("--for", whereMs + "ms", "--resume", checkpoint.toString()).get("hash"))
        .isEqualTo(whole.get("hash"));
  }

  @Test
  void aRunThatIsKilledLeavesWhatItHadRecorded() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    String checkpoint = folder.resolve("half").toString();
    Process process =
        start(
            "--for",
            FOR_EVER,
            "--out",
            out.toString(),
            "--checkpoint",
            checkpoint,
            "--checkpoint-every",
            "20ms");
    awaitSteps(process, out, 500);
    process.destroyForcibly().waitFor();

    Recording recording = RecordingFile.open(out.resolve(RunFiles.RECORDING));
    assertThat(recording.completedSteps()).isGreaterThanOrEqualTo(500);
    assertThat(recording.traces().getFirst().samples()).isEqualTo(recording.completedSteps() / 10);
    // It may go on from its last checkpoint.
    String until = Math.round(recording.completedSteps() * 0.1 + 100) + "ms";
    Path rest = folder.resolve("rest");
    assertThat(run("--for", until, "--resume", checkpoint, "--out", rest.toString()).get("hash"))
        .isEqualTo(run("--for", until).get("hash"));
    assertThat(Files.readString(rest.resolve("traces.csv"))).doesNotContain("NaN");
    // A new run may take the place of the broken one.
    assertThat(run("--for", "20ms", "--out", out.toString()).get("simulated_ms").getAsDouble())
        .isEqualTo(20);
  }

  /// Waits until a process has written so many steps, or is dead.
  private void awaitSteps(Process process, Path out, long steps)
      throws IOException, InterruptedException {
    Path recording = out.resolve(RunFiles.RECORDING);
    while (!RecordingFile.isRecording(recording) || steps(recording) < steps) {
      assertThat(process.isAlive()).as(told()).isTrue();
      assertThat(process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private static long steps(Path recording) {
    try (Recording open = RecordingFile.open(recording)) {
      return open.completedSteps();
    }
  }

  @Test
  void aConversionThatIsToldToEndLeavesNothing() throws IOException, InterruptedException {
    Path in = folder.resolve("spikes.csv");
    StringBuilder text = new StringBuilder("unit,time_s\n");
    for (int i = 0; i < 1_500_000; i++) {
      text.append(i % 200).append(',').append(i * 1e-4).append('\n');
    }
    Files.writeString(in, text);
    Path out = Files.createDirectory(folder.resolve("converted"));
    Process process = startAny("convert", in.toString(), out.resolve("again.csv").toString());
    while (process.isAlive() && isEmpty(out)) {
      Thread.onSpinWait();
    }
    process.destroy();
    process.waitFor();

    assertThat(told()).contains("stopped before it was done");
    assertThat(isEmpty(out)).isTrue();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
