package cajal.analyse.tensor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The two products of a slab, a matrix of a tensor's last two modes, with a factor of one of them.
///
/// Four rows of the slab and three panels of the factor are worked on together: each loaded panel
/// serves four rows and each loaded value three panels, and the twelve sums or weights stay in the
/// sixteen registers that every processor has.
final class SlabProducts {

  private static final VectorSpecies<Double> LANES = Columns.LANES;
  private static final int WIDTH = LANES.length();

  // So many rows of three panels stay in the first-level cache.
  private static final int BLOCK = 256;

  private SlabProducts() {}

  /// Consecutive rows of a slab, and which of their columns are meant.
  ///
  /// @param values `[row][inner]` from `at` on
  record Block(double[] values, int at, int rows, int inner, int from, int end) {

    static Block whole(double[] values, int at, int rows, int inner) {
      return new Block(values, at, rows, inner, 0, inner);
    }

    private Block columns(int first, int afterLast) {
      return new Block(values, at, rows, inner, first, afterLast);
    }
  }

  /// Adds `x c`: for each row of the slab a row of products.
  ///
  /// @param c factor of the last mode, in panels
  /// @param products in rows; modified from row `to` on
  static void alongRows(Block x, Columns c, Columns products, int to) {
    for (int from = 0; from < x.inner(); from += BLOCK) {
      Block part = x.columns(from, Math.min(x.inner(), from + BLOCK));
      int row = 0;
      for (; row <= x.rows() - 4; row += 4) {
        int panel = 0;
        for (; panel <= c.panels() - 3; panel += 3) {
          fourRowsThreePanels(part, row, c, panel, products, to + row);
        }
        for (; panel < c.panels(); panel++) {
          fourRows(part, row, c, panel, products, to + row);
        }
      }
      for (; row < x.rows(); row++) {
        for (int panel = 0; panel < c.panels(); panel++) {
          oneRow(part, row, c, panel, products, to + row);
        }
      }
    }
  }

  /// Adds `x' b`: for each column of the slab a row of products.
  ///
  /// @param b factor of the last mode but one, in rows; its row `first` belongs to the first of `x`
  /// @param products in panels, modified
  static void acrossRows(Block x, Columns b, int first, Columns products) {
    for (int from = 0; from < x.inner(); from += BLOCK) {
      Block part = x.columns(from, Math.min(x.inner(), from + BLOCK));
      int row = 0;
      for (; row <= x.rows() - 4; row += 4) {
        int panel = 0;
        for (; panel <= b.panels() - 3; panel += 3) {
          acrossFourRowsThreePanels(part, row, b, first + row, panel, products);
        }
        for (; panel < b.panels(); panel++) {
          acrossFourRows(part, row, b, first + row, panel, products);
        }
      }
      for (; row < x.rows(); row++) {
        for (int panel = 0; panel < b.panels(); panel++) {
          acrossOneRow(part, row, b, first + row, panel, products);
        }
      }
    }
  }

