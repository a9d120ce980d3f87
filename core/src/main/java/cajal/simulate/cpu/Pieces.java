package cajal.simulate.cpu;

import java.util.function.IntUnaryOperator;

/// Finds where a worker's part of a row of synapses begins: rows ascend by target.
final class Pieces {

  private Pieces() {}

  /// The first of the synapses `from` (inclusive) to `to` (exclusive) whose target is not below a
  /// limit; `to` if there is none.
  static int begin(int from, int to, int limit, IntUnaryOperator target) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (target.applyAsInt(middle) < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
