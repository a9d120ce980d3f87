package cajal.analyse;

import cajal.kernel.Draw;

/// Random draws one after the other, all a function of a seed and a purpose.
///
/// Not safe for several threads: each task has a stream of its own, {@link #child}.
public final class RandomStream {

  private final long key;
  private final long stream;
  private long counter;

  public RandomStream(long seed, String purpose) {
    this(Draw.key(seed, purpose));
  }

  private RandomStream(long key) {
    this.key = key;
    this.stream = Draw.stream(key, 0);
  }

  /// The stream of one of many, such as a chain or a surrogate; independent of draws made so far.
  public RandomStream child(long number) {
    return new RandomStream(Draw.stream(key, number + 1));
  }

  /// 64 random bits.
  public long bits() {
    return Draw.bits(stream, counter++);
  }

  /// Uniform in [0, 1).
  public double uniform() {
    return Draw.uniform(stream, counter++);
  }

  /// Standard normal.
  public double normal() {
    return Draw.normal(stream, counter++);
  }

  /// Uniform among 0 to `bound - 1`.
  public int integer(int bound) {
    return (int) Math.unsignedMultiplyHigh(bits(), bound);
  }

  /// Exponential with mean 1.
  public double exponential() {
    return -Math.log1p(-uniform());
  }

  /// Puts values into random order; `values` is modified.
  public void shuffle(double[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = integer(i + 1);
      double value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /// The numbers 0 to `count - 1` in random order.
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = integer(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
