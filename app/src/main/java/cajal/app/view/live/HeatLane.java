package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.figure.ColourMap;
import cajal.figure.HeatMapFigure;
import cajal.figure.HeatScale;
import cajal.figure.LinearScale;
import cajal.figure.Palette;
import cajal.figure.Ticks;
import cajal.record.Recording;
import cajal.record.Recording.TraceColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/// A state variable of many neurons over time as colours, one row for each neuron.
final class HeatLane extends Lane {

  private static final double OUTLIERS = 0.01;
  // How much longer a run must be before the scale is thought over again.
  private static final double LONGER = 1.25;

  private final TraceNames names;
  private final EnvelopeColumns columns;
  private final ToggleButton fromStart = new ToggleButton("from start");
  private RowWindow shown;
  private Optional<HeatScale> chosen = Optional.empty();

  // Those below belong to the painter's thread.
  private StickyRange range = new StickyRange(Double.NaN);
  private HeatScale scale = HeatScale.ABSOLUTE;
  private float[] zero = new float[0];
  private long judged;

  /// @param changed is called when the person chose another scale
  HeatLane(TraceNames names, Runnable changed) {
    super("Heat map of " + names.title(), "cell");
    this.names = names;
    fromStart.getStyleClass().add("live-switch");
    fromStart.setId("heat-from-start");
    fromStart.setMinWidth(USE_PREF_SIZE);
    fromStart.setTooltip(
        new Tooltip("Colours show how far each cell is from where it began, or its own value"));
    fromStart.setOnAction(event -> {
      chosen = Optional.of(fromStart.isSelected() ? HeatScale.FROM_START : HeatScale.ABSOLUTE);
      changed.run();
    });
    addSwitch(fromStart);
    columns = new EnvelopeColumns(IntStream.range(0, names.neurons().length).toArray(), false);
    shown = new RowWindow(0, names.neurons().length);
    setAccessibleRoleDescription("heat map");
  }

  TraceNames names() {
    return names;
  }

  @Override
  Picture next(Frame frame) {
    Surface page = plot.hiddenPage();
    RowWindow window = shown;
    Optional<HeatScale> asked = chosen;
    return new Picture() {
      private Colours colours = Colours.of(HeatScale.ABSOLUTE, frame.palette(), 0, 1);

      @Override
      public void paint(Recording recording) {
        page.fill(frame.palette().background());
        frame.grid(page);
        names
            .in(recording.traces())
            .ifPresent(trace -> {
              judge(trace, asked);
              columns.update(trace, frame.across());
            });
        colours = colours(frame.palette());
        cells(page, window, frame.across().count(), colours);
      }

      @Override
      public void show() {
        plot.flip();
        say(
            names.population().name()
                + ", "
                + names.neurons().length
                + (names.ofNeurons() ? " cells" : " synapses"));
        left.show(rowMarks(window), frame.palette());
        right.setBar(colours.map());
        right.show(barMarks(colours, page.height()), frame.palette());
        head("Heat map of " + heading(colours.scale()));
        fromStart.setSelected(colours.scale() == HeatScale.FROM_START);
      }
    };
  }

  private String heading(HeatScale of) {
    String label = of.label(names.variable());
    return names.unit().equals("1") ? label : label + " (" + names.unit() + ")";
  }

  /// What a value looks like.
  ///
  /// @param shades `0xAARRGGBB` from low to high
  private record Colours(HeatScale scale, ColourMap map, int[] shades, double low, double high) {

    static Colours of(HeatScale scale, Palette palette, double low, double high) {
      ColourMap map = scale.colours(palette);
      int[] shades = map.colours().stream().mapToInt(rgb -> Surface.OPAQUE | rgb).toArray();
      return new Colours(scale, map, shades, low, high);
    }

    int of(float value) {
      double part = (value - low) / (high - low) * (shades.length - 1);
      return shades[Math.clamp(Math.round(part), 0, shades.length - 1)];
    }
  }

  private void judge(TraceColumns trace, Optional<HeatScale> asked) {
    HeatScale next = scale;
    if (asked.isPresent()) {
      next = asked.get();
    } else if (trace.samples() > judged * LONGER) {
      judged = trace.samples();
      next = HeatScale.tellingMore(trace);
    }
    if (zero.length == 0 && trace.samples() > 0) {
      zero = new float[names.neurons().length];
      for (int row = 0; row < zero.length; row++) {
        zero[row] = trace.sample(0, row);
      }
    }
    if (next != scale) {
      scale = next;
      range = new StickyRange(Double.NaN);
    }
  }

