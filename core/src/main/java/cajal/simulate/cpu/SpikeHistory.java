package cajal.simulate.cpu;

import java.util.Arrays;

/// The spikes of one population in the last steps, for as long as any of them still waits to arrive
/// somewhere.
final class SpikeHistory {

  private final int[][] neurons;
  private final int[] count;

  /// @param depth number of steps that are remembered, at least
  SpikeHistory(int depth) {
    // A power of two: a slot is asked for several times in each step, and division takes long.
    int slots = Integer.highestOneBit(2 * depth - 1);
    neurons = new int[slots][16];
    count = new int[slots];
  }

  private int slot(long step) {
    return (int) step & (count.length - 1);
  }

  /// Forgets what was in the place of a step.
  void begin(long step) {
    count[slot(step)] = 0;
  }

  /// Takes more spikes of a step; those of several calls ascend from one to the next.
  ///
  /// @param row holds the neurons that fired, `more` of them from `from` on
  void add(long step, int[] row, int from, int more) {
    int slot = slot(step);
    int before = count[slot];
    int after = before + more;
    if (neurons[slot].length < after) {
      neurons[slot] = Arrays.copyOf(neurons[slot], Math.max(after, 2 * neurons[slot].length));
    }
    int[] into = neurons[slot];
    boolean ascending = true;
    int last = -1;
    for (int i = 0; i < more; i++) {
      int neuron = row[from + i];
      ascending &= neuron >= last;
      last = neuron;
      into[before + i] = neuron;
    }
    if (!ascending) {
      Arrays.sort(into, before, after);
    }
    count[slot] = after;
  }

  /// Number of spikes of a step; 0 before the first.
  int count(long step) {
    return step < 0 ? 0 : count[slot(step)];
  }

  /// Neurons that fired in a step, in ascending order; only the first {@link #count} belong to it.
  int[] neurons(long step) {
    return neurons[slot(step)];
  }
}
