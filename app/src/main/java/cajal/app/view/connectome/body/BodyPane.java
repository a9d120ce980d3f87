package cajal.app.view.connectome.body;

import cajal.app.command.Workspace;
import cajal.app.session.CellPaint;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.connectome.CellColours;
import cajal.app.view.connectome.ConnectomeView;
import cajal.app.view.connectome.PaintKey;
import cajal.app.view.part.Colours;
import cajal.app.view.part.FigureSource;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.morphology.Morphologies;
import cajal.figure.BodyFigure;
import cajal.figure.BodyRaster.Look;
import cajal.figure.BodyShape;
import cajal.figure.BodyTurn;
import cajal.figure.ConnectomeMap;
import cajal.figure.Palette;
import cajal.figure.Panel;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/// The body with its sides to choose from; a drag turns it, a drag with the right button or Shift
/// moves it, the wheel magnifies, a click selects.
final class BodyPane implements ConnectomeView.Content {

  private static final double STILL_PX = 3;
  private static final double TURN_PER_PX = 0.008;
  private static final List<String> TYPES = List.of("sensory", "interneuron", "motor", "unknown");

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final BodySheet sheet = new BodySheet();
  private final BorderPane frame = new BorderPane();
  private final HBox legend = new HBox(10);
  private final PaintKey key;
  private final Label words = new Label();
  private BodyShape shape = BodyShape.of(List.of(), Morphologies.celegans());
  private double pressedX;
  private double pressedY;
  private double lastX;
  private double lastY;
  private boolean moved;

  BodyPane(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.connectome();
    key = new PaintKey(session);
    words.setId("body-words");
    frame.setTop(bar());
    frame.setCenter(sheet);
    sheet.setId("body-sheet");
    sheet.setOnMousePressed(this::press);
    sheet.setOnMouseDragged(this::drag);
    sheet.setOnMouseReleased(this::release);
    sheet.setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    sheet.setOnMouseExited(_ -> words.setText(""));
    sheet.setOnKeyPressed(this::key);
    sheet.setOnScroll(event -> {
      sheet.zoom(Math.pow(1.2, event.getDeltaY() / 40), event.getX(), event.getY());
      event.consume();
    });
    session.shownProperty().subscribe(_ -> rebuild());
    session.selectionProperty().subscribe(_ -> sheet.look(look(palette())));
    session.paintProperty().subscribe(_ -> recolour());
    workspace.session().themeDarkProperty().subscribe(_ -> rebuild());
  }

  private Node bar() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    legend.setAlignment(Pos.CENTER_LEFT);
    HBox bar =
        new HBox(
            8,
            side("Side", BodyTurn.SIDE),
            side("Top", BodyTurn.TOP),
            side("Front", BodyTurn.FRONT),
            legend,
            key,
            space,
            words);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  private Button side(String title, BodyTurn turn) {
    Button button = new Button(title);
    button.setId("body-" + title.toLowerCase(java.util.Locale.ROOT));
    button.setOnAction(event -> {
      sheet.turn(turn);
      sheet.fit();
    });
    return button;
  }

  private Palette palette() {
    return Palette.of(workspace.session().themeDarkProperty().get());
  }

  private void rebuild() {
    Connectome connectome = session.shownProperty().get();
    if (connectome == null) {
      return;
    }
    // Shapes are those of the adult hermaphrodite; other brains have places of somata at most.
    shape = BodyShape.of(connectome.neurons(), Morphologies.celegans());
    sheet.show(shape, palette());
    recolour();
  }

  private void recolour() {
    sheet.look(look(palette()));
    showLegend();
  }

  private Look look(Palette palette) {
    CellPaint paint = session.paintProperty().get();
    int[] rgb = new int[shape.size()];
    float[] strength = paint == null ? new float[0] : new float[rgb.length];
    BitSet chosen = new BitSet();
    Set<String> selection = session.selection();
    for (int i = 0; i < rgb.length; i++) {
      Cell cell = shape.cells().get(i);
      rgb[i] = CellColours.of(cell, paint, palette);
      if (paint != null) {
        Double value = paint.values().get(cell.name());
        strength[i] = value == null ? 0 : (float) (paint.isClassed() ? 1 : paint.part(value));
      }
      if (selection.contains(cell.name())) {
        chosen.set(i);
      }
    }
    return new Look(rgb, strength, chosen);
  }

