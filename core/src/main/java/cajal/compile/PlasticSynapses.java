package cajal.compile;

import cajal.model.Body;
import cajal.model.Model;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Synapses with a memory of one projection: compressed sparse rows by presynaptic neuron, targets
/// ascending in each row.
///
/// @param projection name of the projection
/// @param synapse their model, with weights in the unit of the port
/// @param source index of the source population
/// @param target index of the target population
/// @param modulator index of the population that modulates them; -1 for none
/// @param port index of the port at the target
/// @param unit unit of weights
/// @param rowStart `[source neuron + 1]`
/// @param targets `[synapse]`, target neuron
/// @param weight `[synapse]`, weight at the beginning, coherent
/// @param delaySteps delay in steps, or the longest where they vary
/// @param delays `[synapse]`, steps, or `null` where all are `delaySteps`
/// @param parameter `[parameter]`, coherent
/// @param key random key of the projection
/// @param newWeight weight of a synapse that forms while the network runs, coherent; not a number
///   where none does
public record PlasticSynapses(
    String projection,
    Model synapse,
    int source,
    int target,
    int modulator,
    int port,
    Unit unit,
    int[] rowStart,
    int[] targets,
    double[] weight,
    int delaySteps,
    short @Nullable [] delays,
    double[] parameter,
    long key,
    double newWeight) {

  public int count() {
    return targets.length;
  }

  /// Where each synapse begins.
  ///
  /// @return `[synapse]`, source neuron
  public int[] sources() {
    int[] sources = new int[targets.length];
    for (int row = 0; row + 1 < rowStart.length; row++) {
      Arrays.fill(sources, rowStart[row], rowStart[row + 1], row);
    }
    return sources;
  }

  /// Whether synapses come and go while the network runs.
  public boolean rewires() {
    return synapse.body() instanceof Body.Plastic body && body.rewires();
  }

  /// The same projection with other synapses, all of one delay.
  public PlasticSynapses with(int[] rowStart, int[] targets, double[] weight, double[] parameter) {
    return new PlasticSynapses(
        projection,
        synapse,
        source,
        target,
        modulator,
        port,
        unit,
        rowStart,
        targets,
        weight,
        delaySteps,
        null,
        parameter,
        key,
        newWeight);
  }

  /// The same synapses with other weights.
  public PlasticSynapses with(double[] changed) {
    return new PlasticSynapses(
        projection,
        synapse,
        source,
        target,
        modulator,
        port,
        unit,
        rowStart,
        targets,
        changed,
        delaySteps,
        delays,
        parameter,
        key,
        newWeight);
  }

  /// Equations of the traces of neurons, one model for each side that has some.
  public List<Model> traces() {
    return synapse.body() instanceof Body.Plastic body
        ? body.traces().values().stream().map(Body.Traces::integrator).toList()
        : List.of();
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

  /// Whether it inhibits: its weights are negative on the whole.
  public boolean inhibitory() {
    double sum = 0;
    for (double value : weight) {
      sum += value;
    }
    return sum < 0;
  }
}
