package cajal.app.view.canvas;

import cajal.app.session.CellPaint;
import cajal.figure.NodeKind;
import cajal.figure.Notation.Spot;
import cajal.figure.Palette;
import cajal.network.Node;
import cajal.network.Projection;
import cajal.project.Project.Point;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import org.jspecify.annotations.Nullable;

/// A node of the network as it stands on the canvas. Its centre is the origin of its children.
abstract class NodeView extends Group {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass SOURCE = PseudoClass.getPseudoClass("source");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");

  private final String name;
  private Node node;
  private NodeKind kind;
  private Supplier<String> summary = () -> "";

  NodeView(Node node, NodeKind kind) {
    this.name = node.name();
    this.node = node;
    this.kind = kind;
    getStyleClass().add("canvas-node");
    setId("node-" + name);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleHelp(
        "Enter opens its parameters, S marks it as a source, C connects the marked sources to it,"
            + " arrow keys move it, Delete removes it");
    Hint.install(this, () -> summary.get());
  }

  final String name() {
    return name;
  }

  final Node node() {
    return node;
  }

  final NodeKind kind() {
    return kind;
  }

  final double x() {
    return getLayoutX();
  }

  final double y() {
    return getLayoutY();
  }

  final void place(Point at) {
    setLayoutX(at.x());
    setLayoutY(at.y());
  }

  /// Where a sentence about this node comes from, for the tooltip and the screen reader.
  final void setSummary(Supplier<String> value) {
    summary = value;
  }

  /// Shows another state of the same node.
  ///
  /// @return whether wires must follow
  final boolean update(Node next, NodeKind nextKind) {
    boolean reshaped = nextKind != kind || next.getClass() != node.getClass();
    node = next;
    kind = nextKind;
    refresh();
    return reshaped;
  }

  /// Makes the shapes fit {@link #node()} and {@link #kind()}.
  abstract void refresh();

  /// The shape from which a wire leaves, or at which it ends.
  ///
  /// @param towardsX a point in the direction of the other end
  abstract Spot anchor(double towardsX, double towardsY);

  /// As {@link #anchor(double, double)}, for a projection that may touch only a part of the node.
  Spot anchor(Projection projection, double towardsX, double towardsY) {
    return anchor(towardsX, towardsY);
  }

  /// The node was clicked at a point around its centre, for nodes that show their cells.
  ///
  /// @param adds whether a selection is to be added to
  void clickedAt(double localX, double localY, boolean adds) {}

  /// Colours the units of the node.
  ///
  /// @param paint `null` for the node's own colours
  void paint(@Nullable CellPaint paint, Palette palette) {}

  /// Half width and half height of what a person sees of the node, without its label.
  abstract double[] reach();

  /// The handle from which wires are drawn.
  abstract Handle handle();

  /// The node without its label, in canvas units.
  final Bounds frame() {
    double[] reach = reach();
    return new BoundingBox(x() - reach[0], y() - reach[1], 2 * reach[0], 2 * reach[1]);
  }

  final void setSelected(boolean value) {
    pseudoClassStateChanged(SELECTED, value);
    handle().follow();
  }

  final void setMarkedAsSource(boolean value) {
    pseudoClassStateChanged(SOURCE, value);
  }

  /// Shows whether the wire under way may end here, and whether it would.
  final void setWiring(boolean illegal, boolean target) {
    pseudoClassStateChanged(ILLEGAL, illegal);
    pseudoClassStateChanged(TARGET, target);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? summary.get()
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
