package cajal.figure;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import cajal.record.Recording.TraceColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which traces of a recording are drawn, and the part of them inside a window.
final class TraceRows {

  private final Recording recording;
  private final TraceColumns columns;
  private final List<Integer> rows;

  private TraceRows(Recording recording, TraceColumns columns, List<Integer> rows) {
    this.recording = recording;
    this.columns = columns;
    this.rows = rows;
  }

  /// The chosen traces, one group for each variable of a population.
  ///
  /// @param recorders names of recorders; empty for all
  /// @param cells names or numbers of neurons; empty for the first ones
  /// @param most largest number of neurons of a group where none are named
  /// @throws ProblemException if nothing is left to draw
  static List<TraceRows> chosen(
      Recording recording, List<String> recorders, List<String> cells, int most) {
    List<TraceRows> groups = new ArrayList<>();
    for (TraceColumns columns : recording.traces()) {
      if (recorders.isEmpty() || recorders.contains(columns.recorder())) {
        TraceRows all = new TraceRows(recording, columns, List.of());
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < columns.neurons().length; row++) {
          boolean named = cells.contains(all.cell(row)) || cells.contains(columns.key(row));
          if (cells.isEmpty() ? rows.size() < most : named) {
            rows.add(row);
          }
        }
        if (!rows.isEmpty()) {
          groups.add(new TraceRows(recording, columns, rows));
        }
      }
    }
    if (groups.isEmpty()) {
      throw nothing(recording, recorders, cells);
    }
    return groups;
  }

  private static ProblemException nothing(
      Recording recording, List<String> recorders, List<String> cells) {
    if (recording.traces().isEmpty()) {
      return new ProblemException(
          Problem.error(
              null,
              "This recording has no traces.",
              "Wire a recorder of a state variable to a population and run again."));
    }
    String known =
        String.join(
            ", ", recording.traces().stream().map(TraceColumns::recorder).distinct().toList());
    return new ProblemException(
        Problem.error(
            null,
            "No trace was recorded for "
                + (cells.isEmpty() ? "these recorders: " + recorders : "these cells: " + cells)
                + ".",
            "Traces are there of the recorders " + known + "."));
  }

  TraceColumns columns() {
    return columns;
  }

  int count() {
    return rows.size();
  }

  String name(int index) {
    return cell(rows.get(index));
  }

  private String cell(int row) {
    return recording.header().name(columns, row);
  }

  private double intervalMs() {
    return columns.intervalSteps() * recording.header().dtMs();
  }

  private double timeMs(double sample) {
    return (sample + 1) * intervalMs();
  }

  private static final double SLACK = 1e-9;

  private long from(TimeWindow window) {
    return Math.max(0, (long) Math.ceil(window.fromMs() / intervalMs() - SLACK) - 1);
  }

  private long to(TimeWindow window) {
    long end = (long) Math.floor(window.toMs() / intervalMs() + SLACK);
    return Math.max(from(window), Math.min(columns.samples(), end));
  }

  /// Points of a line, times in the window's unit.
  ///
  /// @param x `[point]`
  /// @param y `[point]`, in the unit of the trace
  record Points(double[] x, double[] y) {

    double lowest() {
      return Arrays.stream(y).filter(Double::isFinite).min().orElse(0);
    }

    double highest() {
      return Arrays.stream(y).filter(Double::isFinite).max().orElse(1);
    }
  }

  /// Every sample where they are few, else the smallest and largest of each bin: a mean would hide
  /// spikes.
  ///
  /// @param mostBins number of bins above which samples are put into bins
  Points points(int index, TimeWindow window, int mostBins) {
    long from = from(window);
    long to = to(window);
    int row = rows.get(index);
    double unitMs = window.unitMs();
    if (to - from <= 2L * mostBins) {
      int n = (int) (to - from);
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = timeMs((double) (from + i)) / unitMs;
        y[i] = columns.sample(from + i, row);
      }
      return new Points(x, y);
    }
    float[] min = new float[mostBins];
    float[] max = new float[mostBins];
    columns.envelope(row, from, to, min, max);
    double[] x = new double[2 * mostBins];
    double[] y = new double[2 * mostBins];
    double perBin = (double) (to - from) / mostBins;
    for (int i = 0; i < mostBins; i++) {
      x[2 * i] = timeMs(from + (i + 0.25) * perBin) / unitMs;
      x[2 * i + 1] = timeMs(from + (i + 0.75) * perBin) / unitMs;
      // The extreme nearer to where the line is comes first, so that it does not zigzag needlessly.
      boolean up = i == 0 || Math.abs(y[2 * i - 1] - min[i]) <= Math.abs(y[2 * i - 1] - max[i]);
      y[2 * i] = up ? min[i] : max[i];
      y[2 * i + 1] = up ? max[i] : min[i];
    }
    return new Points(x, y);
  }

  /// One value for each bin: the extreme that is farther from the trace's middle, so that short
  /// events of either sign stay visible.
  ///
  /// @param zero taken away from each value
  /// @return `[bin]`, in the unit of the trace; NaN where a bin has no sample
  float[] extremes(int index, TimeWindow window, int bins, float zero) {
    float[] min = new float[bins];
    float[] max = new float[bins];
    columns.envelope(rows.get(index), from(window), to(window), min, max);
    float[] middles = new float[bins];
    int known = 0;
    for (int i = 0; i < bins; i++) {
      if (!Float.isNaN(min[i])) {
        middles[known++] = (min[i] + max[i]) / 2;
      }
    }
    Arrays.sort(middles, 0, known);
    float middle = known == 0 ? 0 : middles[known / 2];
    float[] values = new float[bins];
    for (int i = 0; i < bins; i++) {
      values[i] = (max[i] - middle >= middle - min[i] ? max[i] : min[i]) - zero;
    }
    return values;
  }

  /// The first sample.
  float start(int index) {
    return columns.sample(0, rows.get(index));
  }

  /// Number of samples inside a window, at most so many.
  int samples(TimeWindow window, int most) {
    return (int) Math.min(most, to(window) - from(window));
  }

  /// Unit of the samples as print sets it.
  String unit() {
    return UnitText.of(columns.unit());
  }
}
