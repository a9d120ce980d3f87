package cajal.analyse.bicluster.bayesian;

import java.util.Arrays;

/// Coordinates of one cluster in which its loads have mean 0 and mean square 1 and are
/// uncorrelated, which the counts cannot tell from any other (Luttinen & Ilin 2010,
/// doi:10.1016/j.neucom.2009.11.018).
///
/// @param centre `[part]`, mean of the loads
/// @param forth `[part * part]`, new trajectory from the old, less the mean of the offsets
/// @param back `[part * part]`, new loads from the old less their mean
/// @param logDeterminant logarithm of the determinant of `forth`
record LoadGauge(double[] centre, double[] forth, double[] back, double logDeterminant) {

  /// From distributions of loads.
  ///
  /// @param loads `[member][part]`, means
  /// @param spread `[member][part * part]`, covariances
  static LoadGauge of(double[][] loads, double[][] spread) {
    int n = loads[0].length;
    int p = n - 1;
    double[] centre = new double[n];
    for (double[] load : loads) {
      for (int a = 0; a < n; a++) {
        centre[a] += load[a] / loads.length;
      }
    }
    double[] root = new double[p * p];
    for (int m = 0; m < loads.length; m++) {
      for (int a = 1; a < n; a++) {
        for (int b = 1; b < n; b++) {
          root[(a - 1) * p + b - 1] +=
              ((loads[m][a] - centre[a]) * (loads[m][b] - centre[b]) + spread[m][a * n + b])
                  / loads.length;
        }
      }
    }
    double logDeterminant = 0.5 * Flat.cholesky(root, 0, p);
    // With mean square L L': new trajectory (m + mean c' x, L' x), new loads L^-1 (c - mean c).
    double[] forth = new double[n * n];
    double[] back = new double[n * n];
    forth[0] = 1;
    back[0] = 1;
    double[] column = new double[p];
    for (int a = 1; a < n; a++) {
      forth[a] = centre[a];
      for (int b = 1; b <= a; b++) {
        forth[b * n + a] = root[(a - 1) * p + b - 1];
      }
      Arrays.fill(column, 0);
      column[a - 1] = 1;
      Flat.forward(root, 0, p, column, 0);
      for (int b = 1; b < n; b++) {
        back[b * n + a] = column[b - 1];
      }
    }
    return new LoadGauge(centre, forth, back, logDeterminant);
  }

  /// Turns a trajectory, its covariances and those with the bin before.
  void turnPath(double[][] path, double[] own, double[] lagged) {
    int n = centre.length;
    double[] old = new double[n];
    double[] scratch = new double[n * n];
    for (int t = 0; t < path[0].length; t++) {
      for (int a = 0; a < n; a++) {
        old[a] = path[a][t];
      }
      for (int a = 0; a < n; a++) {
        double sum = a == 0 ? centre[0] : 0;
        for (int b = 0; b < n; b++) {
          sum += forth[a * n + b] * old[b];
        }
        path[a][t] = sum;
      }
      sandwich(forth, own, t * n * n, scratch);
      sandwich(forth, lagged, t * n * n, scratch);
    }
  }

  /// Turns one member's load and its covariance.
  void turnLoad(double[] load, double[] spread) {
    int n = centre.length;
    double[] old = new double[n];
    for (int a = 0; a < n; a++) {
      old[a] = load[a] - centre[a];
    }
    for (int a = 0; a < n; a++) {
      double sum = 0;
      for (int b = 0; b < n; b++) {
        sum += back[a * n + b] * old[b];
      }
      load[a] = sum;
    }
    sandwich(back, spread, 0, new double[n * n]);
  }

  // The block becomes f block f'.
  private static void sandwich(double[] f, double[] blocks, int at, double[] scratch) {
    int n = (int) Math.round(Math.sqrt(f.length));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += f[i * n + k] * blocks[at + k * n + j];
        }
        scratch[i * n + j] = sum;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += scratch[i * n + k] * f[j * n + k];
        }
        blocks[at + i * n + j] = sum;
      }
    }
  }
}
