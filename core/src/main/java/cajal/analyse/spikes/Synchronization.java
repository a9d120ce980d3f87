package cajal.analyse.spikes;

import cajal.activity.SpikeTrains;

/// SPIKE-synchronization of two units: the part of all their spikes that coincide, with a window
/// that adapts to the intervals around each spike (Kreuz, Mulansky & Bozanic 2015,
/// doi:10.1152/jn.00848.2014).
final class Synchronization {

  private Synchronization() {}

  /// 0 where nothing coincides, 1 where everything does; 1 for two units without spikes.
  static double of(SpikeTrains trains, int a, int b) {
    int all = trains.count(a) + trains.count(b);
    return all == 0 ? 1 : 2.0 * coincidences(trains, a, b) / all;
  }

  // Both trains are walked at once: a spike can coincide only with the neighbours of its own time.
  private static int coincidences(SpikeTrains trains, int a, int b) {
    double[] times = trains.times();
    int fromA = trains.first()[a];
    int toA = trains.first()[a + 1];
    int fromB = trains.first()[b];
    int toB = trains.first()[b + 1];
    int found = 0;
    int j = fromB;
    for (int i = fromA; i < toA; i++) {
      while (j < toB && times[j] < times[i]) {
        j++;
      }
      boolean before = j > fromB && coincide(times, i, j - 1, trains, a, b);
      boolean after = j < toB && coincide(times, i, j, trains, a, b);
      if (before || after) {
        found++;
      }
    }
    return found;
  }

  private static boolean coincide(double[] times, int i, int j, SpikeTrains trains, int a, int b) {
    double window =
        0.5
            * Math.min(
                gap(times, i, trains.first()[a], trains.first()[a + 1]),
                gap(times, j, trains.first()[b], trains.first()[b + 1]));
    double distance = Math.abs(times[i] - times[j]);
    return distance < window || distance == 0;
  }

  // The shorter interval beside a spike; a lonely one has no neighbour and so no bound.
  private static double gap(double[] times, int i, int from, int to) {
    double gap = Double.POSITIVE_INFINITY;
    if (i > from) {
      gap = times[i] - times[i - 1];
    }
    if (i + 1 < to) {
      gap = Math.min(gap, times[i + 1] - times[i]);
    }
    return gap;
  }
}
