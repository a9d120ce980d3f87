package cajal.analyse.bicluster.bayesian;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The negative binomial likelihood of one neuron's counts given a trajectory, as many bins at once
/// as the processor has lanes.
///
/// The logarithm of the mean is `m_t + load . (1, x_t)`; the load has a standard normal prior. What
/// depends on the counts alone is left out, as it is the same for every trajectory.
final class CountLikelihood {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int MOST_STEPS = 12;
  private static final double CLOSE = 1e-5;

  private final double[] counts;
  private final int bins;
  private final int dimensions;

  /// `[bin]`: logarithm of the mean, where the load was last.
  final double[] logMean;

  /// `[bin]`: derivative of the likelihood by the logarithm of the mean.
  final double[] slope;

  /// `[bin]`: minus its second derivative.
  final double[] curvature;

  private final double[] hessian;
  private final double[] gradient;
  private final double[] tried;

  /// @param dimensions of a trajectory, the common part included
  CountLikelihood(Counts counts, int dimensions) {
    this.counts = counts.values();
    bins = counts.bins();
    this.dimensions = dimensions;
    logMean = new double[bins];
    slope = new double[bins];
    curvature = new double[bins];
    hessian = new double[dimensions * dimensions];
    gradient = new double[dimensions];
    tried = new double[dimensions];
  }

  /// `[dimension * dimension]`: after {@link #fit}, the lower Cholesky factor of the posterior's
  /// precision at its mode.
  double[] factor() {
    return hessian;
  }

  /// Moves the load to the mode of its posterior.
  ///
  /// @param path `[dimension][bin]`, the common part first
  /// @param load `[dimension]`: offset and weights of the other parts; modified
  /// @return logarithm of the likelihood with the load integrated out by Laplace's method
  double fit(int neuron, double r, double[][] path, double[] load) {
    double value = evaluate(neuron, r, path, load) - prior(load);
    for (int step = 0; step < MOST_STEPS; step++) {
      differentiate(path, load);
      Flat.cholesky(hessian, 0, dimensions);
      Flat.forward(hessian, 0, dimensions, gradient, 0);
      double promise = 0;
      for (double entry : gradient) {
        promise += entry * entry;
      }
      if (promise < CLOSE) {
        break;
      }
      Flat.backward(hessian, 0, dimensions, gradient, 0);
      double scale = 1;
      boolean better = false;
      while (!better && scale > 1e-3) {
        for (int a = 0; a < dimensions; a++) {
          tried[a] = load[a] + scale * gradient[a];
        }
        double next = evaluate(neuron, r, path, tried) - prior(tried);
        better = next >= value;
        if (better) {
          value = next;
          System.arraycopy(tried, 0, load, 0, dimensions);
        }
        scale *= 0.5;
      }
      if (!better) {
        value = evaluate(neuron, r, path, load) - prior(load);
        differentiate(path, load);
        Flat.cholesky(hessian, 0, dimensions);
        break;
      }
    }
    double logRoot = 0;
    for (int a = 0; a < dimensions; a++) {
      logRoot += Math.log(hessian[a * dimensions + a]);
    }
    return value - logRoot;
  }

  private static double prior(double[] load) {
    double sum = 0;
    for (double entry : load) {
      sum += entry * entry;
    }
    return 0.5 * sum;
  }

  /// The logarithm of the likelihood at a load; leaves means, slopes and curvatures behind.
  double evaluate(int neuron, double r, double[][] path, double[] load) {
    logMean(path, load, logMean);
    int at = neuron * bins;
    DoubleVector sums = DoubleVector.zero(LANES);
    int t = 0;
    for (; t <= bins - LANES.length(); t += LANES.length()) {
      DoubleVector eta = DoubleVector.fromArray(LANES, logMean, t);
      DoubleVector y = DoubleVector.fromArray(LANES, counts, at + t);
      DoubleVector mean = LaneMath.exp(eta);
      DoubleVector both = mean.add(r);
      DoubleVector share = mean.div(both);
      DoubleVector total = y.add(r);
      DoubleVector expected = total.mul(share);
      y.sub(expected).intoArray(slope, t);
      expected.sub(expected.mul(share)).intoArray(curvature, t);
      sums = sums.add(y.mul(eta).sub(total.mul(LaneMath.log(both))));
    }
    double sum = LaneMath.sum(sums);
    for (; t < bins; t++) {
      double y = counts[at + t];
      double mean = Math.exp(logMean[t]);
      double share = mean / (r + mean);
      double expected = (y + r) * share;
      slope[t] = y - expected;
      curvature[t] = expected * (1 - share);
      sum += y * logMean[t] - (y + r) * Math.log(r + mean);
    }
    return sum + bins * r * Math.log(r);
  }