  private List<Panel.Key> keys(Palette palette) {
    CellPaint paint = session.paintProperty().get();
    if (paint != null) {
      return paint.keys(palette);
    }
    Map<String, Long> counts =
        shape.cells().stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    BodyPane::type, java.util.stream.Collectors.counting()));
    return TYPES.stream()
        .filter(counts::containsKey)
        .map(type ->
            new Panel.Key(type + " " + counts.get(type), ConnectomeMap.colour(type, palette)))
        .toList();
  }

  private static String type(Cell cell) {
    return TYPES.contains(cell.type()) ? cell.type() : "unknown";
  }

  private void showLegend() {
    CellPaint paint = session.paintProperty().get();
    key.show(paint, palette());
    legend.getChildren().clear();
    if (paint != null) {
      return;
    }
    for (Panel.Key key : keys(palette())) {
      Label label = new Label(key.label());
      int rgb = key.rgb();
      label.setGraphic(new Circle(4.5, Colours.of(rgb)));
      legend.getChildren().add(label);
    }
  }

  private void press(MouseEvent event) {
    sheet.requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    lastX = pressedX;
    lastY = pressedY;
    moved = false;
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (!moved && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < STILL_PX) {
      return;
    }
    moved = true;
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    if (event.isShiftDown() || event.getButton() != MouseButton.PRIMARY) {
      sheet.pan(dx, dy);
    } else {
      sheet.turn(sheet.turn().by(dy * TURN_PER_PX, dx * TURN_PER_PX));
    }
    lastX = event.getX();
    lastY = event.getY();
    event.consume();
  }

  private void release(MouseEvent event) {
    if (!moved && event.getButton() == MouseButton.PRIMARY) {
      if (event.getClickCount() == 2) {
        sheet.fit();
        return;
      }
      int cell = sheet.cellAt(event.getX(), event.getY());
      Set<String> names =
          event.isShortcutDown() ? new LinkedHashSet<>(session.selection()) : new LinkedHashSet<>();
      if (cell >= 0) {
        String name = shape.cells().get(cell).name();
        if (!names.remove(name)) {
          names.add(name);
        }
      }
      session.select(names);
    }
    event.consume();
  }

  private void hover(double x, double y) {
    int number = sheet.cellAt(x, y);
    if (number < 0) {
      words.setText("");
      return;
    }
    Cell cell = shape.cells().get(number);
    CellPaint paint = session.paintProperty().get();
    Double value = paint == null ? null : paint.values().get(cell.name());
    words.setText(
        cell.name()
            + (cell.type().isEmpty() ? "" : " · " + cell.type())
            + (paint == null || value == null
                ? ""
                : " · %s %.4g %s".formatted(paint.title(), value, paint.unit())));
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> sheet.turn(sheet.turn().by(0, -0.1));
      case RIGHT -> sheet.turn(sheet.turn().by(0, 0.1));
      case UP -> sheet.turn(sheet.turn().by(-0.1, 0));
      case DOWN -> sheet.turn(sheet.turn().by(0.1, 0));
      case PLUS, EQUALS, ADD -> zoomIn();
      case MINUS, SUBTRACT -> zoomOut();
      case ESCAPE -> session.select(Set.of());
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  public Node node() {
    return frame;
  }

  @Override
  public List<FigureSource> figures() {
    Connectome connectome = session.shownProperty().get();
    BodyShape body = shape;
    BodyTurn turn = sheet.turn();
    return connectome == null || body.size() == 0
        ? List.of()
        : List.of(
            new FigureSource(
                "Body",
                false,
                (palette, window) ->
                    BodyFigure.of(
                        body,
                        turn,
                        look(palette),
                        new BodyFigure.Words(connectome.title(), keys(palette)),
                        palette)));
  }

  @Override
  public void zoomIn() {
    sheet.zoom(1.4, sheet.getWidth() / 2, sheet.getHeight() / 2);
  }

  @Override
  public void zoomOut() {
    sheet.zoom(1 / 1.4, sheet.getWidth() / 2, sheet.getHeight() / 2);
  }

  @Override
  public void fit() {
    sheet.fit();
  }

  @Override
  public void focus() {
    sheet.requestFocus();
  }

  @Override
  public boolean settled() {
    return sheet.settled();
  }

  @Override
  public void seen(boolean visible) {
    sheet.seen(visible);
  }

  /// The sheet, for tests.
  BodySheet sheet() {
    return sheet;
  }
}
