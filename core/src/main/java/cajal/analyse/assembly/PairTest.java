package cajal.analyse.assembly;

import org.apache.commons.math3.special.Beta;

/// The test of one pair of series for coincidences at the best of several lags (Russo & Durstewitz
/// 2017, doi:10.7554/eLife.19428).
///
/// @param lag at which most coincide, in bins: the second fires so much after the first
/// @param coincidences at that lag
/// @param p of so many more than at a lag nearby
record PairTest(int lag, int coincidences, double p) {

  private static final int CHUNK_BINS = 100;
  private static final double FEWEST = 5;

  /// What all tests of one search share.
  ///
  /// @param mostLag largest lag on either side, bins
  /// @param reference how far from the best lag it is compared with, bins
  record Setting(int mostLag, int reference) {}

  static PairTest of(BinaryTrain a, BinaryTrain b, Setting setting) {
    int most = setting.mostLag();
    int best = -most;
    int found = -1;
    for (int lag = -most; lag <= most; lag++) {
      int coincidences = a.coincidences(b, lag, most);
      if (coincidences > found) {
        found = coincidences;
        best = lag;
      }
    }
    PairTest nothing = new PairTest(best, found, 1);
    long length = a.bins() - (long) most;
    if (length <= 1 || found < 0) {
      return nothing;
    }
    double expected = 0;
    for (int layer = 0; layer < Math.min(a.layers().length, b.layers().length); layer++) {
      expected += (double) a.sum(layer, 0, a.bins()) * b.sum(layer, 0, b.bins()) / a.bins();
    }
    if (expected <= FEWEST || expected >= Math.min(a.total(), b.total()) - FEWEST) {
      return nothing;
    }
    int away = best >= 0 ? best - setting.reference() : best + setting.reference();
    int reference = a.coincidences(b, away, most);
    double variance = variance(a, b, best, most);
    if (variance <= 0) {
      return nothing;
    }
    double difference = Math.abs(found - reference);
    double corrected = difference == 0 ? 0 : difference - 0.5;
    double statistic = corrected * corrected / variance;
    return new PairTest(best, found, survival(statistic, (double) length));
  }

  // Of an F distribution with 1 and `freedom` degrees; exact also where it is tiny.
  private static double survival(double statistic, double freedom) {
    return Beta.regularizedBeta(freedom / (freedom + statistic), freedom / 2, 0.5);
  }

  // Of the difference, where spikes keep their numbers in stretches of about 100 bins.
  private static double variance(BinaryTrain a, BinaryTrain b, int lag, int most) {
    int length = a.bins() - most;
    int chunks = Math.ceilDiv(length, CHUNK_BINS);
    int fromA = lag >= 0 ? 0 : -lag;
    int fromB = Math.max(lag, 0);
    int layers = Math.min(a.layers().length, b.layers().length);
    double[][] sumsA = new double[layers][];
    double[][] sumsB = new double[layers][];
    for (int layer = 0; layer < layers; layer++) {
      sumsA[layer] = sums(a, layer, fromA, length, chunks);
      sumsB[layer] = sums(b, layer, fromB, length, chunks);
    }
    double variance = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      double n = edge(chunk + 1, length, chunks) - edge(chunk, length, chunks);
      if (n < 2) {
        continue;
      }
      double scale = 2 / (n * n * (n - 1)) * (1 - 1 / (n - 1));
      for (int i = 0; i < layers; i++) {
        double ai = sumsA[i][chunk];
        double bi = sumsB[i][chunk];
        variance += scale * ai * bi * (n - ai) * (n - bi);
        for (int j = i + 1; j < layers; j++) {
          variance += 2 * scale * sumsA[j][chunk] * sumsB[j][chunk] * (n - ai) * (n - bi);
        }
      }
    }
    return variance;
  }

  private static int edge(int chunk, int length, int chunks) {
    return (int) ((long) chunk * length / chunks);
  }

  private static double[] sums(BinaryTrain train, int layer, int from, int length, int chunks) {
    double[] sums = new double[chunks];
    int chunk = 0;
    int end = edge(1, length, chunks);
    for (int i = 0; i < length; i++) {
      if (i == end) {
        chunk++;
        end = edge(chunk + 1, length, chunks);
      }
      if (train.bit(layer, from + i)) {
        sums[chunk]++;
      }
    }
    return sums;
  }
}