  private static void fourRowsThreePanels(
      Block block, int row, Columns c, int panel, Columns products, int to) {
    double[] x = block.values();
    double[] factor = c.values();
    double[] sums = products.values();
    int step = products.rowStep();
    int x0 = block.at() + row * block.inner();
    int x1 = x0 + block.inner();
    int x2 = x1 + block.inner();
    int x3 = x2 + block.inner();
    int f0 = c.at() + panel * c.panelStep();
    int s0 = products.place(to) + panel * products.panelStep();
    int f1 = c.at() + (panel + 1) * c.panelStep();
    int s1 = products.place(to) + (panel + 1) * products.panelStep();
    int f2 = c.at() + (panel + 2) * c.panelStep();
    int s2 = products.place(to) + (panel + 2) * products.panelStep();
    DoubleVector a0 = DoubleVector.fromArray(LANES, sums, s0);
    DoubleVector a1 = DoubleVector.fromArray(LANES, sums, s1);
    DoubleVector a2 = DoubleVector.fromArray(LANES, sums, s2);
    DoubleVector b0 = DoubleVector.fromArray(LANES, sums, s0 + step);
    DoubleVector b1 = DoubleVector.fromArray(LANES, sums, s1 + step);
    DoubleVector b2 = DoubleVector.fromArray(LANES, sums, s2 + step);
    DoubleVector c0 = DoubleVector.fromArray(LANES, sums, s0 + 2 * step);
    DoubleVector c1 = DoubleVector.fromArray(LANES, sums, s1 + 2 * step);
    DoubleVector c2 = DoubleVector.fromArray(LANES, sums, s2 + 2 * step);
    DoubleVector d0 = DoubleVector.fromArray(LANES, sums, s0 + 3 * step);
    DoubleVector d1 = DoubleVector.fromArray(LANES, sums, s1 + 3 * step);
    DoubleVector d2 = DoubleVector.fromArray(LANES, sums, s2 + 3 * step);
    int end = block.end();
    for (int k = block.from(); k < end; k++) {
      DoubleVector column0 = DoubleVector.fromArray(LANES, factor, f0 + k * WIDTH);
      DoubleVector column1 = DoubleVector.fromArray(LANES, factor, f1 + k * WIDTH);
      DoubleVector column2 = DoubleVector.fromArray(LANES, factor, f2 + k * WIDTH);
      DoubleVector value0 = DoubleVector.broadcast(LANES, x[x0 + k]);
      a0 = column0.fma(value0, a0);
      a1 = column1.fma(value0, a1);
      a2 = column2.fma(value0, a2);
      DoubleVector value1 = DoubleVector.broadcast(LANES, x[x1 + k]);
      b0 = column0.fma(value1, b0);
      b1 = column1.fma(value1, b1);
      b2 = column2.fma(value1, b2);
      DoubleVector value2 = DoubleVector.broadcast(LANES, x[x2 + k]);
      c0 = column0.fma(value2, c0);
      c1 = column1.fma(value2, c1);
      c2 = column2.fma(value2, c2);
      DoubleVector value3 = DoubleVector.broadcast(LANES, x[x3 + k]);
      d0 = column0.fma(value3, d0);
      d1 = column1.fma(value3, d1);
      d2 = column2.fma(value3, d2);
    }
    a0.intoArray(sums, s0);
    a1.intoArray(sums, s1);
    a2.intoArray(sums, s2);
    b0.intoArray(sums, s0 + step);
    b1.intoArray(sums, s1 + step);
    b2.intoArray(sums, s2 + step);
    c0.intoArray(sums, s0 + 2 * step);
    c1.intoArray(sums, s1 + 2 * step);
    c2.intoArray(sums, s2 + 2 * step);
    d0.intoArray(sums, s0 + 3 * step);
    d1.intoArray(sums, s1 + 3 * step);
    d2.intoArray(sums, s2 + 3 * step);
  }

  private static void fourRows(
      Block block, int row, Columns c, int panel, Columns products, int to) {
    double[] x = block.values();
    double[] factor = c.values();
    double[] sums = products.values();
    int step = products.rowStep();
    int x0 = block.at() + row * block.inner();
    int x1 = x0 + block.inner();
    int x2 = x1 + block.inner();
    int x3 = x2 + block.inner();
    int f0 = c.at() + panel * c.panelStep();
    int s0 = products.place(to) + panel * products.panelStep();
    DoubleVector a0 = DoubleVector.fromArray(LANES, sums, s0);
    DoubleVector b0 = DoubleVector.fromArray(LANES, sums, s0 + step);
    DoubleVector c0 = DoubleVector.fromArray(LANES, sums, s0 + 2 * step);
    DoubleVector d0 = DoubleVector.fromArray(LANES, sums, s0 + 3 * step);
    int end = block.end();
    for (int k = block.from(); k < end; k++) {
      DoubleVector column0 = DoubleVector.fromArray(LANES, factor, f0 + k * WIDTH);
      DoubleVector value0 = DoubleVector.broadcast(LANES, x[x0 + k]);
      a0 = column0.fma(value0, a0);
      DoubleVector value1 = DoubleVector.broadcast(LANES, x[x1 + k]);
      b0 = column0.fma(value1, b0);
      DoubleVector value2 = DoubleVector.broadcast(LANES, x[x2 + k]);
      c0 = column0.fma(value2, c0);
      DoubleVector value3 = DoubleVector.broadcast(LANES, x[x3 + k]);
      d0 = column0.fma(value3, d0);
    }
    a0.intoArray(sums, s0);
    b0.intoArray(sums, s0 + step);
    c0.intoArray(sums, s0 + 2 * step);
    d0.intoArray(sums, s0 + 3 * step);
  }

