package cajal.app.view.canvas;

import cajal.app.session.Session;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// What every gesture on the canvas works with.
///
/// @param session the project and the selection
/// @param scene the shapes
/// @param viewport from pane to drawing and back
/// @param marks layer above the drawing, in its units, for guides and wires under way
/// @param glass layer above the pane, in its units, for the rubber band and the ring
/// @param sources names of the nodes marked as sources
/// @param ring opens the ring of things to place
record Board(
    Session session,
    NetworkScene scene,
    Viewport viewport,
    Group marks,
    Pane glass,
    Set<String> sources,
    Ring ring) {

  /// The ring of things to place.
  interface Ring {

    /// Opens it at a point of the pane.
    ///
    /// @param from node from which a wire waits to be ended at the new node; empty for none
    void open(Point2D at, String from);

    /// Closes the ring if it is open.
    void close();
  }

  /// Where the pointer is in the pane.
  Point2D inPane(MouseEvent event) {
    return glass.sceneToLocal(event.getSceneX(), event.getSceneY());
  }

  /// Where the pointer is in the drawing.
  Point2D inWorld(MouseEvent event) {
    Point2D at = inPane(event);
    return viewport.toWorld(at.getX(), at.getY());
  }

  /// Names of the selected nodes that are still there.
  Set<String> selectedNodes() {
    Set<String> names = new LinkedHashSet<>();
    for (String name : session.selection().nodes()) {
      if (scene.node(name).isPresent()) {
        names.add(name);
      }
    }
    return names;
  }
}
