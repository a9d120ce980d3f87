package cajal.compile;

import org.jspecify.annotations.Nullable;

/// Static synapses of one projection: compressed sparse rows by presynaptic neuron, targets
/// ascending in each row, so that a range of targets is a piece of each row.
///
/// @param projection name of the projection
/// @param source index of the source population
/// @param target index of the target population
/// @param port index of the port at the target
/// @param rowStart `[source neuron + 1]`
/// @param targets `[synapse]`, target neuron
/// @param scale weight of a synapse, or what its factor is multiplied with; coherent
/// @param factor `[synapse]`, or `null` where all are 1
/// @param delaySteps delay in steps, or the longest where they vary
/// @param delays `[synapse]`, steps, or `null` where all are `delaySteps`
/// @param inhibitory whether its weights are negative or its port is the inhibitory one
public record Synapses(
    String projection,
    int source,
    int target,
    int port,
    int[] rowStart,
    int[] targets,
    double scale,
    float @Nullable [] factor,
    int delaySteps,
    short @Nullable [] delays,
    boolean inhibitory) {

  public int count() {
    return targets.length;
  }

  /// Shortest delay, steps.
  public int shortestDelay() {
    if (delays == null) {
      return delaySteps;
    }
    int shortest = delaySteps;
    for (short delay : delays) {
      shortest = Math.min(shortest, delay);
    }
    return shortest;
  }

  /// Weight of one synapse, coherent.
  public double weight(int synapse) {
    return factor == null ? scale : scale * factor[synapse];
  }

  /// Delay of one synapse, steps.
  public int delay(int synapse) {
    return delays == null ? delaySteps : delays[synapse];
  }

  /// The same synapses with other weights.
  public Synapses withWeights(double newScale, float @Nullable [] newFactor) {
    return new Synapses(
        projection,
        source,
        target,
        port,
        rowStart,
        targets,
        newScale,
        newFactor,
        delaySteps,
        delays,
        inhibitory);
  }
}
