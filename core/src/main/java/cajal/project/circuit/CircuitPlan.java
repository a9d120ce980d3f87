package cajal.project.circuit;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person decides when a circuit becomes a network.
///
/// @param connectome where the wiring comes from
/// @param cells names of its neurons, in the order of the population; empty for all neurons
/// @param dynamics the equations of the cells
/// @param signs who excites and who inhibits
/// @param strengths how strong a contact is; empty for the defaults of the dynamics
/// @param experiment what is done to the cells
public record CircuitPlan(
    Connectome connectome,
    List<String> cells,
    Dynamics dynamics,
    Signs signs,
    Optional<Strengths> strengths,
    Experiment experiment) {

  public CircuitPlan {
    cells = List.copyOf(cells);
  }

  /// What is done to the cells of a circuit.
  ///
  /// @param muscles whether the muscles that the circuit innervates are its outputs
  /// @param ablated names of killed cells
  public record Experiment(boolean muscles, Set<String> ablated, List<Stimulus> stimuli) {

    public static final Experiment NONE = new Experiment(false, Set.of(), List.of());

    public Experiment {
      ablated = Set.copyOf(ablated);
      stimuli = List.copyOf(stimuli);
    }

    public Experiment withMuscles(boolean value) {
      return new Experiment(value, ablated, stimuli);
    }

    public Experiment withAblated(Set<String> value) {
      return new Experiment(muscles, value, stimuli);
    }

    public Experiment withStimuli(List<Stimulus> value) {
      return new Experiment(muscles, ablated, value);
    }
  }

  /// All neurons of a connectome as graded cells with the standard signs and nothing done to them.
  public static CircuitPlan whole(Connectome connectome) {
    return new CircuitPlan(
        connectome, List.of(), Dynamics.GRADED, Signs.STANDARD, Optional.empty(), Experiment.NONE);
  }

  /// The same for some of its cells.
  public CircuitPlan of(List<String> names) {
    return new CircuitPlan(connectome, names, dynamics, signs, strengths, experiment);
  }

  public CircuitPlan with(Dynamics value) {
    return new CircuitPlan(connectome, cells, value, signs, strengths, experiment);
  }

  public CircuitPlan with(Signs value) {
    return new CircuitPlan(connectome, cells, dynamics, value, strengths, experiment);
  }

  public CircuitPlan with(Strengths value) {
    return new CircuitPlan(connectome, cells, dynamics, signs, Optional.of(value), experiment);
  }

  public CircuitPlan with(Experiment value) {
    return new CircuitPlan(connectome, cells, dynamics, signs, strengths, value);
  }

  /// The neurons of the population.
  ///
  /// @throws cajal.problem.ProblemException if a name is not in the connectome
  public List<Cell> neurons() {
    return cells.isEmpty() ? connectome.neurons() : cells.stream().map(connectome::cell).toList();
  }
}
