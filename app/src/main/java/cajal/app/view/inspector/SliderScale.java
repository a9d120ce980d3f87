package cajal.app.view.inspector;

import cajal.model.Model;

/// The range that a slider covers around a value, and how positions become values: by ratio where
/// the range spans more than two decades of positive values, else by difference.
///
/// @param low smallest value of the slider
/// @param high largest value of the slider
/// @param logarithmic whether equal ways are equal ratios
record SliderScale(double low, double high, boolean logarithmic) {

  private static final double WIDE = 100;
  private static final double DECADES = 30;

  /// A range that holds the default, the present value and nothing that is not allowed.
  static SliderScale of(Model.Parameter parameter, double present) {
    double usual = parameter.defaultValue().value();
    double min = parameter.min();
    double max = parameter.max();
    double about = Math.max(Math.abs(usual), Math.abs(present));
    boolean bounded = !Double.isInfinite(min) && !Double.isInfinite(max);
    if (bounded && max - min > 0) {
      boolean wide = min > 0 && max / min > WIDE;
      return new SliderScale(min, max, wide);
    }
    boolean positive = min >= 0;
    if (positive && parameter.minOpen() && usual > 0) {
      double low = Math.min(usual / DECADES, present > 0 ? present / 3 : usual);
      double high = Math.max(usual * DECADES, present * 3);
      return new SliderScale(Math.max(low, min > 0 ? min : low), Math.min(high, max), true);
    }
    double reach = about > 0 ? 2 * about : 1;
    if (positive) {
      return new SliderScale(Math.max(0, min), Math.min(nice(reach), max), false);
    }
    double half = about > 0 ? Math.max(nice(about), 1) : 100;
    double centre = usual;
    double low = Math.max(Math.min(centre - half, present), min);
    double high = Math.min(Math.max(centre + half, present), max);
    return new SliderScale(low, high, false);
  }

  /// The value at a position between 0 and 1, rounded to what a person would type.
  double value(double position) {
    double exact =
        logarithmic ? low * Math.pow(high / low, position) : low + (high - low) * position;
    double digit =
        logarithmic
            ? Math.pow(10, Math.floor(Math.log10(Math.abs(exact))) - 1)
            : Math.pow(10, Math.floor(Math.log10((high - low) / 100)));
    return Math.clamp(rounded(exact, digit), low, high);
  }

  /// The position of a value, 0 to 1.
  double position(double value) {
    double fraction =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
  }

  // Dividing by an inverse power keeps 0.3 from becoming 0.30000000000000004.
  private static double rounded(double value, double digit) {
    if (!(digit > 0) || Double.isInfinite(digit)) {
      return value;
    }
    return digit >= 1
        ? Math.rint(value / digit) * digit
        : Math.rint(value * Math.rint(1 / digit)) / Math.rint(1 / digit);
  }

  // The next of 1, 2, 5 times a power of ten.
  private static double nice(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 5, 10}) {
      if (step * power >= value) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
