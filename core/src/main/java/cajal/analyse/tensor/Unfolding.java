package cajal.analyse.tensor;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/// The matrix whose rows are one mode of a tensor and whose columns are all others, read a few
/// columns at a time.
final class Unfolding {

  private static final int COLUMNS = 256;
  private static final int ROUNDS = 8;
  private static final int SPARE = 8;

  private final Tensor tensor;
  private final int rows;
  private final int columns;
  private final int stride;

  Unfolding(Tensor tensor, int mode) {
    this.tensor = tensor;
    rows = tensor.shape()[mode];
    columns = tensor.cells() / rows;
    int after = 1;
    for (int m = mode + 1; m < tensor.modes(); m++) {
      after *= tensor.shape()[m];
    }
    stride = after;
  }

  /// Columns as a matrix.
  private DMatrixRMaj columns(int from, int count) {
    DMatrixRMaj block = new DMatrixRMaj(rows, count);
    for (int c = 0; c < count; c++) {
      int column = from + c;
      int first = column / stride * stride * rows + column % stride;
      for (int row = 0; row < rows; row++) {
        block.set(row, c, tensor.at(first + row * stride));
      }
    }
    return block;
  }

  /// Leading left singular vectors and values, by subspace iteration with the product of the matrix
  /// and its transpose; exact where the mode is short.
  Singular leading(int wanted, long seed) {
    int width = Math.min(rows, wanted + SPARE);
    RandomSequence random = RandomSequence.of(seed, "subspace");
    DMatrixRMaj basis = new DMatrixRMaj(rows, width);
    for (int i = 0; i < basis.getNumElements(); i++) {
      basis.set(i, random.normal());
    }
    basis = orthonormal(basis);
    DMatrixRMaj image = timesItself(basis);
    for (int round = 1; round < (width == rows ? 1 : ROUNDS); round++) {
      basis = orthonormal(image);
      image = timesItself(basis);
    }
    DMatrixRMaj small = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multTransA(basis, image, small);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (small.get(i, j) + small.get(j, i));
        small.set(i, j, mean);
        small.set(j, i, mean);
      }
    }
    if (!eigen.decompose(small)) {
      throw new ArithmeticException("the unfolding has no singular vectors");
    }
    Integer[] order = new Integer[width];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    int count = Math.min(wanted, width);
    double[] values = new double[count];
    double[][] vectors = new double[count][rows];
    DMatrixRMaj vector = new DMatrixRMaj(rows, 1);
    for (int k = 0; k < count; k++) {
      values[k] = Math.sqrt(Math.max(0, eigen.getEigenvalue(order[k]).getReal()));
      CommonOps_DDRM.mult(basis, eigen.getEigenVector(order[k]), vector);
      System.arraycopy(vector.getData(), 0, vectors[k], 0, rows);
    }
    return new Singular(vectors, values);
  }

  private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(matrix.getNumRows(), matrix.getNumCols());
    if (!qr.decompose(matrix.copy())) {
      throw new ArithmeticException("the unfolding has no orthonormal basis");
    }
    return qr.getQ(null, true);
  }

  private DMatrixRMaj timesItself(DMatrixRMaj basis) {
    DMatrixRMaj image = new DMatrixRMaj(rows, basis.getNumCols());
    for (int from = 0; from < columns; from += COLUMNS) {
      DMatrixRMaj block = columns(from, Math.min(COLUMNS, columns - from));
      DMatrixRMaj inner = new DMatrixRMaj(block.getNumCols(), basis.getNumCols());
      CommonOps_DDRM.multTransA(block, basis, inner);
      CommonOps_DDRM.multAdd(block, inner, image);
    }
    return image;
  }

  /// Norms of the positive and the negative part of a right singular vector.
  ///
  /// @param left `[row]`
  double[] partsOfRight(double[] left, double value) {
    double positive = 0;
    double negative = 0;
    for (int column = 0; column < columns; column++) {
      int first = column / stride * stride * rows + column % stride;
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += left[row] * tensor.at(first + row * stride);
      }
      sum /= value;
      if (sum > 0) {
        positive += sum * sum;
      } else {
        negative += sum * sum;
      }
    }
    return new double[] {Math.sqrt(positive), Math.sqrt(negative)};
  }

  /// Left singular vectors and singular values, largest first.
  ///
  /// @param vectors `[component][row]`
  record Singular(double[][] vectors, double[] values) {}
}
