package cajal.analyse.dimension;

import cajal.analyse.Work;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Principal components: directions of largest variance, exactly, from the eigenvectors of the
/// covariance of columns or, where rows are fewer, of the products of rows.
///
/// @param mean `[feature]`
/// @param variances `[component]`, descending, divided by rows - 1
/// @param totalVariance of all features
/// @param directions `[component][feature]`, of length 1; the entry of largest size is positive
record Principal(double[] mean, double[] variances, double totalVariance, double[][] directions) {

  /// @param values `[row][feature]`
  /// @param wanted at most so many components
  static Principal of(double[][] values, int wanted, Work work) {
    int rows = values.length;
    int features = rows == 0 ? 0 : values[0].length;
    double[] mean = new double[features];
    for (double[] row : values) {
      for (int f = 0; f < features; f++) {
        mean[f] += row[f] / rows;
      }
    }
    boolean byFeature = features <= rows;
    double[][] lines = centred(values, mean, byFeature);
    double[][] products = Products.inner(lines, work);
    int size = products.length;
    int freedom = Math.max(1, rows - 1);
    double total = 0;
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      total += products[i][i] / freedom;
      for (int j = 0; j < size; j++) {
        covariance.set(i, j, products[i][j] / freedom);
      }
    }
    int count = Math.min(wanted, Math.min(features, Math.max(0, rows - 1)));
    if (count == 0) {
      return new Principal(mean, new double[0], total, new double[0][]);
    }
    work.progress().orStop();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(covariance)) {
      throw new IllegalStateException("no eigenvectors of a symmetric matrix of finite numbers");
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double[] variances = new double[count];
    double[][] directions = new double[count][];
    for (int c = 0; c < count; c++) {
      variances[c] = Math.max(0, eigen.getEigenvalue(order[c]).getReal());
      double[] vector = eigen.getEigenVector(order[c]).getData().clone();
      directions[c] = oriented(byFeature ? vector : back(vector, lines));
    }
    return new Principal(mean, variances, total, directions);
  }

  // By feature each line is one feature over rows; else one row over features.
  private static double[][] centred(double[][] values, double[] mean, boolean byFeature) {
    int rows = values.length;
    int features = mean.length;
    double[][] lines = byFeature ? new double[features][rows] : new double[rows][features];
    for (int row = 0; row < rows; row++) {
      for (int f = 0; f < features; f++) {
        double value = values[row][f] - mean[f];
        if (byFeature) {
          lines[f][row] = value;
        } else {
          lines[row][f] = value;
        }
      }
    }
    return lines;
  }

  // A direction of features from its coefficients on rows.
  private static double[] back(double[] vector, double[][] rows) {
    double[] direction = new double[rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      for (int f = 0; f < direction.length; f++) {
        direction[f] += vector[row] * rows[row][f];
      }
    }
    double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
    if (length > 0) {
      for (int f = 0; f < direction.length; f++) {
        direction[f] /= length;
      }
    }
    return direction;
  }

  // A direction and its opposite are the same; the choice must not depend on the solver.
  private static double[] oriented(double[] direction) {
    int largest = 0;
    for (int f = 1; f < direction.length; f++) {
      if (Math.abs(direction[f]) > Math.abs(direction[largest]) * (1 + 1e-9)) {
        largest = f;
      }
    }
    if (direction[largest] < 0) {
      for (int f = 0; f < direction.length; f++) {
        direction[f] = -direction[f];
      }
    }
    return direction;
  }

  /// Where observations lie along the directions.
  ///
  /// @param values `[row][feature]`
  /// @return `[row][component]`
  double[][] scores(double[][] values) {
    double[][] scores = new double[values.length][directions.length];
    for (int row = 0; row < values.length; row++) {
      for (int c = 0; c < directions.length; c++) {
        double sum = 0;
        for (int f = 0; f < mean.length; f++) {
          sum += directions[c][f] * (values[row][f] - mean[f]);
        }
        scores[row][c] = sum;
      }
    }
    return scores;
  }
}
