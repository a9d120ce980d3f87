package cajal.kernel;

import java.util.Arrays;

/// Counter-based random numbers: each draw is a pure function of a key and two counters, so the
/// same project and seed give the same numbers in any order and on any number of threads.
///
/// The mixing is the finaliser of SplitMix64 (Steele, Lea & Flood 2014,
/// doi:10.1145/2660193.2660195), applied once for each counter.
public final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long SILVER = 0xD1B54A32D192ED03L;
  private static final double UNIT = 0x1.0p-53;

  private static volatile PoissonTable lastTable = PoissonTable.of(0);

  private Draw() {}

  /// The key of a stream that descends from `seed` by a chain of names and numbers.
  public static long key(long seed, CharSequence name) {
    long key = mix(seed + GOLDEN);
    for (int i = 0; i < name.length(); i++) {
      key = mix(key + (name.charAt(i) + 1) * SILVER);
    }
    return mix(key + name.length());
  }

  /// 64 random bits.
  public static long bits(long key, long entity, long counter) {
    return mix(mix(key + entity * GOLDEN) + counter * SILVER);
  }

  /// Uniform in [0, 1).
  public static double uniform(long key, long entity, long counter) {
    return (bits(key, entity, counter) >>> 11) * UNIT;
  }

  /// Uniform integer in [0, bound).
  public static int integer(long key, long entity, long counter, int bound) {
    // Multiply-shift keeps the bias below bound / 2^64.
    return (int) Math.unsignedMultiplyHigh(bits(key, entity, counter), bound);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// Standard normal, by Box and Muller (1958), doi:10.1214/aoms/1177706645.
  public static double normal(long key, long entity, long counter) {
    double u = ((bits(key, entity, 2 * counter) >>> 11) + 0.5) * UNIT;
    double v = uniform(key, entity, 2 * counter + 1);
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
  }

  /// Poisson with a mean of at least 0.
  ///
  /// Means up to 30 by inversion; larger ones are split, since a sum of Poisson variables is one.
  public static int poisson(long key, long entity, long counter, double mean) {
    int total = 0;
    double left = mean;
    long part = counter << 16;
    while (left > 30) {
      total += invert(uniform(key, entity, part++), 30);
      left -= 30;
    }
    return total + invert(uniform(key, entity, part), left);
  }

  private static int invert(double u, double mean) {
    // A stimulator draws with the same mean again and again, and an exponential costs more than all
    // the rest. Threads may replace each other's table: each is right for its own mean.
    PoissonTable table = lastTable;
    if (table.mean() != mean) {
      table = PoissonTable.of(mean);
      lastTable = table;
    }
    double[] cumulative = table.cumulative();
    int k = 0;
    while (k < cumulative.length && u >= cumulative[k]) {
      k++;
    }
    return k;
  }

  /// Distribution function of a Poisson variable, `[count]`, as far as doubles tell it from 1.
  private record PoissonTable(double mean, double[] cumulative) {

    private static final int MOST = 200;

    static PoissonTable of(double mean) {
      double[] cumulative = new double[MOST];
      double p = StrictMath.exp(-mean);
      double sum = 0;
      int k = 0;
      while (k < MOST && sum + p > sum) {
        sum += p;
        cumulative[k++] = sum;
        p *= mean / k;
      }
      return new PoissonTable(mean, Arrays.copyOf(cumulative, k));
    }
  }
}
