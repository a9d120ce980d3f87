package cajal.figure;

import cajal.record.Recording;
import java.util.ArrayList;
import java.util.Arrays;
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
  /// @param rest value in the middle of a diverging map of absolute values; empty for a sequential
  ///   map
  /// @param scale what colours are measured from; empty for whichever tells more
  public record Options(
      List<String> recorders,
      List<String> cells,
      Optional<TimeWindow> window,
      OptionalDouble rest,
      Optional<HeatScale> scale,
      Palette palette) {

    /// On the scale that tells more.
    public Options(
        List<String> recorders,
        List<String> cells,
        Optional<TimeWindow> window,
        OptionalDouble rest,
        Palette palette) {
      this(recorders, cells, window, rest, Optional.empty(), palette);
    }

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
      panels.add(panel(group, window, options));
    }
    return Figure.of(recording.header().title(), options.palette(), Rows.oneAboveTheOther(panels));
  }

  private static Panel panel(TraceRows group, TimeWindow window, Options options) {
    HeatScale scale = scale(group, options);
    int columns = group.samples(window, MOST_COLUMNS);
    int rows = group.count();
    float[] values = new float[rows * columns];
    List<String> names = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      // The axis runs upwards, the list of neurons downwards.
      int neuron = rows - 1 - row;
      names.add(group.name(neuron));
      float start = scale == HeatScale.FROM_START ? group.start(neuron) : 0;
      float[] line = group.extremes(neuron, window, columns, start);
      System.arraycopy(line, 0, values, row * columns, columns);
    }
    boolean relative = scale == HeatScale.FROM_START;
    OptionalDouble middle = scale == HeatScale.FROM_START ? OptionalDouble.of(0) : options.rest();
    LinearRange range = relative ? LinearRange.around(values) : LinearRange.of(values, middle);
    ColourMap map =
        scale == HeatScale.ABSOLUTE && middle.isPresent()
            ? HeatScale.FROM_START.colours(options.palette())
            : scale.colours(options.palette());
    Mark heat = new Mark.Heat(columns, rows, values, map, range.low(), range.high());
    Axis y = new Axis.Names(0, rows, group.columns().population(), names);
    String label = scale.label(group.columns().variable());
    return Panel.of(window.axis(), y, List.of(heat))
        .with(new Panel.ColourBar(map, range.low(), range.high(), label, group.unit()));
  }

  // A rest that was asked for is an absolute value.
  private static HeatScale scale(TraceRows group, Options options) {
    return options
        .scale()
        .orElseGet(() ->
            options.rest().isPresent()
                ? HeatScale.ABSOLUTE
                : HeatScale.tellingMore(group.columns()));
  }

  /// From the first colour to the last.
  private record LinearRange(double low, double high) {

    static LinearRange around(float[] values) {
      float[] distances = new float[values.length];
      int count = 0;
      for (float value : values) {
        if (!Float.isNaN(value)) {
          distances[count++] = Math.abs(value);
        }
      }
      float reach = HeatScale.reach(Arrays.copyOf(distances, count));
      return reach > 0 ? new LinearRange(-reach, reach) : new LinearRange(-1, 1);
    }

    static LinearRange of(float[] values, OptionalDouble middle) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (float value : values) {
        if (!Float.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      if (!(high > low)) {
        double only = Double.isFinite(low) ? low : 0;
        low = only - 0.5;
        high = only + 0.5;
      }
      if (middle.isEmpty()) {
        return new LinearRange(low, high);
      }
      double rest = middle.getAsDouble();
      double reach = Math.max(high - rest, rest - low);
      return new LinearRange(rest - reach, rest + reach);
    }
  }
}