  private static void oneRow(Block block, int row, Columns c, int panel, Columns products, int to) {
    double[] x = block.values();
    double[] factor = c.values();
    double[] sums = products.values();
    int x0 = block.at() + row * block.inner();
    int f0 = c.at() + panel * c.panelStep();
    int s0 = products.place(to) + panel * products.panelStep();
    DoubleVector a0 = DoubleVector.fromArray(LANES, sums, s0);
    int end = block.end();
    for (int k = block.from(); k < end; k++) {
      DoubleVector column0 = DoubleVector.fromArray(LANES, factor, f0 + k * WIDTH);
      DoubleVector value0 = DoubleVector.broadcast(LANES, x[x0 + k]);
      a0 = column0.fma(value0, a0);
    }
    a0.intoArray(sums, s0);
  }

  private static void acrossFourRowsThreePanels(
      Block block, int row, Columns b, int weight, int panel, Columns products) {
    double[] x = block.values();
    double[] weights = b.values();
    double[] sums = products.values();
    int step = b.rowStep();
    int x0 = block.at() + row * block.inner();
    int x1 = x0 + block.inner();
    int x2 = x1 + block.inner();
    int x3 = x2 + block.inner();
    int w0 = b.place(weight) + panel * b.panelStep();
    int s0 = products.at() + panel * products.panelStep();
    int w1 = b.place(weight) + (panel + 1) * b.panelStep();
    int s1 = products.at() + (panel + 1) * products.panelStep();
    int w2 = b.place(weight) + (panel + 2) * b.panelStep();
    int s2 = products.at() + (panel + 2) * products.panelStep();
    DoubleVector a0 = DoubleVector.fromArray(LANES, weights, w0);
    DoubleVector a1 = DoubleVector.fromArray(LANES, weights, w1);
    DoubleVector a2 = DoubleVector.fromArray(LANES, weights, w2);
    DoubleVector b0 = DoubleVector.fromArray(LANES, weights, w0 + step);
    DoubleVector b1 = DoubleVector.fromArray(LANES, weights, w1 + step);
    DoubleVector b2 = DoubleVector.fromArray(LANES, weights, w2 + step);
    DoubleVector c0 = DoubleVector.fromArray(LANES, weights, w0 + 2 * step);
    DoubleVector c1 = DoubleVector.fromArray(LANES, weights, w1 + 2 * step);
    DoubleVector c2 = DoubleVector.fromArray(LANES, weights, w2 + 2 * step);
    DoubleVector d0 = DoubleVector.fromArray(LANES, weights, w0 + 3 * step);
    DoubleVector d1 = DoubleVector.fromArray(LANES, weights, w1 + 3 * step);
    DoubleVector d2 = DoubleVector.fromArray(LANES, weights, w2 + 3 * step);
    int end = block.end();
    for (int k = block.from(); k < end; k++) {
      DoubleVector sum0 = DoubleVector.fromArray(LANES, sums, s0 + k * WIDTH);
      DoubleVector sum1 = DoubleVector.fromArray(LANES, sums, s1 + k * WIDTH);
      DoubleVector sum2 = DoubleVector.fromArray(LANES, sums, s2 + k * WIDTH);
      DoubleVector value0 = DoubleVector.broadcast(LANES, x[x0 + k]);
      sum0 = a0.fma(value0, sum0);
      sum1 = a1.fma(value0, sum1);
      sum2 = a2.fma(value0, sum2);
      DoubleVector value1 = DoubleVector.broadcast(LANES, x[x1 + k]);
      sum0 = b0.fma(value1, sum0);
      sum1 = b1.fma(value1, sum1);
      sum2 = b2.fma(value1, sum2);
      DoubleVector value2 = DoubleVector.broadcast(LANES, x[x2 + k]);
      sum0 = c0.fma(value2, sum0);
      sum1 = c1.fma(value2, sum1);
      sum2 = c2.fma(value2, sum2);
      DoubleVector value3 = DoubleVector.broadcast(LANES, x[x3 + k]);
      sum0 = d0.fma(value3, sum0);
      sum1 = d1.fma(value3, sum1);
      sum2 = d2.fma(value3, sum2);
      sum0.intoArray(sums, s0 + k * WIDTH);
      sum1.intoArray(sums, s1 + k * WIDTH);
      sum2.intoArray(sums, s2 + k * WIDTH);
    }
  }

