package cajal.simulate.cpu;

import cajal.compile.Synapses;

/// Passes spikes of one projection on into the ring buffers of its target population.
///
/// Rows are sorted by target, so a worker's part of a row is a piece of it. A target gets its
/// arrivals in the order of the rows whatever the number of workers, hence the same sums.
final class Delivery {

  private final int[][] pieceStart;
  private Synapses synapses;

  /// @param bounds `[worker + 1]`, first target neuron of each worker's part
  Delivery(Synapses synapses, int[] bounds) {
    this.synapses = synapses;
    int workers = bounds.length - 1;
    int[] rowStart = synapses.rowStart();
    pieceStart = new int[workers + 1][];
    pieceStart[0] = rowStart;
    for (int worker = 1; worker < workers; worker++) {
      int[] starts = new int[rowStart.length - 1];
      for (int row = 0; row < starts.length; row++) {
        starts[row] = lowerBound(rowStart[row], rowStart[row + 1], bounds[worker]);
      }
      pieceStart[worker] = starts;
    }
    pieceStart[workers] = ends(rowStart);
  }

  private static int[] ends(int[] rowStart) {
    int[] ends = new int[rowStart.length - 1];
    System.arraycopy(rowStart, 1, ends, 0, ends.length);
    return ends;
  }

  private int lowerBound(int from, int to, int target) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (synapses.targets()[middle] < target) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Synapses synapses() {
    return synapses;
  }

  void replace(Synapses changed) {
    synapses = changed;
  }

  /// Number of synapses of a source neuron.
  int fanOut(int source) {
    return pieceStart[pieceStart.length - 1][source] - pieceStart[0][source];
  }

  /// Adds the weights of one spike to the ring, for one worker's targets.
  ///
  /// @param ring `[slot][target neuron]`, modified
  /// @param step step at whose end the spike was fired
  void deliver(int source, long step, double[][] ring, int worker) {
    int from = pieceStart[worker][source];
    int to = pieceStart[worker + 1][source];
    int[] targets = synapses.targets();
    float[] factor = synapses.factor();
    short[] delays = synapses.delays();
    double scale = synapses.scale();
    if (delays != null) {
      int base = (int) (step % ring.length);
      for (int k = from; k < to; k++) {
        int slot = base + delays[k];
        double weight = factor == null ? scale : scale * factor[k];
        ring[slot < ring.length ? slot : slot - ring.length][targets[k]] += weight;
      }
      return;
    }
    double[] slot = ring[(int) ((step + synapses.delaySteps()) % ring.length)];
    if (factor == null) {
      for (int k = from; k < to; k++) {
        slot[targets[k]] += scale;
      }
    } else {
      for (int k = from; k < to; k++) {
        slot[targets[k]] += scale * factor[k];
      }
    }
  }
}
