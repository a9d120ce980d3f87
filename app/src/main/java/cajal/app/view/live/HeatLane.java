package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.figure.ColourMap;
import cajal.figure.HeatMapFigure;
import cajal.figure.LinearScale;
import cajal.figure.Ticks;
import cajal.figure.TimeWindow;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// A state variable of many neurons over time as colours, one row for each neuron.
final class HeatLane extends Lane {

  private static final double OUTLIERS = 0.01;
  private static final ColourMap MAP = ColourMap.VIRIDIS;

  private final TraceNames names;
  private final EnvelopeColumns columns;
  private final StickyRange range = new StickyRange(Double.NaN);
  private final int[] shades =
      MAP.colours().stream().mapToInt(rgb -> Surface.OPAQUE | rgb).toArray();
  private RowWindow shown;

  HeatLane(TraceNames names) {
    super("Heat map of " + names.title(), "cell");
    this.names = names;
    columns = new EnvelopeColumns(IntStream.range(0, names.neurons().length).toArray(), false);
    shown = new RowWindow(0, names.neurons().length);
    right.setBar(MAP);
    setAccessibleRoleDescription("heat map");
  }

  TraceNames names() {
    return names;
  }

  @Override
  Picture next(Frame frame) {
    Surface page = plot.hiddenPage();
    RowWindow window = shown;
    return new Picture() {
      private double low;
      private double high = 1;

      @Override
      public void paint(Recording recording) {
        page.fill(frame.palette().background());
        frame.grid(page);
        names.in(recording.traces()).ifPresent(trace -> columns.update(trace, frame.across()));
        range.take(columns.quantile(OUTLIERS), columns.quantile(1 - OUTLIERS));
        low = range.low();
        high = range.high();
        cells(page, window, frame.across().count(), low, high);
      }

      @Override
      public void show() {
        plot.flip();
        say(names.population().name() + ", " + names.neurons().length + " cells");
        left.show(rowMarks(window), frame.palette());
        right.show(barMarks(low, high, page.height()), frame.palette());
      }
    };
  }

  // Where several values fall on one pixel, the one farthest from the middle of the bar shows: a
  // mean would hide what is rare.
  private void cells(Surface page, RowWindow window, int count, double low, double high) {
    int lines = window.lines(page.height());
    double scale = (shades.length - 1) / (high - low);
    double middle = (low + high) / 2;
    int[] argb = page.argb();
    float[] value = new float[count];
    for (int line = 0; line < lines; line++) {
      Arrays.fill(value, Float.NaN);
      int fromRow = window.first() + (int) ((long) line * window.count() / lines);
      int toRow = window.first() + (int) ((line + 1L) * window.count() / lines);
      for (int row = fromRow; row < Math.max(toRow, fromRow + 1); row++) {
        for (int x = 0; x < count; x++) {
          value[x] =
              farther(
                  farther(value[x], columns.least(row, x), middle), columns.most(row, x), middle);
        }
      }
      int top = RowWindow.pixel(line, lines, page.height());
      int bottom = RowWindow.pixel(line + 1, lines, page.height());
      int start = top * page.width();
      for (int x = 0; x < Math.min(count, page.width()); x++) {
        if (!Float.isNaN(value[x])) {
          int shade = Math.clamp(Math.round((value[x] - low) * scale), 0, shades.length - 1);
          argb[start + x] = shades[shade];
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

  private List<Gutter.Mark> barMarks(double low, double high, int height) {
    Ticks ticks = Ticks.nice(low, high, Math.max(2, height / 30));
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
  LiveFigure figure(TimeWindow stretch) {
    boolean all = shown.count() == names.neurons().length;
    List<String> cells =
        all
            ? List.of()
            : IntStream.range(shown.first(), shown.end()).mapToObj(names::figureNameOf).toList();
    return new LiveFigure(
        "Heat map of " + names.title(),
        (recording, palette) ->
            HeatMapFigure.of(
                recording,
                new HeatMapFigure.Options(
                    List.of(names.recorder()),
                    cells,
                    Optional.of(stretch),
                    OptionalDouble.empty(),
                    palette)));
  }

  @Override
  double weight() {
    return 2;
  }
}
