package cajal.app.view.canvas;

import java.util.Optional;
import javafx.scene.Node;

/// What opens beside a node on double click: its most used parameters, made by the inspector.
@FunctionalInterface
public interface NodePopover {

  /// @param node name of the node
  /// @return what to show; empty for nothing
  Optional<Node> content(String node);
}
