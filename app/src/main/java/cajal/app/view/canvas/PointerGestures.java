package cajal.app.view.canvas;

import cajal.app.session.Selection;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Which gesture a press, a drag or a turn of the wheel begins, by what lies under the pointer.
final class PointerGestures {

  private static final double DRAG_THRESHOLD_PX = 4;
  private static final double WHEEL_NOTCH = 30;

  private final Board board;
  private final Consumer<String> open;
  private @Nullable Gesture gesture;
  private @Nullable Press press;
  private @Nullable WireGesture held;
  private boolean panning;
  private boolean panned;

  /// Where the button went down, and on what.
  private record Press(Point2D at, @Nullable NodeView node, boolean adds) {}

  /// @param open what to do with a node on double click
  PointerGestures(Board board, Pane pane, Consumer<String> open) {
    this.board = board;
    this.open = open;
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    pane.addEventHandler(ZoomEvent.ZOOM, this::pinched);
  }

  /// While the space bar is down, dragging pans.
  void beginPanning() {
    if (!panning) {
      panned = false;
    }
    panning = true;
  }

  /// The space bar is up again.
  ///
  /// @return whether anything was panned with it
  boolean endPanning() {
    panning = false;
    return panned;
  }

  /// Whether there was anything to give up.
  boolean cancel() {
    boolean something = gesture != null || held != null;
    if (gesture != null) {
      gesture.cancel();
    }
    if (held != null) {
      held.cancel();
    }
    gesture = null;
    held = null;
    press = null;
    return something;
  }

  private void pressed(MouseEvent event) {
    board.ring().close();
    if (event.getButton() == MouseButton.MIDDLE
        || (event.getButton() == MouseButton.PRIMARY && panning)) {
      cancel();
      panned = true;
      gesture = new PanGesture(board, board.inPane(event));
    } else if (event.getButton() == MouseButton.PRIMARY) {
      primary(event);
    } else {
      cancel();
      selectForMenu(event);
    }
    event.consume();
  }

  private void primary(MouseEvent event) {
    boolean adds = event.isShiftDown() || event.isShortcutDown();
    Handle handle = above(event, Handle.class);
    NodeView node = above(event, NodeView.class);
    ProjectionView projection = above(event, ProjectionView.class);
    if (held != null) {
      return;
    }
    if (handle != null) {
      gesture = new WireGesture(board, handle.owner());
      press = new Press(board.inPane(event), handle.owner(), adds);
    } else if (node != null) {
      node.requestFocus();
      select(node, adds);
      press = new Press(board.inPane(event), node, adds);
    } else if (projection != null) {
      board.glass().getParent().requestFocus();
      Selection selection = board.session().selection();
      board
          .session()
          .select(
              adds
                  ? selection.toggleProjection(projection.name())
                  : Selection.projection(projection.name()));
    } else {
      board.glass().getParent().requestFocus();
      press = new Press(board.inPane(event), null, adds);
    }
  }

  private void select(NodeView node, boolean adds) {
    Selection selection = board.session().selection();
    if (adds) {
      board.session().select(selection.toggleNode(node.name()));
    } else if (!selection.nodes().contains(node.name())) {
      board.session().select(Selection.node(node.name()));
    }
  }

  private void selectForMenu(MouseEvent event) {
    NodeView node = above(event, NodeView.class);
    ProjectionView projection = above(event, ProjectionView.class);
    if (node != null) {
      node.requestFocus();
      select(node, false);
    } else if (projection != null
        && !board.session().selection().projections().contains(projection.name())) {
      board.session().select(Selection.projection(projection.name()));
    }
  }

  private void dragged(MouseEvent event) {
    if (gesture == null && press != null && far(press.at(), event)) {
      NodeView node = press.node();
      if (node == null) {
        gesture = new BandGesture(board, press.at(), press.adds());
      } else if (board.session().selection().nodes().contains(node.name())) {
        gesture =
            new MoveGesture(
                board, node, board.viewport().toWorld(press.at().getX(), press.at().getY()));
      }
    }
    if (gesture != null) {
      gesture.move(event);
    }
    event.consume();
  }

  private boolean far(Point2D from, MouseEvent event) {
    return from.distance(board.inPane(event)) >= DRAG_THRESHOLD_PX;
  }

  private void released(MouseEvent event) {
    Gesture ended = gesture;
    Press began = press;
    gesture = null;
    press = null;
    if (ended instanceof WireGesture wire) {
      boolean pulled = began == null || far(began.at(), event);
      if (!pulled || (event.isAltDown() && wire.connect(event))) {
        // A click on the handle takes the wire up; Alt keeps it for the next target.
        held = wire;
      } else {
        wire.finish(event);
      }
    } else if (ended != null) {
      ended.finish(event);
    } else if (held != null && event.getButton() == MouseButton.PRIMARY) {
      WireGesture wire = held;
      if (!wire.connect(event) || !event.isAltDown()) {
        held = null;
        wire.end();
      }
    }
    event.consume();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    NodeView node = above(event, NodeView.class);
    boolean empty = node == null && above(event, ProjectionView.class) == null;
    if (node != null && event.getClickCount() == 1) {
      Point2D at = node.sceneToLocal(event.getSceneX(), event.getSceneY());
      node.clickedAt(at.getX(), at.getY(), event.isShiftDown() || event.isShortcutDown());
    }
    if (event.getClickCount() == 2 && empty) {
      board.ring().open(board.inPane(event), "");
    } else if (event.getClickCount() == 2 && node != null) {
      open.accept(node.name());
    } else if (empty && !event.isShiftDown() && !event.isShortcutDown()) {
      board.session().select(Selection.NONE);
    } else if (node != null
        && event.getClickCount() == 1
        && !event.isShiftDown()
        && !event.isShortcutDown()
        && above(event, Handle.class) == null
        && board.session().selection().nodes().size() > 1) {
      // A press on one of several selected nodes may begin a move of all; a mere click means one.
      board.session().select(Selection.node(node.name()));
    }
    event.consume();
  }

  private void moved(MouseEvent event) {
    if (held != null) {
      held.move(event);
    }
  }

  // A wheel turns in whole notches along one axis and zooms; a touchpad glides and pans.
  private void scrolled(ScrollEvent event) {
    Point2D at = board.glass().sceneToLocal(event.getSceneX(), event.getSceneY());
    boolean wheel =
        event.getTouchCount() == 0
            && !event.isInertia()
            && event.getDeltaX() == 0
            && Math.abs(event.getDeltaY()) >= WHEEL_NOTCH;
    if (event.isShortcutDown() || (wheel && !event.isShiftDown())) {
      board.viewport().zoomAt(at.getX(), at.getY(), Math.exp(event.getDeltaY() * 0.004));
    } else {
      board.viewport().pan(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void pinched(ZoomEvent event) {
    Point2D at = board.glass().sceneToLocal(event.getSceneX(), event.getSceneY());
    board.viewport().zoomAt(at.getX(), at.getY(), event.getZoomFactor());
    event.consume();
  }

  /// What was hit, or the part of the canvas that it belongs to.
  static <T extends Node> @Nullable T above(MouseEvent event, Class<T> kind) {
    for (Node at = event.getTarget() instanceof Node node ? node : null;
        at != null;
        at = at.getParent()) {
      if (kind.isInstance(at)) {
        return kind.cast(at);
      }
    }
    return null;
  }
}
