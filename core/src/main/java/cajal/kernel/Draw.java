package cajal.kernel;

import cajal.model.ModelMath;

/// Counter-based random numbers: each draw is a pure function of a key and two counters, so the
/// same project and seed give the same numbers in any order and on any number of threads.
///
/// The mixing is the finaliser of SplitMix64 (Steele, Lea & Flood 2014,
/// doi:10.1145/2660193.2660195), applied once for each counter.
public final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long SILVER = 0xD1B54A32D192ED03L;
  private static final double UNIT = 0x1.0p-53;

  static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
  static final long SECOND_FACTOR = 0x94D049BB133111EBL;

  // Up to it the probability of no success is far from underflow.
  private static final double LARGEST_MEAN = 100;

  private Draw() {}

  /// The key of a stream that descends from `seed` by a chain of names and numbers.
  public static long key(long seed, CharSequence name) {
    long key = mix(seed + GOLDEN);
    for (int i = 0; i < name.length(); i++) {
      key = mix(key + (name.charAt(i) + 1) * SILVER);
    }
    return mix(key + name.length());
  }

  /// The stream of one entity: what {@link #bits(long, long)} begins with, for whoever draws for
  /// the same entities again and again.
  public static long stream(long key, long entity) {
    return mix(unmixed(key, entity));
  }

  /// What {@link #stream} mixes.
  static long unmixed(long key, long entity) {
    return key + entity * GOLDEN;
  }

  /// What {@link #bits(long, long)} adds to a stream before it mixes.
  static long step(long counter) {
    return counter * SILVER;
  }

  /// 64 random bits of an entity's stream.
  public static long bits(long stream, long counter) {
    return mix(stream + step(counter));
  }

  /// 64 random bits.
  public static long bits(long key, long entity, long counter) {
    return bits(stream(key, entity), counter);
  }

  /// The bits that follow others, for a draw that needs more than 64.
  static long next(long bits) {
    return mix(bits + GOLDEN);
  }

  /// Uniform in [0, 1), from 64 random bits.
  static double uniform(long bits) {
    return (bits >>> 11) * UNIT;
  }

  /// Uniform in [0, 1), of an entity's stream.
  public static double uniform(long stream, long counter) {
    return uniform(bits(stream, counter));
  }

  /// Uniform in [0, 1).
  public static double uniform(long key, long entity, long counter) {
    return uniform(bits(key, entity, counter));
  }

  /// Uniform integer in [0, bound).
  public static int integer(long key, long entity, long counter, int bound) {
    // Multiply-shift keeps the bias below bound / 2^64.
    return (int) Math.unsignedMultiplyHigh(bits(key, entity, counter), bound);
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * FIRST_FACTOR;
    z = (z ^ (z >>> 27)) * SECOND_FACTOR;
    return z ^ (z >>> 31);
  }

  /// Standard normal, of an entity's stream.
  public static double normal(long stream, long counter) {
    return Ziggurat.normal(bits(stream, counter));
  }

  /// Standard normal.
  public static double normal(long key, long entity, long counter) {
    return Ziggurat.normal(bits(key, entity, counter));
  }

  /// Poisson with a mean of at least 0. For many draws with one mean, see {@link PoissonTable}.
  public static int poisson(long key, long entity, long counter, double mean) {
    return PoissonTable.of(mean).count(stream(key, entity), counter);
  }

  /// Number of successes.
  ///
  /// By inversion; where the mean is large the trials are halved, since a sum of binomial variables
  /// of one probability is one.
  ///
  /// @param bits 64 random bits
  public static int binomial(long bits, int trials, double p) {
    if (trials <= 0 || !(p > 0)) {
      return 0;
    }
    if (p > 0.5) {
      return trials - binomial(bits, trials, 1 - p);
    }
    if (trials * p > LARGEST_MEAN) {
      int half = trials / 2;
      return binomial(next(bits), half, p) + binomial(next(~bits), trials - half, p);
    }
    double odds = p / (1 - p);
    double probability = ModelMath.exp(trials * StrictMath.log1p(-p));
    double left = uniform(bits);
    int count = 0;
    while (left >= probability && count < trials) {
      left -= probability;
      count++;
      probability *= odds * (trials - count + 1) / count;
    }
    return count;
  }
}
