package cajal.app.view.canvas;

import cajal.figure.NodeKind;
import cajal.figure.Notation;
import cajal.figure.Outline;
import cajal.network.Network;
import cajal.network.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// A projection as a curve from one node to another.
final class ProjectionView extends Group {

  private static final double CHIP_TOP = 12;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Path halo = new Path();
  private final Path curve = new Path();
  private final Path heads = new Path();
  private final Path hit = new Path();
  private Projection projection;
  private int lane;
  private Supplier<String> summary = () -> "";

  ProjectionView(Projection projection) {
    this.projection = projection;
    getStyleClass().add("canvas-projection");
    setId("projection-" + projection.name());
    setAccessibleRole(AccessibleRole.BUTTON);
    halo.getStyleClass().setAll("wire-halo");
    hit.getStyleClass().setAll("wire-hit");
    getChildren().setAll(halo, curve, heads, hit);
    Hint.install(this, () -> summary.get());
  }

  String name() {
    return projection.name();
  }

  Projection projection() {
    return projection;
  }

  /// Whether it leads from a node to itself.
  boolean loops() {
    return projection.source().equals(projection.target());
  }

  int lane() {
    return lane;
  }

  void setSummary(Supplier<String> value) {
    summary = value;
  }

  void setSelected(boolean value) {
    pseudoClassStateChanged(SELECTED, value);
  }

  void update(Projection next, int nextLane) {
    projection = next;
    lane = nextLane;
  }

  /// Draws the curve between the present places of its ends.
  ///
  /// @param loopDegrees where a wire from a node to itself has room
  void route(NodeView source, NodeView target, Network network, DoubleSupplier loopDegrees) {
    Notation.Head head = Notation.Head.of(projection, network);
    String colour = NodeKind.ofWire(projection, network).name().toLowerCase(Locale.ROOT);
    if (source instanceof WormView worm && source.equals(target)) {
      showChip(worm, colour);
      return;
    }
    Notation.Spot from = source.anchor(projection, target.x(), target.y());
    Notation.Wire wire =
        source.equals(target)
            ? Notation.loop(from, lane, loopDegrees.getAsDouble(), head)
            : Notation.wire(from, target.anchor(projection, source.x(), source.y()), lane, head);
    style(
        curve, List.of("wire", colour, Notation.random(projection.rule()) ? "random" : "certain"));
    style(heads, List.of(wire.filled() ? "wire-head" : "wire-bars", colour));
    List<PathElement> line = OutlinePaths.elements(wire.curve());
    curve.getElements().setAll(line);
    halo.getElements().setAll(OutlinePaths.elements(wire.curve()));
    hit.getElements().setAll(OutlinePaths.elements(wire.curve()));
    List<PathElement> tips = new ArrayList<>();
    for (Outline outline : wire.heads()) {
      tips.addAll(OutlinePaths.elements(outline));
    }
    heads.getElements().setAll(tips);
  }

  // The same classes set again would cost a new look through the style sheet.
  private static void style(Path path, List<String> classes) {
    if (!path.getStyleClass().equals(classes)) {
      path.getStyleClass().setAll(classes);
    }
  }

  // What joins the cells of a worm is drawn between them; a plate below stands for the projection
  // itself, to be selected.
  private void showChip(WormView worm, String colour) {
    Text text = new Text(projection.name());
    text.getStyleClass().setAll("chip-text");
    text.setTextOrigin(VPos.CENTER);
    double width = text.getLayoutBounds().getWidth() + 34;
    double left = worm.x() + worm.chipLeft(lane, width);
    double y = worm.y() + worm.reach()[1] + CHIP_TOP;
    text.setX(left + 22);
    text.setY(y);
    Circle dot = new Circle(left + 12, y, 4);
    dot.getStyleClass().setAll("wire-head", colour);
    Rectangle plate = new Rectangle(left, y - 12, width, 24);
    plate.setArcWidth(24);
    plate.setArcHeight(24);
    plate.getStyleClass().setAll("chip");
    getChildren().setAll(plate, dot, text);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? summary.get()
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
