package cajal.app.view.canvas;

import cajal.app.session.Catalogue;
import cajal.app.session.PaletteEntry;
import cajal.app.session.PaletteEntry.Group;
import cajal.figure.NodeKind;
import cajal.figure.Notation;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/// The ring that opens at the pointer: three arcs for neurons, stimulators and recorders, and a
/// field in the middle. A click on an arc, or typing, turns it into a list.
final class NodeRing extends Pane {

  private static final double INNER = 46;
  private static final double OUTER = 112;
  private static final double SIZE = 2 * OUTER + 4;
  private static final double LIST_WIDTH = 320;
  private static final double ROW = 46;
  private static final int ROWS = 7;

  private final Catalogue catalogue;
  private final Predicate<Group> allowed;
  private final Consumer<PaletteEntry> chosen;
  private final Runnable closed;
  private final TextField query = new TextField();
  private final ListView<PaletteEntry> list = new ListView<>();
  private final Pane arcs = new Pane();

  /// @param allowed headings from which something may be placed here
  /// @param chosen what to do with the entry that was picked
  /// @param closed what to do when the ring goes without a choice
  NodeRing(
      Catalogue catalogue,
      Predicate<Group> allowed,
      Consumer<PaletteEntry> chosen,
      Runnable closed) {
    this.catalogue = catalogue;
    this.allowed = allowed;
    this.chosen = chosen;
    this.closed = closed;
    getStyleClass().add("node-ring");
    setId("node-ring");
    setManaged(false);
    buildArcs();
    query.setPromptText("search");
    query.setId("ring-query");
    query.getStyleClass().add("ring-query");
    query.setAccessibleText("Search what to place");
    query.textProperty().subscribe((_, text) -> showList(catalogue.search(text)));
    query.setManaged(false);
    query.resizeRelocate(SIZE / 2 - 36, SIZE / 2 - 15, 72, 30);
    list.setId("ring-list");
    list.getStyleClass().add("ring-list");
    list.setCellFactory(_ -> new EntryCell());
    list.setFixedCellSize(ROW);
    list.setPlaceholder(new Label("Nothing of that name"));
    list.setFocusTraversable(false);
    list.setOnMouseClicked(event -> {
      if (event.getTarget() instanceof javafx.scene.Node node && inCell(node)) {
        choose();
      }
    });
    getChildren().setAll(arcs, query);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    // Presses inside must not reach the canvas, which would close the ring.
    setOnMousePressed(event -> event.consume());
  }

