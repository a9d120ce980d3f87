package cajal.analyse.tensor;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// One improvement of the factors of one mode: the least squares problem whose normal equations are
/// `U G = M`.
interface FactorUpdate {

  /// @param mode whose factors they are
  /// @param factor `[index * rank + component]`, modified
  /// @param gram `[rank * rank]`
  /// @param product `[index * rank + component]`
  void improve(int mode, double[] factor, double[] gram, double[] product);

  /// The update of a method.
  static FactorUpdate of(Method method, int modes, int rank) {
    return switch (method) {
      case HALS -> (_, u, g, m) -> columnwise(u, g, m, rank);
      case MU -> (_, u, g, m) -> multiplicative(u, g, m, rank);
      case BCD -> new AcceleratedGradient(modes, rank);
      case ALS -> (_, u, g, m) -> leastSquares(u, g, m, rank);
      case KL, TUCKER, NON_NEGATIVE_TUCKER ->
          throw new IllegalArgumentException(method + " is no problem of least squares by modes");
    };
  }

  /// Hierarchical alternating least squares (Cichocki & Phan 2009, doi:10.1587/transfun.E92.A.708).
  /// Rows do not depend on each other, so each is finished at once.
  private static void columnwise(double[] u, double[] g, double[] m, int rank) {
    for (int row = 0; row < u.length; row += rank) {
      if (rank == 1) {
        u[row] = Math.max(0, m[row] / Math.max(g[0], 1e-300));
        continue;
      }
      for (int repeat = 0; repeat < 3; repeat++) {
        for (int p = 0; p < rank; p++) {
          double own = g[p * rank + p];
          double rest = m[row + p];
          double modelled = 0;
          for (int q = 0; q < rank; q++) {
            modelled += u[row + q] * g[q * rank + p];
          }
          rest += u[row + p] * own - modelled;
          u[row + p] = Math.max(0, rest / Math.max(own, 1e-6));
        }
      }
    }
  }

  /// Lee & Seung (1999), doi:10.1038/44565.
  private static void multiplicative(double[] u, double[] g, double[] m, int rank) {
    double[] modelled = new double[rank];
    for (int row = 0; row < u.length; row += rank) {
      for (int p = 0; p < rank; p++) {
        modelled[p] = 0;
        for (int q = 0; q < rank; q++) {
          modelled[p] += u[row + q] * g[q * rank + p];
        }
      }
      for (int p = 0; p < rank; p++) {
        u[row + p] *= Math.max(0, m[row + p]) / Math.max(modelled[p], 1e-12);
      }
    }
  }

  private static void leastSquares(double[] u, double[] g, double[] m, int rank) {
    DMatrixRMaj gram = new DMatrixRMaj(rank, rank, true, g.clone());
    DMatrixRMaj product = DMatrixRMaj.wrap(u.length / rank, rank, m);
    DMatrixRMaj right = CommonOps_DDRM.transpose(product, null);
    DMatrixRMaj solution = new DMatrixRMaj(rank, u.length / rank);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
    if (!solver.setA(gram)) {
      throw new ArithmeticException("the components' products have no decomposition");
    }
    solver.solve(right, solution);
    CommonOps_DDRM.transpose(solution, DMatrixRMaj.wrap(u.length / rank, rank, u));
  }
}
