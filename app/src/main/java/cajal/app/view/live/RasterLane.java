package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.figure.Palette;
import cajal.figure.RasterFigure;
import cajal.figure.Ticks;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Every spike of the chosen populations over time.
final class RasterLane extends Lane {

  private static final double NAME_ROOM = 12;

  private NeuronRows rows;
  private final RasterPainter painter = new RasterPainter();
  private RowWindow shown;

  RasterLane(Recording.Header header, List<String> populations) {
    super("Spikes", "neuron");
    rows = NeuronRows.of(header, populations);
    shown = new RowWindow(0, rows.count());
    setAccessibleRoleDescription("spike raster");
  }

  @Override
  void arrange(List<CellRef> order) {
    rows = rows.arranged(order);
  }

  NeuronRows rows() {
    return rows;
  }

  RowWindow shown() {
    return shown;
  }

  @Override
  Picture next(Frame frame) {
    Surface page = plot.hiddenPage();
    RowWindow window = shown;
    NeuronRows arranged = rows;
    return new Picture() {
      private RasterPainter.Painted painted = new RasterPainter.Painted(0, 0, 1);

      @Override
      public void paint(Recording recording) {
        painted = painter.paint(recording.spikes(), frame, arranged, window, page);
      }

      @Override
      public void show() {
        plot.flip();
        say(painted.says());
        left.show(axisMarks(window), frame.palette());
        right.show(names(window, frame.palette()), frame.palette());
      }
    };
  }

  private double y(double row, RowWindow window) {
    return (row - window.first()) * plot.getHeight() / window.count();
  }

  // Numbers count within each population; named cells show their names once these have room.
  private List<Gutter.Mark> axisMarks(RowWindow window) {
    List<Gutter.Mark> marks = new ArrayList<>();
    double rowHeight = plot.getHeight() / window.count();
    for (NeuronRows.Band band : rows.bands()) {
      int from = Math.max(band.first(), window.first());
      int to = Math.min(band.end(), window.end());
      if (from >= to) {
        continue;
      }
      if ((rows.isArranged() || !band.population().cells().isEmpty()) && rowHeight >= NAME_ROOM) {
        for (int row = from; row < to; row++) {
          marks.add(Gutter.Mark.tick(y(row + 0.5, window), rows.nameOf(row)));
        }
      } else if (!rows.isArranged()) {
        int room = (int) ((to - from) * rowHeight / 28);
        Ticks ticks = Ticks.nice(from - band.first(), to - 1.0 - band.first(), room);
        for (int i = 0; i < ticks.values().size(); i++) {
          double index = ticks.values().get(i);
          if (index == Math.rint(index)) {
            double middle = y(band.first() + index + 0.5, window);
            marks.add(Gutter.Mark.tick(middle, ticks.labels().get(i)));
          }
        }
      }
    }
    return marks;
  }

  private List<Gutter.Mark> names(RowWindow window, Palette palette) {
    List<Gutter.Mark> marks = new ArrayList<>();
    List<Integer> colours = rows.colours(palette);
    for (int i = 0; i < colours.size(); i++) {
      NeuronRows.Band band = rows.bands().get(i);
      double top = Math.max(0, y(band.first(), window));
      double bottom = Math.min(plot.getHeight(), y(band.end(), window));
      if (top < bottom) {
        marks.add(
            new Gutter.Mark((top + bottom) / 2, band.population().name(), colours.get(i), false));
      }
    }
    marks.sort(Comparator.comparingDouble(Gutter.Mark::y));
    return marks;
  }

  private int rowAt(double y) {
    return shown.rowAt(y / plot.getHeight());
  }

  @Override
  String at(double ms, double y) {
    return rows.nameOf(rowAt(y));
  }

  @Override
  Optional<CellRef> cellAt(double y) {
    return rows.cellAt(rowAt(y));
  }

  @Override
  void zoomVertically(double factor, double y) {
    shown = shown.zoomed(factor, y / plot.getHeight(), rows.count());
  }

  @Override
  void panVertically(double part) {
    shown = shown.moved((int) Math.round(part * shown.count()), rows.count());
  }

  @Override
  void resetVertically() {
    shown = new RowWindow(0, rows.count());
  }

  @Override
  LiveFigure figure() {
    Optional<int[]> ranks = rows.isArranged() ? Optional.of(rows.ranks()) : Optional.empty();
    List<String> names = rows.bands().stream().map(band -> band.population().name()).toList();
    return new LiveFigure(
        "Spikes",
        (recording, palette, stretch) ->
            RasterFigure.of(
                recording,
                new RasterFigure.Options(
                    names, Optional.of(stretch), OptionalDouble.empty(), ranks, palette)));
  }

  @Override
  double weight() {
    return 2;
  }
}
