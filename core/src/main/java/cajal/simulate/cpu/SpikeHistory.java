package cajal.simulate.cpu;

import cajal.kernel.Fired;
import java.util.Arrays;

/// The spikes of one worker's part of one population in the last steps, for as long as any of them
/// still waits to arrive somewhere.
final class SpikeHistory {

  private final int[][] neurons;
  private final int[] count;

  /// @param depth number of steps that are remembered
  SpikeHistory(int depth) {
    neurons = new int[depth][16];
    count = new int[depth];
  }

  private int slot(long step) {
    return (int) (step % count.length);
  }

  /// Takes the spikes of a step, in ascending order.
  void put(long step, Fired fired) {
    int slot = slot(step);
    int more = fired.count();
    if (neurons[slot].length < more) {
      neurons[slot] = new int[Math.max(more, 2 * neurons[slot].length)];
    }
    int[] into = neurons[slot];
    boolean ascending = true;
    int last = -1;
    for (int i = 0; i < more; i++) {
      int neuron = fired.neuron(i);
      ascending &= neuron >= last;
      last = neuron;
      into[i] = neuron;
    }
    if (!ascending) {
      Arrays.sort(into, 0, more);
    }
    count[slot] = more;
  }

  /// Number of spikes of a step; 0 before the first.
  int count(long step) {
    return step < 0 ? 0 : count[slot(step)];
  }

  /// Neurons that fired in a step; only the first {@link #count} belong to it.
  int[] neurons(long step) {
    return neurons[slot(step)];
  }
}
