package cajal.app.view.live;

import cajal.record.Recording.TraceColumns;
import java.util.Arrays;

/// Smallest and largest value of traces in each pixel column. A column that the run has passed is
/// computed once and kept while the window moves, so a scrolling picture costs only what is new.
///
/// Belongs to the painter's thread.
final class EnvelopeColumns {

  private static final int FEW_SAMPLES = 16;
  // Enough values to know how all are spread.
  private static final int SAMPLED = 20_000;

  private final int[] rows;
  private final boolean straight;
  private final float[] leastOne = new float[1];
  private final float[] mostOne = new float[1];
  private float[][] least = new float[0][0];
  private float[][] most = new float[0][0];
  private boolean[] done = new boolean[0];
  private long first;
  private double msPerColumn = Double.NaN;

  /// @param rows which rows of the recording's traces
  /// @param straight whether a column between two samples lies on the straight line that joins
  ///   them, as in a curve, or shows the later one, as in a cell of a heat map
  EnvelopeColumns(int[] rows, boolean straight) {
    this.rows = rows.clone();
    this.straight = straight;
  }

  /// Brings all columns up to date.
  void update(TraceColumns trace, Columns across) {
    move(across);
    double sampleMs = trace.intervalSteps() * across.dtMs();
    long samples = trace.samples();
    for (int column = 0; column < across.count(); column++) {
      if (!done[column]) {
        fill(trace, column, across, sampleMs, samples);
      }
    }
  }

  private void move(Columns across) {
    int count = across.count();
    if (across.msPerColumn() != msPerColumn || done.length != count) {
      msPerColumn = across.msPerColumn();
      least = new float[rows.length][count];
      most = new float[rows.length][count];
      done = new boolean[count];
    } else if (first != across.first()) {
      long by = across.first() - first;
      boolean[] kept = new boolean[count];
      if (Math.abs(by) < count) {
        int shift = (int) by;
        int from = Math.max(0, shift);
        int to = Math.max(0, -shift);
        int length = count - Math.abs(shift);
        System.arraycopy(done, from, kept, to, length);
        for (int i = 0; i < rows.length; i++) {
          System.arraycopy(least[i], from, least[i], to, length);
          System.arraycopy(most[i], from, most[i], to, length);
        }
      }
      done = kept;
    }
    first = across.first();
  }

  // Sample k is taken at (k + 1) * sampleMs.
  private void fill(TraceColumns trace, int column, Columns across, double sampleMs, long samples) {
    double left = across.msAt(column);
    long from = firstAtOrAfter(left, sampleMs);
    long to = firstAtOrAfter(across.msAt(column + 1.0), sampleMs);
    long seen = Math.min(to, samples);
    if (seen > from) {
      for (int i = 0; i < rows.length; i++) {
        extremes(trace, i, column, from, seen);
      }
      done[column] = seen == to;
    } else if (from == to) {
      between(trace, column, left + across.msPerColumn() / 2, sampleMs, samples);
    } else {
      blank(column);
    }
  }

  private static long firstAtOrAfter(double ms, double sampleMs) {
    return Math.max(0, (long) Math.ceil(ms / sampleMs - 1e-9) - 1);
  }

  private void extremes(TraceColumns trace, int i, int column, long from, long to) {
    if (to - from > FEW_SAMPLES) {
      trace.envelope(rows[i], from, to, leastOne, mostOne);
      least[i][column] = leastOne[0];
      most[i][column] = mostOne[0];
      return;
    }
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (long sample = from; sample < to; sample++) {
      float value = trace.sample(sample, rows[i]);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    least[i][column] = low;
    most[i][column] = high;
  }

  private void between(TraceColumns trace, int column, double ms, double sampleMs, long samples) {
    double position = ms / sampleMs - 1;
    long before = (long) Math.floor(position);
    if (before < 0 || before + 1 >= samples) {
      blank(column);
      done[column] = before < 0;
      return;
    }
    double part = straight ? position - before : 1;
    for (int i = 0; i < rows.length; i++) {
      float low = trace.sample(before, rows[i]);
      float high = trace.sample(before + 1, rows[i]);
      least[i][column] = (float) (low + (high - low) * part);
      most[i][column] = least[i][column];
    }
    done[column] = true;
  }

  private void blank(int column) {
    for (int i = 0; i < rows.length; i++) {
      least[i][column] = Float.NaN;
      most[i][column] = Float.NaN;
    }
  }

  /// Number of traces.
  int traces() {
    return rows.length;
  }

  /// Smallest value in a column; NaN where there is none.
  float least(int trace, int column) {
    return least[trace][column];
  }

  /// Largest value in a column; NaN where there is none.
  float most(int trace, int column) {
    return most[trace][column];
  }

  /// How far values are from their trace's own zero: of some columns where there are many.
  ///
  /// @param zero `[trace]`
  float[] distances(float[] zero) {
    int stride = (int) Math.max(1, (long) rows.length * done.length / SAMPLED);
    float[] found = new float[rows.length * (done.length / stride + 1)];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < done.length; column += stride) {
        float far = Math.max(most[i][column] - zero[i], zero[i] - least[i][column]);
        if (!Float.isNaN(far)) {
          found[count++] = far;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// The value below which a part of all columns lies.
  ///
  /// @param part 0 for the smallest, 1 for the largest
  float quantile(double part) {
    long cells = 2L * rows.length * done.length;
    int stride = (int) Math.max(1, cells / SAMPLED);
    float[] values = new float[(int) (cells / stride) + 2];
    int count = 0;
    for (long cell = 0; cell < cells; cell += stride) {
      int column = (int) (cell / 2 % done.length);
      int trace = (int) (cell / 2 / done.length);
      float value = cell % 2 == 0 ? least[trace][column] : most[trace][column];
      if (!Float.isNaN(value)) {
        values[count++] = value;
      }
    }
    if (count == 0) {
      return Float.NaN;
    }
    Arrays.sort(values, 0, count);
    return values[(int) Math.round(part * (count - 1))];
  }
}
