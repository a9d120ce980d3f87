package cajal.app.view.canvas;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;

/// A small form that opens beside a node of the canvas.
final class NodePopup {

  private final Popover popover;

  NodePopup(Node content) {
    popover = new Popover(content);
    popover.setArrowLocation(Popover.ArrowLocation.LEFT_CENTER);
    popover.setDetachable(false);
    popover.setHeaderAlwaysVisible(false);
    popover.setAnimated(false);
  }

  void showBeside(NodeView view) {
    popover.show(view);
  }
}
