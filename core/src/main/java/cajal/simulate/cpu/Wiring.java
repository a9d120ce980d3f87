package cajal.simulate.cpu;

import java.util.Arrays;

/// Which synapses a projection has from a step on: compressed sparse rows by source neuron, targets
/// ascending in each row.
///
/// @param rowStart `[source neuron + 1]`
/// @param targets `[synapse]`, target neuron
/// @param before `[synapse]`, which one it was before; -1 for a new one
record Wiring(int[] rowStart, int[] targets, int[] before) {

  /// Synapses that are all new.
  static Wiring fresh(int[] rowStart, int[] targets) {
    int[] before = new int[targets.length];
    Arrays.fill(before, -1);
    return new Wiring(rowStart, targets, before);
  }
}
