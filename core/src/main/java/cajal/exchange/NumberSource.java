package cajal.exchange;

import java.io.IOException;

/// Numbers that can be read as often as is wanted, block by block, in the order in which they lie
/// in their file.
interface NumberSource {

  /// Most numbers in a block where its source leaves the choice.
  int BLOCK = 1 << 16;

  /// Begins a reading.
  ///
  /// @throws IOException if the first block cannot be read
  NumberCursor open() throws IOException;

  /// The rows or the columns of a matrix, each in an array of its own.
  ///
  /// @param shape its two lengths
  /// @param firstFastest whether the rows of a column lie side by side, instead of the columns of a
  ///   row
  /// @param columns whether columns are wanted
  /// @return `[column][row]` or `[row][column]`
  /// @throws IOException if a block cannot be read
  default double[][] split(int[] shape, boolean firstFastest, boolean columns) throws IOException {
    int inner = firstFastest ? shape[0] : shape[1];
    double[][] parts = columns ? new double[shape[1]][shape[0]] : new double[shape[0]][shape[1]];
    int outerAt = 0;
    int innerAt = 0;
    try (NumberCursor each = open()) {
      while (each.next()) {
        if (firstFastest == columns) {
          parts[outerAt][innerAt] = each.value();
        } else {
          parts[innerAt][outerAt] = each.value();
        }
        if (++innerAt == inner) {
          innerAt = 0;
          outerAt++;
        }
      }
    }
    return parts;
  }

  /// All numbers.
  ///
  /// @param count how many there are
  /// @throws IOException if a block cannot be read
  default double[] all(int count) throws IOException {
    double[] values = new double[count];
    try (NumberCursor each = open()) {
      for (int at = 0; each.next(); at++) {
        values[at] = each.value();
      }
    }
    return values;
  }

  /// Numbers that lie in memory.
  static NumberSource of(double... values) {
    return () ->
        new NumberCursor() {
          private boolean given;

          @Override
          protected double[] block() {
            double[] next = given ? new double[0] : values;
            given = true;
            return next;
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
  }
}
