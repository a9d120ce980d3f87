package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.figure.LinearScale;
import cajal.figure.Palette;
import cajal.figure.Ticks;
import cajal.figure.TraceFigure;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A state variable of a few neurons over time, each column from its smallest to its largest value,
/// with the neuron's own spikes as fine lines.
final class TraceLane extends Lane {

  /// How many traces are shown where nobody chose any.
  static final int FEW = 4;

  private static final double ROOM = 34;
  private static final double HALF_LINE = 0.65;
  private static final long MOST_SPIKES = 1_000_000;

  private final TraceNames names;
  private final int[] usual;
  private final StickyRange range = new StickyRange(Double.NaN);
  private int[] rows;
  private EnvelopeColumns columns;
  private double low;
  private double high = 1;

  /// @param cells names or numbers of the neurons to show; empty for the first few
  TraceLane(TraceNames names, List<String> cells) {
    super("Traces of " + names.title(), names.unit().equals("1") ? "" : names.unit());
    this.names = names;
    int[] chosen = cells.stream().mapToInt(names::rowOf).filter(row -> row >= 0).toArray();
    usual =
        chosen.length > 0
            ? chosen
            : IntStream.range(0, Math.min(FEW, names.neurons().length)).toArray();
    rows = usual;
    columns = new EnvelopeColumns(rows, true);
    setAccessibleRoleDescription("traces");
  }

  /// Shows the neurons among those chosen that are recorded, or else the usual ones.
  @Override
  void choose(Set<CellRef> cells) {
    int[] chosen =
        cells.stream()
            .filter(cell -> cell.population().equals(names.population().name()))
            .mapToInt(cell -> names.rowOf(cell.index()))
            .filter(row -> row >= 0)
            .sorted()
            .limit(12)
            .toArray();
    int[] next = chosen.length > 0 ? chosen : usual;
    if (!Arrays.equals(next, rows)) {
      rows = next;
      columns = new EnvelopeColumns(rows, true);
    }
  }

  TraceNames names() {
    return names;
  }

  int[] rows() {
    return rows.clone();
  }

  /// Names of the neurons shown, from top to bottom.
  List<String> cells() {
    return Arrays.stream(rows).mapToObj(names::nameOf).toList();
  }

  /// How the plot is divided.
  ///
  /// @param each height of one trace's row, pixels; the whole plot where they lie over each other
  /// @param stacked whether each trace has a row of its own
  private record Division(double each, boolean stacked) {

    static Division of(int traces, double height) {
      boolean stacked = traces == 1 || height / traces >= ROOM;
      return new Division(stacked ? height / traces : height, stacked);
    }

    LinearScale scale(int trace, double low, double high) {
      double top = stacked ? trace * each : 0;
      return new LinearScale(low, high, top + each - 3, top + 3);
    }
  }

  @Override
  Picture next(Frame frame) {
    Surface page = plot.hiddenPage();
    int[] shown = rows;
    EnvelopeColumns envelope = columns;
    Division division = Division.of(shown.length, page.height());
    return new Picture() {
      private double from;
      private double to = 1;
      private boolean spikesMarked;

      @Override
      public void paint(Recording recording) {
        names.in(recording.traces()).ifPresent(trace -> envelope.update(trace, frame.across()));
        range.take(envelope.quantile(0), envelope.quantile(1));
        from = range.low();
        to = range.high();
        page.fill(frame.palette().background());
        frame.grid(page);
        for (int i = 0; i < shown.length; i++) {
          if (i > 0 && division.stacked()) {
            page.horizontal((int) Math.round(i * division.each()), frame.palette().grid());
          }
        }
        spikesMarked = spikes(recording.spikes(), frame);
        for (int i = 0; i < shown.length; i++) {
          curve(page, envelope, i, division.scale(i, from, to), frame.palette().cycle(i));
        }
      }

      private boolean spikes(Recording.SpikeColumns spikes, Frame drawn) {
        Columns across = drawn.across();
        long first = spikes.firstAtOrAfter(across.stepAt(0));
        long end = spikes.firstAtOrAfter(across.stepAt(across.count()));
        if (end - first > MOST_SPIKES || !names.ofNeurons()) {
          return false;
        }
        boolean any = false;
        int offset = names.population().first();
        for (long at = first; at < end; at++) {
          int neuron = spikes.neuron(at) - offset;
          for (int i = 0; i < shown.length; i++) {
            if (names.neurons()[shown[i]] == neuron) {
              LinearScale y = division.scale(i, from, to);
              int column = (int) across.columnOfStep(spikes.step(at));
              page.bar(column, y.to() - 2, y.from(), drawn.palette().cycle(i), 0.35);
              any = true;
            }
          }
        }
        return any;
      }

      @Override
      public void show() {
        plot.flip();
        low = from;
        high = to;
        say(
            names.population().name()
                + ", nothing smoothed: each pixel shows smallest to largest"
                + (spikesMarked ? "; fine lines are its spikes" : ""));
        left.show(axisMarks(division, shown.length), frame.palette());
        right.show(nameMarks(shown, division, frame.palette()), frame.palette());
      }
    };
  }

