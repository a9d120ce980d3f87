package cajal.analyse.random;

import cajal.kernel.Draw;

/// Random numbers that come one after the other from one seed, for one worker.
///
/// Sequences of different names or children are independent, so parallel work gives each part its
/// own and the result does not depend on the number of threads.
public final class RandomSequence {

  private final long stream;
  private long counter;

  private RandomSequence(long stream) {
    this.stream = stream;
  }

  /// The sequence of a seed and a purpose.
  public static RandomSequence of(long seed, CharSequence purpose) {
    return new RandomSequence(Draw.key(seed, purpose));
  }

  /// An independent sequence, of the same seed and purpose, for one part of the work.
  public RandomSequence child(long part) {
    return new RandomSequence(Draw.stream(stream, ~part));
  }

  /// 64 random bits.
  public long bits() {
    return Draw.bits(stream, counter++);
  }

  /// Uniform in [0, 1).
  public double uniform() {
    return Draw.uniform(stream, counter++);
  }

  /// Uniform integer in [0, bound).
  public int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(bits(), bound);
  }

  /// Standard normal.
  public double normal() {
    return Draw.normal(stream, counter++);
  }

  /// Exponential of mean 1.
  public double exponential() {
    return -Math.log(1 - uniform());
  }

  /// Gamma of scale 1, by Marsaglia & Tsang (2000), doi:10.1145/358407.358414.
  ///
  /// @param shape above 0
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    return gammaAtLeastOne(d, c);
  }

  /// Gamma of scale 1 and a shape of at least 1, for many draws of one shape.
  ///
  /// @param d shape - 1/3
  /// @param c `1 / sqrt(9 d)`
  public double gammaAtLeastOne(double d, double c) {
    while (true) {
      double x = normal();
      double v = 1 + c * x;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      double u = uniform();
      double squared = x * x;
      if (u < 1 - 0.0331 * squared * squared
          || Math.log(u) < 0.5 * squared + d * (1 - v + Math.log(v))) {
        return d * v;
      }
    }
  }

  /// Beta.
  public double beta(double a, double b) {
    double x = gamma(a);
    return x / (x + gamma(b));
  }

  /// Number of successes.
  public int binomial(int trials, double p) {
    return Draw.binomial(bits(), trials, p);
  }

  /// Weights of a Dirichlet distribution.
  ///
  /// @param concentrations `[k]`, above 0
  /// @param weights `[k]`, modified
  public void dirichlet(double[] concentrations, double[] weights) {
    double sum = 0;
    for (int k = 0; k < concentrations.length; k++) {
      weights[k] = Math.max(gamma(concentrations[k]), Double.MIN_NORMAL);
      sum += weights[k];
    }
    for (int k = 0; k < concentrations.length; k++) {
      weights[k] /= sum;
    }
  }

  /// An index with a probability proportional to its weight.
  ///
  /// @param weights `[count]`, at least 0, not all 0
  public int index(double[] weights, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += weights[k];
    }
    double left = uniform() * sum;
    for (int k = 0; k < count - 1; k++) {
      left -= weights[k];
      if (left < 0) {
        return k;
      }
    }
    return count - 1;
  }

  /// Puts the entries into random order.
  ///
  /// @param values modified
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /// Puts the values into random order.
  ///
  /// @param values modified
  public void shuffle(double[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      double kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /// The numbers 0 to `count - 1` in random order.
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }
}
