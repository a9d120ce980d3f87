package cajal.simulate.cpu;

import cajal.kernel.Fired;
import java.util.Arrays;

/// What a worker tells the others when a stride is over: for each step and population how many of
/// its neurons fired, and which.
///
/// All stands in one row, since what costs time is to fetch lines of another processor's cache.
/// There are two of them, because the worker is in its next stride while others still read.
final class Bulletin {

  /// Numbers in two cache lines, by which the rows keep away from whatever lies beside them.
  private static final int MARGIN = 32;

  private final int[][] rows = {new int[4 * MARGIN], new int[4 * MARGIN]};
  private int turn;
  private int length;

  /// Where a row begins.
  static int first() {
    return MARGIN;
  }

  /// Which of the two rows is the present one; the same for all workers in a stride.
  int turn() {
    return turn;
  }

  /// Begins the row of the next stride.
  void begin() {
    turn ^= 1;
    length = MARGIN;
  }

  /// Adds what fired in the next population, or in the first one of the next step.
  void add(Fired fired) {
    int count = fired.count();
    int after = length + 1 + count;
    if (rows[turn].length < after + MARGIN) {
      rows[turn] = Arrays.copyOf(rows[turn], 2 * (after + MARGIN));
    }
    int[] row = rows[turn];
    row[length] = count;
    for (int i = 0; i < count; i++) {
      row[length + 1 + i] = fired.neuron(i);
    }
    length = after;
  }

  /// A row, to be read only.
  int[] row(int which) {
    return rows[which];
  }
}
