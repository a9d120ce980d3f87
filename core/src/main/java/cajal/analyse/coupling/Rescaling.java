package cajal.analyse.coupling;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Tests of a fitted rate.
final class Rescaling {

  private Rescaling() {}

  /// Kolmogorov-Smirnov distance between the intervals of spikes, in units of the expected count,
  /// and the exponential distribution that they have where the rate is right (Brown et al. 2002,
  /// doi:10.1162/08997660252741149).
  ///
  /// @return NaN without intervals
  static double distance(double[] counts, double[] rate) {
    double[] rescaled = new double[counts.length];
    int intervals = -1;
    double sum = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      sum += rate[bin];
      if (counts[bin] > 0) {
        if (intervals >= 0) {
          rescaled[intervals] = -Math.expm1(-sum);
        }
        intervals++;
        sum = 0;
      }
    }
    if (intervals < 1) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(rescaled, intervals);
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < intervals; i++) {
      distance =
          Math.max(
              distance,
              Math.max((i + 1.0) / intervals - sorted[i], sorted[i] - (double) i / intervals));
    }
    return distance;
  }

  /// `b' C^-1 b` with a block of a covariance.
  ///
  /// @param first row and column at which the block begins
  static double quadratic(double[] b, double[][] covariance, int first) {
    int size = b.length;
    DMatrixRMaj block = new DMatrixRMaj(size, size);
    DMatrixRMaj right = new DMatrixRMaj(size, 1);
    for (int i = 0; i < size; i++) {
      right.set(i, 0, b[i]);
      for (int j = 0; j < size; j++) {
        block.set(i, j, covariance[first + i][first + j]);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
    if (Double.isNaN(block.get(0, 0)) || !solver.setA(block)) {
      return Double.NaN;
    }
    DMatrixRMaj solved = new DMatrixRMaj(size, 1);
    solver.solve(right, solved);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += b[i] * solved.get(i);
    }
    return sum;
  }
}
