package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;

/// A Gaussian chain of vectors in the form of its precision: blocks on the diagonal, and blocks
/// that join each moment with the one before.
///
/// Its Cholesky factor is found from the first moment to the last and solved backwards, which is
/// forward filtering and backward sampling in information form: exact, and several times cheaper
/// than with covariances (Rue & Held 2005, doi:10.1201/9780203492024, chapter 2).
final class BlockChain {

  private final int size;
  private final int length;

  /// `[moment][size * size]`: the precision of each moment, then its Cholesky factor.
  final double[] diagonal;

  /// `[moment][size * size]`: rows of this moment, columns of the one before; the first is unused.
  final double[] coupling;

  /// `[moment][size]`: the precision times the mean, then what is solved for.
  final double[] potential;

  BlockChain(int length, int size) {
    this.length = length;
    this.size = size;
    diagonal = new double[length * size * size];
    coupling = new double[length * size * size];
    potential = new double[length * size];
  }

  /// Replaces the half-solved potential by a draw; the factor must be in place.
  void sampleBackward(RandomSequence random) {
    for (int i = 0; i < potential.length; i++) {
      potential[i] += random.normal();
    }
    solveBackward();
  }

  /// Replaces the potential by the mean.
  ///
  /// @return logarithm of the determinant of the precision
  double mean() {
    double logDeterminant = factorise();
    solveBackward();
    return logDeterminant;
  }

  /// Leaves the lower factor in the diagonal blocks, the factor's other blocks in the coupling, and
  /// the half-solved potential.
  ///
  /// @return logarithm of the determinant of the precision
  double factorise() {
    int n = size;
    int nn = n * n;
    double logDeterminant = 0;
    for (int t = 0; t < length; t++) {
      int here = t * nn;
      if (t > 0) {
        int before = here - nn;
        for (int i = 0; i < n; i++) {
          // Each row w of the factor's block solves w L' = coupling row.
          int row = here + i * n;
          for (int j = 0; j < n; j++) {
            double sum = coupling[row + j];
            int rowL = before + j * n;
            for (int k = 0; k < j; k++) {
              sum -= coupling[row + k] * diagonal[rowL + k];
            }
            coupling[row + j] = sum / diagonal[rowL + j];
          }
        }
        for (int i = 0; i < n; i++) {
          int rowI = here + i * n;
          double pulled = 0;
          for (int k = 0; k < n; k++) {
            pulled += coupling[rowI + k] * potential[(t - 1) * n + k];
          }
          potential[t * n + i] -= pulled;
          for (int j = 0; j <= i; j++) {
            int rowJ = here + j * n;
            double sum = 0;
            for (int k = 0; k < n; k++) {
              sum += coupling[rowI + k] * coupling[rowJ + k];
            }
            diagonal[rowI + j] -= sum;
          }
        }
      }
      logDeterminant += Flat.cholesky(diagonal, here, n);
      Flat.forward(diagonal, here, n, potential, t * n);
    }
    return logDeterminant;
  }

  private void solveBackward() {
    int n = size;
    int nn = n * n;
    for (int t = length - 1; t >= 0; t--) {
      Flat.backward(diagonal, t * nn, n, potential, t * n);
      if (t > 0) {
        for (int i = 0; i < n; i++) {
          double value = potential[t * n + i];
          int row = t * nn + i * n;
          for (int k = 0; k < n; k++) {
            potential[(t - 1) * n + k] -= coupling[row + k] * value;
          }
        }
      }
    }
  }

  /// Covariances of the distribution, after {@link #mean}.
  ///
  /// @param own `[moment][size * size]`, of each moment, modified
  /// @param lagged `[moment][size * size]`, rows of the moment before, columns of this one,
  ///   modified; the first is unused
  void covariances(double[] own, double[] lagged) {
    int n = size;
    int nn = n * n;
    double[] inverse = new double[nn];
    double[] gain = new double[nn];
    double[] column = new double[n];
    Flat.inverse(diagonal, (length - 1) * nn, n, inverse);
    System.arraycopy(inverse, 0, own, (length - 1) * nn, nn);
    for (int t = length - 1; t > 0; t--) {
      int here = t * nn;
      int before = here - nn;
      Flat.inverse(diagonal, before, n, inverse);
      // The moment before leans on this one by -L'^-1 W'.
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          column[k] = -coupling[here + j * n + k];
        }
        Flat.backward(diagonal, before, n, column, 0);
        for (int k = 0; k < n; k++) {
          gain[k * n + j] = column[k];
        }
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int k = 0; k < n; k++) {
            sum += gain[i * n + k] * own[here + k * n + j];
          }
          lagged[here + i * n + j] = sum;
        }
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = inverse[i * n + j];
          for (int k = 0; k < n; k++) {
            sum += lagged[here + i * n + k] * gain[j * n + k];
          }
          own[before + i * n + j] = sum;
        }
      }
    }
  }
}
