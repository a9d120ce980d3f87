package cajal.record;

import java.util.Arrays;

/// Spike counts at several levels of detail, for windows with too many spikes to count one by one.
///
/// Level 0 has at most 65,536 time bins of equal length and at most 512 rows of neurons; each
/// further level joins four bins. Counts saturate at 255 in level 0 and at 65,535 above. The
/// readers bring it up to date, so the writer pays nothing for it.
final class DensityPyramid {

  private static final int MAX_BINS = 1 << 16;
  private static final int MAX_ROWS = 512;
  private static final int LEVELS = 4;
  private static final int SPIKES_PER_BIN = 400;
  private static final int CHUNK = 8192;

  private final SpikeLog spikes;
  private final int neurons;
  private final int rows;
  private final int[] rowOfNeuron;
  private long binSteps;
  private long counted;
  private byte[] base = {};
  private final char[][] joined = new char[LEVELS][0];

  DensityPyramid(SpikeLog spikes, int neurons) {
    this.spikes = spikes;
    this.neurons = neurons;
    rows = Math.min(MAX_ROWS, Math.max(1, neurons));
    rowOfNeuron = new int[neurons];
    for (int i = 0; i < neurons; i++) {
      rowOfNeuron[i] = (int) ((long) i * rows / neurons);
    }
  }

  /// Adds the counts of a window to its grid. The edges of bins and rows of the grid fall on the
  /// nearest bin of the finest level that is at least as fine as the grid.
  synchronized void count(SpikeLog.Grid grid) {
    catchUp();
    double column = (double) (grid.toStep() - grid.fromStep()) / grid.columns();
    int level = 0;
    while (level < LEVELS && (binSteps << (2 * (level + 1))) <= column) {
      level++;
    }
    long width = binSteps << (2 * level);
    int firstRow = rowOfNeuron[Math.clamp(grid.fromNeuron(), 0, neurons - 1)];
    int lastRow = rowOfNeuron[Math.clamp(grid.toNeuron() - 1, 0, neurons - 1)];
    int length = (level == 0 ? base.length : joined[level - 1].length) / rows;
    int[] sums = new int[lastRow - firstRow + 1];
    int[] tops = new int[sums.length];
    int[] shares = new int[sums.length];
    for (int i = 0; i < sums.length; i++) {
      int row = firstRow + i;
      int low = Math.max(grid.fromNeuron(), firstNeuron(row));
      int high = Math.min(grid.toNeuron(), firstNeuron(row + 1)) - 1;
      tops[i] = grid.row(low);
      shares[i] = Math.max(tops[i], grid.row(Math.max(low, high))) - tops[i] + 1;
    }
    long from = grid.fromStep() / width;
    long to = Math.min(length, Math.ceilDiv(grid.toStep(), width));
    int current = -1;
    for (long bin = from; bin < to; bin++) {
      long middle = Math.clamp(bin * width + width / 2, grid.fromStep(), grid.toStep() - 1);
      int c = grid.column(middle);
      if (c != current) {
        spread(sums, tops, shares, current, grid);
        current = c;
      }
      addBin(level, (int) bin, firstRow, sums);
    }
    spread(sums, tops, shares, current, grid);
  }

  private int firstNeuron(int row) {
    return (int) Math.ceilDiv((long) row * neurons, rows);
  }

  private void addBin(int level, int bin, int firstRow, int[] sums) {
    int at = bin * rows + firstRow;
    if (level == 0) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += base[at + i] & 0xFF;
      }
    } else {
      char[] cells = joined[level - 1];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += cells[at + i];
      }
    }
  }

  // A row of the pyramid may cover several rows of the grid; its spikes are shared out among them.
  private static void spread(int[] sums, int[] tops, int[] shares, int column, SpikeLog.Grid grid) {
    if (column < 0) {
      return;
    }
    int[] counts = grid.counts();
    int columns = grid.columns();
    for (int i = 0; i < sums.length; i++) {
      int sum = sums[i];
      if (sum == 0) {
        continue;
      }
      sums[i] = 0;
      int share = shares[i];
      int cell = tops[i] * columns + column;
      for (int k = 0; k < share; k++) {
        counts[cell] += share == 1 ? sum : (k + 1) * sum / share - k * sum / share;
        cell += columns;
      }
    }
  }

  private void catchUp() {
    long target = spikes.count();
    if (binSteps == 0) {
      long lastStep = spikes.step(target - 1);
      binSteps = Math.max(1, lastStep / Math.max(1, target / SPIKES_PER_BIN));
    }
    long[] chunk = new long[CHUNK];
    while (counted < target) {
      int length = (int) Math.min(CHUNK, target - counted);
      spikes.words().copyLongs(counted, length, chunk);
      for (int i = 0; i < length; i++) {
        add(SpikeLog.stepOf(chunk[i]), rowOfNeuron[SpikeLog.neuronOf(chunk[i])]);
      }
      counted += length;
    }
  }

  private void add(long step, int row) {
    long bin = step / binSteps;
    while (bin >= MAX_BINS) {
      halve();
      bin = step / binSteps;
    }
    int cell = (int) bin * rows + row;
    if (cell >= base.length) {
      base = Arrays.copyOf(base, grown((int) bin, MAX_BINS) * rows);
    }
    if (base[cell] != -1) {
      base[cell]++;
    }
    for (int level = 0; level < LEVELS; level++) {
      bin >>= 2;
      cell = (int) bin * rows + row;
      if (cell >= joined[level].length) {
        joined[level] =
            Arrays.copyOf(joined[level], grown((int) bin, MAX_BINS >> (2 * (level + 1))) * rows);
      }
      if (joined[level][cell] != Character.MAX_VALUE) {
        joined[level][cell]++;
      }
    }
  }

  private static int grown(int bin, int most) {
    return Math.min(most, Math.max(256, bin + bin / 2 + 1));
  }

  // Bins twice as long, so that a run of any length fits.
  private void halve() {
    byte[] half = new byte[(base.length / rows + 1) / 2 * rows];
    for (int i = 0; i < base.length; i++) {
      int cell = i / rows / 2 * rows + i % rows;
      half[cell] = (byte) Math.min(255, (half[cell] & 0xFF) + (base[i] & 0xFF));
    }
    base = half;
    for (int level = 0; level < LEVELS; level++) {
      char[] old = joined[level];
      char[] merged = new char[(old.length / rows + 1) / 2 * rows];
      for (int i = 0; i < old.length; i++) {
        int cell = i / rows / 2 * rows + i % rows;
        merged[cell] = (char) Math.min(Character.MAX_VALUE, merged[cell] + old[i]);
      }
      joined[level] = merged;
    }
    binSteps *= 2;
  }
}
