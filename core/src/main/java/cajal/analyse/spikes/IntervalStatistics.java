package cajal.analyse.spikes;

import cajal.activity.SpikeTrains;

/// Numbers that describe one spike train.
///
/// @param spikes number of spikes
/// @param rateHz spikes per time observed, spikes/s
/// @param meanS mean interval between spikes, s; NaN below 2 spikes
/// @param sdS standard deviation of intervals (divided by their number), s; NaN below 2 spikes
/// @param cv2 mean of 2 |I' - I| / (I' + I) over neighbours (Holt et al. 1996,
///   doi:10.1152/jn.1996.75.5.1806); NaN below 3 spikes
/// @param lv local variation, mean of 3 (I' - I)^2 / (I' + I)^2 (Shinomoto et al. 2003,
///   doi:10.1162/089976603322518759); NaN below 3 spikes
/// @param fano variance (divided by n - 1) over mean of counts in windows; NaN without spikes or
///   with less than 2 windows
record IntervalStatistics(
    int spikes, double rateHz, double meanS, double sdS, double cv2, double lv, double fano) {

  /// Coefficient of variation of intervals; 1 for a Poisson process, 0 for a clock.
  double cv() {
    return sdS / meanS;
  }

  /// The numbers of one unit, in one pass.
  ///
  /// @param windowS length of the windows in which spikes are counted, s
  static IntervalStatistics of(SpikeTrains trains, int unit, double windowS) {
    double[] times = trains.times();
    int from = trains.first()[unit];
    int to = trains.first()[unit + 1];
    int count = to - from;
    double mean = count < 2 ? Double.NaN : (times[to - 1] - times[from]) / (count - 1);
    double squares = 0;
    double differences = 0;
    double local = 0;
    double before = Double.NaN;
    for (int i = from + 1; i < to; i++) {
      double interval = times[i] - times[i - 1];
      squares += (interval - mean) * (interval - mean);
      if (i > from + 1) {
        double sum = interval + before;
        double part = sum == 0 ? 0 : (interval - before) / sum;
        differences += Math.abs(part);
        local += part * part;
      }
      before = interval;
    }
    int pairs = count - 2;
    return new IntervalStatistics(
        count,
        trains.durationS() > 0 ? count / trains.durationS() : Double.NaN,
        mean,
        count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)),
        pairs < 1 ? Double.NaN : 2 * differences / pairs,
        pairs < 1 ? Double.NaN : 3 * local / pairs,
        fano(trains, unit, windowS));
  }

  private static double fano(SpikeTrains trains, int unit, double windowS) {
    // A whole number of windows is not to lose its last one by rounding.
    int windows = (int) Math.min(Integer.MAX_VALUE, trains.durationS() / windowS + 1e-9);
    if (windows < 2 || trains.count(unit) == 0) {
      return Double.NaN;
    }
    double[] times = trains.times();
    int to = trains.first()[unit + 1];
    int at = trains.first()[unit];
    double sum = 0;
    double squares = 0;
    while (at < to) {
      int window = (int) ((times[at] - trains.startS()) / windowS);
      double end = trains.startS() + (window + 1) * windowS;
      int counted = 0;
      do {
        counted++;
        at++;
      } while (at < to && times[at] < end);
      if (window < windows) {
        sum += counted;
        squares += (double) counted * counted;
      }
    }
    return sum == 0
        ? Double.NaN
        : (squares - sum * sum / windows) / (windows - 1) / (sum / windows);
  }
}
