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

  /// @param targets number of target neurons
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
        body.feelsTarget() ? IncomingSynapses.of(synapses, targets) : IncomingSynapses.none();
    return new PlasticShared(synapses, body, kernel, kernels, columns, incoming);
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
