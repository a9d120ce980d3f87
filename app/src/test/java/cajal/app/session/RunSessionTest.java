package cajal.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.FakeRun;
import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.RunSession.Phase;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.simulate.Speed;
import cajal.unit.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a session steers a run; nothing here needs a screen, since the session only asks and polls.
class RunSessionTest {

  private static final long LIMIT_S = 10;

  @TempDir Path folder;

  // Runs are prepared on threads of their own.
  private final List<FakeRun> begun = new CopyOnWriteArrayList<>();
  private final Session session = new Session(project());
  private final CountDownLatch gate = new CountDownLatch(1);
  private RunSession runs;

  @BeforeEach
  void open() {
    runs = runs(this::fake);
  }

  private static Project project() {
    Network network =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_delta", 10))
            .with(
                Projection.of(
                    "E-E",
                    "E",
                    "E",
                    new ConnectionRule.AllToAll(false),
                    Distribution.constant(0.1, Unit.MV)));
    return Project.empty("Test").withNetwork(network);
  }

  private RunSession runs(RunStarter starter) {
    return new RunSession(session, starter, new RunFolders(folder));
  }

  private FakeRun fake(Project project, Path where, RunStarter.Progress progress) {
    FakeRun run = new FakeRun(SyntheticRecording.balanced(10, 1000));
    begun.add(run);
    return run;
  }

  @AfterEach
  void close() {
    gate.countDown();
    runs.close();
  }

