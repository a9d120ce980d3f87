package cajal.app.view.canvas;

import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/// The short axon with a plus at its end from which a person pulls a wire. It shows while the
/// pointer is over its node or the keyboard is at it.
final class Handle extends Group {

  private static final double LENGTH = 20;
  private static final double RADIUS = 7.5;

  private final NodeView owner;

  /// @param x where it leaves the node, from the node's centre
  Handle(NodeView owner, double x, double y) {
    this.owner = owner;
    getStyleClass().add("node-handle");
    setLayoutX(x);
    setLayoutY(y);
    double end = LENGTH;
    CubicCurve axon = new CubicCurve(0, 0, 6, 0, 8, -4, end - RADIUS, -4);
    axon.getStyleClass().add("handle-axon");
    Circle knob = new Circle(end, -4, RADIUS);
    knob.getStyleClass().add("handle-knob");
    Line across = new Line(end - 3.5, -4, end + 3.5, -4);
    Line down = new Line(end, -7.5, end, -0.5);
    across.getStyleClass().add("handle-plus");
    down.getStyleClass().add("handle-plus");
    // Bridges the gap to the node, so that the handle does not vanish on the way to it, and makes
    // it easier to hit than it looks.
    Rectangle area = new Rectangle(-6, -4 - 13, end + RADIUS + 12, 26);
    area.getStyleClass().add("hit-area");
    getChildren().addAll(area, axon, knob, across, down);
    setCursor(Cursor.CROSSHAIR);
    owner.hoverProperty().subscribe(this::follow);
    owner.focusVisibleProperty().subscribe(this::follow);
    follow();
  }

  NodeView owner() {
    return owner;
  }

  /// Shows or hides the handle.
  void follow() {
    boolean shown = owner.isHover() || owner.isFocusVisible();
    setOpacity(shown ? 1 : 0);
  }
}
