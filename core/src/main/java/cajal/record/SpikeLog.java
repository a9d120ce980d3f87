package cajal.record;

import java.util.Arrays;

/// The spikes of one recording, one word each: the step in the upper 40 bits, the global number of
/// the neuron in the lower 24, so that the order of the words is the order of time.
final class SpikeLog implements Recording.SpikeColumns {

  static final int NEURON_BITS = 24;

  /// Up to this many spikes are counted one by one, which takes about 8 ns each.
  private static final int COUNTED_ONE_BY_ONE = 500_000;

  private static final int CHUNK = 8192;

  private final Column words;
  private final DensityPyramid pyramid;
  private volatile long count;

  SpikeLog(Column words, long count, int neurons) {
    this.words = words;
    this.count = count;
    this.pyramid = new DensityPyramid(this, neurons);
  }

  static long word(long step, int neuron) {
    return (step << NEURON_BITS) | neuron;
  }

  static long stepOf(long word) {
    return word >>> NEURON_BITS;
  }

  static int neuronOf(long word) {
    return (int) (word & ((1 << NEURON_BITS) - 1));
  }

  void publish(long newCount) {
    count = newCount;
  }

  Column words() {
    return words;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long step(long index) {
    return stepOf(words.getLong(index));
  }

  @Override
  public int neuron(long index) {
    return neuronOf(words.getLong(index));
  }

  @Override
  public long firstAtOrAfter(long step) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (step(middle) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void copy(long from, int length, long[] steps, int[] neurons) {
    words.copyLongs(from, length, steps);
    for (int i = 0; i < length; i++) {
      neurons[i] = neuronOf(steps[i]);
      steps[i] = stepOf(steps[i]);
    }
  }

  @Override
  public void density(
      long fromStep,
      long toStep,
      int columns,
      int fromNeuron,
      int toNeuron,
      int rows,
      int[] counts) {
    Arrays.fill(counts, 0, columns * rows, 0);
    if (toStep <= fromStep || toNeuron <= fromNeuron || columns <= 0 || rows <= 0) {
      return;
    }
    Grid grid = new Grid(fromStep, toStep, columns, fromNeuron, toNeuron, rows, counts);
    long first = firstAtOrAfter(fromStep);
    long last = firstAtOrAfter(toStep);
    if (last - first <= COUNTED_ONE_BY_ONE) {
      countOneByOne(first, last, grid);
    } else {
      pyramid.count(grid);
    }
  }

  private void countOneByOne(long first, long last, Grid grid) {
    long[] chunk = new long[CHUNK];
    int[] rowOf = grid.rowOfNeuron();
    // Spikes come in the order of time: a bin goes on until its end, without a division each.
    int column = 0;
    long columnEnd = grid.columnEnd(0);
    for (long at = first; at < last; at += CHUNK) {
      int length = (int) Math.min(CHUNK, last - at);
      words.copyLongs(at, length, chunk);
      for (int i = 0; i < length; i++) {
        long step = stepOf(chunk[i]);
        while (step >= columnEnd) {
          column++;
          columnEnd = grid.columnEnd(column);
        }
        int neuron = neuronOf(chunk[i]) - grid.fromNeuron();
        if (neuron >= 0 && neuron < rowOf.length) {
          grid.counts()[rowOf[neuron] * grid.columns() + column]++;
        }
      }
    }
  }

  /// A window on time and neurons, divided into columns and rows. Column c begins at the first step
  /// that is not before `fromStep + c * (toStep - fromStep) / columns`; rows likewise.
  record Grid(
      long fromStep,
      long toStep,
      int columns,
      int fromNeuron,
      int toNeuron,
      int rows,
      int[] counts) {

    long columnEnd(int column) {
      return fromStep + Math.ceilDiv((column + 1) * (toStep - fromStep), columns);
    }

    /// Column of a step of the window.
    int column(long step) {
      return (int) ((step - fromStep) * columns / (toStep - fromStep));
    }

    int row(int neuron) {
      return (int) ((long) (neuron - fromNeuron) * rows / (toNeuron - fromNeuron));
    }

    int[] rowOfNeuron() {
      int[] row = new int[toNeuron - fromNeuron];
      for (int i = 0; i < row.length; i++) {
        row[i] = row(fromNeuron + i);
      }
      return row;
    }
  }
}
