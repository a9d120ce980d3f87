package cajal.analyse.bicluster.bayesian;

import java.util.Arrays;

/// Linear algebra of small square matrices that lie one after the other in flat arrays.
final class Flat {

  private Flat() {}

  /// The lower Cholesky factor in the place of a symmetric matrix, of which only the lower triangle
  /// is read; the upper triangle becomes 0.
  ///
  /// @param a `[n * n]` from `at` on, modified
  /// @return the logarithm of the determinant
  static double cholesky(double[] a, int at, int n) {
    double logDeterminant = 0;
    for (int j = 0; j < n; j++) {
      int rowJ = at + j * n;
      double diagonal = a[rowJ + j];
      for (int k = 0; k < j; k++) {
        diagonal -= a[rowJ + k] * a[rowJ + k];
      }
      // Rounding may leave a matrix that is positive in theory a hair below it.
      double root = Math.sqrt(Math.max(diagonal, 1e-12));
      logDeterminant += 2 * Math.log(root);
      a[rowJ + j] = root;
      double inverse = 1 / root;
      for (int i = j + 1; i < n; i++) {
        int rowI = at + i * n;
        double sum = a[rowI + j];
        for (int k = 0; k < j; k++) {
          sum -= a[rowI + k] * a[rowJ + k];
        }
        a[rowI + j] = sum * inverse;
        a[rowJ + i] = 0;
      }
    }
    return logDeterminant;
  }

  /// Solves `L x = b` in the place of b.
  ///
  /// @param l lower factor from `at` on
  /// @param b `[n]` from `to` on, modified
  static void forward(double[] l, int at, int n, double[] b, int to) {
    for (int i = 0; i < n; i++) {
      double sum = b[to + i];
      int row = at + i * n;
      for (int k = 0; k < i; k++) {
        sum -= l[row + k] * b[to + k];
      }
      b[to + i] = sum / l[row + i];
    }
  }

  /// Solves `L' x = b` in the place of b.
  static void backward(double[] l, int at, int n, double[] b, int to) {
    for (int i = n - 1; i >= 0; i--) {
      double value = b[to + i] / l[at + i * n + i];
      b[to + i] = value;
      int row = at + i * n;
      for (int k = 0; k < i; k++) {
        b[to + k] -= l[row + k] * value;
      }
    }
  }

  /// The inverse of a positive definite matrix from its lower Cholesky factor.
  ///
  /// @param inverse `[n * n]`, modified
  static void inverse(double[] l, int at, int n, double[] inverse) {
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      Arrays.fill(column, 0);
      column[j] = 1;
      forward(l, at, n, column, 0);
      backward(l, at, n, column, 0);
      for (int i = 0; i < n; i++) {
        inverse[i * n + j] = column[i];
      }
    }
  }

  /// `c = a b`, or `a' b`.
  ///
  /// @param c `[n * n]`, modified
  static void multiply(double[] a, double[] b, double[] c, int n, boolean transposed) {
    Arrays.fill(c, 0, n * n, 0);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double value = transposed ? a[k * n + i] : a[i * n + k];
        for (int j = 0; j < n; j++) {
          c[i * n + j] += value * b[k * n + j];
        }
      }
    }
  }
}
