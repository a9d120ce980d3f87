package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitView.Turn;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.figure.CircuitDrawing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What lies over the painted graph: rings around what is selected, the rubber band, the words
/// beside the pointer; and what pointer and wheel do.
final class GraphGlass extends Pane {

  private static final double REACH = 5;
  private static final double CLICK = 3;
  private static final double RING = 3;
  private static final int MOST_RINGS = 400;
  private static final Duration HOVER = Duration.millis(450);

  private final GraphPane graph;
  private final ConnectomeSession session;
  private final CircuitGestures gestures;
  private final GraphMenu menu;
  private final Pane rings = new Pane();
  private final Rectangle band = new Rectangle();
  private final Label words = new Label();
  private final PauseTransition rest = new PauseTransition(HOVER);

  private Drag drag = Drag.NONE;
  private Point2D pressed = Point2D.ZERO;
  private Point2D last = Point2D.ZERO;
  private @Nullable String under;

  private enum Drag {
    NONE,
    PAN,
    BAND,
    NODES,
    TURN
  }

  GraphGlass(GraphPane graph, Workspace workspace, CircuitGestures gestures) {
    this.graph = graph;
    this.session = workspace.connectome();
    this.gestures = gestures;
    menu = new GraphMenu(graph, workspace, gestures);
    setId("graph-glass");
    setFocusTraversable(true);
    setAccessibleText("Graph of the connectome");
    setMinSize(0, 0);
    rings.setMouseTransparent(true);
    rings.setManaged(false);
    band.getStyleClass().add("rubber-band");
    band.setVisible(false);
    band.setManaged(false);
    words.getStyleClass().add("graph-words");
    words.setMouseTransparent(true);
    words.setManaged(false);
    words.setVisible(false);
    getChildren().addAll(rings, band, words);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseMoved(this::hover);
    setOnMouseExited(event -> leave());
    setOnScroll(this::scroll);
    setOnKeyPressed(new GraphKeys(graph, gestures, menu)::press);
    setOnContextMenuRequested(event -> {
      menu.show(this, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    rest.setOnFinished(event -> foresee());
  }

  /// Number of the node at a point of the pane; -1 where there is none.
  private int nodeAt(double x, double y) {
    Circuit circuit = graph.shown().circuit();
    Map<String, Place> places = graph.places();
    Place at = graph.at(x, y);
    int nearest = -1;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < circuit.nodes().size(); i++) {
      Circuit.Node node = circuit.nodes().get(i);
      Place place = places.get(node.id());
      if (place != null) {
        double distance = Math.hypot(place.x() - at.x(), place.y() - at.y());
        double reach =
            CircuitDrawing.radius(node, circuit.nodes().size()) + REACH / graph.sight().zoom();
        if (distance <= reach && distance < best) {
          best = distance;
          nearest = i;
        }
      }
    }
    return nearest;
  }

  private void press(MouseEvent event) {
    requestFocus();
    menu.hide();
    forget();
    pressed = new Point2D(event.getX(), event.getY());
    last = pressed;
    int node = nodeAt(event.getX(), event.getY());
    under = node < 0 ? null : graph.shown().circuit().nodes().get(node).id();
    boolean body = session.view().arrangement().kind() == LayoutKind.ANATOMICAL;
    if (event.getButton() == MouseButton.SECONDARY) {
      if (under != null && !graph.selected().contains(under)) {
        choose(node, false);
      }
      drag = Drag.NONE;
    } else if (event.isShiftDown() && under == null) {
      drag = Drag.BAND;
    } else if (event.isAltDown() && body) {
      drag = Drag.TURN;
    } else {
      drag = under == null ? Drag.PAN : Drag.NODES;
    }
  }

  private void choose(int node, boolean toggle) {
    Set<String> cells = new LinkedHashSet<>(toggle ? session.selection() : Set.of());
    java.util.List<String> own = graph.shown().circuit().nodes().get(node).cellNames();
    if (toggle && cells.containsAll(own)) {
      own.forEach(cells::remove);
    } else {
      cells.addAll(own);
    }
    session.select(cells);
  }

  private void drag(MouseEvent event) {
    double dx = event.getX() - last.getX();
    double dy = event.getY() - last.getY();
    if (pressed.distance(event.getX(), event.getY()) < CLICK && last.equals(pressed)) {
      return;
    }
    last = new Point2D(event.getX(), event.getY());
    switch (drag) {
      case PAN -> {
        graph.sight().pan(dx, dy);
        graph.move();
      }
      case BAND -> stretchBand();
      case NODES -> moveNodes(dx, dy);
      case TURN -> {
        Turn turn = session.view().arrangement().turn();
        gestures.turn(
            graph.shown().circuit(),
            new Turn(turn.yawDeg() + 0.4 * dx, turn.pitchDeg() + 0.4 * dy));
      }
      case NONE -> {}
    }
  }

  private void moveNodes(double dx, double dy) {
    String grabbed = under;
    if (grabbed == null) {
      return;
    }
    Set<String> chosen = graph.selected();
    Set<String> moving = chosen.contains(grabbed) ? chosen : Set.of(grabbed);
    Map<String, Place> places = new LinkedHashMap<>();
    for (String id : moving) {
      Place at = graph.shown().places().get(id);
      if (at != null) {
        places.put(
            id, new Place(at.x() + dx / graph.sight().zoom(), at.y() + dy / graph.sight().zoom()));
      }
    }
    gestures.move(places);
  }

  private void stretchBand() {
    band.setVisible(true);
    band.setX(Math.min(pressed.getX(), last.getX()));
    band.setY(Math.min(pressed.getY(), last.getY()));
    band.setWidth(Math.abs(pressed.getX() - last.getX()));
    band.setHeight(Math.abs(pressed.getY() - last.getY()));
  }

  private void release(MouseEvent event) {
    boolean click = last.equals(pressed);
    if (drag == Drag.BAND && !click) {
      Set<String> cells = new LinkedHashSet<>(session.selection());
      for (Circuit.Node node : graph.shown().circuit().nodes()) {
        Place place = graph.places().get(node.id());
        if (place != null && band.contains(graph.sight().toPane(place))) {
          cells.addAll(node.cellNames());
        }
      }
      session.select(cells);
    } else if (click && event.getButton() == MouseButton.PRIMARY) {
      click(event);
    }
    band.setVisible(false);
    drag = Drag.NONE;
  }

  private void click(MouseEvent event) {
    int node = nodeAt(event.getX(), event.getY());
    if (node < 0) {
      session.select(Set.of());
    } else if (event.getClickCount() == 2) {
      toggleClass(node);
    } else {
      choose(node, event.isShiftDown() || event.isShortcutDown());
    }
  }

  // A class opens into its members and a member closes into its class.
  private void toggleClass(int number) {
    Circuit circuit = graph.shown().circuit();
    Circuit.Node node = circuit.nodes().get(number);
    if (node.form() == Circuit.Form.CELL) {
      gestures.join(circuit, Set.of(node.id()));
    } else {
      gestures.split(circuit, Set.of(node.id()));
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      graph.sight().zoomAt(event.getX(), event.getY(), Math.pow(1.0018, event.getDeltaY()));
      graph.move();
    }
    event.consume();
  }

  private void hover(MouseEvent event) {
    int node = nodeAt(event.getX(), event.getY());
    String now = node < 0 ? null : graph.shown().circuit().nodes().get(node).id();
    String text =
        node >= 0
            ? GraphWords.node(graph.shown(), node)
            : GraphWords.edgeAt(graph, event.getX(), event.getY());
    words.setText(text);
    words.setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
      words.applyCss();
      words.autosize();
      double x = Math.min(event.getX() + 14, getWidth() - words.getWidth() - 4);
      double y = Math.min(event.getY() + 14, getHeight() - words.getHeight() - 4);
      words.relocate(Math.max(2, x), Math.max(2, y));
    }
    if (!java.util.Objects.equals(now, under)) {
      forget();
      under = now;
      if (now != null) {
        rest.playFromStart();
      }
    }
  }

  private void leave() {
    words.setVisible(false);
    forget();
    under = null;
  }

  private void forget() {
    rest.stop();
    graph.haunt(Set.of(), graph.shown());
  }

  // What expanding the node under the pointer would add, where it would stand.
  private void foresee() {
    String node = under;
    Shown shown = graph.shown();
    CircuitWiring wiring = shown.wiring();
    if (node == null
        || wiring == null
        || shown.comparison() != null
        || session.view().members().input().isEmpty()) {
      return;
    }
    Set<String> here =
        shown.circuit().nodes().stream().map(Circuit.Node::id).collect(Collectors.toSet());
    Circuit more = wiring.expanded(session.view(), Set.of(node));
    Set<String> added = new LinkedHashSet<>();
    more.nodes().stream()
        .map(Circuit.Node::id)
        .filter(id -> !here.contains(id))
        .forEach(added::add);
    if (!added.isEmpty()) {
      words.setText(words.getText() + "\nE adds " + added.size() + " partners");
      words.autosize();
      graph.haunt(
          added,
          new Shown(
              wiring, more, Layouts.extended(more, session.view().arrangement()), null, null));
    }
  }

  /// Puts the rings where the selected nodes are.
  void show() {
    Set<String> chosen = graph.selected();
    rings.getChildren().clear();
    if (chosen.isEmpty() || chosen.size() > MOST_RINGS || graph.isSeveral()) {
      return;
    }
    Circuit circuit = graph.shown().circuit();
    Map<String, Place> places = graph.places();
    for (Circuit.Node node : circuit.nodes()) {
      Place place = places.get(node.id());
      if (place != null && chosen.contains(node.id())) {
        Point2D at = graph.sight().toPane(place);
        double radius = CircuitDrawing.radius(node, circuit.nodes().size());
        Circle ring = new Circle(at.getX(), at.getY(), radius * graph.sight().zoom() + RING);
        ring.getStyleClass().add("graph-ring");
        rings.getChildren().add(ring);
      }
    }
  }
}
