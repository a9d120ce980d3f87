package cajal.compile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Connections as compressed sparse rows by source, targets ascending in each row.
///
/// @param start `[source + 1]`
/// @param targets `[connection]`
/// @param factor `[connection]`, or `null` where all are 1
record Rows(int[] start, int[] targets, float @Nullable [] factor) {

  /// @param listed values that multiply the factors, in the order of the pairs; empty for none
  static Rows of(Pairs pairs, int sources, double[] listed) {
    int[] start = new int[sources + 1];
    boolean[] factored = {listed.length > 0};
    pairs.forEach((source, target, factor) -> {
      start[source + 1]++;
      factored[0] |= factor != 1;
    });
    for (int i = 0; i < sources; i++) {
      start[i + 1] += start[i];
    }
    Filler filler = new Filler(start, factored[0], listed);
    pairs.forEach(filler);
    return filler.sorted();
  }

  private static final class Filler implements Pairs.Sink {

    private final int[] start;
    private final int[] next;
    private final int[] targets;
    private final float @Nullable [] factor;
    private final double[] listed;
    private boolean ascending = true;
    private int taken;

    Filler(int[] start, boolean factored, double[] listed) {
      this.start = start;
      this.listed = listed;
      next = start.clone();
      targets = new int[start[start.length - 1]];
      factor = factored ? new float[targets.length] : null;
    }

    @Override
    public void pair(int source, int target, double value) {
      int at = next[source]++;
      targets[at] = target;
      if (at > start[source] && targets[at - 1] > target) {
        ascending = false;
      }
      if (factor != null) {
        factor[at] = (float) (listed.length > 0 ? value * listed[taken++] : value);
      }
    }

    Rows sorted() {
      if (!ascending) {
        for (int row = 0; row + 1 < start.length; row++) {
          sort(start[row], start[row + 1]);
        }
      }
      return new Rows(start, targets, factor);
    }

    private void sort(int from, int to) {
      float[] factors = factor;
      if (factors == null) {
        Arrays.sort(targets, from, to);
        return;
      }
      // Target above, position below: a stable order also for repeated pairs.
      long[] keys = new long[to - from];
      float[] old = Arrays.copyOfRange(factors, from, to);
      for (int i = from; i < to; i++) {
        keys[i - from] = ((long) targets[i] << 32) | (i - from);
      }
      Arrays.sort(keys);
      for (int i = 0; i < keys.length; i++) {
        targets[from + i] = (int) (keys[i] >>> 32);
        factors[from + i] = old[(int) keys[i]];
      }
    }
  }

  /// The same connections by target: `[target + 1]`, sources ascending in each row.
  Rows transposed(int targetCount) {
    int[] begin = new int[targetCount + 1];
    for (int target : targets) {
      begin[target + 1]++;
    }
    for (int i = 0; i < targetCount; i++) {
      begin[i + 1] += begin[i];
    }
    int[] next = begin.clone();
    int[] sources = new int[targets.length];
    float[] moved = factor == null ? null : new float[targets.length];
    for (int source = 0; source + 1 < start.length; source++) {
      for (int k = start[source]; k < start[source + 1]; k++) {
        int at = next[targets[k]]++;
        sources[at] = source;
        if (moved != null && factor != null) {
          moved[at] = factor[k];
        }
      }
    }
    return new Rows(begin, sources, moved);
  }
}
