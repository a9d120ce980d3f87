package cajal.connectome.measure;

/// A stream of random numbers that descends from a seed: SplitMix64 (Steele, Lea & Flood 2014,
/// doi:10.1145/2660193.2660195).
final class Draws {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /// @param purpose what is drawn, so that two measures of one seed draw differently
  /// @param stream number of the random graph, or 0
  Draws(long seed, String purpose, long stream) {
    state = mix(mix(seed + GOLDEN) + purpose.hashCode()) + mix(stream * GOLDEN + 1);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /// Uniform integer in [0, bound).
  int below(int bound) {
    // Multiply-shift keeps the bias below bound / 2^64.
    return (int) Math.unsignedMultiplyHigh(bits(), bound);
  }

  boolean coin() {
    return bits() < 0;
  }

  /// Puts numbers in random order (modified).
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = below(i + 1);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }
}
