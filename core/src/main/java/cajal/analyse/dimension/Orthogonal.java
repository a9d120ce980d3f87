package cajal.analyse.dimension;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// Orthogonal matrices.
final class Orthogonal {

  private Orthogonal() {}

  /// The orthogonal matrix nearest to a square one: `(M M')^(-1/2) M`.
  static double[][] nearest(double[][] matrix) {
    int size = matrix.length;
    if (size == 0) {
      return matrix;
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(size, size, true, true, true);
    if (!svd.decompose(new DMatrixRMaj(matrix))) {
      throw new IllegalStateException("no singular vectors of a matrix of finite numbers");
    }
    DMatrixRMaj product = new DMatrixRMaj(size, size);
    CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), product);
    double[][] nearest = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        nearest[i][j] = product.get(i, j);
      }
    }
    return nearest;
  }

  /// Loadings turned so that their scaled columns are orthogonal, the longest first, the largest
  /// entry of each positive.
  ///
  /// @param scaled `[feature][factor]`, whose columns are to be orthogonal
  /// @param loadings the same without scale
  /// @return `[factor][feature]`
  static double[][] rotated(double[][] scaled, DMatrixRMaj loadings) {
    int factors = loadings.numCols;
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(scaled.length, factors, true, true, true);
    if (!svd.decompose(new DMatrixRMaj(scaled))) {
      throw new IllegalStateException("no singular vectors of a matrix of finite numbers");
    }
    double[] singular = svd.getSingularValues();
    DMatrixRMaj v = svd.getV(null, false);
    Integer[] order = new Integer[svd.numberOfSingularValues()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(singular[b], singular[a]));
    double[][] rotated = new double[Math.min(factors, order.length)][loadings.numRows];
    for (int c = 0; c < rotated.length; c++) {
      double extreme = 0;
      for (int f = 0; f < loadings.numRows; f++) {
        for (int k = 0; k < factors; k++) {
          rotated[c][f] += loadings.get(f, k) * v.get(k, order[c]);
        }
        extreme =
            Math.abs(rotated[c][f]) > Math.abs(extreme) * (1 + 1e-9) ? rotated[c][f] : extreme;
      }
      if (extreme < 0) {
        for (int f = 0; f < loadings.numRows; f++) {
          rotated[c][f] = -rotated[c][f];
        }
      }
    }
    return rotated;
  }
}
