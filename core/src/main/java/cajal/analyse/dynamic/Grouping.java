package cajal.analyse.dynamic;

import cajal.connectome.measure.Modules;

/// How neurons of a component are put into communities.
enum Grouping {
  /// The nested block model of weights, which also finds groups that connect alike.
  BLOCK_MODEL,
  /// Large modularity by the Leiden algorithm.
  LEIDEN,
  /// Large modularity by the Louvain algorithm.
  LOUVAIN,
  /// The constant Potts model by the Leiden algorithm.
  POTTS;

  /// The community of each neuron.
  ///
  /// @return `[neuron]`; empty where the block model found one block
  int[] of(Component component) {
    return this == BLOCK_MODEL
        ? component.blocks().levels().stream().findFirst().orElse(new int[0])
        : component.by(Modules.Algorithm.valueOf(name())).consensus();
  }
}
