package cajal.simulate.cpu;

import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.simulate.Backend;

/// Hands spikes over when they are fired, to where they wait until they arrive: for synapses whose
/// delays differ so much that runs of one delay would be too short.
final class RingDelivery {

  private final int[] limits;
  private final InputRing[] rings;
  private Synapses synapses;

  /// @param limits `[worker + 1]`, first place that belongs to each worker
  /// @param rings `[part]`, where spikes wait
  RingDelivery(Synapses synapses, int[] limits, InputRing[] rings) {
    this.synapses = synapses;
    this.rings = rings;
    this.limits = limits;
  }

  Synapses synapses() {
    return synapses;
  }

  void replace(Synapses changed) {
    synapses = changed;
  }

  /// Passes on the spikes of a step to one worker's targets.
  ///
  /// @param fired `[worker]`, spikes of the source population
  /// @return number of arrivals to come
  long deliver(SpikeHistory[] fired, long step, int worker, Backend.Checkpoint checkpoint) {
    int[] start = synapses.start();
    long arrivals = 0;
    for (SpikeHistory spikes : fired) {
      int count = spikes.count(step);
      int[] neurons = spikes.neurons(step);
      for (int i = 0; i < count; i++) {
        int from = bound(start[neurons[i]], start[neurons[i] + 1], limits[worker]);
        int to = bound(from, start[neurons[i] + 1], limits[worker + 1]);
        arrivals += to - from;
        add(from, to, step);
        checkpoint.pass();
      }
    }
    return arrivals;
  }

  private int bound(int from, int to, int limit) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (synapses.column().place(middle) < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void add(int from, int to, long step) {
    short[] delays = java.util.Objects.requireNonNull(synapses.delays().each());
    SynapseColumn column = synapses.column();
    int part = 0;
    for (int k = from; k < to; k++) {
      int place = column.place(k);
      Synapses.Part of = synapses.parts().get(part);
      while (place >= of.at() + of.size()) {
        of = synapses.parts().get(++part);
      }
      rings[part].add(step + delays[k], place - of.at(), column.weight(k));
    }
  }
}
