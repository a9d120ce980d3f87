package cajal.app.session.analysis;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.analysis.StepState.Fingerprint;
import cajal.app.session.analysis.StepState.Outcome;
import cajal.figure.FigureExport;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.AnalysisStep;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.util.Duration;

/// The steps of analysis of the open project: what each has found, what is stale, what is being
/// computed.
///
/// A step whose data or settings change is marked stale and computed again by itself, the one on
/// screen first; while a run goes on only that one follows it, no more often than its computation
/// allows. Call on the window's thread only.
public final class AnalysisSession {

  /// Several steps at once, but fewer than would make the window wait.
  private static final int AT_ONCE = 2;

  private static final Duration SETTLED = Duration.millis(250);
  private static final double LIVE_PAUSE_S = 1;
  private static final double LIVE_SHARE = 4;

  private final Session session;
  private final RunSession run;
  private final Questions questions;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("cajal-analysis-", 1).factory());
  private final ReadOnlyObjectWrapper<Map<String, StepState>> states =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final StringProperty data = new SimpleStringProperty(AnalysisStep.RUN);
  private final StringProperty shown = new SimpleStringProperty("");
  private final BooleanProperty byItself = new SimpleBooleanProperty(true);
  private final ObservableList<AnalysisTask> tasks = FXCollections.observableArrayList();
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private final Map<String, Long> notBefore = new HashMap<>();
  private boolean visible;

  /// @param folder to which paths of recordings are relative
  public AnalysisSession(Session session, RunSession run, Supplier<Path> folder) {
    this.session = session;
    this.run = run;
    questions = new Questions(session, run, folder);
    settled.setOnFinished(event -> catchUp());
    session.projectProperty().subscribe(this::follow);
    session.openingsProperty().subscribe((before, now) -> forget());
    run.recordingProperty().subscribe(recording -> look());
    run.statusProperty().subscribe(status -> look());
    shown.subscribe(name -> look());
  }

  /// How each step stands, in the order of the project.
  public ReadOnlyObjectProperty<Map<String, StepState>> statesProperty() {
    return states.getReadOnlyProperty();
  }

  /// How a step stands.
  public StepState state(String step) {
    return states.get().getOrDefault(step, StepState.NEW);
  }

  /// Name of the step on screen; empty where the gallery is.
  public StringProperty shownProperty() {
    return shown;
  }

  /// Whether stale steps are computed again by themselves.
  public BooleanProperty byItselfProperty() {
    return byItself;
  }

  /// What is being computed.
  public ObservableList<AnalysisTask> tasks() {
    return tasks;
  }

  /// Steps of the project, by name.
  public Map<String, AnalysisStep> steps() {
    return session.project().analyses();
  }

  /// Nothing is computed by itself while nobody looks.
  public void seen(boolean now) {
    visible = now;
    look();
  }

  /// The data that the next analysis takes: the run, or a recording.
  public StringProperty dataProperty() {
    return data;
  }

  /// Adds a step that looks at {@link #dataProperty()}, and shows it.
  public void add(String analysis) {
    add(new AnalysisStep(analysis, data.get(), Map.of(), Map.of()));
  }

  /// Adds a step under a name that is free, and shows it.
  public void add(AnalysisStep step) {
    String name = free(step.analysis().replace('_', ' '));
    put("Add " + name, name, step);
    shown.set(name);
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; steps().containsKey(name); i++) {
      name = wanted + " " + i;
    }
    return name;
  }

  /// Changes a step; what is typed on and on is one step of the history.
  public void change(String name, String gesture, UnaryOperator<AnalysisStep> how) {
    AnalysisStep step = steps().get(name);
    if (step != null) {
      put(gesture, name, how.apply(step));
    }
  }

  private void put(String gesture, String name, AnalysisStep step) {
    session.edit(
        gesture,
        project -> {
          Map<String, AnalysisStep> steps = new LinkedHashMap<>(project.analyses());
          steps.put(name, step);
          return project.withAnalyses(steps);
        });
  }

  /// Removes a step; undo brings it back.
  public void remove(String name) {
    session.edit(
        "Remove " + name,
        project -> {
          Map<String, AnalysisStep> steps = new LinkedHashMap<>(project.analyses());
          steps.remove(name);
          return project.withAnalyses(steps);
        });
  }

  /// Computes a step now, whether it is stale or not.
  public void compute(String name) {
    AnalysisStep step = steps().get(name);
    if (step == null) {
      return;
    }
    cancel(name);
    try {
      start(questions.of(name, step, this::state).task());
    } catch (ProblemException e) {
      set(name, state(name).failed(e.problems()));
    }
  }

  private void start(AnalysisTask task) {
    tasks.add(task);
    set(task.step(), state(task.step()).begun(task));
    task.setOnSucceeded(event -> done(task));
    task.setOnFailed(event -> failed(task));
    task.setOnCancelled(event -> left(task));
    workers.execute(task);
  }

  private void done(AnalysisTask task) {
    tasks.remove(task);
    if (state(task.step()).task() != task) {
      return;
    }
    Outcome outcome = task.getValue();
    double pause = Math.max(LIVE_PAUSE_S, LIVE_SHARE * outcome.seconds());
    notBefore.put(task.step(), System.nanoTime() + (long) (pause * 1e9));
    set(task.step(), StepState.done(outcome));
    look();
  }

  private void failed(AnalysisTask task) {
    tasks.remove(task);
    if (state(task.step()).task() == task) {
      set(task.step(), state(task.step()).failed(problems(task.getException())));
    }
  }

  private static List<Problem> problems(Throwable failure) {
    return failure instanceof ProblemException e
        ? e.problems()
        : List.of(Problem.error(null, "This is a fault of the program, not yours: " + failure, ""));
  }

  private void left(AnalysisTask task) {
    tasks.remove(task);
    if (state(task.step()).task() == task) {
      set(task.step(), state(task.step()).left());
    }
  }

  /// Gives up a computation.
  public void cancel(String name) {
    AnalysisTask task = state(name).task();
    if (task != null) {
      task.cancel();
    }
  }

  /// Writes a result into a folder, on a worker: tables as CSV, everything as JSON, figures.
  ///
  /// @param say is told how it went, on the window's thread
  public void write(Outcome outcome, Path where, Consumer<String> say) {
    Task<List<Path>> task =
        new Task<>() {
          @Override
          protected List<Path> call() {
            return outcome
                .files()
                .write(
                    where,
                    outcome.result(),
                    List.of(FigureExport.Format.SVG, FigureExport.Format.PDF));
          }
        };
    task.setOnSucceeded(
        event -> say.accept("Wrote " + task.getValue().size() + " files to " + where + "."));
    task.setOnFailed(event -> problems(task.getException()).forEach(session::report));
    workers.execute(task);
  }

  private void follow(Project project) {
    Map<String, StepState> next = new LinkedHashMap<>();
    project.analyses().keySet().forEach(name -> next.put(name, state(name)));
    if (!next.keySet().equals(states.get().keySet())) {
      states.get().keySet().stream().filter(name -> !next.containsKey(name)).forEach(this::cancel);
      states.set(Collections.unmodifiableMap(next));
    }
    if (!next.containsKey(shown.get())) {
      shown.set(next.isEmpty() ? "" : next.keySet().iterator().next());
    }
    look();
  }

  private void forget() {
    states.get().keySet().forEach(this::cancel);
    states.set(Map.of());
    notBefore.clear();
    data.set(AnalysisStep.RUN);
    follow(session.project());
  }

  private void look() {
    if (visible && !steps().isEmpty()) {
      settled.playFromStart();
    }
  }

  /// Marks what is stale, and computes it where that is wanted.
  void catchUp() {
    boolean going = run.phase() == RunSession.Phase.RUNNING;
    for (Map.Entry<String, AnalysisStep> entry : steps().entrySet()) {
      String name = entry.getKey();
      StepState state = state(name);
      Fingerprint now = questions.fingerprint(name, entry.getValue(), this::state);
      boolean stale = state.outcome() == null || !state.outcome().of().equals(now);
      if (stale != state.stale()) {
        set(name, state.marked(stale));
      }
      if (stale && now != null && byItself.get() && isNews(state, now)) {
        catchUp(name, going);
      }
    }
  }

  // What failed or was given up is tried again only when something has changed; what is being
  // computed is given up only for other settings, since data of a run change all the time.
  private static boolean isNews(StepState state, Fingerprint now) {
    Fingerprint tried = state.tried();
    return tried == null
        || (state.running() ? !tried.settings().equals(now.settings()) : !tried.equals(now));
  }

  private void catchUp(String name, boolean going) {
    boolean late = System.nanoTime() >= notBefore.getOrDefault(name, Long.MIN_VALUE);
    if (!going || (late && name.equals(shown.get()))) {
      compute(name);
    } else if (name.equals(shown.get())) {
      settled.playFromStart();
    }
  }

  /// Why a step cannot be computed now; empty where it can.
  public List<Problem> missing(String name) {
    AnalysisStep step = steps().get(name);
    try {
      if (step != null) {
        questions.of(name, step, this::state);
      }
      return List.of();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  private void set(String name, StepState state) {
    if (steps().containsKey(name)) {
      Map<String, StepState> next = new LinkedHashMap<>();
      steps().keySet().forEach(step -> next.put(step, step.equals(name) ? state : state(step)));
      states.set(Collections.unmodifiableMap(next));
    }
  }
}
