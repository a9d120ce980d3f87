package cajal.analyse.dynamic;

import cajal.analyse.community.NestedBlocks;
import cajal.connectome.measure.Modules;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One component of a dynamic connectome.
///
/// @param time `[bin]`, its course, largest 1
/// @param recordings `[recording]`, its strength in each, largest 1
/// @param affinity `[neuron][neuron]`, symmetric
/// @param blocks the block model of its affinities
/// @param modules communities of large modularity, by each algorithm
/// @param communities of the grouping that was chosen, of the finest level of blocks, strongest
///   first; none where one block is enough
public record Component(
    double[] time,
    double[] recordings,
    double[][] affinity,
    NestedBlocks blocks,
    Map<Modules.Algorithm, Modules> modules,
    List<Community> communities) {

  public Component {
    modules = Map.copyOf(modules);
    communities = List.copyOf(communities);
  }

  /// The communities that an algorithm found.
  Modules by(Modules.Algorithm algorithm) {
    return Objects.requireNonNull(modules.get(algorithm));
  }
}
