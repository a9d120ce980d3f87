package cajal.app.session.connectome;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitWiring;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.circuit.CircuitNetwork;
import cajal.project.circuit.CircuitPlan;
import cajal.project.circuit.CircuitPlan.Experiment;
import cajal.project.circuit.Dynamics;
import cajal.project.circuit.Signs;
import cajal.project.circuit.Stimulus;
import cajal.project.circuit.Strengths;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is done to the circuit that is shown when it runs: its equations and assumptions, killed
/// and driven cells; and the way from there to a project on the canvas.
public final class CircuitExperiment {

  private final Session session;
  private final ConnectomeSession connectome;
  private final Executor window;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-circuit").factory());

  private final ObjectProperty<Set<String>> ablated = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<Set<String>> driven = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<Choices> choices = new SimpleObjectProperty<>(Choices.STANDARD);

  /// What a person assumes and chooses, beside cells.
  ///
  /// @param muscles whether muscles are outputs
  public record Choices(Dynamics dynamics, Signs signs, Scale scale, boolean muscles, Drive drive) {

    public static final Choices STANDARD =
        new Choices(Dynamics.GRADED, Signs.STANDARD, Scale.STANDARD, false, Drive.STANDARD);

    public Choices with(Dynamics value) {
      return new Choices(value, signs, scale, muscles, drive);
    }

    public Choices with(Signs value) {
      return new Choices(dynamics, value, scale, muscles, drive);
    }

    public Choices with(Scale value) {
      return new Choices(dynamics, signs, value, muscles, drive);
    }

    public Choices withMuscles(boolean value) {
      return new Choices(dynamics, signs, scale, value, drive);
    }

    public Choices with(Drive value) {
      return new Choices(dynamics, signs, scale, muscles, value);
    }
  }

  /// How strong contacts are, beside the defaults of the equations.
  ///
  /// @param chemical how many times as strong as by default chemical contacts are
  /// @param gap the same for gap junctions
  /// @param normalised whether every cell receives the same from all its chemical synapses
  public record Scale(double chemical, double gap, boolean normalised) {

    public static final Scale STANDARD = new Scale(1, 1, false);
  }

  /// The current into driven cells.
  public record Drive(double amplitudePa, double startMs, double stopMs) {

    /// 20 pA is the stimulus of Kunert et al. (2014) to the touch neurons.
    public static final Drive STANDARD = new Drive(20, 500, 1500);
  }

  CircuitExperiment(Session session, ConnectomeSession connectome, Executor window) {
    this.session = session;
    this.connectome = connectome;
    this.window = window;
    connectome
        .shownProperty()
        .subscribe(_ -> {
          ablated.set(Set.of());
          driven.set(Set.of());
        });
  }

  /// Names of the cells that are killed.
  public ObjectProperty<Set<String>> ablatedProperty() {
    return ablated;
  }

  /// Names of the cells that get a current.
  public ObjectProperty<Set<String>> drivenProperty() {
    return driven;
  }

  public ObjectProperty<Choices> choicesProperty() {
    return choices;
  }

  /// Kills cells, or brings them back where all of them are killed.
  public void toggleAblated(Collection<String> cells) {
    ablated.set(toggled(ablated.get(), cells));
  }

  /// Drives cells, or no longer where all of them are driven.
  public void toggleDriven(Collection<String> cells) {
    driven.set(toggled(driven.get(), cells));
  }

  private static Set<String> toggled(Set<String> now, Collection<String> cells) {
    Set<String> next = new LinkedHashSet<>(now);
    if (!cells.isEmpty() && next.containsAll(cells)) {
      next.removeAll(cells);
    } else {
      next.addAll(cells);
    }
    return Collections.unmodifiableSet(next);
  }

  /// What would be made of the circuit that is shown; empty where no connectome is open.
  public Optional<CircuitPlan> plan() {
    Connectome shown = connectome.shownProperty().get();
    if (shown == null) {
      return Optional.empty();
    }
    Choices now = choices.get();
    List<String> cells = cells(shown, connectome.view());
    Set<String> here = new HashSet<>(cells);
    if (cells.isEmpty()) {
      shown.neurons().forEach(cell -> here.add(cell.name()));
    }
    List<String> touched = driven.get().stream().filter(here::contains).toList();
    Set<String> dead = new HashSet<>(ablated.get());
    dead.retainAll(here);
    List<Stimulus> stimuli =
        touched.isEmpty()
            ? List.of()
            : List.of(
                new Stimulus(
                    "stimulus",
                    touched,
                    Quantity.of(now.drive().amplitudePa(), Unit.PA),
                    Quantity.ms(now.drive().startMs()),
                    Quantity.ms(now.drive().stopMs())));
    Strengths strengths =
        CircuitNetwork.strengths(shown, now.dynamics())
            .scaled(now.scale().chemical(), now.scale().gap())
            .withNormalised(now.scale().normalised());
    CircuitPlan plan =
        CircuitPlan.whole(shown)
            .of(cells)
            .with(now.dynamics())
            .with(now.signs())
            .with(new Experiment(now.muscles(), dead, stimuli));
    return Optional.of(now.scale().equals(Scale.STANDARD) ? plan : plan.with(strengths));
  }

  /// Names of the neurons of a view in the order of the dataset; empty where it shows all.
  private static List<String> cells(Connectome shown, CircuitView view) {
    if (view.members().input().isEmpty() && view.members().hidden().isEmpty()) {
      return List.of();
    }
    Set<String> names = new HashSet<>();
    for (Circuit.Node node : CircuitWiring.of(shown).circuit(view).nodes()) {
      node.cells().forEach(cell -> names.add(cell.name()));
    }
    return shown.cells().stream()
        .filter(cell -> cell.kind() == Kind.NEURON && names.contains(cell.name()))
        .map(Cell::name)
        .toList();
  }

  /// Puts the network of the circuit on the canvas, as one gesture that can be undone.
  ///
  /// @param then what to do once it is there
  public void make(Runnable then) {
    build(project -> {
      session.edit("Network of a circuit", _ -> project);
      session.say("Made the network of " + project.title());
      then.run();
    });
  }

  /// Puts the network on the canvas and runs it from its beginning.
  public void run(RunSession run) {
    make(() -> {
      if (run.phase() == RunSession.Phase.RUNNING) {
        run.stop();
      }
      run.start();
    });
  }

  /// Makes the project of the circuit on a worker.
  ///
  /// @param then gets it on the window's thread; not called after a problem, which is reported
  public void build(Consumer<Project> then) {
    Optional<CircuitPlan> plan;
    try {
      plan = plan();
    } catch (ProblemException e) {
      new ArrayList<>(e.problems()).forEach(session::report);
      return;
    }
    plan.ifPresent(wanted ->
        worker.execute(() -> {
          try {
            Project project = CircuitNetwork.of(wanted);
            window.execute(() -> then.accept(project));
          } catch (ProblemException e) {
            window.execute(() -> e.problems().forEach(session::report));
          }
        }));
  }
}
