package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Coupling;
import cajal.kernel.CouplingColumns;
import cajal.kernel.CouplingKernel;
import cajal.model.Body;
import cajal.model.Expr;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The continuous connections of one projection while they run.
///
/// What they follow with a delay is held over a step: it is what a neuron was so long before the
/// beginning of the step.
final class RunningCoupling {

  private final CouplingKernel kernel;
  private final PopulationState source;
  private final PopulationState target;
  private final List<Expr.Remote> late;
  private final int[] lateState;
  private final LateRows[] lateRows;
  private final double dtMs;
  private Coupling coupling;

  RunningCoupling(CompiledNetwork network, Coupling coupling, List<PopulationState> populations) {
    this.coupling = coupling;
    source = populations.get(coupling.source());
    target = populations.get(coupling.target());
    dtMs = network.dtMs();
    kernel =
        network
            .kernels()
            .coupling(coupling.synapse(), source.population().model(), target.population().model());
    late = coupling.synapse().body() instanceof Body.Synapse body ? body.late() : List.of();
    lateState = new int[late.size()];
    lateRows = new LateRows[late.size()];
    for (int i = 0; i < lateRows.length; i++) {
      PopulationState of = of(i);
      lateState[i] = of.population().model().stateIndex(late.get(i).variable());
      lateRows[i] = new LateRows(of.state()[lateState[i]], steps(i));
    }
  }

  private PopulationState of(int i) {
    return late.get(i).pre() ? source : target;
  }

  private int steps(int i) {
    return kernel.lateSteps(i, coupling.columns(), dtMs);
  }

  Coupling coupling() {
    return coupling;
  }

  PopulationState target() {
    return target;
  }

  void replace(CouplingColumns columns) {
    coupling = coupling.with(columns);
    for (int i = 0; i < lateRows.length; i++) {
      lateRows[i].change(steps(i));
    }
  }

  /// Keeps what one worker's neurons are at the beginning of a step.
  void keep(Worker worker, long step) {
    for (int i = 0; i < lateRows.length; i++) {
      int population = late.get(i).pre() ? coupling.source() : coupling.target();
      lateRows[i].keep(step, worker.from(population), worker.to(population));
    }
  }

  /// Adds to the input of one worker's neurons.
  ///
  /// @param pre `[state variable][neuron]` of the source population
  /// @param post the same of the target population
  void accumulate(Worker worker, long step, double[][] pre, double[][] post) {
    kernel.accumulate(
        coupling.columns(),
        withLate(true, step, pre),
        withLate(false, step, post),
        target.input(coupling.input()),
        worker.from(coupling.target()),
        worker.to(coupling.target()));
  }

  private double[][] withLate(boolean pre, long step, double[][] states) {
    if (late.stream().noneMatch(remote -> remote.pre() == pre)) {
      return states;
    }
    double[][] all = Arrays.copyOf(states, states.length + late.size());
    int next = states.length;
    for (int i = 0; i < lateRows.length; i++) {
      if (late.get(i).pre() == pre) {
        double[][] rows = lateRows[i].rows();
        // Without a delay other workers may not yet have kept what they have.
        all[next++] =
            rows.length == 1 ? of(i).state()[lateState[i]] : rows[(int) ((step + 1) % rows.length)];
      }
    }
    return all;
  }

  void save(DataOutput out) throws IOException {
    for (LateRows rows : lateRows) {
      StateColumns.write(out, rows.rows());
    }
  }

  void restore(DataInput in) throws IOException {
    for (LateRows rows : lateRows) {
      StateColumns.read(in, rows.rows());
    }
  }
}
