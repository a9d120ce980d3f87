package cajal.kernel;

/// What device kernels call: functions of {@link cajal.model.ModelMath} and {@link StrictMath} with
/// the same bits, written with nothing but what TornadoVM translates faithfully.
///
/// So there is no unsigned shift, no view of a double's bits, no comparison with `>=`, no table in
/// a static field, and no function of the device's own library, whose last bits differ from device
/// to device. The exponential and the logarithm of `StrictMath` follow the algorithms by which Java
/// specifies it (fdlibm).
public final class DeviceMath {

  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877e-10;

  private DeviceMath() {}

  /// See {@link cajal.model.ModelMath#exp}.
  public static double exp(double x) {
    if (!(Math.abs(x) < 708.0)) {
      return strictExp(x);
    }
    double n = (x * 1.4426950408889634 + 0x1.8p52) - 0x1.8p52;
    double r = (x - n * LN2_HIGH) - n * 1.9082149292705877e-10;
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    double high =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
    double series = low + r4 * (middle + r4 * high);
    return powerOfTwo((int) n) * (1 + (r + r2 * series));
  }

  /// See {@link cajal.model.ModelMath#exprel}.
  public static double exprel(double x) {
    if (!(Math.abs(x) < 0.5)) {
      return (exp(x) - 1) / x;
    }
    double x2 = x * x;
    double x4 = x2 * x2;
    double low = (1.0 / 2 + x * (1.0 / 6)) + x2 * (1.0 / 24 + x * (1.0 / 120));
    double middle = (1.0 / 720 + x * (1.0 / 5040)) + x2 * (1.0 / 40320 + x * (1.0 / 362880));
    double high =
        (1.0 / 3628800 + x * (1.0 / 39916800)) + x2 * (1.0 / 479001600 + x * (1.0 / 6227020800.0));
    double highest = 1.0 / 87178291200.0 + x * (1.0 / 1307674368000.0);
    return 1 + x * (low + x4 * (middle + x4 * (high + x4 * highest)));
  }

  /// The exponent of a number in binary: of x with 2^e <= |x| < 2^(e+1). For a number below all
  /// that are not subnormal -1022 or less, and without meaning for what is infinite or no number.
  static int exponent(double x) {
    int k = 0;
    double m = Math.abs(x);
    // Exact products bring the number between 1 and 2.
    for (int by = 512; 0 < by; by = by >> 1) {
      double much = powerOfTwo(by);
      if (!(m < much)) {
        m = m * powerOfTwo(-by);
        k = k + by;
      }
      if (m < powerOfTwo(1 - by)) {
        m = m * much;
        k = k - by;
      }
    }
    return k;
  }

  /// A number without the lower 32 bits of its representation.
  static double upperHalf(double x) {
    int own = exponent(x);
    int k = own < -1022 ? -1022 : own;
    // Of the fraction, 20 bits are left.
    double unit = powerOfTwo(k);
    double kept = (long) (x / unit * 0x1.0p20);
    return kept * 0x1.0p-20 * unit;
  }

  /// Above all numbers.
  ///
  /// @param size any number from 0 on: a device's compiler does not know the constant
  static double infinity(double size) {
    return (size + 1) * 0x1.0p1023 * 2.0;
  }

  /// No number.
  ///
  /// @param size any number from 0 on, likewise
  static double noNumber(double size) {
    return Math.sqrt(-1 - size);
  }

  /// Two to a power from -1023 to 1023, exact.
  static double powerOfTwo(int exponent) {
    double factor = exponent < 0 ? 0.5 : 2.0;
    int left = exponent < 0 ? -exponent : exponent;
    double result = 1.0;
    while (0 < left) {
      if ((left & 1) == 1) {
        result = result * factor;
      }
      factor = factor * factor;
      left = left >> 1;
    }
    return result;
  }

