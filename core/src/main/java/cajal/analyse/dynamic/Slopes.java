package cajal.analyse.dynamic;

import java.util.Arrays;

/// Scaled slopes of one recording's traces.
final class Slopes {

  private static final double SIGMA_SAMPLES = 3;
  private static final double QUANTILE = 0.99;

  private Slopes() {}

  /// Smooths, differentiates and scales to -1 to 1 by the 99th percentile of the slopes' size.
  ///
  /// @return `[sample]`; zeros where the trace does not change
  static double[] of(double[] trace, double stepS) {
    int n = trace.length;
    if (n == 0) {
      return trace;
    }
    double[] smooth = smoothed(standard(trace));
    double[] slope = new double[n];
    for (int t = 0; t < n; t++) {
      int before = Math.max(0, t - 1);
      int after = Math.min(n - 1, t + 1);
      slope[t] = (smooth[after] - smooth[before]) / ((after - before) * stepS);
    }
    double[] sizes = Arrays.stream(slope).map(Math::abs).sorted().toArray();
    double scale = quantile(sizes);
    for (int t = 0; t < n; t++) {
      slope[t] = scale > 0 ? Math.clamp(slope[t] / scale, -1, 1) : 0;
    }
    return slope;
  }

  static double[] standard(double[] trace) {
    double mean = Arrays.stream(trace).average().orElse(0);
    double variance = Arrays.stream(trace).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    return Arrays.stream(trace).map(v -> (v - mean) * scale).toArray();
  }

  private static double[] smoothed(double[] trace) {
    int reach = (int) (4 * SIGMA_SAMPLES + 0.5);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      weights[k + reach] = Math.exp(-0.5 * k * k / (SIGMA_SAMPLES * SIGMA_SAMPLES));
      sum += weights[k + reach];
    }
    double[] smooth = new double[trace.length];
    for (int t = 0; t < trace.length; t++) {
      double value = 0;
      for (int k = -reach; k <= reach; k++) {
        value += weights[k + reach] * trace[Math.clamp(t + k, 0, trace.length - 1)];
      }
      smooth[t] = value / sum;
    }
    return smooth;
  }

  // Linear between order statistics.
  private static double quantile(double[] sorted) {
    double place = QUANTILE * (sorted.length - 1);
    int low = (int) place;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  }
}
