package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.figure.Palette;
import cajal.figure.RasterFigure;
import cajal.figure.Ticks;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Every spike of the chosen populations over time.
final class RasterLane extends Lane {

  private static final double NAME_ROOM = 12;
  private static final int FEW = 12;

  private final List<String> populations;
  private NeuronRows rows;
  private final RasterPainter painter = new RasterPainter();
  private RowWindow shown;
  private Set<CellRef> chosen = Set.of();
  private BitSet chosenRows = new BitSet();

  RasterLane(Recording.Header header, List<String> populations) {
    super("Spikes", "neuron");
    this.populations = List.copyOf(populations);
    rows = NeuronRows.of(header, populations);
    shown = new RowWindow(0, rows.count());
    setAccessibleRoleDescription("spike raster");
  }

  @Override
  void look(UnitLook look) {
    rows = rows.looking(look);
    mark();
  }

  @Override
  void choose(Set<CellRef> cells) {
    chosen = Set.copyOf(cells);
    mark();
  }

  private void mark() {
    BitSet marked = new BitSet();
    chosen.stream().mapToInt(rows::rowOf).filter(row -> row >= 0).forEach(marked::set);
    chosenRows = marked;
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
    BitSet marked = chosenRows;
    return new Picture() {
      private RasterPainter.Painted painted = new RasterPainter.Painted(0, 0, 1);

      @Override
      public void paint(Recording recording) {
        painted = painter.paint(recording.spikes(), frame, arranged, window, marked, page);
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

  // A few chosen neurons are named alone. Else numbers count within each population, and named
  // cells show their names once these have room.
  private List<Gutter.Mark> axisMarks(RowWindow window) {
    List<Gutter.Mark> marks = new ArrayList<>();
    if (chosenRows.cardinality() > 0 && chosenRows.cardinality() <= FEW) {
      chosenRows.stream()
          .filter(row -> row >= window.first() && row < window.end())
          .mapToObj(row -> Gutter.Mark.tick(y(row + 0.5, window), rows.nameOf(row)))
          .forEach(marks::add);
      return marks;
    }
    double rowHeight = plot.getHeight() / window.count();
    for (NeuronRows.Band band : rows.bands()) {
      int from = Math.max(band.first(), window.first());
      int to = Math.min(band.end(), window.end());
      if (from >= to) {
        continue;
      }
      if ((!rows.isInOrderOfNumbers() || rows.named(band)) && rowHeight >= NAME_ROOM) {
        for (int row = from; row < to; row++) {
          marks.add(Gutter.Mark.tick(y(row + 0.5, window), rows.nameOf(row)));
        }
      } else if (rows.isInOrderOfNumbers()) {
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
        marks.add(new Gutter.Mark((top + bottom) / 2, band.name(), colours.get(i), false));
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
    NeuronRows arranged = rows;
    boolean plain = rows.isInOrderOfNumbers() && !rows.isPainted();
    return new LiveFigure(
        "Spikes",
        (recording, palette, stretch) ->
            RasterFigure.of(
                recording,
                new RasterFigure.Options(
                    populations,
                    Optional.of(stretch),
                    OptionalDouble.empty(),
                    plain ? Optional.empty() : Optional.of(arranged.forFigure(palette)),
                    palette)));
  }

  @Override
  double weight() {
    return 2;
  }
}
