package cajal.analyse.coupling;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Functions of the time since a spike by whose sums its effect is described.
///
/// @param functions `[function][bins since the spike - 1]`
record HistoryBasis(double[][] functions) {

  /// Shapes of the functions.
  enum Shape {
    /// One exponential decay.
    EXPONENTIAL,
    /// Raised cosines over the logarithm of time (Pillow et al. 2008, doi:10.1038/nature07140).
    RAISED_COSINE
  }

  // What an exponential has decayed to where it is cut off.
  private static final double NEGLIGIBLE = 1e-12;

  /// @param tauBins decay, in bins
  static HistoryBasis exponential(double tauBins) {
    int length = (int) Math.max(1, Math.ceil(-Math.log(NEGLIGIBLE) * tauBins));
    return new HistoryBasis(
        new double[][] {
          IntStream.range(0, length).mapToDouble(i -> Math.exp(-i / tauBins)).toArray()
        });
  }

  /// @param count number of functions
  /// @param lengthBins where the last one ends, in bins
  static HistoryBasis raisedCosine(int count, double lengthBins) {
    double offset = 1;
    double last = Math.log(Math.max(2, lengthBins) + offset);
    double first = Math.log(offset);
    // Peaks at equal distances; each function reaches over two of them on either side.
    double spacing = (last - first) / (count + 1);
    int length = (int) Math.max(1, Math.ceil(lengthBins));
    double[][] functions = new double[count][length];
    for (int f = 0; f < count; f++) {
      double peak = first + f * spacing;
      int at = f;
      Arrays.setAll(
          functions[at],
          i -> {
            double away = (Math.log(i + offset) - peak) * Math.PI / (2 * spacing);
            return Math.abs(away) < Math.PI ? 0.5 + 0.5 * Math.cos(away) : 0;
          });
    }
    return new HistoryBasis(functions);
  }

  /// Number of functions.
  int count() {
    return functions.length;
  }

  /// What of the past acts on each bin: sums of a function over all spikes in bins before it.
  ///
  /// @param counts `[bin]`
  /// @return `[function][bin]`
  double[][] filtered(double[] counts) {
    double[][] filtered = new double[count()][counts.length];
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] == 0) {
        continue;
      }
      for (int f = 0; f < count(); f++) {
        int end = Math.min(functions[f].length, counts.length - bin - 1);
        for (int i = 0; i < end; i++) {
          filtered[f][bin + 1 + i] += counts[bin] * functions[f][i];
        }
      }
    }
    return filtered;
  }
}
