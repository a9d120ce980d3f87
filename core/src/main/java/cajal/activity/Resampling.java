package cajal.activity;

import java.util.Arrays;

/// Values of one series at other times: gaps, slopes, and even grids.
final class Resampling {

  private Resampling() {}

  /// A copy without gaps: straight lines across them, the nearest value at the ends.
  static double[] filled(double[] times, double[] values) {
    double[] filled = values.clone();
    int last = -1;
    for (int i = 0; i < filled.length; i++) {
      if (Double.isNaN(values[i])) {
        continue;
      }
      for (int gap = last + 1; gap < i; gap++) {
        filled[gap] =
            last < 0
                ? values[i]
                : values[last]
                    + (values[i] - values[last])
                        * (times[gap] - times[last])
                        / (times[i] - times[last]);
      }
      last = i;
    }
    for (int gap = last + 1; last >= 0 && gap < filled.length; gap++) {
      filled[gap] = values[last];
    }
    return filled;
  }

  /// Differences of neighbours on both sides over those of the times; one-sided at the ends. Two
  /// equal times count as a step of the machine's precision.
  static double[] gradient(double[] values, double[] times) {
    double[] slope = new double[values.length];
    int last = values.length - 1;
    for (int i = 0; i < slope.length; i++) {
      int from = Math.max(0, i - 1);
      int to = Math.min(last, i + 1);
      double step = times[to] - times[from];
      slope[i] = (values[to] - values[from]) / (step == 0 ? Math.ulp(1.0) : step);
    }
    return slope;
  }

  /// Even times from the first to the last, which they may pass by less than an interval.
  static double[] grid(double[] times, double intervalS) {
    double span = times[times.length - 1] - times[0];
    // A last step that is there but for rounding is there.
    int samples = (int) Math.ceil(span / intervalS - 1e-9) + 1;
    double[] grid = new double[samples];
    for (int i = 0; i < samples; i++) {
      grid[i] = times[0] + i * intervalS;
    }
    return grid;
  }

  /// Values on a grid: by straight lines where samples come no faster than it; else as the mean of
  /// what lies around each of its times, on a grid that is so much finer that its steps are about
  /// `fineS`.
  static double[] onto(
      double[] times, double[] values, double[] grid, double intervalS, double fineS) {
    double[] gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times[i + 1] - times[i];
    }
    Arrays.sort(gaps);
    double[] made = new double[grid.length];
    // Rounded times of the same interval are no faster.
    if (gaps[gaps.length / 2] >= intervalS * (1 - 1e-6)) {
      for (int i = 0; i < made.length; i++) {
        made[i] = at(times, values, grid[i]);
      }
      return made;
    }
    // An odd number lies evenly around the time of the grid.
    int parts = 2 * (int) Math.max(1, Math.round(intervalS / fineS / 2)) + 1;
    for (int i = 0; i < made.length; i++) {
      double sum = 0;
      for (int part = 0; part < parts; part++) {
        double offset = ((double) (part - parts / 2)) / parts * intervalS;
        sum += at(times, values, grid[i] + offset);
      }
      made[i] = sum / parts;
    }
    return made;
  }

  private static double at(double[] times, double[] values, double time) {
    int found = Arrays.binarySearch(times, time);
    if (found >= 0) {
      return values[found];
    }
    int next = -found - 1;
    if (next == 0) {
      return values[0];
    }
    if (next == times.length) {
      return values[times.length - 1];
    }
    double share = (time - times[next - 1]) / (times[next] - times[next - 1]);
    return values[next - 1] + share * (values[next] - values[next - 1]);
  }
}
