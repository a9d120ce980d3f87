package cajal.simulate.cpu;

import cajal.kernel.LoneNumber;
import java.util.Arrays;

/// The spikes of one population in the last steps, for as long as any of them still waits to arrive
/// somewhere.
final class SpikeHistory {

  // Where counts and bits begin, away from whatever lies before them.
  private static final int FIRST_COUNT = LoneNumber.DISTANCE_BYTES / Integer.BYTES;
  private static final int FIRST_WORD = LoneNumber.DISTANCE_BYTES / Long.BYTES;

  private final int mask;
  private final int[][] neurons;
  private final int[] count;
  private final long[] active;

  /// @param depth number of steps that are remembered, at least
  SpikeHistory(int depth) {
    // A power of two: a slot is asked for several times in each step, and division takes long.
    int slots = Math.max(Long.SIZE, Integer.highestOneBit(2 * depth - 1));
    mask = slots - 1;
    neurons = new int[slots][16];
    count = new int[FIRST_COUNT + slots];
    active = new long[FIRST_WORD + slots / Long.SIZE];
  }

  private int slot(long step) {
    return (int) step & mask;
  }

  private static int word(int slot) {
    return FIRST_WORD + slot / Long.SIZE;
  }

  /// Forgets what was in the place of a step.
  void begin(long step) {
    int slot = slot(step);
    count[FIRST_COUNT + slot] = 0;
    active[word(slot)] &= ~(1L << slot);
  }

  /// Takes more spikes of a step; those of several calls ascend from one to the next.
  ///
  /// @param row holds the neurons that fired, `more` of them from `from` on
  void add(long step, int[] row, int from, int more) {
    int slot = slot(step);
    int before = count[FIRST_COUNT + slot];
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
    count[FIRST_COUNT + slot] = after;
    active[word(slot)] |= 1L << slot;
  }

  /// Number of spikes of a step; 0 before the first.
  int count(long step) {
    return step < 0 ? 0 : count[FIRST_COUNT + slot(step)];
  }

  /// The last step with spikes among some that are remembered.
  ///
  /// @param from the first one
  /// @param to the last one
  /// @return a step before `from` if there is none
  long last(long from, long to) {
    long step = to;
    while (step >= Math.max(0, from)) {
      int slot = slot(step);
      long until = active[word(slot)] << (Long.SIZE - 1 - slot);
      if (until != 0) {
        return step - Long.numberOfLeadingZeros(until);
      }
      step -= slot % Long.SIZE + 1;
    }
    return from - 1;
  }

  /// Neurons that fired in a step, in ascending order; only the first {@link #count} belong to it.
  int[] neurons(long step) {
    return neurons[slot(step)];
  }
}
