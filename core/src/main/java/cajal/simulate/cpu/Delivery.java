package cajal.simulate.cpu;

import cajal.compile.Synapses;
import cajal.simulate.Backend;

/// How spikes get to the targets of some static synapses, one worker's part at a time.
sealed interface Delivery permits RunDelivery, RingDelivery {

  Synapses synapses();

  /// Goes on with other weights.
  void replace(Synapses changed);

  /// Number of runs of which each worker has a piece that was looked up.
  default int runs() {
    return 0;
  }

  /// Divides the targets anew among the workers.
  ///
  /// @param limits `[worker + 1]`, first place that belongs to each
  void divide(int[] limits);

  /// Whether spikes are added to variables themselves, after the step.
  default boolean direct() {
    return false;
  }

  /// Adds what arrives in a step, as far as spikes are handed over when they arrive.
  ///
  /// @param fired spikes of the source population
  /// @param inputs where spikes arrive, modified
  /// @return number of arrivals
  default long arrive(
      SpikeHistory fired, long step, int worker, double[] inputs, Backend.Checkpoint checkpoint) {
    return 0;
  }

  /// Passes on what is fired in a step, as far as spikes are handed over when they are fired.
  ///
  /// @param fired spikes of the source population
  /// @return number of arrivals to come
  default long send(SpikeHistory fired, long step, int worker, Backend.Checkpoint checkpoint) {
    return 0;
  }
}