  /// See {@link StrictMath#exp}.
  static double strictExp(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (709.782712893384 < x) {
      return infinity(x);
    }
    if (x < -745.1332191019411) {
      return 0.0;
    }
    double size = Math.abs(x);
    if (size < 0x1.0p-28) {
      return 1 + x;
    }
    int k = 0;
    double high = x;
    double low = 0.0;
    if (!(size < 0x1.62e43p-2)) {
      if (size < 0x1.0a2b2p0) {
        k = x < 0 ? -1 : 1;
      } else {
        k = (int) (1.4426950408889634 * x + (x < 0 ? -0.5 : 0.5));
      }
      high = x - k * LN2_HIGH;
      low = k * LN2_LOW;
    }
    double r = high - low;
    double t = r * r;
    double c =
        r
            - t
                * (0.16666666666666602
                    + t
                        * (-0.0027777777777015593
                            + t
                                * (6.613756321437934e-5
                                    + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
    if (k == 0) {
      return 1 - ((r * c) / (c - 2.0) - r);
    }
    double y = 1 - ((low - (r * c) / (2.0 - c)) - high);
    if (k < -1021) {
      return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
    }
    return k == 1024 ? y * 2.0 * powerOfTwo(1023) : y * powerOfTwo(k);
  }

  /// See {@link StrictMath#log}.
  public static double log(double x) {
    if (Double.isNaN(x) || 0x1.fffffffffffffp1023 < x) {
      return x;
    }
    if (x == 0) {
      return -1 / Math.abs(x);
    }
    if (x < 0) {
      return Math.sqrt(x);
    }
    return x < 0x1.0p-1022 ? strictLog(x * 0x1.0p54, -54) : strictLog(x, 0);
  }

  /// See {@link StrictMath#tanh}.
  public static double tanh(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x) || size < 0x1.0p-55) {
      return x;
    }
    double z = 1.0;
    if (size < 1) {
      double t = strictExpm1(-2 * size);
      z = -t / (t + 2);
    } else if (size < 22) {
      z = 1 - 2 / (strictExpm1(2 * size) + 2);
    }
    return x < 0 ? -z : z;
  }

  /// See {@link StrictMath#expm1}, for arguments from -2 to 44.
  static double strictExpm1(double argument) {
    double size = Math.abs(argument);
    double x = argument;
    double c = 0.0;
    int k = 0;
    if (!(size < 0x1.62e43p-2)) {
      if (size < 0x1.0a2b2p0) {
        k = argument < 0 ? -1 : 1;
      } else {
        k = (int) (1.4426950408889634 * argument + (argument < 0 ? -0.5 : 0.5));
      }
      double high = argument - k * LN2_HIGH;
      double low = k * LN2_LOW;
      x = high - low;
      c = (high - x) - low;
    } else if (size < 0x1.0p-54) {
      return argument;
    }
    double half = 0.5 * x;
    double square = x * half;
    double r =
        1
            + square
                * (-0.03333333333333313
                    + square
                        * (0.0015873015872548146
                            + square
                                * (-7.93650757867488e-5
                                    + square
                                        * (4.008217827329362e-6
                                            + square * -2.0109921818362437e-7))));
    double t = 3.0 - r * half;
    double e = square * ((r - t) / (6.0 - x * t));
    if (k == 0) {
      return x - (x * e - square);
    }
    e = (x * (e - c) - c) - square;
    if (k == -1) {
      return 0.5 * (x - e) - 0.5;
    }
    if (k == 1) {
      return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1 + 2.0 * (x - e);
    }
    double scale = powerOfTwo(k);
    if (k < -1 || 56 < k) {
      return (1 - (e - x)) * scale - 1;
    }
    double shifted = powerOfTwo(-k);
    return k < 20 ? ((1 - shifted) - (e - x)) * scale : ((x - (e + shifted)) + 1) * scale;
  }

  /// See {@link StrictMath#log}, for arguments above 0 that are not subnormal, times a power of
  /// two.
  static double strictLog(double x, int exponent) {
    int own = exponent(x);
    int k = exponent + own;
    double m = x * powerOfTwo(-own);
    // The first 20 bits of the fraction decide between the forms.
    int bits = (int) ((m - 1) * 0x1.0p20);
    if (0x6a09b < bits) {
      m = m * 0.5;
      k = k + 1;
    }
    double f = m - 1;
    double dk = k;
    if (bits == 0xfffff || bits == 0xffffe || bits == 0) {
      if (f == 0) {
        return k == 0 ? 0.0 : dk * LN2_HIGH + dk * LN2_LOW;
      }
      double near = f * f * (0.5 - 0.3333333333333333 * f);
      return k == 0 ? f - near : dk * LN2_HIGH - ((near - dk * LN2_LOW) - f);
    }
    double s = f / (2.0 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
    double odd =
        z
            * (0.6666666666666735
                + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
    double sum = odd + even;
    if (0x61479 < bits && bits < 0x6b852) {
      double half = 0.5 * f * f;
      return k == 0
          ? f - (half - s * (half + sum))
          : dk * LN2_HIGH - ((half - (s * (half + sum) + dk * LN2_LOW)) - f);
    }
    return k == 0 ? f - s * (f - sum) : dk * LN2_HIGH - ((s * (f - sum) - dk * LN2_LOW) - f);
  }

  /// See {@link cajal.model.ModelMath#power}.
  public static double power(double x, int exponent) {
    double result = 1.0;
    double square = x;
    int left = exponent < 0 ? -exponent : exponent;
    while (0 < left) {
      if ((left & 1) == 1) {
        result = result * square;
      }
      square = square * square;
      left = left >> 1;
    }
    return exponent < 0 ? 1 / result : result;
  }

  /// See {@link Math#min(double, double)}.
  public static double min(double a, double b) {
    if (a == 0 && b == 0) {
      return -(-a - b);
    }
    if (Double.isNaN(a)) {
      return a;
    }
    return Double.isNaN(b) || b < a ? b : a;
  }

  /// See {@link Math#max(double, double)}.
  public static double max(double a, double b) {
    if (a == 0 && b == 0) {
      return a + b;
    }
    if (Double.isNaN(a)) {
      return a;
    }
    return Double.isNaN(b) || a < b ? b : a;
  }

  /// See {@link Math#floor}.
  public static double floor(double x) {
    if (!(Math.abs(x) < 0x1.0p52)) {
      return x;
    }
    long whole = (long) x;
    double down = whole;
    return down == x ? x : x < down ? down - 1 : x < 1 && 0 < x ? 0.0 : down;
  }

  /// See {@link Math#rint}, but for the sign of zero.
  public static double rint(double x) {
    if (!(Math.abs(x) < 0x1.0p51)) {
      return x;
    }
    return (x + 0x1.8p52) - 0x1.8p52;
  }
}
