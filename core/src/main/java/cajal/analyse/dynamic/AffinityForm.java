package cajal.analyse.dynamic;

/// How much two neurons move together at one moment, from the scaled slopes of their traces.
///
/// All forms are ours; they are instantaneous but for the last, which serves as a control.
public enum AffinityForm {
  /// Root of the product of both slopes where they have the same sign.
  GEOMETRIC_MEAN,
  /// The lesser of both slopes where they have the same sign.
  MIN,
  /// Root of the product, times the ratio of the lesser to the greater.
  RATIO_WEIGHTED,
  /// Root of the product, less where slopes differ, by a bell curve.
  GAUSSIAN,
  /// Root of the product where slopes have opposite signs.
  ANTIPHASE,
  /// Correlation of the traces in a window that slides, where it is above 0.
  WINDOWED_CORRELATION;

  private static final double WIDTH = 0.25;

  /// @param a scaled slope, -1 to 1
  /// @param b scaled slope, -1 to 1
  double of(double a, double b) {
    double product = a * b;
    return switch (this) {
      case GEOMETRIC_MEAN -> product > 0 ? Math.sqrt(product) : 0;
      case MIN -> product > 0 ? Math.min(Math.abs(a), Math.abs(b)) : 0;
      case RATIO_WEIGHTED ->
          product > 0
              ? Math.sqrt(product)
                  * Math.min(Math.abs(a), Math.abs(b))
                  / Math.max(Math.abs(a), Math.abs(b))
              : 0;
      case GAUSSIAN ->
          product > 0 ? Math.sqrt(product) * Math.exp(-(a - b) * (a - b) / (2 * WIDTH * WIDTH)) : 0;
      case ANTIPHASE -> product < 0 ? Math.sqrt(-product) : 0;
      case WINDOWED_CORRELATION ->
          throw new IllegalStateException("a correlation has no value at one moment");
    };
  }
}
