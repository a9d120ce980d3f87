package cajal.app.view.connectome.graph;

import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.figure.CircuitDrawing;
import cajal.figure.CircuitLook;
import cajal.figure.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same circuit in several connectomes, drawn beside each other in one layout.
final class Multiples {

  private static final double GAP = 90;
  private static final double TITLE_PT = 8;

  private final CircuitComparison comparison;
  private final Map<String, Place> places;
  private final double[] box;
  private final int columns;

  /// @param box of the places: left, top, right, bottom
  /// @param wider by how much the room for them all is wider than high
  Multiples(CircuitComparison comparison, Map<String, Place> places, double[] box, double wider) {
    this.comparison = comparison;
    this.places = places;
    this.box = box;
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    int count = comparison.names().size();
    for (int tried = 1; tried <= count; tried++) {
      int rows = (count + tried - 1) / tried;
      double need = Math.max(tried * width() / wider, rows * height());
      if (need < least) {
        least = need;
        best = tried;
      }
    }
    columns = best;
  }

  private double width() {
    return box[2] - box[0] + GAP;
  }

  private double height() {
    return box[3] - box[1] + GAP;
  }

  /// What all of them take: left, top, right, bottom.
  double[] extent() {
    int rows = (comparison.names().size() + columns - 1) / columns;
    return new double[] {
      box[0], box[1] - 0.4 * GAP, box[2] + (columns - 1) * width(), box[3] + (rows - 1) * height()
    };
  }

  /// Where a point of one of them lies in the layout that they share.
  Place local(Place at) {
    int column =
        (int) Math.clamp(Math.floor((at.x() - box[0] + GAP / 2) / width()), 0, columns - 1);
    int rows = (comparison.names().size() + columns - 1) / columns;
    int row = (int) Math.clamp(Math.floor((at.y() - box[1] + GAP / 2) / height()), 0, rows - 1);
    return new Place(at.x() - column * width(), at.y() - row * height());
  }

  List<Mark> marks(CircuitLook look) {
    List<Mark> marks = new ArrayList<>();
    double widest = 0;
    for (Circuit.Edge edge : comparison.union().edges()) {
      widest = Math.max(widest, edge.weight());
    }
    for (int i = 0; i < comparison.names().size(); i++) {
      int row = i / columns;
      double dx = i % columns * width();
      double dy = row * height();
      Map<String, Place> moved = new LinkedHashMap<>();
      places.forEach((id, at) -> moved.put(id, new Place(at.x() + dx, at.y() + dy)));
      Circuit one = comparison.only(i);
      marks.addAll(CircuitDrawing.of(one, moved, look.widest(widest)));
      marks.add(
          new Mark.Label(
              (box[0] + box[2]) / 2 + dx,
              box[1] + dy - 0.36 * GAP,
              0,
              comparison.titles().get(i),
              TITLE_PT,
              look.palette().ink(),
              Mark.Align.CENTRE,
              false));
    }
    return marks;
  }
}
