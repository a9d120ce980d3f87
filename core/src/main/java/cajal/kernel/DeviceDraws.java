package cajal.kernel;

/// Random numbers for device kernels, with the bits of {@link Draw}: mixed with masked shifts,
/// counts by inversion without the tables of the processor.
// What TornadoVM makes of conditions that are left in the middle may go on where it should not.
@SuppressWarnings("ShortCircuitBoolean")
public final class DeviceDraws {

  /// Larger means are drawn in parts, see {@link PoissonTable}.
  private static final double LARGEST = 500;

  private static final int MOST_PARTS = 32_767;

  /// More expected successes are drawn in halves, see {@link Draw#binomial}.
  private static final double MOST_SUCCESSES = 100;

  private DeviceDraws() {}

  private static long mix(long z) {
    long a = (z ^ ((z >> 30) & 0x3FFFFFFFFL)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ ((a >> 27) & 0x1FFFFFFFFFL)) * 0x94D049BB133111EBL;
    return b ^ ((b >> 31) & 0x1FFFFFFFFL);
  }

  private static long bits(long key, long entity, long counter) {
    return mix(mix(key + entity * 0x9E3779B97F4A7C15L) + counter * 0xD1B54A32D192ED03L);
  }

  private static double uniform(long bits) {
    return ((bits >> 11) & 0x1FFFFFFFFFFFFFL) * 0x1.0p-53;
  }

  /// See {@link Draw#uniform(long, long, long)}.
  public static double uniform(long key, long entity, long counter) {
    return uniform(bits(key, entity, counter));
  }

  /// See {@link Draw#normal(long, long, long)}.
  ///
  /// @param table {@link Ziggurat#table}
  public static double normal(long key, long entity, long counter, double[] table) {
    long bits = bits(key, entity, counter);
    int layer = (int) (bits & 255);
    double x = ((bits >> 11) + 0.5) * 0x1.0p-52 * table[layer];
    boolean open = !(Math.abs(x) < table[layer + 1]);
    double sign = x;
    while (open) {
      bits = mix(bits + 0x9E3779B97F4A7C15L);
      if (layer == 0) {
        double size = tail(bits);
        x = sign < 0 ? -size : size;
        open = false;
      } else {
        double low = table[257 + layer];
        double height = low + uniform(bits) * (table[258 + layer] - low);
        if (height < DeviceMath.strictExp(-0.5 * x * x)) {
          open = false;
        } else {
          bits = mix(bits + 0x9E3779B97F4A7C15L);
          layer = (int) (bits & 255);
          x = ((bits >> 11) + 0.5) * 0x1.0p-52 * table[layer];
          // The tail takes the sign of the number that led to it.
          sign = x;
          open = !(Math.abs(x) < table[layer + 1]);
        }
      }
    }
    return x;
  }

  private static double tail(long first) {
    long bits = first;
    double x = 0.0;
    boolean open = true;
    while (open) {
      x = -DeviceMath.strictLog(1 - uniform(bits), 0) / 3.654152885361009;
      bits = mix(bits + 0x9E3779B97F4A7C15L);
      double y = -DeviceMath.strictLog(1 - uniform(bits), 0);
      bits = mix(bits + 0x9E3779B97F4A7C15L);
      open = !(x * x < 2 * y);
    }
    return 3.654152885361009 + x;
  }

  /// See {@link Draw#poisson}.
  public static double poisson(long key, long entity, long counter, double mean) {
    int parts = LARGEST < mean ? (int) DeviceMath.min(MOST_PARTS, mean / LARGEST) : 0;
    long part = counter << 16;
    int total = 0;
    for (int i = 0; i < parts; i++) {
      total = total + count(bits(key, entity, part + i), LARGEST);
    }
    double rest = DeviceMath.min(LARGEST, mean - parts * LARGEST);
    return total + count(bits(key, entity, part + parts), rest);
  }

