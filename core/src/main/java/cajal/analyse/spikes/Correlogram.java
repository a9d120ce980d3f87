package cajal.analyse.spikes;

import cajal.activity.SpikeTrains;

/// Counts of lags between all spikes of one unit and all of another, in bins around 0.
///
/// Bin `k` of `-n .. n` holds lags from `(k - 1/2) bin` up to, but without, `(k + 1/2) bin`; lags
/// are times of the target minus times of the reference. A spike is no lag of itself.
final class Correlogram {

  /// Times on a grid put lags onto edges; rounding of seconds must not decide where they count.
  private static final double TOLERANCE = 1e-6;

  private Correlogram() {}

  /// @param binS width of a bin, s
  /// @param reach number of bins on each side of the middle one
  /// @return `[2 * reach + 1]`
  static long[] of(SpikeTrains trains, int reference, int target, double binS, int reach) {
    double[] times = trains.times();
    long[] counts = new long[2 * reach + 1];
    int low = trains.first()[target];
    int end = trains.first()[target + 1];
    double limit = (reach + 0.5 + 2 * TOLERANCE) * binS;
    double perBin = 1 / binS;
    double shift = reach + 0.5 + TOLERANCE;
    for (int i = trains.first()[reference]; i < trains.first()[reference + 1]; i++) {
      double time = times[i];
      while (low < end && times[low] < time - limit) {
        low++;
      }
      for (int j = low; j < end && times[j] <= time + limit; j++) {
        double place = (times[j] - time) * perBin + shift;
        if (place >= 0 && place < counts.length && (j != i || reference != target)) {
          counts[(int) place]++;
        }
      }
    }
    return counts;
  }
}