  private static boolean inCell(javafx.scene.Node node) {
    for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
      if (at instanceof EntryCell cell) {
        return !cell.isEmpty();
      }
    }
    return false;
  }

  /// Opens around a point of the layer on which it lies, pushed inside where it would stick out.
  void openAt(Pane layer, Point2D at) {
    layer.getChildren().add(this);
    resize(SIZE, SIZE);
    relocate(
        inside(at.getX() - SIZE / 2, layer.getWidth() - SIZE),
        inside(at.getY() - SIZE / 2, layer.getHeight() - SIZE));
    query.requestFocus();
  }

  private static double inside(double value, double most) {
    return Math.max(0, Math.min(value, most));
  }

  private void buildArcs() {
    arcs.resize(SIZE, SIZE);
    Circle hub = new Circle(SIZE / 2, SIZE / 2, INNER - 2);
    hub.getStyleClass().setAll("ring-hub");
    arcs.getChildren().add(hub);
    Group[] groups = Group.values();
    for (int i = 0; i < groups.length; i++) {
      double from = -150 + 120.0 * i;
      arcs.getChildren().add(arc(groups[i], from + 1.5, from + 118.5));
    }
  }

  private javafx.scene.Group arc(Group group, double fromDegrees, double toDegrees) {
    Path sector =
        new Path(
            new MoveTo(onCircle(OUTER, fromDegrees).getX(), onCircle(OUTER, fromDegrees).getY()),
            new ArcTo(
                OUTER,
                OUTER,
                0,
                onCircle(OUTER, toDegrees).getX(),
                onCircle(OUTER, toDegrees).getY(),
                false,
                true),
            new LineTo(onCircle(INNER, toDegrees).getX(), onCircle(INNER, toDegrees).getY()),
            new ArcTo(
                INNER,
                INNER,
                0,
                onCircle(INNER, fromDegrees).getX(),
                onCircle(INNER, fromDegrees).getY(),
                false,
                false),
            new ClosePath());
    NodeKind kind = kind(group);
    String colour = kind.name().toLowerCase(Locale.ROOT);
    sector.getStyleClass().setAll("ring-arc", colour);
    Point2D middle = onCircle((INNER + OUTER) / 2, (fromDegrees + toDegrees) / 2);
    Path symbol =
        OutlinePaths.path(
            Notation.node(new Notation.Spot(kind, middle.getX(), middle.getY() - 10, 26)),
            "node-shape",
            colour);
    symbol.setMouseTransparent(true);
    Text title = new Text(group.title());
    title.getStyleClass().setAll("ring-title");
    title.setTextOrigin(VPos.TOP);
    title.setY(middle.getY() + 10);
    title.setMouseTransparent(true);
    title
        .layoutBoundsProperty()
        .subscribe(bounds -> title.setX(middle.getX() - bounds.getWidth() / 2));
    javafx.scene.Group arc = new javafx.scene.Group(sector, symbol, title);
    arc.getStyleClass().add("ring-sector");
    arc.setId("ring-" + group.name().toLowerCase(Locale.ROOT));
    arc.setAccessibleRole(AccessibleRole.BUTTON);
    arc.setAccessibleText(group.title());
    arc.setDisable(!allowed.test(group));
    arc.setOnMouseClicked(event -> {
      showList(catalogue.of(group));
      event.consume();
    });
    return arc;
  }

  private static NodeKind kind(Group group) {
    return switch (group) {
      case NEURON -> NodeKind.EXCITATORY;
      case STIMULATOR -> NodeKind.STIMULATOR;
      case RECORDER -> NodeKind.RECORDER;
    };
  }

  private static Point2D onCircle(double radius, double degrees) {
    double angle = Math.toRadians(degrees);
    return new Point2D(SIZE / 2 + radius * Math.cos(angle), SIZE / 2 + radius * Math.sin(angle));
  }

  private void showList(List<PaletteEntry> entries) {
    list.getItems().setAll(entries.stream().filter(e -> allowed.test(e.group())).toList());
    list.getSelectionModel().selectFirst();
    if (getChildren().contains(arcs)) {
      VBox panel = new VBox(6, query, list);
      panel.getStyleClass().add("ring-panel");
      query.setManaged(true);
      getChildren().setAll(panel);
      double height = ROW * ROWS + 60;
      panel.resize(LIST_WIDTH, height);
      Pane layer = (Pane) getParent();
      resize(LIST_WIDTH, height);
      relocate(
          inside(getLayoutX() + SIZE / 2 - LIST_WIDTH / 2, layer.getWidth() - LIST_WIDTH),
          inside(getLayoutY() + SIZE / 2 - height / 2, layer.getHeight() - height));
      query.requestFocus();
      query.end();
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> {
        close();
        closed.run();
        event.consume();
      }
      case ENTER -> {
        choose();
        event.consume();
      }
      case DOWN -> {
        move(1);
        event.consume();
      }
      case UP -> {
        move(-1);
        event.consume();
      }
      default -> {}
    }
  }

  private void move(int by) {
    if (getChildren().contains(arcs)) {
      showList(catalogue.search(""));
      return;
    }
    int next = list.getSelectionModel().getSelectedIndex() + by;
    if (next >= 0 && next < list.getItems().size()) {
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - ROWS / 2));
    }
  }

  private void choose() {
    PaletteEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      close();
      chosen.accept(entry);
    }
  }

  /// Takes the ring off the canvas.
  void close() {
    if (getParent() instanceof Pane layer) {
      layer.getChildren().remove(this);
    }
  }
}
