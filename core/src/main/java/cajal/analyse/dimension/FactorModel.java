package cajal.analyse.dimension;

import cajal.analyse.Work;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Factor analysis: what units share by factors, and what each has of its own; largest likelihood
/// by expectation and maximisation (Rubin & Thayer 1982, doi:10.1007/BF02293851).
///
/// @param mean `[feature]`
/// @param loadings `[factor][feature]`, such that factors are uncorrelated given the data
/// @param noise `[feature]`, variance of its own
/// @param likelihoods mean logarithm of the likelihood of a row after each pass
/// @param converged whether the likelihood stood still
record FactorModel(
    double[] mean, double[][] loadings, double[] noise, double[] likelihoods, boolean converged) {

  private static final double TOLERANCE = 1e-8;
  // Of a unit that factors explain wholly; zero would have no inverse.
  private static final double SMALLEST_NOISE = 1e-9;

  static FactorModel of(double[][] values, int factors, int iterations, Work work) {
    Principal principal = Principal.of(values, factors, work);
    int features = principal.mean().length;
    int count = principal.directions().length;
    double[][] lines = new double[features][values.length];
    for (int f = 0; f < features; f++) {
      for (int row = 0; row < values.length; row++) {
        lines[f][row] = values[row][f] - principal.mean()[f];
      }
    }
    double[][] covariance = Products.inner(lines, work);
    DMatrixRMaj s = new DMatrixRMaj(features, features);
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        s.set(i, j, covariance[i][j] / values.length);
      }
    }
    DMatrixRMaj l = new DMatrixRMaj(features, count);
    double[] noise = new double[features];
    for (int f = 0; f < features; f++) {
      double shared = 0;
      for (int c = 0; c < count; c++) {
        double loading = principal.directions()[c][f] * Math.sqrt(principal.variances()[c]) * 0.7;
        l.set(f, c, loading);
        shared += loading * loading;
      }
      noise[f] = Math.max(smallest(s, f), s.get(f, f) - shared);
    }
    double[] likelihoods = new double[iterations];
    int passes = 0;
    boolean converged = features == 0 || count == 0;
    while (passes < iterations && !converged) {
      work.progress().orStop();
      work.progress().at((double) passes / iterations, "factors");
      likelihoods[passes] = likelihood(s, l, noise);
      converged =
          passes > 0
              && likelihoods[passes] - likelihoods[passes - 1]
                  < TOLERANCE * (1 + Math.abs(likelihoods[passes]));
      passes++;
      if (!converged) {
        improve(s, l, noise);
      }
    }
    return new FactorModel(
        principal.mean(), oriented(l, noise), noise, Arrays.copyOf(likelihoods, passes), converged);
  }

  private static double smallest(DMatrixRMaj s, int feature) {
    return Math.max(SMALLEST_NOISE * Math.max(1e-12, s.get(feature, feature)), 1e-12);
  }

  // (I + L' N^-1 L)^-1
  private static DMatrixRMaj posterior(DMatrixRMaj l, double[] noise) {
    DMatrixRMaj inverse = information(l, noise);
    for (int c = 0; c < l.numCols; c++) {
      inverse.add(c, c, 1);
    }
    CommonOps_DDRM.invert(inverse);
    return inverse;
  }

  // L' N^-1 L
  private static DMatrixRMaj information(DMatrixRMaj l, double[] noise) {
    DMatrixRMaj product = new DMatrixRMaj(l.numCols, l.numCols);
    CommonOps_DDRM.multTransA(l, divided(l, noise), product);
    return product;
  }

  // N^-1 L
  private static DMatrixRMaj divided(DMatrixRMaj l, double[] noise) {
    DMatrixRMaj divided = l.copy();
    for (int f = 0; f < l.numRows; f++) {
      for (int c = 0; c < l.numCols; c++) {
        divided.set(f, c, l.get(f, c) / noise[f]);
      }
    }
    return divided;
  }

  // One pass; l and noise are modified.
  private static void improve(DMatrixRMaj s, DMatrixRMaj l, double[] noise) {
    int features = l.numRows;
    int count = l.numCols;
    DMatrixRMaj g = posterior(l, noise);
    DMatrixRMaj beta = new DMatrixRMaj(count, features);
    CommonOps_DDRM.multTransB(g, divided(l, noise), beta);
    DMatrixRMaj sBeta = new DMatrixRMaj(features, count);
    CommonOps_DDRM.multTransB(s, beta, sBeta);
    DMatrixRMaj moment = new DMatrixRMaj(count, count);
    CommonOps_DDRM.mult(beta, sBeta, moment);
    CommonOps_DDRM.addEquals(moment, g);
    CommonOps_DDRM.invert(moment);
    DMatrixRMaj next = new DMatrixRMaj(features, count);
    CommonOps_DDRM.mult(sBeta, moment, next);
    for (int f = 0; f < features; f++) {
      double shared = 0;
      for (int c = 0; c < count; c++) {
        shared += next.get(f, c) * sBeta.get(f, c);
      }
      noise[f] = Math.max(smallest(s, f), s.get(f, f) - shared);
    }
    l.setTo(next);
  }

  // Mean log density of rows under N(0, L L' + N), by the lemma of Woodbury.
  private static double likelihood(DMatrixRMaj s, DMatrixRMaj l, double[] noise) {
    int features = l.numRows;
    DMatrixRMaj inner = information(l, noise);
    for (int c = 0; c < l.numCols; c++) {
      inner.add(c, c, 1);
    }
    double logDeterminant = Math.log(CommonOps_DDRM.det(inner));
    double trace = 0;
    for (int f = 0; f < features; f++) {
      logDeterminant += Math.log(noise[f]);
      trace += s.get(f, f) / noise[f];
    }
    DMatrixRMaj divided = divided(l, noise);
    DMatrixRMaj sDivided = new DMatrixRMaj(features, l.numCols);
    CommonOps_DDRM.mult(s, divided, sDivided);
    DMatrixRMaj middle = new DMatrixRMaj(l.numCols, l.numCols);
    CommonOps_DDRM.multTransA(divided, sDivided, middle);
    CommonOps_DDRM.invert(inner);
    for (int a = 0; a < l.numCols; a++) {
      for (int b = 0; b < l.numCols; b++) {
        trace -= inner.get(a, b) * middle.get(b, a);
      }
    }
    return -0.5 * (features * Math.log(2 * Math.PI) + logDeterminant + trace);
  }

  // Any rotation of factors fits as well; this one makes them uncorrelated given the data.
  private static double[][] oriented(DMatrixRMaj l, double[] noise) {
    if (l.numCols == 0 || l.numRows == 0) {
      return new double[0][l.numRows];
    }
    double[][] lines = new double[l.numRows][l.numCols];
    for (int f = 0; f < l.numRows; f++) {
      for (int c = 0; c < l.numCols; c++) {
        lines[f][c] = l.get(f, c) / Math.sqrt(noise[f]);
      }
    }
    return Orthogonal.rotated(lines, l);
  }

  /// Means of factors given each row.
  ///
  /// @return `[row][factor]`
  double[][] scores(double[][] values) {
    int count = loadings.length;
    DMatrixRMaj l = new DMatrixRMaj(mean.length, count);
    for (int c = 0; c < count; c++) {
      for (int f = 0; f < mean.length; f++) {
        l.set(f, c, loadings[c][f]);
      }
    }
    double[][] scores = new double[values.length][count];
    if (count == 0) {
      return scores;
    }
    DMatrixRMaj beta = new DMatrixRMaj(count, mean.length);
    CommonOps_DDRM.multTransB(posterior(l, noise), divided(l, noise), beta);
    for (int row = 0; row < values.length; row++) {
      for (int c = 0; c < count; c++) {
        for (int f = 0; f < mean.length; f++) {
          scores[row][c] += beta.get(c, f) * (values[row][f] - mean[f]);
        }
      }
    }
    return scores;
  }
}
