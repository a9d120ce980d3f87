package cajal.analyse;

import cajal.figure.Ticks;
import java.util.Arrays;

/// How many values lie where, in bins whose edges a person would choose: at round numbers, or
/// around each value where values can lie on a grid only, such as rates over a fixed time.
///
/// @param edges `[bin + 1]`, ascending
/// @param counts `[bin]`
record Histogram(double[] edges, double[] counts) {

  private static final int FEWEST = 5;
  private static final int MOST = 60;

  /// A grid with more places than this per bin looks like a continuum: whether a bin holds one
  /// place more or less does not show.
  private static final int FINE = 8;

  /// Fewer different values always lie on some grid.
  private static final int FEWEST_ON_GRID = 5;

  /// @param values NaN and infinities are not counted
  static Histogram of(double[] values) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double low = known.length == 0 ? 0 : known[0];
    double high = known.length == 0 ? 1 : known[known.length - 1];
    if (!(high > low)) {
      double around = Math.max(0.5, 0.1 * Math.abs(low));
      return counted(known, low - around, 2 * around / FEWEST, FEWEST);
    }
    int wanted = (int) Math.clamp(Math.ceil(2 * Math.cbrt(known.length)), FEWEST, MOST);
    double step = Ticks.nice(low, high, wanted).step();
    double grid = known.length == 0 ? 0 : grid(known);
    if (grid * FINE > step) {
      double multiple = grid * Math.max(1, Math.rint(step / grid));
      int bins = (int) ((high - low) / multiple + 1e-9) + 1;
      Histogram around = counted(known, low - grid / 2, multiple, bins);
      // What is never negative has no bar below 0.
      around.edges()[0] = low >= 0 ? Math.max(0, around.edges()[0]) : around.edges()[0];
      return around;
    }
    double first = Math.floor(low / step + 1e-9);
    double last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
    return counted(known, first * step, step, (int) (last - first));
  }

  private static Histogram counted(double[] sorted, double low, double step, int bins) {
    double[] edges = new double[bins + 1];
    Arrays.setAll(edges, i -> low + i * step);
    double[] counts = new double[bins];
    for (double value : sorted) {
      counts[Math.clamp((long) Math.floor((value - low) / step + 1e-9), 0, bins - 1)]++;
    }
    return new Histogram(edges, counts);
  }

  // The distance of which all distances are multiples; 0 where there is none.
  private static double grid(double[] sorted) {
    double range = sorted[sorted.length - 1] - sorted[0];
    double rounding = 1e-6 * range;
    double least = range;
    int different = 1;
    for (int i = 1; i < sorted.length; i++) {
      double gap = sorted[i] - sorted[i - 1];
      if (gap > rounding) {
        different++;
        least = Math.min(least, gap);
      }
    }
    if (different < FEWEST_ON_GRID) {
      return 0;
    }
    // As many steps of the smallest gap as lead to the far end: the grid without its rounding.
    double grid = range / Math.rint(range / least);
    for (double value : sorted) {
      double places = (value - sorted[0]) / grid;
      if (Math.abs(places - Math.rint(places)) > 1e-3) {
        return 0;
      }
    }
    return grid;
  }
}