  /// The logarithm of the mean in every bin.
  ///
  /// @param into `[bin]`, modified
  static void logMean(double[][] path, double[] load, double[] into) {
    double[] common = path[0];
    double offset = load[0];
    for (int t = 0; t < into.length; t++) {
      into[t] = common[t] + offset;
    }
    for (int a = 1; a < path.length; a++) {
      double[] part = path[a];
      double weight = load[a];
      for (int t = 0; t < into.length; t++) {
        into[t] += weight * part[t];
      }
    }
  }

  /// What of the logarithm of the likelihood depends on dispersion and means together.
  static double dispersionPart(ChainState state, int neuron, double r) {
    int bins = state.counts.bins();
    double[] y = state.counts.values();
    DoubleVector sums = DoubleVector.zero(LANES);
    int end = (neuron + 1) * bins;
    int t = neuron * bins;
    for (; t <= end - LANES.length(); t += LANES.length()) {
      DoubleVector mean = LaneMath.exp(DoubleVector.fromArray(LANES, state.logMean, t));
      DoubleVector total = DoubleVector.fromArray(LANES, y, t).add(r);
      sums = sums.sub(total.mul(LaneMath.log(mean.add(r))));
    }
    double sum = LaneMath.sum(sums);
    for (; t < end; t++) {
      sum -= (y[t] + r) * Math.log(r + Math.exp(state.logMean[t]));
    }
    return sum + bins * r * Math.log(r);
  }

  /// The logarithm of the likelihood of all counts.
  static double whole(ChainState state) {
    int bins = state.counts.bins();
    double[] y = state.counts.values();
    double sum = 0;
    for (int i = 0; i < state.label.length; i++) {
      double r = state.r[i];
      sum += dispersionPart(state, i, r);
      for (int t = i * bins; t < (i + 1) * bins; t++) {
        sum += y[t] * state.logMean[t];
      }
      int[] above = state.counts.above(i);
      for (int j = 0; j < above.length; j++) {
        sum += above[j] * Math.log((r + j) / (j + 1));
      }
    }
    return sum;
  }

  // Gradient and precision of the posterior, from slopes and curvatures.
  private void differentiate(double[][] path, double[] load) {
    gradient[0] = sum(slope) - load[0];
    hessian[0] = sum(curvature) + 1;
    for (int a = 1; a < dimensions; a++) {
      gradient[a] = dot(slope, path[a]) - load[a];
      hessian[a * dimensions] = dot(curvature, path[a]);
      for (int b = 1; b <= a; b++) {
        hessian[a * dimensions + b] = dot(curvature, path[a], path[b]) + (a == b ? 1 : 0);
      }
    }
  }

  private static double sum(double[] a) {
    DoubleVector sums = DoubleVector.zero(LANES);
    int t = 0;
    for (; t <= a.length - LANES.length(); t += LANES.length()) {
      sums = sums.add(DoubleVector.fromArray(LANES, a, t));
    }
    double sum = LaneMath.sum(sums);
    for (; t < a.length; t++) {
      sum += a[t];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    DoubleVector sums = DoubleVector.zero(LANES);
    int t = 0;
    for (; t <= a.length - LANES.length(); t += LANES.length()) {
      sums = DoubleVector.fromArray(LANES, a, t).fma(DoubleVector.fromArray(LANES, b, t), sums);
    }
    double sum = LaneMath.sum(sums);
    for (; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b, double[] c) {
    DoubleVector sums = DoubleVector.zero(LANES);
    int t = 0;
    for (; t <= a.length - LANES.length(); t += LANES.length()) {
      DoubleVector product =
          DoubleVector.fromArray(LANES, a, t).mul(DoubleVector.fromArray(LANES, b, t));
      sums = product.fma(DoubleVector.fromArray(LANES, c, t), sums);
    }
    double sum = LaneMath.sum(sums);
    for (; t < a.length; t++) {
      sum += a[t] * b[t] * c[t];
    }
    return sum;
  }
}
