package cajal.figure;

import cajal.connectome.Connectome;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A circuit of a connectome as a figure: what the connectome room shows, with its legend.
public final class CircuitFigure {

  private static final double MARGIN_PT = 30;
  private static final double LARGEST = 0.75;

  private CircuitFigure() {}

  /// @param places by name of node
  /// @param look its scale is replaced by that of the figure
  public static Figure of(
      Connectome connectome, Circuit circuit, Map<String, Place> places, CircuitLook look) {
    return of(connectome, circuit, places, look, List.of());
  }

  /// @param painted what the colours of nodes mean, where they are not those of types
  public static Figure of(
      Connectome connectome,
      Circuit circuit,
      Map<String, Place> places,
      CircuitLook look,
      List<Panel.Key> painted) {
    List<Panel.Key> keys = new ArrayList<>(painted);
    if (painted.isEmpty()) {
      keys.addAll(types(circuit, look.palette()));
    }
    keys.addAll(kinds(circuit, look.palette()));
    return Figure.of(
        connectome.title(), look.palette(), List.of(panel(circuit, places, look).withKeys(keys)));
  }

  /// Several connectomes in one layout, two to eight.
  ///
  /// @param titles one for each
  public static Figure beside(
      List<String> titles, List<Circuit> circuits, Map<String, Place> places, CircuitLook look) {
    int columns = circuits.size() <= 3 ? circuits.size() : (circuits.size() + 1) / 2;
    int rows = (circuits.size() + columns - 1) / columns;
    double widest =
        circuits.stream()
            .flatMap(circuit -> circuit.edges().stream())
            .mapToDouble(Circuit.Edge::weight)
            .max()
            .orElse(0);
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < circuits.size(); i++) {
      int row = i / columns;
      Panel.Cell cell =
          new Panel.Cell(
              (double) (i % columns) / columns, (double) row / rows, 1.0 / columns, 1.0 / rows);
      panels.add(
          panel(circuits.get(i), places, look.widest(widest)).in(cell).titled(titles.get(i)));
    }
    return Figure.of(String.join(", ", titles), look.palette(), panels);
  }

  private static Panel panel(Circuit circuit, Map<String, Place> places, CircuitLook look) {
    double scale = scale(circuit, places);
    return Panel.drawing(CircuitDrawing.of(circuit, places, look.scaled(scale)));
  }

  private static double scale(Circuit circuit, Map<String, Place> places) {
    double[] box = {1e9, 1e9, -1e9, -1e9};
    for (Circuit.Node node : circuit.nodes()) {
      Place at = places.getOrDefault(node.id(), new Place(0, 0));
      box[0] = Math.min(box[0], at.x());
      box[1] = Math.min(box[1], at.y());
      box[2] = Math.max(box[2], at.x());
      box[3] = Math.max(box[3], at.y());
    }
    double width = Figure.DEFAULT_WIDTH_MM * Figure.POINTS_PER_MM - 2 * MARGIN_PT;
    double height = Figure.DEFAULT_HEIGHT_MM * Figure.POINTS_PER_MM - 2 * MARGIN_PT;
    return Math.min(
        LARGEST,
        Math.min(width / Math.max(1, box[2] - box[0]), height / Math.max(1, box[3] - box[1])));
  }

  private static List<Panel.Key> types(Circuit circuit, Palette palette) {
    return CircuitColours.types(
        type -> circuit.nodes().stream().anyMatch(node -> node.type().equals(type)), palette);
  }

  private static List<Panel.Key> kinds(Circuit circuit, Palette palette) {
    List<Panel.Key> keys = new ArrayList<>();
    for (var kind : cajal.connectome.ConnectionKind.values()) {
      if (circuit.edges().stream().anyMatch(edge -> edge.kind() == kind)) {
        keys.add(
            new Panel.Key(
                kind == cajal.connectome.ConnectionKind.ELECTRICAL ? "gap junction" : kind.word(),
                CircuitColours.connection(kind, palette)));
      }
    }
    return keys;
  }
}