  static void curve(Surface page, EnvelopeColumns envelope, int trace, LinearScale y, int colour) {
    double previousTop = Double.NaN;
    double previousBottom = Double.NaN;
    for (int column = 0; column < page.width(); column++) {
      double top = y.map(envelope.most(trace, column));
      double bottom = y.map(envelope.least(trace, column));
      if (Double.isNaN(top)) {
        previousTop = Double.NaN;
        continue;
      }
      // Reaching back to the column before keeps a steep line in one piece.
      boolean joined = !Double.isNaN(previousTop);
      double upper = joined ? Math.min(top, previousBottom) : top;
      double lower = joined ? Math.max(bottom, previousTop) : bottom;
      page.bar(column, upper - HALF_LINE, lower + HALF_LINE, colour, 1);
      previousTop = top;
      previousBottom = bottom;
    }
  }

  private List<Gutter.Mark> axisMarks(Division division, int traces) {
    List<Gutter.Mark> marks = new ArrayList<>();
    Ticks ticks = Ticks.nice(low, high, Math.max(4, (int) (division.each() / 26)));
    for (int i = 0; i < (division.stacked() ? traces : 1); i++) {
      LinearScale y = division.scale(i, low, high);
      for (int t = ticks.values().size() - 1; t >= 0; t--) {
        marks.add(Gutter.Mark.tick(y.map(ticks.values().get(t)), ticks.labels().get(t)));
      }
    }
    return marks;
  }

  private List<Gutter.Mark> nameMarks(int[] shown, Division division, Palette palette) {
    List<Gutter.Mark> marks = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      double middle = division.stacked() ? (i + 0.5) * division.each() : (i + 0.5) * 14;
      marks.add(new Gutter.Mark(middle, names.nameOf(shown[i]), palette.cycle(i), false));
    }
    return marks;
  }

  private int traceAt(double y) {
    Division division = Division.of(rows.length, plot.getHeight());
    return division.stacked() ? Math.clamp((int) (y / division.each()), 0, rows.length - 1) : 0;
  }

  @Override
  String at(double ms, double y) {
    Division division = Division.of(rows.length, plot.getHeight());
    int trace = traceAt(y);
    double value = division.scale(trace, low, high).invert(y);
    String name = division.stacked() ? names.nameOf(rows[trace]) + "  " : "";
    String unit = names.unit().equals("1") ? "" : " " + names.unit();
    return name + Ticks.format(Math.rint(value * 100) / 100) + unit;
  }

  @Override
  LiveFigure figure() {
    boolean stacked = Division.of(rows.length, plot.getHeight()).stacked();
    List<String> cells = Arrays.stream(rows).mapToObj(names::figureNameOf).toList();
    return new LiveFigure(
        "Traces of " + names.title(),
        (recording, palette, stretch) ->
            TraceFigure.of(
                recording,
                new TraceFigure.Options(
                    List.of(names.recorder()), cells, stacked, Optional.of(stretch), palette)));
  }

  @Override
  double weight() {
    return 1.4;
  }
}
