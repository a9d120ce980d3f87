package cajal.kernel;

/// Sine, cosine and their hyperbolic kin for device kernels, with the bits of {@link StrictMath},
/// whose algorithms (fdlibm) they follow.
// What TornadoVM makes of conditions that are left in the middle may go on where it should not.
@SuppressWarnings("ShortCircuitBoolean")
public final class DeviceWaves {

  /// The sine and the cosine of angles from here on, about 2^20 right angles, are no number: their
  /// reduction needs a table of the digits of pi, which kernels do not have.
  public static final double LARGEST_ANGLE = 0x1.921fcp20;

  // A right angle in three parts of 33 bits, each with its rest.
  private static final double RIGHT_1 = 0x1.921fb544p0;
  private static final double REST_1 = 0x1.0b4611a626331p-34;
  private static final double RIGHT_2 = 0x1.0b4611a6p-34;
  private static final double REST_2 = 0x1.3198a2e037073p-69;
  private static final double RIGHT_3 = 0x1.3198a2ep-69;
  private static final double REST_3 = 0x1.b839a252049c1p-104;
  private static final double RIGHT = 0x1.921fb54442d18p0;
  private static final double PER_RIGHT = 0x1.45f306dc9c883p-1;

  private DeviceWaves() {}

  /// See {@link StrictMath#sin}; no number from {@link #LARGEST_ANGLE} on.
  public static double sin(double x) {
    return wave(x, 0);
  }

  /// See {@link StrictMath#cos}; no number from {@link #LARGEST_ANGLE} on.
  public static double cos(double x) {
    return wave(x, 1);
  }

  /// @param ahead by how many right angles the sine is ahead
  private static double wave(double x, int ahead) {
    double size = Math.abs(x);
    if (size < 0x1.921fcp-1) {
      return ahead == 0 ? sine(x, 0.0, false) : cosine(x, 0.0);
    }
    if (!(size < LARGEST_ANGLE)) {
      return DeviceMath.noNumber(size);
    }
    int n = 1;
    double r;
    double w;
    double high;
    if (size < 0x1.2d97cp1) {
      r = size - RIGHT_1;
      w = REST_1;
      if (!(size < 0x1.921fbp0) & size < 0x1.921fcp0) {
        r = r - RIGHT_2;
        w = REST_2;
      }
      high = r - w;
    } else {
      n = (int) (size * PER_RIGHT + 0.5);
      double turns = n;
      r = size - turns * RIGHT_1;
      w = turns * REST_1;
      high = r - w;
      int own = DeviceMath.exponent(size);
      boolean near = DeviceMath.upperHalf(size) == DeviceMath.upperHalf(turns * RIGHT);
      if ((31 < n | near) & 16 < own - DeviceMath.exponent(high)) {
        double t = r;
        double part = turns * RIGHT_2;
        r = t - part;
        w = turns * REST_2 - ((t - r) - part);
        high = r - w;
        if (49 < own - DeviceMath.exponent(high)) {
          t = r;
          part = turns * RIGHT_3;
          r = t - part;
          w = turns * REST_3 - ((t - r) - part);
          high = r - w;
        }
      }
    }
    double low = (r - high) - w;
    if (x < 0) {
      n = -n;
      high = -high;
      low = -low;
    }
    int quarter = (n + ahead) & 3;
    double value = (quarter & 1) == 0 ? sine(high, low, true) : cosine(high, low);
    return quarter < 2 ? value : -value;
  }

  /// The sine of the sum of a number up to half a right angle and a small one.
  private static double sine(double x, double y, boolean both) {
    if (Math.abs(x) < 0x1.0p-27) {
      return x;
    }
    double z = x * x;
    double v = z * x;
    double r =
        0x1.111111110f8a6p-7
            + z
                * (-0x1.a01a019c161d5p-13
                    + z
                        * (0x1.71de357b1fe7dp-19
                            + z * (-0x1.ae5e68a2b9cebp-26 + z * 0x1.5d93a5acfd57cp-33)));
    double s1 = -0x1.5555555555549p-3;
    return both ? x - ((z * (0.5 * y - v * r) - y) - v * s1) : x + v * (s1 + z * r);
  }

  /// The cosine of such a sum.
  private static double cosine(double x, double y) {
    double size = Math.abs(x);
    if (size < 0x1.0p-27) {
      return 1.0;
    }
    double z = x * x;
    double r =
        z
            * (0x1.555555555554cp-5
                + z
                    * (-0x1.6c16c16c15177p-10
                        + z
                            * (0x1.a01a019cb1590p-16
                                + z
                                    * (-0x1.27e4f809c52adp-22
                                        + z
                                            * (0x1.1ee9ebdb4b1c4p-29
                                                + z * -0x1.8fae9be8838d4p-37)))));
    if (size < 0x1.33333p-2) {
      return 1.0 - (0.5 * z - (z * r - x * y));
    }
    double q = size < 0x1.90001p-1 ? DeviceMath.upperHalf(size) * 0.25 : 0.28125;
    double half = 0.5 * z - q;
    return (1.0 - q) - (half - (z * r - x * y));
  }

  /// See {@link StrictMath#sinh}.
  public static double sinh(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x) | size < 0x1.0p-28) {
      return x;
    }
    double half = x < 0 ? -0.5 : 0.5;
    if (size < 22) {
      double t = DeviceMath.strictExpm1(size);
      return size < 1 ? half * (2.0 * t - t * t / (t + 1.0)) : half * (t + t / (t + 1.0));
    }
    return large(size, half);
  }

  /// See {@link StrictMath#cosh}.
  public static double cosh(double x) {
    double size = Math.abs(x);
    if (size < 0x1.62e43p-2) {
      double t = DeviceMath.strictExpm1(size);
      double w = 1.0 + t;
      return size < 0x1.0p-55 ? w : 1.0 + (t * t) / (w + w);
    }
    if (size < 22) {
      double t = DeviceMath.strictExp(size);
      return 0.5 * t + 0.5 / t;
    }
    return large(size, 0.5);
  }

  private static double large(double size, double half) {
    if (size < 0x1.62e42p9) {
      return half * DeviceMath.strictExp(size);
    }
    if (!(0x1.633ce8fb9f87dp9 < size)) {
      double w = DeviceMath.strictExp(0.5 * size);
      return half * w * w;
    }
    return half * DeviceMath.infinity(size);
  }
}
