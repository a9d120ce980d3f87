package cajal.analyse.tensor;

import cajal.analyse.partition.Assignment;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// How far two models of one tensor have the same components, in any order.
///
/// @param congruence mean over matched components of the mean over modes of |cosine|
/// @param score factor match score: mean over matched components of the product over modes of
///   |cosine|
/// @param match `[component of the first]`, the component of the second; empty for Tucker
///   decompositions
public record Similarity(double congruence, double score, int[] match) {

  /// Compares models of one kind, shape and rank. Factors of Tucker decompositions can be turned,
  /// so it is the spaces of their columns that are compared: the mean cosine of their principal
  /// angles.
  public static Similarity of(Model a, Model b) {
    if (a instanceof Components first && b instanceof Components second) {
      return of(first, second);
    }
    double mean = 0;
    double product = 1;
    for (int mode = 0; mode < a.shape().length; mode++) {
      double cosine = sameSpace(a, b, mode);
      mean += cosine / a.shape().length;
      product *= cosine;
    }
    return new Similarity(mean, product, new int[0]);
  }

  private static double sameSpace(Model a, Model b, int mode) {
    DMatrixRMaj product = new DMatrixRMaj(a.columns(mode), b.columns(mode));
    CommonOps_DDRM.multTransA(basis(a, mode), basis(b, mode), product);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(
            product.getNumRows(), product.getNumCols(), false, false, true);
    return svd.decompose(product)
        ? Arrays.stream(svd.getSingularValues()).map(s -> Math.min(1, s)).average().orElse(0)
        : 0;
  }

  private static DMatrixRMaj basis(Model model, int mode) {
    DMatrixRMaj factor = new DMatrixRMaj(model.shape()[mode], model.columns(mode));
    for (int column = 0; column < factor.getNumCols(); column++) {
      double[] values = model.factor(mode, column);
      for (int row = 0; row < values.length; row++) {
        factor.set(row, column, values[row]);
      }
    }
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(factor.getNumRows(), factor.getNumCols());
    if (!qr.decompose(factor)) {
      throw new ArithmeticException("the factor has no orthonormal basis");
    }
    return qr.getQ(null, true);
  }

  /// Compares models of the same shape and rank.
  public static Similarity of(Components a, Components b) {
    int rank = a.rank();
    double[][] mean = new double[rank][rank];
    double[][] product = new double[rank][rank];
    for (int r = 0; r < rank; r++) {
      for (int s = 0; s < rank; s++) {
        product[r][s] = 1;
        for (int mode = 0; mode < a.shape().length; mode++) {
          double cosine = Math.abs(cosine(a.factor(mode, r), b.factor(mode, s)));
          mean[r][s] += cosine / a.shape().length;
          product[r][s] *= cosine;
        }
      }
    }
    int[] match = Assignment.largest(mean);
    int[] matchOfScore = Assignment.largest(product);
    double congruence = 0;
    double score = 0;
    for (int r = 0; r < rank; r++) {
      congruence += mean[r][match[r]] / rank;
      score += product[r][matchOfScore[r]] / rank;
    }
    return new Similarity(congruence, score, match);
  }

  static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }
}
