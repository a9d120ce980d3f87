package cajal.kernel;

/// The exact solution of linear equations over one step: the exponential of their matrix.
///
/// Padé approximation of degree 13 with scaling and squaring, after Higham (2005),
/// doi:10.1137/04061101X. It has no special cases where time constants coincide.
final class Propagator {

  private static final double[] PADE = {
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0
  };

  // Largest norm at which the approximation is good to the last bit of a double.
  private static final double MAX_NORM = 5.371920351148152;

  private Propagator() {}

  /// exp(system * dtMs).
  ///
  /// @param system `[row][column]`, square, per ms
  /// @return a new matrix of the same shape
  static double[][] of(double[][] system, double dtMs) {
    int n = system.length;
    double norm = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (double[] row : system) {
        sum += Math.abs(row[j] * dtMs);
      }
      norm = Math.max(norm, sum);
    }
    int squarings = 0;
    while (norm > MAX_NORM && squarings < 1100) {
      norm /= 2;
      squarings++;
    }
    double[][] a = scaled(system, dtMs * StrictMath.pow(2, -squarings));
    double[][] result = pade(a);
    for (int i = 0; i < squarings; i++) {
      result = product(result, result);
    }
    return result;
  }

  private static double[][] pade(double[][] a) {
    double[][] a2 = product(a, a);
    double[][] a4 = product(a2, a2);
    double[][] a6 = product(a4, a2);
    double[][] odd = combined(a2, a4, a6, 13, 11, 9);
    double[][] oddSum = product(a6, odd);
    add(oddSum, combined(a2, a4, a6, 7, 5, 3));
    addIdentity(oddSum, PADE[1]);
    double[][] u = product(a, oddSum);
    double[][] v = product(a6, combined(a2, a4, a6, 12, 10, 8));
    add(v, combined(a2, a4, a6, 6, 4, 2));
    addIdentity(v, PADE[0]);
    double[][] numerator = scaled(v, 1);
    add(numerator, u);
    double[][] denominator = scaled(v, 1);
    add(denominator, scaled(u, -1));
    return solved(denominator, numerator);
  }

  private static double[][] combined(
      double[][] a2, double[][] a4, double[][] a6, int six, int four, int two) {
    double[][] sum = scaled(a6, PADE[six]);
    add(sum, scaled(a4, PADE[four]));
    add(sum, scaled(a2, PADE[two]));
    return sum;
  }

  private static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double factor = a[i][k];
        // Skipping zeros keeps inf * 0 of unused entries from spreading as NaN.
        if (factor != 0) {
          for (int j = 0; j < n; j++) {
            c[i][j] += factor * b[k][j];
          }
        }
      }
    }
    return c;
  }

  private static double[][] scaled(double[][] a, double factor) {
    double[][] b = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      b[i] = a[i].clone();
      for (int j = 0; j < b[i].length; j++) {
        b[i][j] *= factor;
      }
    }
    return b;
  }

  private static void add(double[][] a, double[][] b) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        a[i][j] += b[i][j];
      }
    }
  }

  private static void addIdentity(double[][] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i][i] += factor;
    }
  }

  // Gaussian elimination with partial pivoting; `a` and `b` are modified, `b` becomes the solution.
  private static double[][] solved(double[][] a, double[][] b) {
    int n = a.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column + 1; i < n; i++) {
        if (Math.abs(a[i][column]) > Math.abs(a[pivot][column])) {
          pivot = i;
        }
      }
      swap(a, column, pivot);
      swap(b, column, pivot);
      for (int i = column + 1; i < n; i++) {
        double factor = a[i][column] / a[column][column];
        if (factor != 0) {
          for (int j = 0; j < n; j++) {
            a[i][j] -= factor * a[column][j];
            b[i][j] -= factor * b[column][j];
          }
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = 0; j < n; j++) {
        for (int k = i + 1; k < n; k++) {
          b[i][j] -= a[i][k] * b[k][j];
        }
        b[i][j] /= a[i][i];
      }
    }
    return b;
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}