  private void pollUntil(Phase phase) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    while (runs.phase() != phase) {
      runs.poll();
      assertThat(System.nanoTime()).as("%s was reached", phase).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private FakeRun started() {
    runs.start();
    pollUntil(Phase.RUNNING);
    return begun.getLast();
  }

  @Test
  void startRunsTheProjectForItsDuration() {
    FakeRun run = started();
    assertThat(run.requests()).contains("until 1000.0");
    run.advance(2000);
    runs.poll();
    assertThat(runs.phase()).isEqualTo(Phase.PAUSED);
    assertThat(runs.status().simulatedMs()).isEqualTo(1000);
    assertThat(runs.hashProperty().get()).startsWith("hash of");
  }

  @Test
  void whatWasPreparedAheadIsWhatStartRuns() {
    runs.prepareAhead();
    assertThat(runs.phase()).isEqualTo(Phase.NONE);
    session.edit("Move E", project -> project.withPlace("E", new Project.Point(7, 7)));
    runs.prepareAhead();
    FakeRun run = started();
    assertThat(begun).containsExactly(run);
    assertThat(run.requests()).contains("until 1000.0");
  }

  @Test
  void whatWasPreparedForAnotherProjectIsNotRun() {
    runs.prepareAhead();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    while (begun.isEmpty()) {
      assertThat(System.nanoTime()).as("a run was prepared").isLessThan(deadline);
      Thread.onSpinWait();
    }
    session.edit("Seed 9", project -> project.withSeed(9));
    FakeRun run = started();
    assertThat(begun).hasSize(2).endsWith(run);
    assertThat(runs.stageProperty().get()).isEqualTo(Preparation.Stage.NONE);
  }

  @Test
  void startGoesOnAfterTheTargetForAsLongAgain() {
    FakeRun run = started();
    run.advance(2000);
    runs.poll();
    runs.toggle();
    assertThat(run.requests()).endsWith("until 2000.0");
    assertThat(begun).hasSize(1);
  }

  @Test
  void theSpaceBarPausesAndResumesTowardsTheSameTarget() {
    FakeRun run = started();
    run.advance(100);
    runs.toggle();
    assertThat(runs.phase()).isEqualTo(Phase.PAUSED);
    runs.toggle();
    runs.poll();
    assertThat(runs.phase()).isEqualTo(Phase.RUNNING);
    assertThat(run.requests()).endsWith("pause", "until 1000.0");
  }

  @Test
  void runForCountsFromNow() {
    FakeRun run = started();
    run.advance(300);
    runs.pause();
    runs.runFor(50);
    assertThat(run.requests()).endsWith("until 350.0");
  }

  @Test
  void aStepStartsARunThatHolds() {
    runs.step();
    pollUntil(Phase.PAUSED);
    runs.poll();
    assertThat(begun.getLast().requests()).endsWith("step");
    assertThat(runs.status().simulatedMs()).isEqualTo(0.1);
  }

  @Test
  void aNewRunMayFollowAStopAtOnce() {
    FakeRun first = started();
    runs.stop();
    assertThat(runs.phase()).isEqualTo(Phase.STOPPED);
    runs.start();
    pollUntil(Phase.RUNNING);
    assertThat(begun).hasSize(2);
    assertThat(first.requests()).contains("stop");
  }

  @Test
  void aChangedParameterReachesTheRunThatGoesOn() {
    FakeRun run = started();
    session.edit("tau", p -> p.withNetwork(withTau(p.network(), 12)));
    assertThat(run.requests().getLast()).startsWith("E.tau_m = ").contains("12");
    session.edit("weight", p -> p.withNetwork(withWeight(p.network(), 0.2)));
    assertThat(run.requests().getLast()).startsWith("E-E.weight = ").contains("0.2");
    assertThat(runs.staleProperty().get()).isFalse();
    session.undo();
    assertThat(run.requests().getLast()).startsWith("E-E.weight = ").contains("0.1");
  }

  @Test
  void aParameterTakenBackGetsTheDefaultOfTheModel() {
    session.edit("tau", p -> p.withNetwork(withTau(p.network(), 12)));
    FakeRun run = started();
    session.undo();
    assertThat(run.requests().getLast()).startsWith("E.tau_m = ").doesNotContain("12");
    assertThat(runs.staleProperty().get()).isFalse();
  }

  @Test
  void aChangeThatARunCannotTakeOverMakesItStale() {
    FakeRun run = started();
    session.edit("add", p -> p.withNetwork(p.network().with(Population.of("X", "parrot", 1))));
    assertThat(runs.staleProperty().get()).isTrue();
    assertThat(session.messageProperty().get()).contains("press Start for a new one");
    session.undo();
    assertThat(runs.staleProperty().get()).isFalse();
    session.redo();
    runs.pause();
    runs.start();
    pollUntil(Phase.RUNNING);
    assertThat(begun).hasSize(2);
    assertThat(runs.staleProperty().get()).isFalse();
    assertThat(run.requests()).contains("stop");
  }

  @Test
  void aRefusedValueIsSaidAndMakesTheRunStale() {
    started();
    session.edit(
        "fixed",
        p ->
            p.withNetwork(
                p.network()
                    .replace(
                        "E",
                        node ->
                            ((Population) node)
                                .withParameter("fixed", Distribution.constant(1, Unit.MS)))));
    assertThat(runs.staleProperty().get()).isTrue();
    assertThat(session.notices()).isEmpty();
  }

  @Test
  void movingANodeOrRenamingTheProjectLeavesTheRunAsItIs() {
    started();
    session.edit("move", p -> p.withPlace("E", new Project.Point(10, 10)).withTitle("Other"));
    assertThat(runs.staleProperty().get()).isFalse();
  }

  @Test
  void afterTheEndAnyChangeOfAValueMakesTheRunStale() {
    started();
    runs.stop();
    session.edit("tau", p -> p.withNetwork(withTau(p.network(), 12)));
    assertThat(runs.staleProperty().get()).isTrue();
  }

  @Test
  void aProjectThatCannotRunBecomesANotice() {
    runs.close();
    Problem problem = Problem.error(null, "There is no model 'x'.", "Choose another.");
    runs =
        runs((project, where, progress) -> {
          throw new ProblemException(problem);
        });
    runs.start();
    pollUntil(Phase.NONE);
    assertThat(session.notices()).containsExactly(problem);
  }

  @Test
  void aDefectInPreparationIsExplainedInWords() {
    runs.close();
    runs =
        runs((project, where, progress) -> {
          throw new IllegalStateException("boom");
        });
    runs.start();
    pollUntil(Phase.NONE);
    assertThat(session.notices()).hasSize(1);
    assertThat(session.notices().getFirst().what()).contains("boom");
    assertThat(session.notices().getFirst().remedy()).isNotEmpty();
  }

  @Test
  void preparationCanBeCancelledAndItsRunIsClosed() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    runs.close();
    runs =
        runs((project, where, progress) -> {
          inside.countDown();
          awaitGate();
          return fake(project, where, progress);
        });
    runs.start();
    assertThat(inside.await(LIMIT_S, TimeUnit.SECONDS)).isTrue();
    runs.stop();
    assertThat(runs.phase()).isEqualTo(Phase.NONE);
    gate.countDown();
    // The next run is prepared on the same thread, hence after the cancelled one was closed.
    runs.start();
    pollUntil(Phase.RUNNING);
    assertThat(begun).hasSize(2);
    assertThat(begun.getFirst().closed()).isTrue();
    assertThat(begun.getLast().closed()).isFalse();
  }

  private void awaitGate() {
    try {
      assertThat(gate.await(LIMIT_S, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theSpeedAppliesAtOnceAndToTheNextRun() {
    runs.speedProperty().set(new Speed(0.1));
    FakeRun run = started();
    assertThat(run.requests()).contains("speed 0.1");
    runs.speedProperty().set(Speed.REAL_TIME);
    assertThat(run.requests()).endsWith("speed 1.0");
  }

  @Test
  void openingAnotherProjectGivesUpTheRun() {
    started();
    session.replace(Project.empty("Other"));
    assertThat(runs.phase()).isEqualTo(Phase.NONE);
    assertThat(runs.recordingProperty().get()).isNull();
  }

  private static Network withTau(Network network, double ms) {
    return network.replace(
        "E",
        node -> ((Population) node).withParameter("tau_m", Distribution.constant(ms, Unit.MS)));
  }

  private static Network withWeight(Network network, double mv) {
    return network.replaceProjection(
        "E-E",
        projection ->
            projection.withWeight(java.util.Optional.of(Distribution.constant(mv, Unit.MV))));
  }
}
