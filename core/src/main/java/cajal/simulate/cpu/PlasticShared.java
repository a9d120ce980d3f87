package cajal.simulate.cpu;

import cajal.compile.KernelSource;
import cajal.compile.PlasticSynapses;
import cajal.kernel.SynapseColumns;
import cajal.kernel.SynapseKernel;
import cajal.model.Body;

/// What all workers share of a plastic projection; each writes to the synapses of its own targets
/// only.
///
/// @param synapses as compiled
/// @param body events of the model
/// @param kernel the events, compiled
/// @param kernels where the equations of traces come from
/// @param columns state of the synapses
/// @param incoming synapses by target, or none where the model needs no such list
record PlasticShared(
    PlasticSynapses synapses,
    Body.Plastic body,
    SynapseKernel kernel,
    KernelSource kernels,
    SynapseColumns columns,
    IncomingSynapses incoming) {

  /// Stands for a number of target neurons where no list by target is needed.
  static final int NO_LIST = -1;

  /// @param targets number of target neurons, or {@link #NO_LIST}
  static PlasticShared of(
      PlasticSynapses synapses,
      SynapseKernel kernel,
      KernelSource kernels,
      double dtMs,
      int targets) {
    if (!(synapses.synapse().body() instanceof Body.Plastic body)) {
      throw new IllegalArgumentException(synapses.synapse().name() + " has no memory");
    }
    int count = synapses.count();
    SynapseColumns columns =
        new SynapseColumns(
            synapses.targets(),
            synapses.delaySteps(),
            synapses.delays(),
            synapses.weight().clone(),
            new double[body.memory().size()][count],
            new int[body.between().isEmpty() ? 0 : count],
            synapses.parameter().clone(),
            dtMs,
            synapses.key());
    kernel.initialise(columns);
    IncomingSynapses incoming =
        body.feelsTarget() && targets != NO_LIST
            ? IncomingSynapses.of(synapses, targets)
            : IncomingSynapses.none();
    return new PlasticShared(synapses, body, kernel, kernels, columns, incoming);
  }

  /// The same projection with other synapses: those that stay keep what they know, new ones begin.
  ///
  /// @param targets number of target neurons
  /// @param step number of steps that were taken
  PlasticShared rewired(Wiring wiring, int targets, long step) {
    int[] before = wiring.before();
    double[] weight = new double[before.length];
    for (int k = 0; k < before.length; k++) {
      weight[k] = before[k] < 0 ? synapses.newWeight() : columns.weight()[before[k]];
    }
    PlasticSynapses changed =
        synapses.with(wiring.rowStart(), wiring.targets(), weight, columns.parameter());
    PlasticShared fresh = of(changed, kernel, kernels, columns.dtMs(), targets);
    SynapseColumns now = fresh.columns();
    for (int k = 0; k < before.length; k++) {
      if (before[k] >= 0) {
        for (int variable = 0; variable < now.memory().length; variable++) {
          now.memory()[variable][k] = columns.memory()[variable][before[k]];
        }
      }
      if (now.last().length > 0) {
        now.last()[k] = before[k] < 0 ? Math.toIntExact(step - 1) : columns.last()[before[k]];
      }
    }
    return fresh;
  }

  /// Delay of a variable that is read with one, steps.
  int lateSteps(int which) {
    return kernel.lateSteps(which, columns);
  }

  /// Whether delays differ from synapse to synapse.
  boolean varied() {
    return columns.delays() != null;
  }
}