  private static void acrossFourRows(
      Block block, int row, Columns b, int weight, int panel, Columns products) {
    double[] x = block.values();
    double[] weights = b.values();
    double[] sums = products.values();
    int step = b.rowStep();
    int x0 = block.at() + row * block.inner();
    int x1 = x0 + block.inner();
    int x2 = x1 + block.inner();
    int x3 = x2 + block.inner();
    int w0 = b.place(weight) + panel * b.panelStep();
    int s0 = products.at() + panel * products.panelStep();
    DoubleVector a0 = DoubleVector.fromArray(LANES, weights, w0);
    DoubleVector b0 = DoubleVector.fromArray(LANES, weights, w0 + step);
    DoubleVector c0 = DoubleVector.fromArray(LANES, weights, w0 + 2 * step);
    DoubleVector d0 = DoubleVector.fromArray(LANES, weights, w0 + 3 * step);
    int end = block.end();
    for (int k = block.from(); k < end; k++) {
      DoubleVector sum0 = DoubleVector.fromArray(LANES, sums, s0 + k * WIDTH);
      DoubleVector value0 = DoubleVector.broadcast(LANES, x[x0 + k]);
      sum0 = a0.fma(value0, sum0);
      DoubleVector value1 = DoubleVector.broadcast(LANES, x[x1 + k]);
      sum0 = b0.fma(value1, sum0);
      DoubleVector value2 = DoubleVector.broadcast(LANES, x[x2 + k]);
      sum0 = c0.fma(value2, sum0);
      DoubleVector value3 = DoubleVector.broadcast(LANES, x[x3 + k]);
      sum0 = d0.fma(value3, sum0);
      sum0.intoArray(sums, s0 + k * WIDTH);
    }
  }

  private static void acrossOneRow(
      Block block, int row, Columns b, int weight, int panel, Columns products) {
    double[] x = block.values();
    double[] weights = b.values();
    double[] sums = products.values();
    int x0 = block.at() + row * block.inner();
    int w0 = b.place(weight) + panel * b.panelStep();
    int s0 = products.at() + panel * products.panelStep();
    DoubleVector a0 = DoubleVector.fromArray(LANES, weights, w0);
    int end = block.end();
    for (int k = block.from(); k < end; k++) {
      DoubleVector sum0 = DoubleVector.fromArray(LANES, sums, s0 + k * WIDTH);
      DoubleVector value0 = DoubleVector.broadcast(LANES, x[x0 + k]);
      sum0 = a0.fma(value0, sum0);
      sum0.intoArray(sums, s0 + k * WIDTH);
    }
  }
}
