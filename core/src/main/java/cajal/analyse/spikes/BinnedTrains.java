package cajal.analyse.spikes;

import cajal.activity.SpikeTrains;
import java.util.Arrays;

/// Counts of spikes in bins of equal width, kept only where they are not 0.
///
/// @param bins number of bins; a last one that would be shorter is left out
/// @param bin `[unit][entry]`, ascending
/// @param count `[unit][entry]`
record BinnedTrains(long bins, int[][] bin, int[][] count) {

  static BinnedTrains of(SpikeTrains trains, double widthS) {
    long bins = (long) Math.min(Integer.MAX_VALUE, Math.floor(trains.durationS() / widthS + 1e-9));
    int[][] bin = new int[trains.units()][];
    int[][] count = new int[trains.units()][];
    for (int unit = 0; unit < trains.units(); unit++) {
      int[] places = new int[trains.count(unit)];
      int[] counts = new int[trains.count(unit)];
      int entries = 0;
      for (int i = trains.first()[unit]; i < trains.first()[unit + 1]; i++) {
        // Times on a grid must not fall below an edge by rounding.
        int place = (int) Math.floor((trains.times()[i] - trains.startS()) / widthS + 1e-9);
        if (place >= bins) {
          break;
        }
        if (entries > 0 && places[entries - 1] == place) {
          counts[entries - 1]++;
        } else {
          places[entries] = place;
          counts[entries++] = 1;
        }
      }
      bin[unit] = Arrays.copyOf(places, entries);
      count[unit] = Arrays.copyOf(counts, entries);
    }
    return new BinnedTrains(bins, bin, count);
  }

  /// Pearson's correlation of the counts of two units over all bins; NaN where one does not vary.
  double correlation(int a, int b) {
    double covariance = product(a, b) - sum(a) * sum(b) / bins;
    double varianceA = product(a, a) - sum(a) * sum(a) / bins;
    double varianceB = product(b, b) - sum(b) * sum(b) / bins;
    return varianceA > 0 && varianceB > 0
        ? Math.clamp(covariance / Math.sqrt(varianceA * varianceB), -1, 1)
        : Double.NaN;
  }

  private double sum(int unit) {
    return Arrays.stream(count[unit]).asLongStream().sum();
  }

  private double product(int a, int b) {
    double sum = 0;
    int j = 0;
    for (int i = 0; i < bin[a].length; i++) {
      while (j < bin[b].length && bin[b][j] < bin[a][i]) {
        j++;
      }
      if (j < bin[b].length && bin[b][j] == bin[a][i]) {
        sum += (double) count[a][i] * count[b][j];
      }
    }
    return sum;
  }
}
