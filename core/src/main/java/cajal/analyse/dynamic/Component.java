package cajal.analyse.dynamic;

import cajal.analyse.community.NestedBlocks;
import java.util.List;

/// One component of a dynamic connectome.
///
/// @param time `[bin]`, its course, largest 1
/// @param recordings `[recording]`, its strength in each, largest 1
/// @param affinity `[neuron][neuron]`, symmetric
/// @param blocks the block model of its affinities
/// @param communities of the finest level, strongest first; none where one block is enough
public record Component(
    double[] time,
    double[] recordings,
    double[][] affinity,
    NestedBlocks blocks,
    List<Community> communities) {

  public Component {
    communities = List.copyOf(communities);
  }
}
