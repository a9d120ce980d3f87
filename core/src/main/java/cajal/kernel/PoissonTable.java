package cajal.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Poisson counts of one mean, by inversion: a count is how many values of the distribution
/// function lie below a uniform number.
///
/// A table of the counts that belong to the first ten bits of that number answers all but some
/// hundredths of the draws with one look. It is made when a mean is asked for again, or for many
/// draws; either way the same bits give the same count.
public final class PoissonTable {

  /// Means above it are split into parts of this size, since a sum of Poisson variables is one; the
  /// probability of no event in a part is still far from underflow.
  private static final double LARGEST = 500;

  /// Draws that pay for the table of counts.
  private static final int MANY = 2048;

  private static final int GUIDE_BITS = 12;
  private static final int BITS = 53;

  private final double mean;
  private final int parts;
  // [count], smallest number of 53 bits that means more than this count.
  private final long[] limit;
  private final short @Nullable [] guide;

  private PoissonTable(double mean, int parts, long[] limit, short @Nullable [] guide) {
    this.mean = mean;
    this.parts = parts;
    this.limit = limit;
    this.guide = guide;
  }

  /// @param mean at least 0; a negative one counts as 0
  public static PoissonTable of(double mean) {
    return of(mean, false);
  }

  private static PoissonTable of(double mean, boolean guided) {
    int parts = mean > LARGEST ? (int) Math.min(Short.MAX_VALUE, mean / LARGEST) : 0;
    long[] limit = limits(Math.min(LARGEST, mean - parts * LARGEST));
    return new PoissonTable(mean, parts, limit, guided ? guide(limit) : null);
  }

  /// This table, or the one of another mean.
  ///
  /// @param draws how many counts will be asked of it
  public PoissonTable at(double newMean, int draws) {
    if (newMean != mean) {
      return of(newMean, draws >= MANY);
    }
    return guide == null ? new PoissonTable(mean, parts, limit, guide(limit)) : this;
  }

  // As far as doubles tell the distribution function from 1.
  private static long[] limits(double mean) {
    long[] limits = new long[16];
    double p = StrictMath.exp(-mean);
    double sum = 0;
    int k = 0;
    while (sum + p > sum) {
      if (k == limits.length) {
        limits = Arrays.copyOf(limits, 2 * k);
      }
      sum += p;
      limits[k++] = (long) Math.ceil(sum * 0x1.0p53);
      p *= mean / k;
    }
    return Arrays.copyOf(limits, k);
  }

  // The count that belongs to all numbers with these first bits, or where they differ the least of
  // them as its complement.
  private static short[] guide(long[] limit) {
    short[] guide = new short[1 << GUIDE_BITS];
    int least = 0;
    for (int g = 0; g < guide.length; g++) {
      long end = (g + 1L) << (BITS - GUIDE_BITS);
      guide[g] = (short) (least == limit.length || limit[least] >= end ? least : ~least);
      while (least < limit.length && limit[least] <= end) {
        least++;
      }
    }
    return guide;
  }

  /// A count.
  ///
  /// @param stream see {@link Draw#stream}
  public int count(long stream, long counter) {
    long part = counter << 16;
    int total = 0;
    for (int i = 0; i < parts; i++) {
      total += Largest.TABLE.find(Draw.bits(stream, part++));
    }
    return total + find(Draw.bits(stream, part));
  }

  /// Counts of at most {@link Lanes#BLOCK} streams.
  ///
  /// @param counts receives them, from `at` on
  /// @param stream `[entity]`, see {@link Draw#stream}
  /// @param from first of the streams
  void counts(double[] counts, int at, long[] stream, int from, int count, long counter) {
    short[] guesses = guide;
    if (parts > 0 || guesses == null) {
      for (int k = 0; k < count; k++) {
        counts[at + k] = count(stream[from + k], counter);
      }
      return;
    }
    long[] bits = LaneDraws.bits(stream, from, count, counter << 16);
    for (int k = 0; k < count; k++) {
      int guess = guesses[(int) (bits[k] >>> (Long.SIZE - GUIDE_BITS))];
      counts[at + k] = guess >= 0 ? guess : search(~guess, bits[k] >>> (Long.SIZE - BITS));
    }
  }

  private int find(long bits) {
    if (guide == null) {
      return search(0, bits >>> (Long.SIZE - BITS));
    }
    int guess = guide[(int) (bits >>> (Long.SIZE - GUIDE_BITS))];
    return guess >= 0 ? guess : search(~guess, bits >>> (Long.SIZE - BITS));
  }

  private int search(int least, long uniform) {
    int count = least;
    while (count < limit.length && uniform >= limit[count]) {
      count++;
    }
    return count;
  }

  // In a class of its own, so that it is made only where it is needed.
  private static final class Largest {
    static final PoissonTable TABLE = of(LARGEST, true);
  }
}
