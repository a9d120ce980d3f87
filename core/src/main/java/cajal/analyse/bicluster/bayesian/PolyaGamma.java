package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;

/// The Polya-Gamma distribution PG(b, z) (Polson, Scott & Windle 2013,
/// doi:10.1080/01621459.2013.829001), for any b above 0.
///
/// A draw is the sum of the first gamma variables of its infinite series and one more gamma
/// variable with the exact mean and variance of all that follow.
final class PolyaGamma {

  private static final int TERMS = 6;
  private static final double NORMAL_FROM = 170;
  private static final double FOUR_PI_SQUARED = 4 * Math.PI * Math.PI;

  // (k - 1/2)^2 for each term.
  private static final double[] PLACE = new double[TERMS];

  static {
    for (int k = 0; k < TERMS; k++) {
      PLACE[k] = (k + 0.5) * (k + 0.5);
    }
  }

  private PolyaGamma() {}

  /// The mean.
  static double mean(double b, double z) {
    double size = Math.abs(z);
    return size < 1e-3 ? b * (0.25 - size * size / 48) : b / (2 * size) * Math.tanh(0.5 * size);
  }

  /// The variance.
  static double variance(double b, double z) {
    double size = Math.abs(z);
    if (size < 1e-2) {
      return b * (1.0 / 24 - size * size / 120);
    }
    // (sinh z - z) sech^2(z / 2), in a form that does not overflow.
    double e = Math.exp(-size);
    double ratio = 2 * (1 - e * e - 2 * size * e) / ((1 + e) * (1 + e));
    return b / (4 * size * size * size) * ratio;
  }

  /// One draw.
  ///
  /// @param b above 0
  static double draw(double b, double z, RandomSequence random) {
    double mean = mean(b, z);
    double variance = variance(b, z);
    if (b > NORMAL_FROM) {
      return Math.max(1e-12, mean + Math.sqrt(variance) * random.normal());
    }
    double off = z * z / FOUR_PI_SQUARED;
    double d = b - 1.0 / 3;
    boolean large = b >= 1;
    double c = large ? 1 / Math.sqrt(9 * d) : 0;
    double sum = 0;
    double tailMean = mean;
    double tailVariance = variance;
    for (int k = 0; k < TERMS; k++) {
      double scale = 1 / (0.5 * FOUR_PI_SQUARED * (PLACE[k] + off));
      double gamma = large ? random.gammaAtLeastOne(d, c) : random.gamma(b);
      sum += scale * gamma;
      tailMean -= scale * b;
      tailVariance -= scale * scale * b;
    }
    if (tailMean > 0 && tailVariance > 0) {
      sum += random.gamma(tailMean * tailMean / tailVariance) * tailVariance / tailMean;
    }
    return sum;
  }
}
