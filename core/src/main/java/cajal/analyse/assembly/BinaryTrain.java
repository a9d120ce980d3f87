package cajal.analyse.assembly;

/// A series of whole counts as a stack of binary series: layer `k` is 1 where the count exceeds
/// `k`.
///
/// @param layers `[layer][word]`, 64 bins in each word, the first bin in the lowest bit
/// @param bins number of bins
record BinaryTrain(long[][] layers, int bins) {

  /// The layers of counts.
  ///
  /// @param counts `[bin]`
  static BinaryTrain of(int[] counts) {
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    long[][] layers = new long[most][(counts.length + 63) >>> 6];
    for (int bin = 0; bin < counts.length; bin++) {
      for (int layer = 0; layer < counts[bin]; layer++) {
        layers[layer][bin >>> 6] |= 1L << bin;
      }
    }
    return new BinaryTrain(layers, counts.length);
  }

  /// Sum of all counts.
  long total() {
    long total = 0;
    for (long[] layer : layers) {
      for (long word : layer) {
        total += Long.bitCount(word);
      }
    }
    return total;
  }

  /// Sum of all counts over bins `from` up to `to`, of one layer.
  int sum(int layer, int from, int to) {
    return from >= to ? 0 : prefix(layer, to) - prefix(layer, from);
  }

  private int prefix(int layer, int to) {
    int sum = 0;
    int words = to >>> 6;
    for (int word = 0; word < words; word++) {
      sum += Long.bitCount(layers[layer][word]);
    }
    int rest = to & 63;
    return rest == 0 ? sum : sum + Long.bitCount(layers[layer][words] & ((1L << rest) - 1));
  }

  /// Number of coincidences of this series with another that lies `lag` bins later, over a window
  /// of all bins but `most`.
  int coincidences(BinaryTrain other, int lag, int most) {
    int from = lag >= 0 ? 0 : -lag;
    int otherFrom = Math.max(lag, 0);
    int length = bins - most;
    int sum = 0;
    int shared = Math.min(layers.length, other.layers.length);
    for (int layer = 0; layer < shared; layer++) {
      sum += coincidences(layers[layer], from, other.layers[layer], otherFrom, length);
    }
    return sum;
  }

  private static int coincidences(long[] a, int fromA, long[] b, int fromB, int length) {
    int sum = 0;
    int whole = length >>> 6;
    for (int word = 0; word < whole; word++) {
      sum += Long.bitCount(at(a, fromA + (word << 6)) & at(b, fromB + (word << 6)));
    }
    int rest = length & 63;
    if (rest > 0) {
      long mask = (1L << rest) - 1;
      sum += Long.bitCount(at(a, fromA + (whole << 6)) & at(b, fromB + (whole << 6)) & mask);
    }
    return sum;
  }

  // The 64 bins from a place on.
  private static long at(long[] words, int place) {
    int word = place >>> 6;
    int shift = place & 63;
    if (word >= words.length) {
      return 0;
    }
    long low = words[word] >>> shift;
    return shift == 0 || word + 1 >= words.length ? low : low | words[word + 1] << (64 - shift);
  }

  /// The series that is 1 where this one and another `lag` bins later coincide, at the time of this
  /// one.
  BinaryTrain activation(BinaryTrain other, int lag, int most) {
    int from = lag >= 0 ? 0 : -lag;
    int otherFrom = Math.max(lag, 0);
    int length = bins - most;
    int shared = Math.min(layers.length, other.layers.length);
    long[][] active = new long[shared][(bins + 63) >>> 6];
    for (int layer = 0; layer < shared; layer++) {
      for (int i = 0; i < length; i++) {
        if (bit(layers[layer], from + i) && bit(other.layers[layer], otherFrom + i)) {
          active[layer][(from + i) >>> 6] |= 1L << (from + i);
        }
      }
    }
    return new BinaryTrain(active, bins);
  }

  private static boolean bit(long[] words, int place) {
    return (words[place >>> 6] >>> place & 1) != 0;
  }

  /// Whether a layer has a 1 in a bin.
  boolean bit(int layer, int bin) {
    return bit(layers[layer], bin);
  }
}
