package cajal.kernel;

/// Any number to the power of any other for device kernels, with the bits of {@link
/// cajal.model.ModelMath#pow}.
///
/// The algorithm is that of fdlibm, by which Java specifies {@link StrictMath#pow}: the logarithm
/// to the base 2 in two parts, times the exponent in two parts, and the exponential of what is left
/// after whole powers of two. Where fdlibm cuts the representation of a number, this cuts its
/// value.
// What TornadoVM makes of conditions that are left in the middle may go on where it should not.
@SuppressWarnings("ShortCircuitBoolean")
public final class DevicePower {

  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double LN2_HIGH = 0x1.62e43p-1;
  private static final double LN2_LOW = -0x1.05c610ca86c39p-29;
  private static final double LOG2_E = 0x1.71547652b82fep0;
  private static final double LOG2_E_HIGH = 0x1.715476p0;
  private static final double LOG2_E_LOW = 0x1.4ae0bf85ddf44p-26;
  // 2/(3 ln 2)
  private static final double CP = 0x1.ec709dc3a03fdp-1;
  private static final double CP_HIGH = 0x1.ec709ep-1;
  private static final double CP_LOW = -0x1.e2fe0145b01f5p-28;
  // The logarithm of 1.5 to the base 2.
  private static final double DP_HIGH = 0x1.2b8034p-1;
  private static final double DP_LOW = 0x1.cfdeb43cfd006p-27;
  // How far above 1024 a rounded exponent may be without overflow.
  private static final double OVERFLOW = 8.008566259537294e-17;

  private DevicePower() {}

  // Each method has one way out, for the same reason.

  /// See {@link cajal.model.ModelMath#pow}.
  public static double pow(double x, double exponent) {
    double result = x;
    if (exponent == 0) {
      result = 1.0;
    } else if (Double.isNaN(x) | Double.isNaN(exponent)) {
      result = x + exponent;
    } else if (exponent == 2) {
      result = x * x;
    } else if (exponent == -1) {
      result = 1.0 / x;
    } else if (exponent == 0.5) {
      result = x < -0x1.fffffffffffffp1023 ? -x : Math.sqrt(x + 0.0);
    } else if (exponent != 1) {
      result = general(x, exponent);
    }
    return result;
  }

  private static double general(double x, double exponent) {
    double size = Math.abs(x);
    double steep = Math.abs(exponent);
    double down = (long) steep;
    boolean even = !(steep < 0x1.0p53);
    boolean whole = even | (!(steep < 1) & down == steep);
    boolean odd = whole & !even & ((long) steep & 1L) == 1L;
    // Zero has a sign, too.
    boolean negative = x < 0 | 1.0 / x < 0;
    double sign = negative & odd ? -1.0 : 1.0;
    double result;
    if (0x1.fffffffffffffp1023 < steep) {
      boolean grows = (1 < size) == (0 < exponent);
      double end = grows ? steep : 0.0;
      result = size == 1 ? DeviceMath.noNumber(size) : end;
    } else if (size == 0 | size == 1 | 0x1.fffffffffffffp1023 < size) {
      double end = sign * (exponent < 0 ? 1.0 / size : size);
      result = negative & size == 1 & !whole ? DeviceMath.noNumber(size) : end;
    } else if (negative & !whole) {
      result = DeviceMath.noNumber(size);
    } else {
      result = sign * positive(size, exponent);
    }
    return result;
  }

  private static double positive(double size, double exponent) {
    boolean steep = 0x1.00000ffffffffp31 < Math.abs(exponent);
    boolean far = size < 0x1.fffffp-1 | 0x1.00000ffffffffp0 < size;
    double result;
    if (steep & far) {
      boolean grows = (1 < size) == (0 < exponent);
      result = grows ? DeviceMath.infinity(size) : 0.0;
    } else {
      result = moderate(size, exponent, steep);
    }
    return result;
  }

