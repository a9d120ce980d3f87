package cajal.analyse.tensor;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// A tall matrix of few columns for vectors: a vector's worth of columns is a panel.
///
/// In panels, the rows of each follow each other, so a loop over rows steps by a constant and the
/// compiler leaves out its checks of bounds. In rows, all panels of a row lie together, which the
/// caches like better where a loop stays long at a few rows.
///
/// @param values columns beyond the last are 0
/// @param at index of the first value
/// @param rows number of rows
/// @param panels number of panels
/// @param rowStep from a row to the next
/// @param panelStep from a panel to the next
record Columns(double[] values, int at, int rows, int panels, int rowStep, int panelStep) {

  // Four lanes waste least of ten columns, and processors with eight do two such at a time.
  static final VectorSpecies<Double> LANES =
      DoubleVector.SPECIES_PREFERRED.length() > 4
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;

  private static final int WIDTH = LANES.length();

  /// Number of columns with those that fill the last panel.
  static int padded(int columns) {
    return panels(columns) * WIDTH;
  }

  static int panels(int columns) {
    return (columns + WIDTH - 1) / WIDTH;
  }

  /// A matrix that lies in panels or in rows.
  static Columns laid(double[] values, int at, int rows, int panels, boolean inPanels) {
    return inPanels
        ? new Columns(values, at, rows, panels, WIDTH, rows * WIDTH)
        : new Columns(values, at, rows, panels, panels * WIDTH, WIDTH);
  }

  static Columns zeros(int rows, int columns, boolean inPanels) {
    return laid(new double[rows * padded(columns)], 0, rows, panels(columns), inPanels);
  }

  /// @param matrix `[row * columns + column]`
  static Columns of(double[] matrix, int rows, int columns, boolean inPanels) {
    Columns made = zeros(rows, columns, inPanels);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        made.values[made.place(row, column)] = matrix[row * columns + column];
      }
    }
    return made;
  }

  private int place(int row, int column) {
    return place(row) + column / WIDTH * panelStep + column % WIDTH;
  }

  /// Index of the first value of a row.
  int place(int row) {
    return at + row * rowStep;
  }

  /// Sets all values to 0.
  void clear() {
    Arrays.fill(values, at, at + panels * rows * WIDTH, 0);
  }

  /// Sets rows to 0, of a matrix in rows.
  void clearRows(int from, int end) {
    Arrays.fill(values, place(from), place(end), 0);
  }

  /// Adds these values to a matrix.
  ///
  /// @param matrix `[row * columns + column]`, modified
  void addTo(double[] matrix, int columns) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix[row * columns + column] += values[place(row, column)];
      }
    }
  }

  /// Adds the inner products of these columns with another matrix's, each with its own.
  ///
  /// @param other laid like this
  /// @param sums `[column]` from `to` on, with padding; modified
  void addInnerProducts(Columns other, double[] sums, int to) {
    for (int panel = 0; panel < panels; panel++) {
      int mine = at + panel * panelStep;
      int its = other.at + panel * panelStep;
      DoubleVector sum = DoubleVector.fromArray(LANES, sums, to + panel * WIDTH);
      for (int row = 0; row < rows; row++) {
        sum =
            DoubleVector.fromArray(LANES, values, mine)
                .fma(DoubleVector.fromArray(LANES, other.values, its), sum);
        mine += rowStep;
        its += rowStep;
      }
      sum.intoArray(sums, to + panel * WIDTH);
    }
  }

  /// Adds another matrix with each of its columns weighted.
  ///
  /// @param other laid like this
  /// @param weights `[column]` from `from` on, with padding
  void addWeighted(Columns other, double[] weights, int from) {
    for (int panel = 0; panel < panels; panel++) {
      int mine = at + panel * panelStep;
      int its = other.at + panel * panelStep;
      DoubleVector weight = DoubleVector.fromArray(LANES, weights, from + panel * WIDTH);
      for (int row = 0; row < rows; row++) {
        DoubleVector.fromArray(LANES, other.values, its)
            .fma(weight, DoubleVector.fromArray(LANES, values, mine))
            .intoArray(values, mine);
        mine += rowStep;
        its += rowStep;
      }
    }
  }
}
