package cajal.compile;

import java.util.HashSet;
import java.util.Set;

/// Unordered pairs of neurons.
final class PairSet {

  private final Set<Long> pairs;

  PairSet(int capacity) {
    pairs = HashSet.newHashSet(capacity);
  }

  private static long pair(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  void add(int a, int b) {
    pairs.add(pair(a, b));
  }

  boolean has(int a, int b) {
    return pairs.contains(pair(a, b));
  }

  /// Joins `a` to `then` instead of `now`.
  void replace(int a, int now, int then) {
    pairs.remove(pair(a, now));
    pairs.add(pair(a, then));
  }
}
