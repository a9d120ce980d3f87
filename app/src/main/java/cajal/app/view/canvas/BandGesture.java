package cajal.app.view.canvas;

import cajal.app.session.Selection;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/// Drawing a rubber band: whatever it touches is selected while it is drawn. With Shift or Ctrl it
/// adds to what was selected before.
final class BandGesture implements Gesture {

  private final Board board;
  private final Point2D start;
  private final Selection before;
  private final Selection base;
  private final Rectangle band = new Rectangle();

  BandGesture(Board board, Point2D start, boolean adds) {
    this.board = board;
    this.start = start;
    before = board.session().selection();
    base = adds ? before : Selection.NONE;
    band.getStyleClass().add("rubber-band");
    band.setMouseTransparent(true);
    board.glass().getChildren().add(band);
  }

  @Override
  public void move(MouseEvent event) {
    Point2D at = board.inPane(event);
    band.setX(Math.min(start.getX(), at.getX()));
    band.setY(Math.min(start.getY(), at.getY()));
    band.setWidth(Math.abs(at.getX() - start.getX()));
    band.setHeight(Math.abs(at.getY() - start.getY()));
    Point2D from = board.viewport().toWorld(band.getX(), band.getY());
    Bounds box =
        new BoundingBox(
            from.getX(),
            from.getY(),
            band.getWidth() / board.viewport().zoom(),
            band.getHeight() / board.viewport().zoom());
    Set<String> nodes = new LinkedHashSet<>(base.nodes());
    for (NodeView view : board.scene().nodes()) {
      if (box.intersects(view.frame())) {
        nodes.add(view.name());
      }
    }
    board.session().select(base.withNodes(nodes));
  }

  @Override
  public void finish(MouseEvent event) {
    board.glass().getChildren().remove(band);
  }

  @Override
  public void cancel() {
    board.glass().getChildren().remove(band);
    board.session().select(before);
  }
}
