package cajal.model;

/// Functions of the model language that Java does not have, or has too slowly.
///
/// Like all functions in models they are made of nothing but the four operations, or rest on {@link
/// StrictMath}, so that a run gives the same bits on every machine.
public final class ModelMath {

  public static final double LOG2_E = 1.4426950408889634;

  // ln 2 in two parts; the first has 21 trailing zeros, so that its product with any exponent of a
  // double is exact.
  public static final double LN2_HIGH = Double.longBitsToDouble(0x3fe62e42fee00000L);
  public static final double LN2_LOW = 1.9082149292705877e-10;

  // Added to a number of moderate size, leaves its nearest whole number in the lowest bits.
  public static final double ROUNDING = 0x1.8p52;

  public static final double C2 = 1.0 / 2;
  public static final double C3 = 1.0 / 6;
  public static final double C4 = 1.0 / 24;
  public static final double C5 = 1.0 / 120;
  public static final double C6 = 1.0 / 720;
  public static final double C7 = 1.0 / 5040;
  public static final double C8 = 1.0 / 40320;
  public static final double C9 = 1.0 / 362880;
  public static final double C10 = 1.0 / 3628800;
  public static final double C11 = 1.0 / 39916800;
  public static final double C12 = 1.0 / 479001600;
  public static final double C13 = 1.0 / 6227020800.0;
  public static final double C14 = 1.0 / 87178291200.0;
  public static final double C15 = 1.0 / 1307674368000.0;

  /// Beyond this the exponential function is subnormal or infinite.
  public static final double EXP_LIMIT = 708;

  /// Below this {@link #exprel} is a series.
  public static final double EXPREL_SERIES = 0.5;

  private ModelMath() {}

  /// The exponential function, within 1.5 units in the last place.
  ///
  /// x = n ln 2 + r with |r| < 0.35, and exp(x) = 2^n exp(r), where the series of exp(r) ends at
  /// r^13. It takes less than half the time of {@link StrictMath#exp}, which serves where the
  /// result is subnormal, infinite or no number.
  public static double exp(double x) {
    if (!(Math.abs(x) < EXP_LIMIT)) {
      return StrictMath.exp(x);
    }
    double shifted = x * LOG2_E + ROUNDING;
    double n = shifted - ROUNDING;
    double r = (x - n * LN2_HIGH) - n * LN2_LOW;
    double r2 = r * r;
    double r4 = r2 * r2;
    // Short chains instead of Horner's long one: a processor works on several at once.
    double low = (C2 + r * C3) + r2 * (C4 + r * C5);
    double middle = (C6 + r * C7) + r2 * (C8 + r * C9);
    double high = (C10 + r * C11) + r2 * (C12 + r * C13);
    double series = low + r4 * (middle + r4 * high);
    double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    return scale * (1 + (r + r2 * series));
  }

  /// `(exp(x) - 1)/x`, and 1 at x = 0, within 4 units in the last place.
  public static double exprel(double x) {
    if (!(Math.abs(x) < EXPREL_SERIES)) {
      return Math.abs(x) < EXP_LIMIT ? (exp(x) - 1) / x : StrictMath.expm1(x) / x;
    }
    double x2 = x * x;
    double x4 = x2 * x2;
    double low = (C2 + x * C3) + x2 * (C4 + x * C5);
    double middle = (C6 + x * C7) + x2 * (C8 + x * C9);
    double high = (C10 + x * C11) + x2 * (C12 + x * C13);
    double highest = C14 + x * C15;
    return 1 + x * (low + x4 * (middle + x4 * (high + x4 * highest)));
  }

  /// `x` to any power.
  ///
  /// The exponents that rules of plasticity have most are spared the general function, which gives
  /// the same for them.
  public static double pow(double x, double exponent) {
    if (exponent == 1) {
      return x;
    }
    return exponent == 0 ? 1 : StrictMath.pow(x, exponent);
  }

  /// `x` to a whole power, by repeated multiplication.
  public static double power(double x, int exponent) {
    double result = 1;
    double square = x;
    for (int left = Math.abs(exponent); left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return exponent < 0 ? 1 / result : result;
  }

  /// The last value whose time, rounded to whole steps, has come; 0 before the first.
  ///
  /// @param timeMs now
  /// @param dtMs length of a step
  /// @param times ascending
  /// @param values one for each time
  public static double step(double timeMs, double dtMs, double[] times, double[] values) {
    int low = 0;
    int high = Math.min(times.length, values.length);
    double limit = timeMs + 0.5 * dtMs;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : values[low - 1];
  }

  /// How many times, rounded to whole steps, fall on a step's end.
  ///
  /// @param endMs end of the step
  /// @param dtMs length of a step
  /// @param times in any order
  public static int at(double endMs, double dtMs, double[] times) {
    int count = 0;
    for (double time : times) {
      if (time >= endMs - 0.5 * dtMs && time < endMs + 0.5 * dtMs) {
        count++;
      }
    }
    return count;
  }

  /// The sum of the weights whose times, rounded to whole steps, fall on a step's end.
  ///
  /// @param endMs end of the step
  /// @param dtMs length of a step
  /// @param times in any order
  /// @param weights one for each time
  public static double weightsAt(double endMs, double dtMs, double[] times, double[] weights) {
    double sum = 0;
    for (int i = 0; i < Math.min(times.length, weights.length); i++) {
      if (times[i] >= endMs - 0.5 * dtMs && times[i] < endMs + 0.5 * dtMs) {
        sum += weights[i];
      }
    }
    return sum;
  }
}
