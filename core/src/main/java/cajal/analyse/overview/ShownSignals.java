package cajal.analyse.overview;

import cajal.activity.Signals;
import java.util.Arrays;
import java.util.List;

/// A group of signals as a picture: means over equal stretches of time.
///
/// @param title what the colours mean
/// @param fromS beginning, s
/// @param toS end, s
/// @param columns number of stretches
/// @param values `[channel * columns + stretch]`, mean of the samples; NaN where there is none
/// @param extreme the largest size of a value that is not among the two percent of largest ones
record ShownSignals(
    Signals group,
    String title,
    double fromS,
    double toS,
    int columns,
    float[] values,
    double extreme) {

  private static final int MOST_COLUMNS = 1200;
  private static final double INSIDE = 0.98;

  static ShownSignals of(Signals group, List<double[]> rows, boolean standardised) {
    double[] times = group.times();
    double from = times[0];
    double to = times[times.length - 1];
    int columns = Math.min(MOST_COLUMNS, times.length);
    float[] values = new float[rows.size() * columns];
    for (int channel = 0; channel < rows.size(); channel++) {
      means(rows.get(channel), times, values, channel * columns, columns);
    }
    String unit = standardised ? "SD" : group.unit();
    return new ShownSignals(
        group,
        group.name() + (unit.isEmpty() ? "" : " (" + unit + ")"),
        from,
        to,
        columns,
        values,
        extreme(values));
  }

  private static void means(double[] row, double[] times, float[] into, int at, int columns) {
    double from = times[0];
    double span = times[times.length - 1] - from;
    double[] sum = new double[columns];
    int[] count = new int[columns];
    for (int i = 0; i < row.length; i++) {
      if (!Double.isNaN(row[i])) {
        int column = (int) Math.min(columns - 1, (times[i] - from) / span * columns);
        sum[column] += row[i];
        count[column]++;
      }
    }
    for (int column = 0; column < columns; column++) {
      into[at + column] = count[column] == 0 ? Float.NaN : (float) (sum[column] / count[column]);
    }
  }

  private static double extreme(float[] values) {
    double[] sizes = new double[values.length];
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        sizes[count++] = Math.abs(value);
      }
    }
    Arrays.sort(sizes, 0, count);
    double size = count == 0 ? 1 : sizes[(int) Math.min(count - 1.0, INSIDE * count)];
    return size > 0 ? size : 1;
  }

  /// Values in standard deviations from their mean; missing ones stay missing.
  static double[] standardised(double[] values) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    for (double value : values) {
      squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / count);
    double scale = sd > 0 ? 1 / sd : 0;
    return Arrays.stream(values).map(value -> (value - mean) * scale).toArray();
  }
}
