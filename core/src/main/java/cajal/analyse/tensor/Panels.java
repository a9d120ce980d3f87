package cajal.analyse.tensor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The two inner products of tensor factorisation on as many columns at once as the processor has
/// lanes.
///
/// A factor's columns are padded to whole vectors; one vector of columns is a panel. Each loop
/// keeps the sums of several rows in registers, so that a loaded panel serves all of them.
final class Panels {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  // Rows of the first product that share a load; more would not fit into 16 registers.
  private static final int TALL = 8;

  // Columns of the second product that share a load.
  private static final int WIDE = 10;

  // So many columns of eight rows and of a panel stay in the first-level cache.
  private static final int BLOCK = 256;

  private Panels() {}

  /// Number of columns with padding.
  static int padded(int columns) {
    int lanes = LANES.length();
    return (columns + lanes - 1) / lanes * lanes;
  }

  /// Adds `x c` to rows of `t`.
  ///
  /// @param c `[inner][width]`
  /// @param t `[row][width]`, modified from row `to` on
  static void multiply(Block x, Padded c, Padded t, int to) {
    for (int from = 0; from < x.inner(); from += BLOCK) {
      Block part = x.columns(from, Math.min(x.inner(), from + BLOCK));
      int tall = x.rows() / TALL * TALL;
      for (int row = 0; row < tall; row += TALL) {
        for (int panel = 0; panel < c.width(); panel += LANES.length()) {
          eightRows(part, row, c, panel, t, to + row);
        }
      }
      for (int row = tall; row < x.rows(); row++) {
        for (int panel = 0; panel < c.width(); panel += LANES.length()) {
          oneRow(part, row, c, panel, t, to + row);
        }
      }
    }
  }

  private static void oneRow(Block block, int row, Padded c, int panel, Padded t, int to) {
    double[] x = block.values();
    double[] factor = c.values();
    int at = block.at() + row * block.inner();
    int width = c.width();
    int place = to * width + panel;
    DoubleVector sum = DoubleVector.fromArray(LANES, t.values(), place);
    for (int k = block.from(); k < block.end(); k++) {
      DoubleVector column = DoubleVector.fromArray(LANES, factor, k * width + panel);
      sum = column.fma(DoubleVector.broadcast(LANES, x[at + k]), sum);
    }
    sum.intoArray(t.values(), place);
  }

  private static void eightRows(Block block, int row, Padded c, int panel, Padded t, int to) {
    double[] x = block.values();
    double[] factor = c.values();
    double[] sums = t.values();
    int inner = block.inner();
    int end = block.end();
    int width = c.width();
    int place = to * width + panel;
    int x0 = block.at() + row * inner;
    int x1 = x0 + inner;
    int x2 = x1 + inner;
    int x3 = x2 + inner;
    int x4 = x3 + inner;
    int x5 = x4 + inner;
    int x6 = x5 + inner;
    int x7 = x6 + inner;
    DoubleVector s0 = DoubleVector.fromArray(LANES, sums, place);
    DoubleVector s1 = DoubleVector.fromArray(LANES, sums, place + width);
    DoubleVector s2 = DoubleVector.fromArray(LANES, sums, place + 2 * width);
    DoubleVector s3 = DoubleVector.fromArray(LANES, sums, place + 3 * width);
    DoubleVector s4 = DoubleVector.fromArray(LANES, sums, place + 4 * width);
    DoubleVector s5 = DoubleVector.fromArray(LANES, sums, place + 5 * width);
    DoubleVector s6 = DoubleVector.fromArray(LANES, sums, place + 6 * width);
    DoubleVector s7 = DoubleVector.fromArray(LANES, sums, place + 7 * width);
    for (int k = block.from(); k < end; k++) {
      DoubleVector column = DoubleVector.fromArray(LANES, factor, k * width + panel);
      s0 = column.fma(DoubleVector.broadcast(LANES, x[x0 + k]), s0);
      s1 = column.fma(DoubleVector.broadcast(LANES, x[x1 + k]), s1);
      s2 = column.fma(DoubleVector.broadcast(LANES, x[x2 + k]), s2);
      s3 = column.fma(DoubleVector.broadcast(LANES, x[x3 + k]), s3);
      s4 = column.fma(DoubleVector.broadcast(LANES, x[x4 + k]), s4);
      s5 = column.fma(DoubleVector.broadcast(LANES, x[x5 + k]), s5);
      s6 = column.fma(DoubleVector.broadcast(LANES, x[x6 + k]), s6);
      s7 = column.fma(DoubleVector.broadcast(LANES, x[x7 + k]), s7);
    }
    s0.intoArray(sums, place);
    s1.intoArray(sums, place + width);
    s2.intoArray(sums, place + 2 * width);
    s3.intoArray(sums, place + 3 * width);
    s4.intoArray(sums, place + 4 * width);
    s5.intoArray(sums, place + 5 * width);
    s6.intoArray(sums, place + 6 * width);
    s7.intoArray(sums, place + 7 * width);
  }

  /// Adds `x' w` to `m`.
  ///
  /// @param w `[row][width]`
  /// @param m `[inner][width]`, modified
  static void multiplyTransposed(Block x, Padded w, Padded m) {
    int wide = x.inner() / WIDE * WIDE;
    for (int k = 0; k < wide; k += WIDE) {
      for (int panel = 0; panel < w.width(); panel += LANES.length()) {
        tenColumns(x, k, w, panel, m);
      }
    }
    for (int k = wide; k < x.inner(); k++) {
      for (int panel = 0; panel < w.width(); panel += LANES.length()) {
        oneColumn(x, k, w, panel, m);
      }
    }
  }

