package cajal.record;

import cajal.unit.Unit;
import java.util.Arrays;

/// The samples of one group of traces, row by row of all its neurons, with smallest and largest
/// values of blocks of 64 and 4,096 samples for views of long stretches.
final class TraceLog implements Recording.TraceColumns {

  private static final int BLOCK_BITS = 6;
  private static final int LEVELS = 2;

  private final TraceInfo info;
  private final Column column;
  private final int rows;
  private volatile long samples;

  // Brought up to date by the readers: [level][block * rows + row].
  private final float[][] lows = new float[LEVELS][0];
  private final float[][] highs = new float[LEVELS][0];
  private final long[] blocks = new long[LEVELS];

  TraceLog(TraceInfo info, Column column, long samples) {
    this.info = info;
    this.column = column;
    this.rows = info.neurons().length;
    this.samples = samples;
  }

  TraceInfo info() {
    return info;
  }

  Column column() {
    return column;
  }

  int rows() {
    return rows;
  }

  void publish(long newSamples) {
    samples = newSamples;
  }

  @Override
  public String recorder() {
    return info.recorder();
  }

  @Override
  public Subject subject() {
    return info.subject();
  }

  @Override
  public String population() {
    return info.population();
  }

  @Override
  public String variable() {
    return info.variable();
  }

  @Override
  public Unit unit() {
    return info.unit();
  }

  @Override
  public int intervalSteps() {
    return info.intervalSteps();
  }

  @Override
  public int[] neurons() {
    return info.neurons().clone();
  }

  @Override
  public int neuron(int row) {
    return info.neurons()[row];
  }

  @Override
  public long samples() {
    return samples;
  }

  @Override
  public float sample(long sample, int row) {
    return column.getFloat(sample * rows + row);
  }

  @Override
  public synchronized void envelope(
      int row, long fromSample, long toSample, float[] min, float[] max) {
    long available = samples;
    catchUp(available);
    int bins = Math.min(min.length, max.length);
    long span = toSample - fromSample;
    for (int bin = 0; bin < bins; bin++) {
      long from = Math.max(0, fromSample + bin * span / bins);
      long to = Math.min(available, fromSample + (bin + 1) * span / bins);
      extremes(row, from, to, bin, min, max);
    }
  }

  private void extremes(int row, long from, long to, int bin, float[] min, float[] max) {
    float low = Float.NaN;
    float high = Float.NaN;
    long at = from;
    while (at < to) {
      int level = coarsest(at, to);
      float a;
      float b;
      if (level == 0) {
        a = sample(at, row);
        b = a;
      } else {
        int cell = (int) (at >> (BLOCK_BITS * level)) * rows + row;
        a = lows[level - 1][cell];
        b = highs[level - 1][cell];
      }
      // The first value replaces NaN, since no comparison with NaN holds.
      low = low <= a ? low : a;
      high = high >= b ? high : b;
      at += 1L << (BLOCK_BITS * level);
    }
    min[bin] = low;
    max[bin] = high;
  }

  private int coarsest(long at, long to) {
    for (int level = LEVELS; level > 0; level--) {
      long length = 1L << (BLOCK_BITS * level);
      if ((at & (length - 1)) == 0 && at + length <= to) {
        return level;
      }
    }
    return 0;
  }

  private void catchUp(long available) {
    for (int level = 0; level < LEVELS; level++) {
      long whole = available >> (BLOCK_BITS * (level + 1));
      int needed = Math.toIntExact(whole * rows);
      if (needed > lows[level].length) {
        lows[level] = Arrays.copyOf(lows[level], needed + needed / 2);
        highs[level] = Arrays.copyOf(highs[level], needed + needed / 2);
      }
      for (long block = blocks[level]; block < whole; block++) {
        for (int row = 0; row < rows; row++) {
          join(level, block, row);
        }
      }
      blocks[level] = whole;
    }
  }

  private void join(int level, long block, int row) {
    float low = Float.NaN;
    float high = Float.NaN;
    for (int i = 0; i < (1 << BLOCK_BITS); i++) {
      long at = (block << BLOCK_BITS) + i;
      float a = level == 0 ? sample(at, row) : lows[level - 1][(int) at * rows + row];
      float b = level == 0 ? a : highs[level - 1][(int) at * rows + row];
      low = low <= a ? low : a;
      high = high >= b ? high : b;
    }
    lows[level][(int) block * rows + row] = low;
    highs[level][(int) block * rows + row] = high;
  }
}
