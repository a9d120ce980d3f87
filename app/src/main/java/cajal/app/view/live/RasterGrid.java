package cajal.app.view.live;

import cajal.record.Recording.SpikeColumns;
import java.util.Arrays;

/// Spikes counted in the cells of a raster: pixel columns across, and down either neurons, where
/// each has at least a pixel, or pixels that several neurons share. No spike is left out.
final class RasterGrid {

  /// Beyond this many spikes in the window the recording's own levels of detail are asked.
  static final int EXACT_LIMIT = 2_000_000;

  private static final int CHUNK = 1 << 16;

  private final long[] steps = new long[CHUNK];
  private final int[] neurons = new int[CHUNK];
  private int[] counts = new int[0];
  private int[] band = new int[0];
  private int columns;
  private int lines;
  private long total;
  private int most;
  private int filled;

  /// Counts the spikes of a window.
  ///
  /// @param firstRow topmost row shown
  /// @param rowsShown number of rows shown
  /// @param height pixels from top to bottom
  void count(SpikeColumns spikes, Columns across, NeuronRows rows, RowWindow shown, int height) {
    columns = across.count();
    lines = shown.lines(height);
    int size = columns * lines;
    if (counts.length < size) {
      counts = new int[size];
    }
    Arrays.fill(counts, 0, size, 0);
    long from = spikes.firstAtOrAfter(across.stepAt(0));
    long to = spikes.firstAtOrAfter(across.stepAt(columns));
    // Levels of detail know neurons in the order of their numbers only.
    if (to - from <= EXACT_LIMIT || !rows.isInOrderOfNumbers()) {
      countEach(spikes, from, to, across, rows, shown);
    } else {
      countFromLevels(spikes, across, rows, shown);
    }
    total = 0;
    most = 0;
    filled = 0;
    for (int i = 0; i < size; i++) {
      total += counts[i];
      most = Math.max(most, counts[i]);
      filled += counts[i] > 0 ? 1 : 0;
    }
  }

  private void countEach(
      SpikeColumns spikes, long from, long to, Columns across, NeuronRows rows, RowWindow shown) {
    int[] starts = starts(rows, shown);
    // Spikes ascend in time, so columns are passed one after the other.
    int column = 0;
    long next = across.stepAt(1);
    for (long at = from; at < to; at += CHUNK) {
      int length = (int) Math.min(CHUNK, to - at);
      spikes.copy(at, length, steps, neurons);
      for (int i = 0; i < length; i++) {
        while (steps[i] >= next) {
          column++;
          next = across.stepAt(column + 1L);
        }
        int start = starts[neurons[i]];
        if (start >= 0) {
          counts[start + column]++;
        }
      }
    }
  }

  // For each neuron where the cells of its line begin; -1 where it is not in view.
  private int[] starts(NeuronRows rows, RowWindow shown) {
    int[] starts = new int[rows.neurons()];
    for (int neuron = 0; neuron < starts.length; neuron++) {
      int row = rows.rowOf(neuron);
      int line = row < 0 ? -1 : shown.line(row, lines);
      starts[neuron] = line < 0 ? -1 : line * columns;
    }
    return starts;
  }

  private void countFromLevels(
      SpikeColumns spikes, Columns across, NeuronRows rows, RowWindow shown) {
    for (NeuronRows.Band one : rows.bands()) {
      int firstRow = Math.max(one.first(), shown.first());
      int endRow = Math.min(one.end(), shown.end());
      if (firstRow >= endRow) {
        continue;
      }
      int firstLine = shown.line(firstRow, lines);
      int endLine = shown.line(endRow - 1, lines) + 1;
      int height = endLine - firstLine;
      if (band.length < height * columns) {
        band = new int[height * columns];
      }
      int offset = rows.neuronOf(one.first()) - one.first();
      spikes.density(
          across.stepAt(0),
          across.stepAt(columns),
          columns,
          firstRow + offset,
          endRow + offset,
          height,
          band);
      for (int i = 0; i < height * columns; i++) {
        counts[firstLine * columns + i] += band[i];
      }
    }
  }

  /// Spikes in one cell.
  int at(int line, int column) {
    return counts[line * columns + column];
  }

  /// Number of cells from top to bottom.
  int lines() {
    return lines;
  }

  /// Number of cells from left to right.
  int columns() {
    return columns;
  }

  /// Spikes in all cells.
  long total() {
    return total;
  }

  /// Largest number of spikes in a cell.
  int most() {
    return most;
  }

  /// Part of the cells that hold spikes, 0 to 1.
  double filled() {
    return columns == 0 ? 0 : filled / (double) (columns * lines);
  }

  /// The count that one cell in a hundred of those with spikes exceeds, rounded up to a power of
  /// two so that a picture that scrolls keeps its intensities.
  int usualMost() {
    int[] histogram = new int[257];
    for (int i = 0; i < columns * lines; i++) {
      if (counts[i] > 0) {
        histogram[Math.min(counts[i], 256)]++;
      }
    }
    int above = filled / 100;
    int level = 256;
    while (level > 1 && above >= histogram[level]) {
      above -= histogram[level];
      level--;
    }
    return level <= 1 ? 1 : Integer.highestOneBit(level - 1) << 1;
  }
}
