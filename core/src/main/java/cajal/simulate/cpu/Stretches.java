package cajal.simulate.cpu;

import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;

/// Parts of rows whose targets lie side by side, as where every neuron is connected to all others.
final class Stretches {

  /// Synapses that a stretch must have on average to be worth looking for.
  private static final int LEAST = 32;

  /// Synapses after which rows whose stretches are shorter are looked at no further.
  private static final int ASKED = 4096;

  private Stretches() {}

  /// Whether rows consist of long stretches, and no two synapses of a run have the same target.
  static boolean fill(Synapses synapses) {
    if (synapses.column() instanceof SynapseColumn.Compact) {
      return false;
    }
    int[] start = synapses.start();
    long stretches = 0;
    for (int run = 0; run < start.length - 1; run++) {
      int begin = start[run];
      int end = start[run + 1];
      int found = number(synapses.column(), begin, end);
      if (found < 0) {
        return false;
      }
      stretches += found;
      if (end >= ASKED && stretches * LEAST > end) {
        return false;
      }
    }
    return stretches > 0 && stretches * LEAST <= synapses.count();
  }

  // How many stretches a run has; negative if it has two synapses with the same target.
  private static int number(SynapseColumn column, int begin, int end) {
    int number = begin < end ? 1 : 0;
    for (int k = begin + 1; k < end; k++) {
      int distance = column.place(k) - column.place(k - 1);
      if (distance == 0) {
        return -1;
      }
      number += distance > 1 ? 1 : 0;
    }
    return number;
  }

  /// Where the stretch ends that begins at a synapse of a piece, in which no target is there twice.
  ///
  /// @param to end of the piece
  static int end(SynapseColumn column, int from, int to) {
    int ahead = column.place(from) - from;
    // Nearly always the rest of the piece.
    return column.place(to - 1) - (to - 1) == ahead
        ? to
        : Pieces.begin(from, to, ahead + 1, k -> column.place(k) - k);
  }
}
