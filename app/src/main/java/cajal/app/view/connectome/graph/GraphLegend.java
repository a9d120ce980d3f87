package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.part.Colours;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.circuit.CircuitView;
import cajal.figure.CircuitColours;
import cajal.figure.Palette;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// What colours and lines mean; a click on an entry leaves out what it stands for, or brings it
/// back.
final class GraphLegend extends VBox {

  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

  private final ConnectomeSession session;
  private final CircuitGestures gestures;
  private final Map<String, ToggleButton> entries = new LinkedHashMap<>();

  GraphLegend(ConnectomeSession session, CircuitGestures gestures) {
    super(6);
    this.session = session;
    this.gestures = gestures;
    getStyleClass().add("graph-legend");
    session.shownProperty().subscribe(shown -> build());
    session.darkProperty().subscribe(dark -> build());
    session.viewProperty().subscribe(this::mark);
  }

  private void build() {
    Connectome shown = session.shownProperty().get();
    entries.clear();
    getChildren().clear();
    if (shown == null) {
      return;
    }
    Palette palette = Palette.of(session.darkProperty().get());
    Map<String, Integer> types = new LinkedHashMap<>();
    CircuitColours.TYPES.forEach(type -> types.put(type, 0));
    Map<String, Integer> transmitters = new TreeMap<>();
    for (Cell cell : shown.cells()) {
      boolean neuron = cell.kind() == Connectome.Kind.NEURON;
      types.merge(
          neuron ? CircuitView.type(cell) : cell.kind().name().toLowerCase(Locale.ROOT),
          1,
          Integer::sum);
      if (neuron) {
        cell.transmitters().forEach(name -> transmitters.merge(name, 1, Integer::sum));
        if (cell.transmitters().isEmpty()) {
          transmitters.merge("unknown", 1, Integer::sum);
        }
      }
    }
    FlowPane cells = group();
    types.forEach((type, count) -> {
      if (count > 0) {
        boolean other = type.equals("muscle") || type.equals("other");
        Color colour = colour(CircuitColours.type(type, palette));
        cells
            .getChildren()
            .add(entry((other ? "cell:" : "type:") + type, type, count, new Circle(5, colour)));
      }
    });
    FlowPane released = group();
    if (transmitters.size() > 1) {
      transmitters.forEach((name, count) -> {
        Circle ring = new Circle(4.5, Color.TRANSPARENT);
        ring.setStroke(colour(CircuitColours.transmitter(name, palette)));
        ring.setStrokeWidth(2);
        String title = name.equals("unknown") ? "none known" : name;
        released.getChildren().add(entry("transmitter:" + name, title, count, ring));
      });
    }
    FlowPane lines = group();
    Map<ConnectionKind, Integer> kinds = new TreeMap<>();
    shown.connections().forEach(c -> kinds.merge(c.kind(), 1, Integer::sum));
    kinds.forEach((kind, count) -> {
      boolean gap = kind == ConnectionKind.ELECTRICAL;
      Color colour = colour(CircuitColours.connection(kind, palette));
      lines
          .getChildren()
          .add(
              entry(
                  "connection:" + kind.word(),
                  gap ? "gap junction" : kind.word(),
                  count,
                  gap ? bars(colour) : arrow(colour)));
    });
    getChildren().addAll(cells, released, lines);
    mark(session.view());
  }

  private static FlowPane group() {
    return new FlowPane(2, 1);
  }

  private static Color colour(int rgb) {
    return Colours.of(rgb);
  }

  private static Node arrow(Color colour) {
    Line line = new Line(0, 5, 14, 5);
    line.setStroke(colour);
    Polyline head = new Polyline(10, 2, 15, 5, 10, 8, 10, 2);
    head.setFill(colour);
    head.setStroke(colour);
    return new Group(line, head);
  }

  private static Node bars(Color colour) {
    Group group = new Group(new Line(0, 5, 15, 5), new Line(0, 1, 0, 9), new Line(15, 1, 15, 9));
    group.getChildren().forEach(line -> ((Line) line).setStroke(colour));
    return group;
  }

  private ToggleButton entry(String key, String title, int count, Node mark) {
    ToggleButton button = new ToggleButton("%s  %,d".formatted(title, count), mark);
    button.setId("legend-" + key.replace(':', '-').replace(' ', '-'));
    button.getStyleClass().add("legend-entry");
    button.setAccessibleText(title + ", " + count + "; press to leave out or to show");
    button.setOnAction(event -> {
      gestures.toggle(key);
      mark(session.view());
    });
    entries.put(key, button);
    return button;
  }

  private void mark(CircuitView view) {
    Set<String> off = view.filter().off();
    entries.forEach((key, button) -> {
      button.setSelected(!off.contains(key));
      button.pseudoClassStateChanged(OFF, off.contains(key));
    });
  }
}
