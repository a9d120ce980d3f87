package cajal.app.session;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.simulate.Run;
import cajal.simulate.RunStatus;
import cajal.simulate.Speed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The run of the project in a window: prepared in the background, steered by the person, looked at
/// once per frame.
///
/// Everything here belongs to the JavaFX thread. Nothing calls back from other threads: {@link
/// #poll} fetches what has happened.
public final class RunSession implements AutoCloseable {

  /// What the run is doing, as a person sees it.
  public enum Phase {
    /// There is no run yet.
    NONE,
    /// The network is being built.
    PREPARING,
    PAUSED,
    RUNNING,
    STOPPED,
    FAILED
  }

  private static final RunStatus NOTHING =
      new RunStatus(RunStatus.State.PAUSED, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0, null);

  private final Session session;
  private final RunStarter starter;
  private final RunFolders folders;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-run-preparation").factory());

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
  private final ReadOnlyObjectWrapper<RunStatus> status = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable SharedRecording> recording =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper hash = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Preparation.Stage> stage =
      new ReadOnlyObjectWrapper<>(Preparation.Stage.NONE);
  private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.UNLIMITED);

  private final RunAhead ahead;
  private final RunBackend backend;

  private @Nullable Run run;
  private @Nullable EmbodiedProject embodied;
  private @Nullable Preparation preparation;
  private double targetMs;
  // A run that was told to stop counts as stopped at once, so that a new one can follow.
  private boolean stopping;
  private double hashedMs;

  /// Runs of the engine, recorded below the user's own folder.
  public RunSession(Session session) {
    this(session, new EngineStarter(), RunFolders.ofUser());
  }

  /// @param starter makes runs
  /// @param folders where they are recorded
  public RunSession(Session session, RunStarter starter, RunFolders folders) {
    this.session = session;
    this.starter = starter;
    this.folders = folders;
    ahead = new RunAhead(starter, folders);
    backend = starter.backend();
    backend.choiceProperty().subscribe((before, now) -> ahead.forget());
    backend.choiceProperty().subscribe((before, now) -> stale.set(run != null));
    session.projectProperty().subscribe(this::followProject);
    session.openingsProperty().subscribe((before, now) -> discard());
    speed.subscribe(value -> {
      if (run != null) {
        run.setSpeed(value);
      }
    });
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  public Phase phase() {
    return phase.get();
  }

  /// What the run looked like at the last {@link #poll}.
  public ReadOnlyObjectProperty<RunStatus> statusProperty() {
    return status.getReadOnlyProperty();
  }

  public RunStatus status() {
    return status.get();
  }

  /// What the newest run has recorded; `null` before the first.
  public ReadOnlyObjectProperty<@Nullable SharedRecording> recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /// Whether the drawing has changed since the run began in a way the run does not show.
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /// Hash of all spikes whenever the run holds, or of all state variables where there are no
  /// spikes; empty while it advances.
  public ReadOnlyStringProperty hashProperty() {
    return hash.getReadOnlyProperty();
  }

  /// What is being done while the network is built.
  public ReadOnlyObjectProperty<Preparation.Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /// How fast the run may go; applies at once.
  public ObjectProperty<Speed> speedProperty() {
    return speed;
  }

  /// What the next run goes on.
  public RunBackend backend() {
    return backend;
  }

  /// Seed of the run on screen, or of the project where there is none yet.
  public long seed() {
    SharedRecording shown = recording.get();
    return shown == null ? session.project().seed() : shown.header().seed();
  }

  /// Where the run will hold by itself, ms.
  public double targetMs() {
    return targetMs;
  }

  /// Whether a run is there that could go on.
  public boolean alive() {
    return phase.get() == Phase.PAUSED || phase.get() == Phase.RUNNING;
  }

  /// Starts a run, or goes on with the one that holds, unless the drawing has changed since.
  public void start() {
    if (phase.get() == Phase.RUNNING || phase.get() == Phase.PREPARING) {
      return;
    }
    if (goesOn()) {
      Run held = now();
      double at = held.status().simulatedMs();
      if (targetMs <= at + session.project().dt().coherent() / 2) {
        targetMs = at + session.project().duration().coherent();
      }
      held.runUntil(targetMs);
    } else {
      targetMs = session.project().duration().coherent();
      begin(begun -> begun.runUntil(targetMs));
    }
  }

  /// Holds a run that advances.
  public void pause() {
    if (run != null && phase.get() == Phase.RUNNING) {
      run.pause();
      poll();
    }
  }

  /// What the space bar does: pause what advances, start or resume what does not.
  public void toggle() {
    if (phase.get() == Phase.RUNNING) {
      pause();
    } else {
      start();
    }
  }

  /// Advances by one step of the simulation.
  public void step() {
    if (phase.get() == Phase.RUNNING) {
      pause();
    } else if (goesOn()) {
      now().step();
    } else if (phase.get() != Phase.PREPARING) {
      targetMs = session.project().duration().coherent();
      begin(Run::step);
    }
  }

  /// Goes on for a while, then holds.
  ///
  /// @param ms simulated time from now, ms
  public void runFor(double ms) {
    runUntil((goesOn() ? now().status().simulatedMs() : 0) + ms);
  }

  /// Goes on until a simulated time, then holds; starts a run where none can go on.
  ///
  /// @param ms simulated time from the beginning, ms
  public void runUntil(double ms) {
    if (phase.get() == Phase.PREPARING) {
      return;
    }
    targetMs = ms;
    if (goesOn()) {
      now().runUntil(ms);
    } else {
      begin(begun -> begun.runUntil(ms));
    }
  }

  /// Ends the run, or gives up preparing one.
  public void stop() {
    if (preparation != null) {
      preparation.cancel();
      preparation = null;
      stage.set(Preparation.Stage.NONE);
      phase.set(recording.get() == null ? Phase.NONE : Phase.STOPPED);
      session.say("Preparation cancelled.");
    } else if (run != null && alive()) {
      stopping = true;
      run.stop();
      poll();
    }
  }

  /// Fetches what has happened since the last call; cheap, meant for every frame.
  public void poll() {
    if (preparation != null) {
      stage.set(preparation.stage());
      if (preparation.isDone()) {
        Preparation done = preparation;
        preparation = null;
        stage.set(Preparation.Stage.NONE);
        arrive(done);
      }
    }
    if (run == null) {
      return;
    }
    RunStatus seen = run.status();
    status.set(seen);
    if (preparation == null) {
      show(seen);
    }
  }

  private void show(RunStatus seen) {
    Phase now = Phase.valueOf(seen.state().name());
    if (now == Phase.RUNNING) {
      hash.set("");
    } else if (hash.get().isEmpty() || seen.simulatedMs() != hashedMs) {
      hash.set(seen.spikes() == 0 ? now().stateHash() : now().spikeHash());
      hashedMs = seen.simulatedMs();
    }
    boolean lasts = now == Phase.RUNNING || now == Phase.PAUSED;
    Phase next = stopping && lasts ? Phase.STOPPED : now;
    if (next == phase.get()) {
      return;
    }
    phase.set(next);
    Problem problem = seen.problem();
    if (next == Phase.FAILED && problem != null) {
      session.report(problem);
    }
  }

  /// Builds the network of the project in the background, so that {@link #start} answers at once;
  /// does nothing while a run is there that goes on.
  public void prepareAhead() {
    boolean idle = preparation == null && !goesOn() && phase.get() != Phase.RUNNING;
    if (idle && !background.isShutdown()) {
      ahead.prepare(session.project());
    }
  }

  private void begin(Consumer<Run> firstRequest) {
    // The old run stays readable until the new one is there, but must not compete with it.
    if (run != null) {
      run.stop();
    }
    Project project = session.project();
    preparation =
        ahead
            .take(project, firstRequest)
            .orElseGet(() -> {
              Preparation fresh = new Preparation(project, firstRequest);
              fresh.submit(background, starter, folders);
              return fresh;
            });
    phase.set(Phase.PREPARING);
  }

  private void arrive(Preparation done) {
    try {
      Run begun = done.result();
      release();
      run = begun;
      stopping = false;
      backend.started(true);
      embodied = new EmbodiedProject(done.project());
      begun.setSpeed(speed.get());
      hash.set("");
      recording.set(new SharedRecording(begun.recording()));
      // A run that ends at once must still be seen to begin.
      phase.set(Phase.PAUSED);
      stale.set(false);
      followProject(session.project());
      done.firstRequest().accept(begun);
    } catch (ProblemException e) {
      e.problems().forEach(session::report);
      backend.started(false);
      phase.set(recording.get() == null ? Phase.NONE : Phase.STOPPED);
    }
  }

  private void followProject(Project next) {
    EmbodiedProject has = embodied;
    if (has == null) {
      return;
    }
    boolean missed = !has.follow(next, alive() ? run : null, session::say);
    if (missed && !stale.get()) {
      session.say("The drawing has changed since this run: press Start for a new one.");
    }
    stale.set(missed);
  }

  private boolean goesOn() {
    return run != null && alive() && !stale.get();
  }

  private Run now() {
    if (run == null) {
      throw new IllegalStateException("there is no run");
    }
    return run;
  }

  // Closing waits for the run's threads and for readers of its recording.
  private void release() {
    Run old = run;
    SharedRecording shown = recording.get();
    run = null;
    embodied = null;
    recording.set(null);
    if (old != null && !background.isShutdown()) {
      var _ =
          CompletableFuture.runAsync(
              () -> {
                old.close();
                if (shown != null) {
                  shown.close();
                }
              },
              background);
    }
  }

  private void discard() {
    ahead.forget();
    if (preparation != null) {
      preparation.cancel();
      preparation = null;
    }
    release();
    status.set(NOTHING);
    hash.set("");
    stale.set(false);
    stage.set(Preparation.Stage.NONE);
    phase.set(Phase.NONE);
  }

  /// Ends the run and lets go of its recording.
  @Override
  public void close() {
    discard();
    ahead.close();
    background.shutdown();
  }
}