  /// How many values of the distribution function are not above a random number, as far as doubles
  /// tell them from 1.
  private static int count(long bits, double mean) {
    double uniform = (bits >> 11) & 0x1FFFFFFFFFFFFFL;
    double p = DeviceMath.strictExp(-mean);
    double sum = 0.0;
    int k = 0;
    boolean open = true;
    while (open) {
      double next = sum + p;
      open = sum < next && !(uniform < next * 0x1.0p53);
      if (open) {
        sum = next;
        k = k + 1;
        p = p * (mean / k);
      }
    }
    return k;
  }

  /// See {@link Draw#binomial}, of the random bits that belong to these.
  public static double binomial(long key, long entity, long counter, int trials, double p) {
    boolean most = 0.5 < p;
    double rare = most ? 1 - p : p;
    if (trials < 1 | !(0 < p)) {
      return 0.0;
    }
    double successes = 0 < rare ? rare(bits(key, entity, counter), trials, rare) : 0;
    return most ? trials - successes : successes;
  }

  // Trials are halved until few successes are expected, down a tree of which each bit of the path
  // chooses a branch; its leaves are met from left to right.
  private static int rare(long first, int trials, double p) {
    int total = 0;
    int path = 0;
    boolean open = true;
    while (open) {
      long bits = first;
      int n = trials;
      int depth = 0;
      while (MOST_SUCCESSES < n * p) {
        int half = n >> 1;
        boolean second = ((path >> depth) & 1) == 1;
        bits = mix((second ? ~bits : bits) + 0x9E3779B97F4A7C15L);
        n = second ? n - half : half;
        depth = depth + 1;
      }
      total = total + inverted(bits, n, p);
      while (0 < depth & ((path >> (depth - 1)) & 1) == 1) {
        depth = depth - 1;
        path = path - (1 << depth);
      }
      open = 0 < depth;
      if (open) {
        path = path + (1 << (depth - 1));
      }
    }
    return total;
  }

  private static int inverted(long bits, int trials, double p) {
    double odds = p / (1 - p);
    double probability = DeviceMath.exp(trials * log1p(-p));
    double left = uniform(bits);
    int count = 0;
    while (!(left < probability) & count < trials) {
      left = left - probability;
      count = count + 1;
      probability = probability * (odds * (trials - count + 1) / count);
    }
    return count;
  }

  /// See {@link StrictMath#log1p}, for arguments from -0.5 to below 0.
  static double log1p(double x) {
    if (-0x1.0p-54 < x) {
      return x;
    }
    if (-0x1.0p-29 < x) {
      return x - x * x * 0.5;
    }
    int k = 0;
    double f = x;
    double c = 0.0;
    boolean near = false;
    if (!(-0x1.2bec4p-2 < x)) {
      double u = 1.0 + x;
      c = (x - (u - 1.0)) / u;
      int bits = (int) ((2 * u - 1) * 0x1.0p20);
      if (bits < 0x6a09e) {
        k = -1;
        u = 2 * u;
        near = bits == 0;
      }
      f = u - 1.0;
    }
    c = c + k * 1.9082149292705877e-10;
    double half = 0.5 * f * f;
    if (near) {
      double r = half * (1.0 - 0.6666666666666667 * f);
      return f == 0 ? k * 0.6931471803691238 + c : k * 0.6931471803691238 - ((r - c) - f);
    }
    double s = f / (2.0 + f);
    double z = s * s;
    double r =
        z
            * (0x1.5555555555593p-1
                + z
                    * (0x1.999999997fa04p-2
                        + z
                            * (0x1.2492494229359p-2
                                + z
                                    * (0x1.c71c51d8e78afp-3
                                        + z
                                            * (0x1.7466496cb03dep-3
                                                + z
                                                    * (0x1.39a09d078c69fp-3
                                                        + z * 0x1.2f112df3e5244p-3))))));
    return k == 0
        ? f - (half - s * (half + r))
        : k * 0.6931471803691238 - ((half - (s * (half + r) + c)) - f);
  }
}
