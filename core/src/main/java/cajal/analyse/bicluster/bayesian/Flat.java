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
    double product = 1;
    for (int j = 0; j < n; j++) {
      int rowJ = at + j * n;
      double diagonal = a[rowJ + j];
      for (int k = 0; k < j; k++) {
        diagonal -= a[rowJ + k] * a[rowJ + k];
      }
      // Rounding may leave a matrix that is positive in theory a hair below it.
      double square = Math.max(diagonal, 1e-12);
      double root = Math.sqrt(square);
      product *= square;
      if (product > 1e200 || product < 1e-200) {
        logDeterminant += Math.log(product);
        product = 1;
      }
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
    return logDeterminant + Math.log(product);
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

  /// Solves `L x = b` for as many b as there are dimensions, in their place.
  ///
  /// @param b `[n][n]`, a right-hand side in each row, modified
  static void forwardRows(double[] l, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      double inverse = 1 / l[row + i];
      for (int side = 0; side < n * n; side += n) {
        double sum = b[side + i];
        for (int k = 0; k < i; k++) {
          sum -= l[row + k] * b[side + k];
        }
        b[side + i] = sum * inverse;
      }
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
    // The lower factor's inverse M, then M' M: row i of the product needs rows of M from i on only.
    for (int j = 0; j < n; j++) {
      inverse[j * n + j] = 1 / l[at + j * n + j];
      for (int i = j + 1; i < n; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= l[at + i * n + k] * inverse[k * n + j];
        }
        inverse[i * n + j] = sum / l[at + i * n + i];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = i; k < n; k++) {
          sum += inverse[k * n + i] * inverse[k * n + j];
        }
        inverse[i * n + j] = sum;
        inverse[j * n + i] = sum;
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