  private static void oneColumn(Block block, int k, Padded w, int panel, Padded m) {
    double[] x = block.values();
    double[] weights = w.values();
    int width = w.width();
    int place = k * width + panel;
    int at = block.at() + k;
    DoubleVector sum = DoubleVector.fromArray(LANES, m.values(), place);
    for (int row = 0; row < block.rows(); row++) {
      DoubleVector weight = DoubleVector.fromArray(LANES, weights, row * width + panel);
      sum = weight.fma(DoubleVector.broadcast(LANES, x[at + row * block.inner()]), sum);
    }
    sum.intoArray(m.values(), place);
  }

  private static void tenColumns(Block block, int k, Padded w, int panel, Padded m) {
    double[] x = block.values();
    double[] weights = w.values();
    double[] sums = m.values();
    int inner = block.inner();
    int rows = block.rows();
    int width = w.width();
    int place = k * width + panel;
    int at = block.at() + k;
    DoubleVector s0 = DoubleVector.fromArray(LANES, sums, place);
    DoubleVector s1 = DoubleVector.fromArray(LANES, sums, place + width);
    DoubleVector s2 = DoubleVector.fromArray(LANES, sums, place + 2 * width);
    DoubleVector s3 = DoubleVector.fromArray(LANES, sums, place + 3 * width);
    DoubleVector s4 = DoubleVector.fromArray(LANES, sums, place + 4 * width);
    DoubleVector s5 = DoubleVector.fromArray(LANES, sums, place + 5 * width);
    DoubleVector s6 = DoubleVector.fromArray(LANES, sums, place + 6 * width);
    DoubleVector s7 = DoubleVector.fromArray(LANES, sums, place + 7 * width);
    DoubleVector s8 = DoubleVector.fromArray(LANES, sums, place + 8 * width);
    DoubleVector s9 = DoubleVector.fromArray(LANES, sums, place + 9 * width);
    for (int row = 0; row < rows; row++) {
      DoubleVector weight = DoubleVector.fromArray(LANES, weights, row * width + panel);
      s0 = weight.fma(DoubleVector.broadcast(LANES, x[at]), s0);
      s1 = weight.fma(DoubleVector.broadcast(LANES, x[at + 1]), s1);
      s2 = weight.fma(DoubleVector.broadcast(LANES, x[at + 2]), s2);
      s3 = weight.fma(DoubleVector.broadcast(LANES, x[at + 3]), s3);
      s4 = weight.fma(DoubleVector.broadcast(LANES, x[at + 4]), s4);
      s5 = weight.fma(DoubleVector.broadcast(LANES, x[at + 5]), s5);
      s6 = weight.fma(DoubleVector.broadcast(LANES, x[at + 6]), s6);
      s7 = weight.fma(DoubleVector.broadcast(LANES, x[at + 7]), s7);
      s8 = weight.fma(DoubleVector.broadcast(LANES, x[at + 8]), s8);
      s9 = weight.fma(DoubleVector.broadcast(LANES, x[at + 9]), s9);
      at += inner;
    }
    s0.intoArray(sums, place);
    s1.intoArray(sums, place + width);
    s2.intoArray(sums, place + 2 * width);
    s3.intoArray(sums, place + 3 * width);
    s4.intoArray(sums, place + 4 * width);
    s5.intoArray(sums, place + 5 * width);
    s6.intoArray(sums, place + 6 * width);
    s7.intoArray(sums, place + 7 * width);
    s8.intoArray(sums, place + 8 * width);
    s9.intoArray(sums, place + 9 * width);
  }

  /// Adds the elementwise product of two rows to a third.
  ///
  /// @param sums modified in row `to`
  static void addProduct(Padded a, int rowA, Padded b, int rowB, Padded sums, int to) {
    int width = a.width();
    for (int panel = 0; panel < width; panel += LANES.length()) {
      int place = to * width + panel;
      DoubleVector.fromArray(LANES, a.values(), rowA * width + panel)
          .fma(
              DoubleVector.fromArray(LANES, b.values(), rowB * width + panel),
              DoubleVector.fromArray(LANES, sums.values(), place))
          .intoArray(sums.values(), place);
    }
  }

  /// Replaces a row by the elementwise product of two others.
  ///
  /// @param product modified in row `to`
  static void product(Padded a, int rowA, Padded b, int rowB, Padded product, int to) {
    int width = a.width();
    for (int panel = 0; panel < width; panel += LANES.length()) {
      DoubleVector.fromArray(LANES, a.values(), rowA * width + panel)
          .mul(DoubleVector.fromArray(LANES, b.values(), rowB * width + panel))
          .intoArray(product.values(), to * width + panel);
    }
  }

  /// Consecutive rows of a matrix, and which of their columns are meant.
  ///
  /// @param values `[row][inner]` from `at` on
  record Block(double[] values, int at, int rows, int inner, int from, int end) {

    static Block whole(double[] values, int at, int rows, int inner) {
      return new Block(values, at, rows, inner, 0, inner);
    }

    Block columns(int first, int afterLast) {
      return new Block(values, at, rows, inner, first, afterLast);
    }
  }

  /// A matrix whose columns are padded to whole vectors.
  ///
  /// @param values `[row][width]`
  /// @param width columns with padding
  record Padded(double[] values, int width) {

    static Padded zeros(int rows, int columns) {
      int width = padded(columns);
      return new Padded(new double[rows * width], width);
    }

    /// A row-major matrix with its columns padded.
    static Padded of(double[] matrix, int rows, int columns) {
      Padded padded = zeros(rows, columns);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(matrix, row * columns, padded.values, row * padded.width, columns);
      }
      return padded;
    }
  }
}
