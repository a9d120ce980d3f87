package cajal.analyse.dimension;

import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// A matrix of numbers that are not negative as the product of two such matrices, by least squares.
///
/// @param rows `[component][row]`
/// @param columns `[component][column]`, of length 1
/// @param errors Frobenius norm of what is left after each pass
/// @param converged whether the error stood still
record NonNegative(double[][] rows, double[][] columns, double[] errors, boolean converged) {

  private static final double SMALLEST = 1e-12;
  private static final double TOLERANCE = 1e-6;

  /// How factors are improved.
  enum Method {
    /// One component after the other, exactly (Cichocki & Phan 2009,
    /// doi:10.1587/transfun.E92.A.708).
    HALS,
    /// By factors that are never negative (Lee & Seung 1999, doi:10.1038/44565).
    MU
  }

  /// Where factors begin.
  enum Start {
    /// From singular vectors (Boutsidis & Gallopoulos 2008, doi:10.1016/j.patcog.2007.09.010).
    NNDSVD,
    RANDOM
  }

  /// How a factorisation is done.
  record Setting(int components, Method method, Start start, int iterations) {}

  /// @param values `[row][column]`, not negative
  static NonNegative of(double[][] values, Setting setting, Work work) {
    int height = values.length;
    int width = height == 0 ? 0 : values[0].length;
    int count = Math.min(setting.components(), Math.min(height, width));
    double[][] rows = new double[count][height];
    double[][] columns = new double[count][width];
    start(values, setting.start(), rows, columns, work);
    double norm =
        Math.sqrt(Arrays.stream(values).flatMapToDouble(Arrays::stream).map(x -> x * x).sum());
    double[] errors = new double[setting.iterations()];
    int passes = 0;
    boolean converged = count == 0;
    while (passes < setting.iterations() && !converged) {
      work.progress().orStop();
      work.progress().at((double) passes / setting.iterations(), "factors");
      improve(values, rows, columns, true, setting.method());
      improve(values, rows, columns, false, setting.method());
      errors[passes] = error(values, rows, columns);
      converged = passes > 0 && errors[passes - 1] - errors[passes] < TOLERANCE * norm;
      passes++;
    }
    return normalised(rows, columns, Arrays.copyOf(errors, passes), converged);
  }

  // One factor while the other stands; it is modified.
  private static void improve(
      double[][] values, double[][] rows, double[][] columns, boolean ofColumns, Method method) {
    double[][] moving = ofColumns ? columns : rows;
    double[][] standing = ofColumns ? rows : columns;
    int count = moving.length;
    double[][] gram = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        for (int i = 0; i < standing[a].length; i++) {
          gram[a][b] += standing[a][i] * standing[b][i];
        }
      }
    }
    double[][] cross = cross(values, standing, ofColumns);
    double[][] old =
        method == Method.MU
            ? Arrays.stream(moving).map(double[]::clone).toArray(double[][]::new)
            : moving;
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < moving[c].length; i++) {
        double model = 0;
        for (int other = 0; other < count; other++) {
          model += gram[c][other] * old[other][i];
        }
        moving[c][i] =
            switch (method) {
              case HALS ->
                  Math.max(
                      0, moving[c][i] + (cross[c][i] - model) / Math.max(gram[c][c], SMALLEST));
              case MU -> moving[c][i] * cross[c][i] / Math.max(model, SMALLEST);
            };
      }
    }
  }

  // Products of the data with the standing factor: [component][place of the moving one].
  private static double[][] cross(double[][] values, double[][] standing, boolean ofColumns) {
    int width = values[0].length;
    double[][] cross = new double[standing.length][ofColumns ? width : values.length];
    for (int row = 0; row < values.length; row++) {
      for (int c = 0; c < standing.length; c++) {
        if (ofColumns) {
          double weight = standing[c][row];
          for (int column = 0; column < width; column++) {
            cross[c][column] += weight * values[row][column];
          }
        } else {
          double sum = 0;
          for (int column = 0; column < width; column++) {
            sum += standing[c][column] * values[row][column];
          }
          cross[c][row] = sum;
        }
      }
    }
    return cross;
  }

  private static double error(double[][] values, double[][] rows, double[][] columns) {
    double sum = 0;
    double[] model = new double[values[0].length];
    for (int row = 0; row < values.length; row++) {
      Arrays.fill(model, 0);
      for (int c = 0; c < rows.length; c++) {
        for (int column = 0; column < model.length; column++) {
          model[column] += rows[c][row] * columns[c][column];
        }
      }
      for (int column = 0; column < model.length; column++) {
        double away = values[row][column] - model[column];
        sum += away * away;
      }
    }
    return Math.sqrt(sum);
  }

  // rows and columns are modified.
  private static void start(
      double[][] values, Start start, double[][] rows, double[][] columns, Work work) {
    if (rows.length == 0) {
      return;
    }
    if (start == Start.RANDOM) {
      RandomSequence random = work.random("nmf");
      double mean = Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElse(0);
      double scale = 2 * Math.sqrt(mean / rows.length);
      for (double[][] factor : new double[][][] {rows, columns}) {
        for (double[] component : factor) {
          Arrays.setAll(component, _ -> scale * random.uniform());
        }
      }
      return;
    }
    DMatrixRMaj dense = new DMatrixRMaj(values);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(dense.numRows, dense.numCols, true, true, true);
    if (!svd.decompose(dense)) {
      throw new IllegalStateException("no singular vectors of a matrix of finite numbers");
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    double[] singular = svd.getSingularValues();
    Integer[] order = new Integer[svd.numberOfSingularValues()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(singular[b], singular[a]));
    for (int c = 0; c < rows.length; c++) {
      int at = order[c];
      double[] left = new double[rows[c].length];
      double[] right = new double[columns[c].length];
      Arrays.setAll(left, i -> u.get(i, at));
      Arrays.setAll(right, i -> v.get(i, at));
      double plus = length(left, 1) * length(right, 1);
      double minus = length(left, -1) * length(right, -1);
      int sign = plus >= minus ? 1 : -1;
      double scale = Math.sqrt(singular[at] * Math.max(plus, minus));
      double ofLeft = Math.max(SMALLEST, length(left, sign));
      double ofRight = Math.max(SMALLEST, length(right, sign));
      Arrays.setAll(rows[c], i -> scale * Math.max(0, sign * left[i]) / ofLeft);
      Arrays.setAll(columns[c], i -> scale * Math.max(0, sign * right[i]) / ofRight);
    }
  }

  // Of the part of that sign.
  private static double length(double[] vector, int sign) {
    double sum = 0;
    for (double x : vector) {
      double part = Math.max(0, sign * x);
      sum += part * part;
    }
    return Math.sqrt(sum);
  }

  // Columns of length 1, the components with the largest rows first.
  private static NonNegative normalised(
      double[][] rows, double[][] columns, double[] errors, boolean converged) {
    for (int c = 0; c < rows.length; c++) {
      double length = length(columns[c], 1);
      if (length > 0) {
        for (int i = 0; i < columns[c].length; i++) {
          columns[c][i] /= length;
        }
        for (int i = 0; i < rows[c].length; i++) {
          rows[c][i] *= length;
        }
      }
    }
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(length(rows[b], 1), length(rows[a], 1)));
    return new NonNegative(
        Arrays.stream(order).map(i -> rows[i]).toArray(double[][]::new),
        Arrays.stream(order).map(i -> columns[i]).toArray(double[][]::new),
        errors,
        converged);
  }
}
