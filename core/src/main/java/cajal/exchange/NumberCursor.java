package cajal.exchange;

import java.io.Closeable;
import java.io.IOException;

/// Goes through numbers that are read block by block.
abstract class NumberCursor implements Closeable {

  private double[] block = new double[0];
  private int at = -1;

  /// Goes to the next number; says whether there is one.
  ///
  /// @throws IOException if the next block cannot be read
  final boolean next() throws IOException {
    if (++at < block.length) {
      return true;
    }
    at = 0;
    block = block();
    return block.length > 0;
  }

  /// The number that it stands at.
  final double value() {
    return block[at];
  }

  /// The next block, of no length at the end; a block may be of any other length.
  ///
  /// @throws IOException if it cannot be read
  protected abstract double[] block() throws IOException;
}
