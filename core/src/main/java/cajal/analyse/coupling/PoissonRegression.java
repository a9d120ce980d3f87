package cajal.analyse.coupling;

import cajal.work.Progress;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Poisson regression with a logarithmic link, fitted by iteratively reweighted least squares
/// (Nelder & Wedderburn 1972, doi:10.2307/2344614).
///
/// @param coefficients `[column]`
/// @param covariance `[column][column]`, of the coefficients
/// @param logLikelihood of the counts
/// @param dispersion Pearson's statistic over its degrees of freedom; 1 for Poisson counts
/// @param deviances after each pass
/// @param converged whether the deviance stood still
record PoissonRegression(
    double[] coefficients,
    double[][] covariance,
    double logLikelihood,
    double dispersion,
    double[] deviances,
    boolean converged) {

  private static final int MOST_PASSES = 100;
  private static final double TOLERANCE = 1e-10;
  // Beyond it a rate has no meaning and its square would be infinite.
  private static final double LARGEST_EXPONENT = 50;
  private static final int STRETCH = 2_048;

  /// @param columns `[column][row]`, of the design; the first is the intercept, all 1
  /// @param counts `[row]`
  /// @param penalty added to the curvature of every coefficient but the intercept
  static PoissonRegression fit(
      double[][] columns, double[] counts, double penalty, Progress progress) {
    int rows = counts.length;
    int size = columns.length;
    double[] beta = new double[size];
    double mean = Arrays.stream(counts).sum() / Math.max(1, rows);
    beta[0] = Math.log(Math.max(mean, 1e-10));
    double[] deviances = new double[MOST_PASSES];
    double[] rate = rates(columns, beta, rows);
    double before = objective(counts, rate, beta, penalty);
    boolean converged = false;
    int passes = 0;
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
    while (passes < MOST_PASSES && !converged) {
      progress.orStop();
      DMatrixRMaj curvature = curvature(columns, rate, penalty);
      DMatrixRMaj gradient = gradient(columns, counts, rate, beta, penalty);
      DMatrixRMaj step = new DMatrixRMaj(size, 1);
      if (!solver.setA(curvature.copy())) {
        break;
      }
      solver.solve(gradient, step);
      double part = 1;
      double now = Double.POSITIVE_INFINITY;
      double[] next = beta;
      // A whole step may overshoot where counts are few; a part of it never does.
      while (!(now <= before + 1e-12 * (1 + Math.abs(before))) && part > 1e-6) {
        double share = part;
        double[] from = beta;
        next = new double[size];
        Arrays.setAll(next, c -> from[c] + share * step.get(c));
        rate = rates(columns, next, rows);
        now = objective(counts, rate, next, penalty);
        part /= 2;
      }
      beta = next;
      deviances[passes++] = now;
      converged = Math.abs(before - now) <= TOLERANCE * (Math.abs(now) + 0.1);
      before = now;
    }
    return new PoissonRegression(
        beta,
        inverse(curvature(columns, rate, penalty)),
        logLikelihood(counts, rate),
        dispersion(counts, rate, size),
        Arrays.copyOf(deviances, passes),
        converged);
  }

  /// Standard error of a coefficient.
  double error(int column) {
    return Math.sqrt(covariance[column][column]);
  }

  /// Expected counts `[row]`.
  static double[] rates(double[][] columns, double[] beta, int rows) {
    double[] rate = new double[rows];
    for (int c = 0; c < columns.length; c++) {
      if (beta[c] != 0) {
        for (int row = 0; row < rows; row++) {
          rate[row] += beta[c] * columns[c][row];
        }
      }
    }
    for (int row = 0; row < rows; row++) {
      rate[row] = Math.exp(Math.min(rate[row], LARGEST_EXPONENT));
    }
    return rate;
  }

  private static double objective(double[] counts, double[] rate, double[] beta, double penalty) {
    double deviance = 0;
    for (int row = 0; row < counts.length; row++) {
      double y = counts[row];
      deviance += 2 * ((y > 0 ? y * Math.log(y / rate[row]) : 0) - (y - rate[row]));
    }
    for (int c = 1; c < beta.length; c++) {
      deviance += penalty * beta[c] * beta[c];
    }
    return deviance;
  }

  private static double logLikelihood(double[] counts, double[] rate) {
    double sum = 0;
    for (int row = 0; row < counts.length; row++) {
      double y = counts[row];
      sum +=
          (y > 0 ? y * Math.log(rate[row]) : 0) - rate[row] - (y > 1 ? Gamma.logGamma(y + 1) : 0);
    }
    return sum;
  }

  private static double dispersion(double[] counts, double[] rate, int size) {
    double sum = 0;
    for (int row = 0; row < counts.length; row++) {
      double away = counts[row] - rate[row];
      sum += away * away / rate[row];
    }
    return counts.length > size ? sum / (counts.length - size) : Double.NaN;
  }

  private static DMatrixRMaj gradient(
      double[][] columns, double[] counts, double[] rate, double[] beta, double penalty) {
    DMatrixRMaj gradient = new DMatrixRMaj(columns.length, 1);
    for (int c = 0; c < columns.length; c++) {
      double sum = c == 0 ? 0 : -penalty * beta[c];
      for (int row = 0; row < counts.length; row++) {
        sum += columns[c][row] * (counts[row] - rate[row]);
      }
      gradient.set(c, 0, sum);
    }
    return gradient;
  }

  // In stretches of rows that stay in the cache.
  private static DMatrixRMaj curvature(double[][] columns, double[] rate, double penalty) {
    int size = columns.length;
    DMatrixRMaj curvature = new DMatrixRMaj(size, size);
    double[] weighted = new double[STRETCH];
    for (int from = 0; from < rate.length; from += STRETCH) {
      int to = Math.min(rate.length, from + STRETCH);
      for (int i = 0; i < size; i++) {
        for (int row = from; row < to; row++) {
          weighted[row - from] = columns[i][row] * rate[row];
        }
        for (int j = 0; j <= i; j++) {
          curvature.data[i * size + j] += product(columns[j], weighted, from, to);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        curvature.data[i * size + i] += penalty;
      }
      for (int j = 0; j < i; j++) {
        curvature.data[j * size + i] = curvature.data[i * size + j];
      }
    }
    return curvature;
  }

  private static double product(double[] column, double[] weighted, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int row = from;
    for (; row + 3 < to; row += 4) {
      s0 += column[row] * weighted[row - from];
      s1 += column[row + 1] * weighted[row + 1 - from];
      s2 += column[row + 2] * weighted[row + 2 - from];
      s3 += column[row + 3] * weighted[row + 3 - from];
    }
    for (; row < to; row++) {
      s0 += column[row] * weighted[row - from];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static double[][] inverse(DMatrixRMaj curvature) {
    int size = curvature.numRows;
    double[][] covariance = new double[size][size];
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
    DMatrixRMaj inverse = new DMatrixRMaj(size, size);
    boolean solvable = solver.setA(curvature.copy());
    if (solvable) {
      solver.invert(inverse);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        covariance[i][j] = solvable ? inverse.get(i, j) : Double.NaN;
      }
    }
    return covariance;
  }
}
