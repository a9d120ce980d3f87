package cajal.analyse.bicluster.bayesian;

import cajal.analyse.partition.Assignment;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Coordinates in which trajectories of different draws can be compared: every part has mean 0 over
/// time, the loaded parts of a cluster are orthogonal, and their order and signs are those of the
/// draw before.
///
/// Offsets, loads and laws change with them, so the means of the counts stay as they are.
final class Projection {

  private Projection() {}

  static void apply(ChainState state) {
    int size = state.dimensions();
    int parts = state.parts;
    double[] turn = new double[size * size];
    double[] offset = new double[size];
    for (int i = 0; i < size; i++) {
      turn[i * size + i] = 1;
    }
    for (int cluster = 0; cluster < state.clusters(); cluster++) {
      double[][] path = state.path(cluster);
      double[] mean = new double[parts];
      for (int a = 0; a < parts; a++) {
        mean[a] = Arrays.stream(path[a]).average().orElse(0);
        offset[cluster * parts + a] = mean[a];
        for (int t = 0; t < path[a].length; t++) {
          path[a][t] -= mean[a];
        }
      }
      double[] own = rotation(path);
      rotate(path, own);
      int[] members = state.members(cluster);
      for (int i : members) {
        double[] load = state.load[i];
        load[0] += mean[0];
        for (int a = 1; a < parts; a++) {
          load[0] += load[a] * mean[a];
        }
        double[] turned = new double[parts];
        for (int a = 1; a < parts; a++) {
          for (int b = 1; b < parts; b++) {
            turned[a] += own[(b - 1) * (parts - 1) + a - 1] * load[b];
          }
        }
        System.arraycopy(turned, 1, load, 1, parts - 1);
      }
      for (int a = 1; a < parts; a++) {
        for (int b = 1; b < parts; b++) {
          turn[(cluster * parts + a) * size + cluster * parts + b] =
              own[(a - 1) * (parts - 1) + b - 1];
        }
      }
    }
    state.regimes.change(turn, offset);
  }

  // The loaded parts' axes of largest and least variance, nearest to the present ones.
  //
  // Returns [(parts - 1) * (parts - 1)], new coordinates in columns.
  private static double[] rotation(double[][] path) {
    int n = path.length - 1;
    DMatrixRMaj product = new DMatrixRMaj(n, n);
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double sum = 0;
        for (int t = 0; t < path[0].length; t++) {
          sum += path[a + 1][t] * path[b + 1][t];
        }
        product.set(a, b, sum);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    double[] identity = new double[n * n];
    for (int a = 0; a < n; a++) {
      identity[a * n + a] = 1;
    }
    if (n < 2 || !eigen.decompose(product)) {
      return identity;
    }
    double[][] closeness = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < n; k++) {
        closeness[a][k] = Math.abs(eigen.getEigenVector(k).get(a));
      }
    }
    int[] match = Assignment.largest(closeness);
    double[] rotation = new double[n * n];
    for (int column = 0; column < n; column++) {
      DMatrixRMaj vector = eigen.getEigenVector(match[column]);
      double sign = vector.get(column) < 0 ? -1 : 1;
      for (int a = 0; a < n; a++) {
        rotation[a * n + column] = sign * vector.get(a);
      }
    }
    return rotation;
  }

  private static void rotate(double[][] path, double[] rotation) {
    int n = path.length - 1;
    double[] old = new double[n];
    for (int t = 0; t < path[0].length; t++) {
      for (int a = 0; a < n; a++) {
        old[a] = path[a + 1][t];
      }
      for (int b = 0; b < n; b++) {
        double sum = 0;
        for (int a = 0; a < n; a++) {
          sum += rotation[a * n + b] * old[a];
        }
        path[b + 1][t] = sum;
      }
    }
  }
}
