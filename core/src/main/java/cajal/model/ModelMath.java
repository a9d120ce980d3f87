package cajal.model;

/// Functions of the model language that Java does not have.
///
/// Like all transcendental functions in models they rest on {@link StrictMath}, so that a run gives
/// the same bits on every machine.
public final class ModelMath {

  private ModelMath() {}

  /// `(exp(x) - 1)/x`, and 1 at x = 0.
  public static double exprel(double x) {
    // Below this size the series 1 + x/2 is exact to the last bit.
    return Math.abs(x) < 1e-8 ? 1 + 0.5 * x : StrictMath.expm1(x) / x;
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
}
