package cajal.app.view.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;

/// Pushing the whole drawing about.
final class PanGesture implements Gesture {

  private final Board board;
  private Point2D last;

  PanGesture(Board board, Point2D start) {
    this.board = board;
    last = start;
    board.glass().getParent().setCursor(Cursor.CLOSED_HAND);
  }

  @Override
  public void move(MouseEvent event) {
    Point2D at = board.inPane(event);
    board.viewport().pan(at.getX() - last.getX(), at.getY() - last.getY());
    last = at;
  }

  @Override
  public void finish(MouseEvent event) {
    cancel();
  }

  @Override
  public void cancel() {
    board.glass().getParent().setCursor(Cursor.DEFAULT);
  }
}
