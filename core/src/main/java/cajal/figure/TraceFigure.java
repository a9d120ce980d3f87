package cajal.figure;

import cajal.record.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// State variables of chosen neurons over time, stacked or overlaid; one panel for each variable of
/// a population.
public final class TraceFigure {

  private static final int FEW = 8;

  /// Two points for each, so about one for each dot of a 600 dpi print over two columns.
  private static final int BINS = 2_000;

  private static final double LINE_PT = 0.6;
  private static final double HEADROOM = 1.08;

  private TraceFigure() {}

  /// What is shown and how.
  ///
  /// @param recorders names of recorders; empty for all
  /// @param cells names or numbers of neurons; empty for the first few
  /// @param stacked one row for each neuron with a scale bar, instead of one axis for all
  /// @param window empty for the whole recording
  public record Options(
      List<String> recorders,
      List<String> cells,
      boolean stacked,
      Optional<TimeWindow> window,
      Palette palette) {

    public Options {
      recorders = List.copyOf(recorders);
      cells = List.copyOf(cells);
    }

    /// The first few neurons of every recorder, stacked, over the whole recording.
    public static Options standard(Palette palette) {
      return new Options(List.of(), List.of(), true, Optional.empty(), palette);
    }
  }

  /// @throws cajal.problem.ProblemException if nothing that is asked for was recorded
  public static Figure of(Recording recording, Options options) {
    TimeWindow window = options.window().orElseGet(() -> TimeWindow.whole(recording));
    List<TraceRows> groups = TraceRows.chosen(recording, options.recorders(), options.cells(), FEW);
    List<Panel> panels = new ArrayList<>();
    for (TraceRows group : groups) {
      panels.add(
          options.stacked()
              ? stacked(group, window, options.palette())
              : overlaid(group, window, options.palette()));
    }
    return Figure.of(recording.header().title(), options.palette(), Rows.oneAboveTheOther(panels));
  }

  private static Panel overlaid(TraceRows group, TimeWindow window, Palette palette) {
    List<Mark> lines = new ArrayList<>();
    List<Panel.Key> keys = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < group.count(); i++) {
      TraceRows.Points points = group.points(i, window, BINS);
      low = Math.min(low, points.lowest());
      high = Math.max(high, points.highest());
      lines.add(new Mark.Line(points.x(), points.y(), palette.cycle(i), LINE_PT));
      keys.add(new Panel.Key(group.name(i), palette.cycle(i)));
    }
    double room = (HEADROOM - 1) / 2 * extent(low, high);
    Axis y = Axis.Numeric.of(low - room, high + room, group.columns().variable(), group.unit());
    return Panel.of(window.axis(), y, lines).withKeys(keys);
  }

  private static Panel stacked(TraceRows group, TimeWindow window, Palette palette) {
    List<TraceRows.Points> traces = new ArrayList<>();
    double largest = 0;
    for (int i = 0; i < group.count(); i++) {
      TraceRows.Points points = group.points(i, window, BINS);
      traces.add(points);
      largest = Math.max(largest, points.highest() - points.lowest());
    }
    double row = HEADROOM * extent(0, largest);
    List<Mark> lines = new ArrayList<>();
    List<Axis.Band> bands = new ArrayList<>();
    int n = traces.size();
    for (int i = 0; i < n; i++) {
      TraceRows.Points points = traces.get(i);
      double base = (n - 1 - i) * row;
      // Each trace has its own middle in the middle of its row; the scale bar tells its size.
      double shift = base + row / 2 - (points.lowest() + points.highest()) / 2;
      double[] y = points.y().clone();
      for (int k = 0; k < y.length; k++) {
        y[k] += shift;
      }
      int rgb = palette.cycle(i);
      lines.add(new Mark.Line(points.x(), y, rgb, LINE_PT));
      bands.add(new Axis.Band(group.name(i), base, base + row, rgb));
    }
    Axis.Numeric scale = Axis.Numeric.of(0, row, group.columns().variable(), group.unit());
    Axis y = new Axis.Bands(0, n * row, scale.label(), bands);
    double bar = Ticks.nice(0, row, 3).step();
    String length = Ticks.format(bar) + (group.unit().isEmpty() ? "" : " " + group.unit());
    return Panel.of(window.axis(), y, lines).with(new Panel.ScaleBar(bar, length));
  }

  // A trace that never changes still needs an axis.
  private static double extent(double low, double high) {
    return high > low ? high - low : 1;
  }
}
