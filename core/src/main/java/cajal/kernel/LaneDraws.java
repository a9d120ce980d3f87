package cajal.kernel;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Random numbers for many neurons in one go; each gets the bits that {@link Draw} gives it alone.
///
/// Mixing takes much of the time of a draw and needs no memory, so it is done by vectors as soon as
/// the virtual machine has compiled that; what the bits stand for is looked up one after the other.
public final class LaneDraws {

  private static final VectorSpecies<Long> SPECIES =
      VectorSpecies.of(long.class, Lanes.SPECIES.vectorShape());

  private static final ThreadLocal<long[]> BITS =
      ThreadLocal.withInitial(() -> new long[Lanes.BLOCK]);

  // Whether vectors are faster by now. Both ways give the same bits, so nothing hangs on when other
  // threads see it.
  private static boolean byVectors;

  private static boolean asked;

  private LaneDraws() {}

  /// Whether anybody has drawn.
  public static boolean isAsked() {
    return asked;
  }

  /// Has draws mix by vectors from now on.
  public static void mixByVectors() {
    byVectors = true;
  }

  /// 64 random bits of each of at most {@link Lanes#BLOCK} streams.
  ///
  /// @param stream `[entity]`, see {@link Draw#stream}
  /// @param from first of the streams
  /// @return `[entity - from]`, valid until the calling thread draws again
  static long[] bits(long[] stream, int from, int count, long counter) {
    long[] bits = BITS.get();
    long add = Draw.step(counter);
    for (int k = 0; k < count; k++) {
      bits[k] = stream[from + k] + add;
    }
    mix(bits, count);
    return bits;
  }

  /// The same for the streams of the entities `first` to `first + count - 1` of a key.
  static long[] bits(long key, int first, int count, long counter) {
    long[] bits = BITS.get();
    for (int k = 0; k < count; k++) {
      bits[k] = Draw.unmixed(key, first + k);
    }
    mix(bits, count);
    long add = Draw.step(counter);
    for (int k = 0; k < count; k++) {
      bits[k] += add;
    }
    mix(bits, count);
    return bits;
  }

  private static void mix(long[] z, int count) {
    if (!asked) {
      asked = true;
    }
    if (byVectors) {
      mixSeveral(z, count);
    } else {
      mixEach(z, count);
    }
  }

  /// Mixes numbers one after the other.
  public static void mixEach(long[] z, int count) {
    for (int k = 0; k < count; k++) {
      z[k] = Draw.mix(z[k]);
    }
  }

  /// The same by vectors; changes what lies beyond `count` in the last of them.
  public static void mixSeveral(long[] z, int count) {
    for (int k = 0; k < count; k += SPECIES.length()) {
      LongVector a = LongVector.fromArray(SPECIES, z, k);
      LongVector b = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 30));
      LongVector c = b.mul(Draw.FIRST_FACTOR);
      LongVector d = c.lanewise(VectorOperators.XOR, c.lanewise(VectorOperators.LSHR, 27));
      LongVector e = d.mul(Draw.SECOND_FACTOR);
      e.lanewise(VectorOperators.XOR, e.lanewise(VectorOperators.LSHR, 31)).intoArray(z, k);
    }
  }

  /// Uniform in [0, 1), of random bits, into `values` from `at` on.
  static void uniform(double[] values, int at, long[] bits, int count) {
    for (int k = 0; k < count; k++) {
      values[at + k] = Draw.uniform(bits[k]);
    }
  }

  /// Standard normal, of random bits, into `values` from `at` on.
  static void normal(double[] values, int at, long[] bits, int count) {
    for (int k = 0; k < count; k++) {
      values[at + k] = Ziggurat.normal(bits[k]);
    }
  }
}