  /// @param steep whether the exponent is so large that the number must be close to 1
  private static double moderate(double size, double exponent, boolean steep) {
    double high;
    double low;
    if (steep) {
      double t = size - 1.0;
      double w = (t * t) * (0.5 - t * (0.3333333333333333 - t * 0.25));
      double u = LOG2_E_HIGH * t;
      double v = t * LOG2_E_LOW - w * LOG2_E;
      high = DeviceMath.upperHalf(u + v);
      low = v - (high - u);
    } else {
      // A subnormal number is multiplied first.
      int before = size < 0x1.0p-1022 ? 53 : 0;
      double normal = size * DeviceMath.powerOfTwo(before);
      int n = DeviceMath.exponent(normal);
      double m = normal * DeviceMath.powerOfTwo(-n);
      n = n - before;
      // The first 20 bits of the fraction decide about what number the series is.
      int bits = (int) ((m - 1) * 0x1.0p20);
      double base = 1.0;
      double around = 2 + (bits >> 1) * 0x1.0p-19;
      double baseHigh = 0.0;
      double baseLow = 0.0;
      if (0x3988E < bits & bits < 0xBB67A) {
        base = 1.5;
        around = around + 0.5;
        baseHigh = DP_HIGH;
        baseLow = DP_LOW;
      } else if (0x3988E < bits) {
        n = n + 1;
        m = m * 0.5;
        around = 1.5 + (bits >> 1) * 0x1.0p-20;
      }
      double u = m - base;
      double v = 1.0 / (m + base);
      double s = u * v;
      double sHigh = DeviceMath.upperHalf(s);
      double rest = m - (around - base);
      double sLow = v * ((u - sHigh * around) - sHigh * rest);
      double s2 = s * s;
      double series =
          0x1.3333333333303p-1
              + s2
                  * (0x1.b6db6db6fabffp-2
                      + s2
                          * (0x1.55555518f264dp-2
                              + s2
                                  * (0x1.17460a91d4101p-2
                                      + s2 * (0x1.d864a93c9db65p-3 + s2 * 0x1.a7e284a454eefp-3))));
      double r = s2 * s2 * series + sLow * (sHigh + s);
      double square = sHigh * sHigh;
      double tHigh = DeviceMath.upperHalf(3.0 + square + r);
      double tLow = r - ((tHigh - 3.0) - square);
      u = sHigh * tHigh;
      v = sLow * tHigh + tLow * s;
      double pHigh = DeviceMath.upperHalf(u + v);
      double pLow = v - (pHigh - u);
      double zHigh = CP_HIGH * pHigh;
      double zLow = CP_LOW * pHigh + pLow * CP + baseLow;
      double t = n;
      high = DeviceMath.upperHalf(((zHigh + zLow) + baseHigh) + t);
      low = zLow - (((high - t) - baseHigh) - zHigh);
    }
    double first = DeviceMath.upperHalf(exponent);
    return twoTo(first * high, (exponent - first) * high + exponent * low, size);
  }

  /// Two to the sum of two numbers, of which the second is small.
  private static double twoTo(double large, double small, double size) {
    double z = small + large;
    double result;
    if (1024 < z | (z == 1024 & z - large < small + OVERFLOW)) {
      result = DeviceMath.infinity(size);
    } else if (z < -1075 | (z == -1075 & !(z - large < small))) {
      result = 0.0;
    } else {
      result = within(z, large, small);
    }
    return result;
  }

  private static double within(double z, double large, double small) {
    int n = 0;
    double left = large;
    double steep = Math.abs(z);
    if (!(steep < 0x1.00001p-1)) {
      n = (int) (DeviceMath.upperHalf(steep) + 0.5);
      n = z < 0 ? -n : n;
      left = large - n;
    }
    double t = DeviceMath.upperHalf(small + left);
    double u = t * LN2_HIGH;
    double v = (small - (t - left)) * LN2 + t * LN2_LOW;
    double y = u + v;
    double w = v - (y - u);
    double y2 = y * y;
    double c =
        y
            - y2
                * (0x1.555555555553ep-3
                    + y2
                        * (-0x1.6c16c16bebd93p-9
                            + y2
                                * (0x1.1566aaf25de2cp-14
                                    + y2 * (-0x1.bbd41c5d26bf1p-20 + y2 * 0x1.6376972bea4d0p-25))));
    double r = (y * c) / (c - 2.0) - (w + y * w);
    double e = 1.0 - (r - y);
    double result;
    if (n < -1000) {
      // Rounds once where the result is subnormal.
      result = e * DeviceMath.powerOfTwo(n + 100) * DeviceMath.powerOfTwo(-100);
    } else if (n == 1024) {
      result = e * 2.0 * DeviceMath.powerOfTwo(1023);
    } else {
      result = e * DeviceMath.powerOfTwo(n);
    }
    return result;
  }
}