  private Colours colours(Palette palette) {
    if (scale == HeatScale.ABSOLUTE || zero.length == 0) {
      range.take(columns.quantile(OUTLIERS), columns.quantile(1 - OUTLIERS));
      return Colours.of(HeatScale.ABSOLUTE, palette, range.low(), range.high());
    }
    float reach = HeatScale.reach(columns.distances(zero));
    range.take(-reach, reach);
    double most = Math.max(range.high(), -range.low());
    return Colours.of(scale, palette, -most, most);
  }

  // Where several values fall on one pixel, the one farthest from the middle of the bar shows: a
  // mean would hide what is rare.
  private void cells(Surface page, RowWindow window, int count, Colours colours) {
    int lines = window.lines(page.height());
    double middle = (colours.low() + colours.high()) / 2;
    boolean relative = colours.scale() == HeatScale.FROM_START;
    int[] argb = page.argb();
    float[] value = new float[count];
    for (int line = 0; line < lines; line++) {
      Arrays.fill(value, Float.NaN);
      int fromRow = window.first() + (int) ((long) line * window.count() / lines);
      int toRow = window.first() + (int) ((line + 1L) * window.count() / lines);
      for (int row = fromRow; row < Math.max(toRow, fromRow + 1); row++) {
        float origin = relative ? zero[row] : 0;
        for (int x = 0; x < count; x++) {
          float least = columns.least(row, x) - origin;
          float most = columns.most(row, x) - origin;
          value[x] = farther(farther(value[x], least, middle), most, middle);
        }
      }
      int top = RowWindow.pixel(line, lines, page.height());
      int bottom = RowWindow.pixel(line + 1, lines, page.height());
      int start = top * page.width();
      for (int x = 0; x < Math.min(count, page.width()); x++) {
        if (!Float.isNaN(value[x])) {
          argb[start + x] = colours.of(value[x]);
        }
      }
      for (int y = top + 1; y < bottom; y++) {
        System.arraycopy(argb, start, argb, y * page.width(), page.width());
      }
    }
  }

  private static float farther(float one, float other, double middle) {
    if (Float.isNaN(one)) {
      return other;
    }
    return Math.abs(other - middle) > Math.abs(one - middle) ? other : one;
  }

  private List<Gutter.Mark> rowMarks(RowWindow window) {
    List<Gutter.Mark> marks = new ArrayList<>();
    double rowHeight = plot.getHeight() / window.count();
    for (int row = window.first(); row < window.end(); row++) {
      double middle = (row - window.first() + 0.5) * rowHeight;
      marks.add(Gutter.Mark.tick(middle, names.nameOf(row)));
    }
    return marks;
  }

  private List<Gutter.Mark> barMarks(Colours colours, int height) {
    double low = colours.low();
    double high = colours.high();
    Ticks ticks = Ticks.nice(low, high, Math.max(3, height / 30));
    LinearScale y = new LinearScale(low, high, height, 0);
    List<Gutter.Mark> marks = new ArrayList<>();
    for (int i = ticks.values().size() - 1; i >= 0; i--) {
      String unit = i == ticks.values().size() - 1 ? " " + names.unit() : "";
      marks.add(Gutter.Mark.tick(y.map(ticks.values().get(i)), ticks.labels().get(i) + unit));
    }
    return marks;
  }

  private int rowAt(double y) {
    return shown.rowAt(y / plot.getHeight());
  }

  @Override
  String at(double ms, double y) {
    return names.nameOf(rowAt(y));
  }

  @Override
  Optional<CellRef> cellAt(double y) {
    return Optional.of(new CellRef(names.population().name(), names.neurons()[rowAt(y)]));
  }

  @Override
  void zoomVertically(double factor, double y) {
    shown = shown.zoomed(factor, y / plot.getHeight(), names.neurons().length);
  }

  @Override
  void panVertically(double part) {
    shown = shown.moved((int) Math.round(part * shown.count()), names.neurons().length);
  }

  @Override
  void resetVertically() {
    shown = new RowWindow(0, names.neurons().length);
  }

  @Override
  LiveFigure figure() {
    boolean all = shown.count() == names.neurons().length;
    List<String> cells =
        all
            ? List.of()
            : IntStream.range(shown.first(), shown.end()).mapToObj(names::figureNameOf).toList();
    Optional<HeatScale> scaled = chosen;
    return new LiveFigure(
        "Heat map of " + names.title(),
        (recording, palette, stretch) ->
            HeatMapFigure.of(
                recording,
                new HeatMapFigure.Options(
                    List.of(names.recorder()),
                    cells,
                    Optional.of(stretch),
                    OptionalDouble.empty(),
                    scaled,
                    palette)));
  }

  @Override
  double weight() {
    return 2;
  }
}
