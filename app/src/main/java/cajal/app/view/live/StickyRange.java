package cajal.app.view.live;

import cajal.figure.Ticks;

/// The range of a vertical axis while its data move: it grows at once, and shrinks only when most
/// of it has become empty, so that a curve that scrolls does not jump.
final class StickyRange {

  private static final double SHRINK_BELOW = 0.4;

  private final double floor;
  private double low = Double.NaN;
  private double high = Double.NaN;

  /// @param floor value at which the range begins where the data do not go below it; NaN for none
  StickyRange(double floor) {
    this.floor = floor;
  }

  /// Takes the extremes of what is shown now; not-a-number for nothing.
  void take(double least, double most) {
    if (Double.isNaN(least) || Double.isNaN(most)) {
      return;
    }
    double from = Double.isNaN(floor) ? least : Math.min(floor, least);
    double to = most > from ? most : from + 1;
    boolean outside = !(from >= low && to <= high);
    if (outside || to - from < SHRINK_BELOW * (high - low)) {
      double step = Ticks.nice(from, to, 6).step();
      low = Math.floor(from / step + 1e-9) * step;
      high = Math.ceil(to / step - 1e-9) * step;
    }
  }

  double low() {
    return Double.isNaN(low) ? 0 : low;
  }

  double high() {
    return Double.isNaN(high) ? 1 : high;
  }
}
