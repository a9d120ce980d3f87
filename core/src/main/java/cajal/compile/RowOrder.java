package cajal.compile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts the synapses of each row in their order: by place of the target or, where rows are divided
/// into runs, by delay and place. Equal ones stay as they were made.
///
/// @param row `[source neuron + 1]`, where rows begin
/// @param targets `[synapse]`, place of the target; modified
/// @param factor `[synapse]` or `null`; modified
/// @param delays `[synapse]`, steps, or `null`; modified
/// @param shortest shortest delay, or {@link #BY_PLACE} where delays do not matter
record RowOrder(
    int[] row, int[] targets, float @Nullable [] factor, short @Nullable [] delays, int shortest) {

  static final int BY_PLACE = 0;

  void sort(int source) {
    int from = row[source];
    int to = row[source + 1];
    if (isOrdered(from, to)) {
      return;
    }
    if (factor == null && delays == null) {
      Arrays.sort(targets, from, to);
      return;
    }
    int[] order = order(from, to);
    int[] oldTargets = Arrays.copyOfRange(targets, from, to);
    for (int k = 0; k < order.length; k++) {
      targets[from + k] = oldTargets[order[k]];
    }
    if (factor != null) {
      float[] old = Arrays.copyOfRange(factor, from, to);
      for (int k = 0; k < order.length; k++) {
        factor[from + k] = old[order[k]];
      }
    }
    if (delays != null) {
      short[] old = Arrays.copyOfRange(delays, from, to);
      for (int k = 0; k < order.length; k++) {
        delays[from + k] = old[order[k]];
      }
    }
  }

  private boolean isOrdered(int from, int to) {
    for (int k = from + 1; k < to; k++) {
      if (key(k - 1) > key(k)) {
        return false;
      }
    }
    return true;
  }

  private long key(int synapse) {
    long run = delays == null || shortest == BY_PLACE ? 0 : delays[synapse] - shortest;
    return run << Integer.SIZE | targets[synapse];
  }

  // Key above, position below: sorting numbers is many times faster than sorting with a comparator,
  // which is left for rows whose positions and keys do not fit together.
  private int[] order(int from, int to) {
    int count = to - from;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    long largest = 0;
    long[] keys = new long[count];
    for (int k = 0; k < count; k++) {
      keys[k] = key(from + k);
      largest = Math.max(largest, keys[k]);
    }
    if (Long.numberOfLeadingZeros(largest) <= bits) {
      return IntStream.range(0, count)
          .boxed()
          .sorted(Comparator.comparingLong(k -> keys[k]))
          .mapToInt(Integer::intValue)
          .toArray();
    }
    for (int k = 0; k < count; k++) {
      keys[k] = keys[k] << bits | k;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int k = 0; k < count; k++) {
      order[k] = (int) (keys[k] & ((1L << bits) - 1));
    }
    return order;
  }

  /// Where each run of each row begins, and the end of all.
  ///
  /// @param runs runs of a row
  int[] runs(int runs) {
    short[] each = java.util.Objects.requireNonNull(delays);
    int sources = row.length - 1;
    int[] start = new int[Math.addExact(Math.multiplyExact(sources, runs), 1)];
    for (int source = 0; source < sources; source++) {
      int k = row[source];
      for (int run = 0; run < runs; run++) {
        start[source * runs + run] = k;
        while (k < row[source + 1] && each[k] - shortest == run) {
          k++;
        }
      }
    }
    start[sources * runs] = row[sources];
    return start;
  }
}
