package cajal.record;

/// A hash over spikes in the order of time and neuron: equal for equal spikes, whatever the number
/// of threads that made them. Each word is mixed in by the finaliser of SplitMix64 (Steele, Lea &
/// Flood 2014, doi:10.1145/2660193.2660195).
public final class SpikeHash {

  private long state = 0x9E3779B97F4A7C15L;

  /// A hash that goes on from its value so far.
  public static SpikeHash continued(long value) {
    SpikeHash hash = new SpikeHash();
    hash.state = value;
    return hash;
  }

  public void add(long step, int neuron) {
    add(SpikeLog.word(step, neuron));
  }

  /// Mixes in any 64 bits.
  public void add(long bits) {
    long z = state * 0xD1B54A32D192ED03L + bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    state = z ^ (z >>> 31);
  }

  /// Mixes in all numbers of some columns.
  public void add(double[]... columns) {
    for (double[] column : columns) {
      for (double value : column) {
        add(Double.doubleToLongBits(value));
      }
    }
  }

  /// Mixes in whole numbers.
  public void add(int[] values) {
    for (int value : values) {
      add(value);
    }
  }

  public long value() {
    return state;
  }

  /// Sixteen hexadecimal digits.
  public static String text(long value) {
    return String.format("%016x", value);
  }

  /// The hash of all spikes of a recording.
  public static String of(Recording recording) {
    SpikeHash hash = new SpikeHash();
    Recording.SpikeColumns spikes = recording.spikes();
    long count = spikes.count();
    for (long i = 0; i < count; i++) {
      hash.add(spikes.step(i), spikes.neuron(i));
    }
    return text(hash.value());
  }
}
