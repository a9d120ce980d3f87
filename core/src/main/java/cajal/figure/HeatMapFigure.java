package cajal.figure;

import cajal.record.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A state variable of many neurons over time as colours, the first neuron on top.
public final class HeatMapFigure {

  /// More columns than these no reader tells apart over two columns of print.
  private static final int MOST_COLUMNS = 1_500;

  private HeatMapFigure() {}

  /// What is shown and how.
  ///
  /// @param recorders names of recorders; empty for all
  /// @param cells names or numbers of neurons; empty for all recorded ones
  /// @param window empty for the whole recording
  /// @param rest value in the middle of a diverging map; empty for a sequential map
  public record Options(
      List<String> recorders,
      List<String> cells,
      Optional<TimeWindow> window,
      OptionalDouble rest,
      Palette palette) {

    public Options {
      recorders = List.copyOf(recorders);
      cells = List.copyOf(cells);
    }

    /// All recorded neurons over the whole recording in a sequential map.
    public static Options standard(Palette palette) {
      return new Options(List.of(), List.of(), Optional.empty(), OptionalDouble.empty(), palette);
    }
  }

  /// @throws cajal.problem.ProblemException if nothing that is asked for was recorded
  public static Figure of(Recording recording, Options options) {
    TimeWindow window = options.window().orElseGet(() -> TimeWindow.whole(recording));
    List<Panel> panels = new ArrayList<>();
    for (TraceRows group :
        TraceRows.chosen(recording, options.recorders(), options.cells(), Integer.MAX_VALUE)) {
      panels.add(panel(group, window, options.rest()));
    }
    return Figure.of(recording.header().title(), options.palette(), Rows.oneAboveTheOther(panels));
  }

  private static Panel panel(TraceRows group, TimeWindow window, OptionalDouble rest) {
    int columns = group.samples(window, MOST_COLUMNS);
    int rows = group.count();
    float[] values = new float[rows * columns];
    List<String> names = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      // The axis runs upwards, the list of neurons downwards.
      int neuron = rows - 1 - row;
      names.add(group.name(neuron));
      float[] line = group.extremes(neuron, window, columns);
      System.arraycopy(line, 0, values, row * columns, columns);
      for (float value : line) {
        if (!Float.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (!(high > low)) {
      double only = Double.isFinite(low) ? low : 0;
      low = only - 0.5;
      high = only + 0.5;
    }
    if (rest.isPresent()) {
      double reach = Math.max(high - rest.getAsDouble(), rest.getAsDouble() - low);
      low = rest.getAsDouble() - reach;
      high = rest.getAsDouble() + reach;
    }
    ColourMap map = rest.isPresent() ? ColourMap.DIVERGING : ColourMap.VIRIDIS;
    Mark heat = new Mark.Heat(columns, rows, values, map, low, high);
    Axis y = new Axis.Names(0, rows, group.columns().population(), names);
    return Panel.of(window.axis(), y, List.of(heat))
        .with(new Panel.ColourBar(map, low, high, group.columns().variable(), group.unit()));
  }
}
