package cajal.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.BalancedProject;
import cajal.app.session.RunSession.Phase;
import cajal.network.Population;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The session with the engine behind it.
class EngineStarterTest {

  private static final long LIMIT_S = 60;

  @TempDir Path folder;

  private Session session;
  private RunSession runs;

  @BeforeEach
  void open() {
    session = new Session(BalancedProject.of(500));
    runs = new RunSession(session, new EngineStarter(), new RunFolders(folder));
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private void pollUntil(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    while (!condition.getAsBoolean()) {
      runs.poll();
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private String hashAfter(double ms) {
    runs.runUntil(ms);
    pollUntil(
        "the target is reached",
        () -> runs.phase() == Phase.PAUSED && runs.status().simulatedMs() >= ms - 1e-6);
    assertThat(session.notices()).isEmpty();
    assertThat(runs.status().spikes()).isPositive();
    return runs.hashProperty().get();
  }

  @Test
  void theSameSeedGivesTheSameHash() {
    String first = hashAfter(200);
    runs.stop();
    assertThat(hashAfter(200)).isEqualTo(first);
    session.edit("seed", project -> project.withSeed(2));
    assertThat(runs.staleProperty().get()).isTrue();
    assertThat(hashAfter(200)).isNotEqualTo(first);
    assertThat(runs.seed()).isEqualTo(2);
  }

  @Test
  void aRunStopsWithinATenthOfASecond() {
    runs.runUntil(1e9);
    pollUntil("the run goes", () -> runs.phase() == Phase.RUNNING && runs.status().spikes() > 0);
    long asked = System.nanoTime();
    runs.stop();
    assertThat(runs.phase()).isEqualTo(Phase.STOPPED);
    pollUntil(
        "the engine has ended",
        () -> runs.status().state() == cajal.simulate.RunStatus.State.STOPPED);
    assertThat((System.nanoTime() - asked) / 1e6).as("ms to the end").isLessThan(100);
  }

  @Test
  void theRecordingOutlivesTheRun() {
    hashAfter(100);
    runs.stop();
    SharedRecording recording = runs.recordingProperty().get();
    assertThat(recording).isNotNull();
    boolean open =
        recording.read(
            columns -> assertThat(columns.spikes().count()).isEqualTo(runs.status().spikes()));
    assertThat(open).isTrue();
  }

  @Test
  void anUnknownModelIsExplainedAndNothingRuns() {
    session.replace(
        Project.empty("Wrong")
            .withNetwork(cajal.network.Network.EMPTY.with(Population.of("X", "no_such", 1))));
    runs.start();
    pollUntil("the problem is told", () -> !session.notices().isEmpty());
    assertThat(runs.phase()).isEqualTo(Phase.NONE);
    assertThat(session.notices().getFirst().toString()).contains("no_such");
  }
}
