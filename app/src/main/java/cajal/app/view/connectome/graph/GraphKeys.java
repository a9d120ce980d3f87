package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.CircuitGestures;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of the graph: what the menu does, arrows from node to node, and moving what is
/// selected.
final class GraphKeys {

  private static final double STEP = 8;

  private final GraphPane graph;
  private final CircuitGestures gestures;
  private final GraphMenu menu;

  GraphKeys(GraphPane graph, CircuitGestures gestures, GraphMenu menu) {
    this.graph = graph;
    this.gestures = gestures;
    this.menu = menu;
  }

  void press(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean done = true;
    switch (event.getCode()) {
      case E -> menu.expand();
      case O -> menu.only();
      case H -> menu.hideChosen();
      case J -> menu.join();
      case S -> menu.split();
      case G -> menu.group();
      case P -> graph.showPaths(1);
      case B -> graph.showPaths(5);
      case F2 -> menu.rename();
      case ESCAPE -> graph.select(Set.of());
      case DIGIT1 -> graph.arrange(LayoutKind.ANATOMICAL);
      case DIGIT2 -> graph.arrange(LayoutKind.LAYERED);
      case DIGIT3 -> graph.arrange(LayoutKind.FORCE);
      case DIGIT4 -> graph.arrange(LayoutKind.CIRCLE);
      case LEFT, RIGHT, UP, DOWN -> arrow(event);
      case CONTEXT_MENU -> openMenu((Node) event.getSource());
      default -> done = false;
    }
    if (done) {
      event.consume();
    }
  }

  private void openMenu(Node anchor) {
    Point2D at =
        graph.selected().stream()
            .findFirst()
            .map(id -> graph.places().get(id))
            .map(graph.sight()::toPane)
            .orElse(new Point2D(20, 20));
    Point2D screen = anchor.localToScreen(at);
    menu.show(anchor, screen.getX(), screen.getY());
  }

  private static Point2D direction(KeyCode code) {
    return switch (code) {
      case LEFT -> new Point2D(-1, 0);
      case RIGHT -> new Point2D(1, 0);
      case UP -> new Point2D(0, -1);
      default -> new Point2D(0, 1);
    };
  }

  // With Shift the selected nodes move; without, the selection goes to the next node that way.
  private void arrow(KeyEvent event) {
    Point2D way = direction(event.getCode());
    Set<String> chosen = graph.selected();
    if (event.isShiftDown()) {
      Map<String, Place> moved = new LinkedHashMap<>();
      for (String id : chosen) {
        Place at = graph.shown().places().get(id);
        if (at != null) {
          moved.put(id, new Place(at.x() + STEP * way.getX(), at.y() + STEP * way.getY()));
        }
      }
      if (!moved.isEmpty()) {
        gestures.move(moved);
      }
      return;
    }
    Place from =
        chosen.stream().findFirst().map(id -> graph.places().get(id)).orElse(new Place(0, 0));
    Circuit.Node best = null;
    double nearest = Double.POSITIVE_INFINITY;
    for (Circuit.Node node : graph.shown().circuit().nodes()) {
      Place at = graph.places().get(node.id());
      if (at == null || chosen.contains(node.id())) {
        continue;
      }
      double along = (at.x() - from.x()) * way.getX() + (at.y() - from.y()) * way.getY();
      double across = Math.abs((at.x() - from.x()) * way.getY() - (at.y() - from.y()) * way.getX());
      double cost = along + 2.5 * across;
      if ((along > 0 || chosen.isEmpty()) && cost < nearest) {
        nearest = cost;
        best = node;
      }
    }
    if (best != null) {
      graph.select(Set.copyOf(best.cellNames()));
    }
  }
}
