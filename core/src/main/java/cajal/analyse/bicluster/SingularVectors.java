package cajal.analyse.bicluster;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// Left and right singular vectors of a matrix, by falling singular value.
///
/// @param left `[vector][row]`
/// @param right `[vector][column]`
record SingularVectors(double[][] left, double[][] right) {

  /// @param wanted at most so many
  static SingularVectors of(double[][] matrix, int wanted) {
    DMatrixRMaj dense = new DMatrixRMaj(matrix);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(dense.numRows, dense.numCols, true, true, true);
    if (!svd.decompose(dense)) {
      throw new IllegalStateException("no singular vectors of a matrix of finite numbers");
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    double[] values = svd.getSingularValues();
    Integer[] order = new Integer[svd.numberOfSingularValues()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
    int count = Math.min(wanted, order.length);
    double[][] left = new double[count][u.numRows];
    double[][] right = new double[count][v.numRows];
    for (int i = 0; i < count; i++) {
      int at = order[i];
      Arrays.setAll(left[i], row -> u.get(row, at));
      Arrays.setAll(right[i], row -> v.get(row, at));
    }
    return new SingularVectors(left, right);
  }
}
