package cajal.app.view.canvas;

import cajal.app.session.Edits;
import cajal.app.session.Summaries;
import cajal.project.Project.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Line;

/// Dragging the selected nodes to another place. Their centres line up with those of the nodes that
/// stand still, unless Alt is down.
final class MoveGesture implements Gesture {

  private static final double REACH_PX = 6;

  private final Board board;
  private final NodeView grabbed;
  private final Point2D start;
  private final Map<NodeView, Point> from = new HashMap<>();
  private final List<Point> standing = new ArrayList<>();
  private final Set<String> names;
  private final List<Line> guides = new ArrayList<>();

  MoveGesture(Board board, NodeView grabbed, Point2D start) {
    this.board = board;
    this.grabbed = grabbed;
    this.start = start;
    names = board.selectedNodes();
    for (NodeView view : board.scene().nodes()) {
      Point at = new Point(view.x(), view.y());
      if (names.contains(view.name())) {
        from.put(view, at);
      } else {
        standing.add(at);
      }
    }
  }

  @Override
  public void move(MouseEvent event) {
    Point2D at = board.inWorld(event);
    double dx = at.getX() - start.getX();
    double dy = at.getY() - start.getY();
    Point home = from.getOrDefault(grabbed, new Point(grabbed.x(), grabbed.y()));
    Snapping snap =
        event.isAltDown()
            ? Snapping.NONE
            : Snapping.of(
                home.x() + dx, home.y() + dy, standing, REACH_PX / board.viewport().zoom());
    double toX = dx + snap.dx();
    double toY = dy + snap.dy();
    from.forEach((view, was) -> view.place(new Point(was.x() + toX, was.y() + toY)));
    board.scene().route(names);
    showGuides(snap);
  }

  private void showGuides(Snapping snap) {
    board.marks().getChildren().removeAll(guides);
    guides.clear();
    Bounds pane = board.glass().getLayoutBounds();
    Point2D top = board.viewport().toWorld(0, 0);
    Point2D end = board.viewport().toWorld(pane.getWidth(), pane.getHeight());
    guide(snap.guideX(), x -> new Line(x, top.getY(), x, end.getY()));
    guide(snap.guideY(), y -> new Line(top.getX(), y, end.getX(), y));
    board.marks().getChildren().addAll(guides);
  }

  private void guide(OptionalDouble at, java.util.function.DoubleFunction<Line> line) {
    at.ifPresent(value -> {
      Line guide = line.apply(value);
      guide.getStyleClass().add("guide");
      guide.setStrokeWidth(1 / board.viewport().zoom());
      guides.add(guide);
    });
  }

  @Override
  public void finish(MouseEvent event) {
    board.marks().getChildren().removeAll(guides);
    Map<String, Point> places = new HashMap<>();
    from.keySet().forEach(view -> places.put(view.name(), new Point(view.x(), view.y())));
    board.session().edit("Move " + what(names), project -> Edits.arrange(project, places));
  }

  @Override
  public void cancel() {
    board.marks().getChildren().removeAll(guides);
    from.forEach(NodeView::place);
    board.scene().route(names);
  }

  /// The one name, or how many there are.
  static String what(Set<String> names) {
    return names.size() == 1 ? names.iterator().next() : Summaries.count(names.size(), "node");
  }
}
