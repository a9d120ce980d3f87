package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.PlasticSynapses;
import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.simulate.BackendDevice;
import java.util.Locale;

/// Whether a network fits into the memory of a device, before anything is built for it.
final class DeviceMemory {

  // Tables, logs, kernels.
  private static final double MARGIN = 1.1;

  private DeviceMemory() {}

  /// @throws cajal.problem.ProblemException if it does not
  static void check(CompiledNetwork network, BackendDevice device) {
    if (!device.doublePrecision()) {
      throw Refusal.of(
          device.name() + " has no numbers of double precision, which networks need.",
          "Choose another device, or run on the processor.");
    }
    long index = 0;
    long weights = 0;
    long synapse = 0;
    for (Synapses synapses : network.synapses()) {
      long each = synapses.delays().each() == null ? 1 : 2;
      index += 4 * (each * synapses.count() + synapses.start().length);
      weights += synapses.column() instanceof SynapseColumn.Uniform ? 0 : 4L * synapses.count();
    }
    for (PlasticSynapses plastic : network.plastic()) {
      index += 16L * plastic.count() + 4L * plastic.rowStart().length;
      synapse += 16L * plastic.count();
    }
    long state = 0;
    for (CompiledPopulation population : network.populations()) {
      state += 8L * population.size() * (population.model().states().size() + 4);
    }
    long largest = Math.max(Math.max(index, weights), Math.max(synapse, state));
    long all = (long) (MARGIN * (index + weights + synapse + state));
    if (largest > device.largestArrayBytes() || all > device.memoryBytes()) {
      throw Refusal.of(
          String.format(
              Locale.ROOT,
              "The network needs about %.1f GB on the device, its largest array %.1f GB; %s has"
                  + " %.1f GB and takes arrays up to %.1f GB.",
              all / 1e9,
              largest / 1e9,
              device.name(),
              device.memoryBytes() / 1e9,
              device.largestArrayBytes() / 1e9),
          "Take fewer synapses or another device, or run on the processor.");
    }
  }
}
