package cajal.simulate.cpu;

import cajal.kernel.Fired;
import java.util.Arrays;

/// The spikes of one worker's part of one population during a batch, step by step.
final class SpikeBuffer {

  private int[] neurons = new int[64];
  private int[] ends = new int[16];
  private int steps;
  private int count;

  void clear() {
    steps = 0;
    count = 0;
  }

  /// Appends the spikes of one step, in ascending order.
  void add(Fired fired) {
    int more = fired.count();
    if (count + more > neurons.length) {
      neurons = Arrays.copyOf(neurons, Math.max(2 * neurons.length, count + more));
    }
    boolean ascending = true;
    int last = -1;
    for (int i = 0; i < more; i++) {
      int neuron = fired.neuron(i);
      ascending &= neuron >= last;
      last = neuron;
      neurons[count + i] = neuron;
    }
    if (!ascending) {
      Arrays.sort(neurons, count, count + more);
    }
    count += more;
    if (steps == ends.length) {
      ends = Arrays.copyOf(ends, 2 * steps);
    }
    ends[steps++] = count;
  }

  /// Position of the first spike of a step, counted from the beginning of the batch.
  int from(int offset) {
    return offset == 0 ? 0 : ends[offset - 1];
  }

  int to(int offset) {
    return ends[offset];
  }

  int neuron(int position) {
    return neurons[position];
  }
}
