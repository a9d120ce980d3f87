package cajal.simulate.cpu;

import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.simulate.Backend;
import java.util.Objects;

/// Hands spikes over when they are fired, to where they wait until they arrive: for synapses whose
/// delays differ so much that runs of one delay would be too short.
final class RingDelivery implements Delivery {

  private final InputRing[] rings;
  private int[] limits;
  private Synapses synapses;

  /// @param limits `[worker + 1]`, first place that belongs to each worker
  /// @param rings `[part]`, where spikes wait
  RingDelivery(Synapses synapses, int[] limits, InputRing[] rings) {
    this.synapses = synapses;
    this.rings = rings;
    this.limits = limits;
  }

  @Override
  public Synapses synapses() {
    return synapses;
  }

  @Override
  public void replace(Synapses changed) {
    synapses = changed;
  }

  @Override
  public void divide(int[] changed) {
    limits = changed;
  }

  @Override
  public long send(SpikeHistory fired, long step, int worker, Backend.Checkpoint checkpoint) {
    int[] start = synapses.start();
    SynapseColumn column = synapses.column();
    long arrivals = 0;
    int count = fired.count(step);
    int[] neurons = fired.neurons(step);
    for (int i = 0; i < count; i++) {
      int end = start[neurons[i] + 1];
      int from = Pieces.begin(start[neurons[i]], end, limits[worker], column::place);
      int to = Pieces.begin(from, end, limits[worker + 1], column::place);
      arrivals += to - from;
      add(from, to, step);
      checkpoint.pass();
    }
    return arrivals;
  }

  private void add(int from, int to, long step) {
    short[] delays = Objects.requireNonNull(synapses.delays().each());
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
