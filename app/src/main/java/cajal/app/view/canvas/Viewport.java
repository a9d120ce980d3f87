package cajal.app.view.canvas;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/// Which part of the drawing is seen, and how large.
final class Viewport {

  static final double SMALLEST = 0.1;
  static final double LARGEST = 8;
  private static final double MARGIN = 48;

  private final Translate translate = new Translate();
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);

  private Seen fitted = new Seen(Double.NaN, 0, 0);

  Viewport(Group world) {
    world.getTransforms().setAll(translate, scale);
  }

  ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  double zoom() {
    return zoom.get();
  }

  /// Where a point of the pane lies in the drawing.
  Point2D toWorld(double x, double y) {
    return new Point2D((x - translate.getX()) / zoom(), (y - translate.getY()) / zoom());
  }

  /// Where a point of the drawing lies in the pane.
  Point2D toPane(double x, double y) {
    return new Point2D(x * zoom() + translate.getX(), y * zoom() + translate.getY());
  }

  /// Moves the drawing by a distance in the pane.
  void pan(double dx, double dy) {
    translate.setX(translate.getX() + dx);
    translate.setY(translate.getY() + dy);
  }

  /// Zooms so that what lies under a point of the pane stays there.
  void zoomAt(double x, double y, double factor) {
    Point2D fixed = toWorld(x, y);
    setZoom(zoom() * factor);
    translate.setX(x - fixed.getX() * zoom());
    translate.setY(y - fixed.getY() * zoom());
  }

  /// Shows a part of the drawing in the middle of the pane, not larger than `most`.
  void fit(Bounds part, double width, double height, double most) {
    if (width <= 0 || height <= 0) {
      return;
    }
    double fitting =
        Math.min(
            (width - 2 * MARGIN) / Math.max(1, part.getWidth()),
            (height - 2 * MARGIN) / Math.max(1, part.getHeight()));
    setZoom(Math.min(most, fitting));
    translate.setX(width / 2 - part.getCenterX() * zoom());
    translate.setY(height / 2 - part.getCenterY() * zoom());
    fitted = new Seen(translate.getX(), translate.getY(), zoom());
  }

  /// What is seen.
  private record Seen(double x, double y, double zoom) {}

  /// Whether nobody has moved or zoomed since everything was fitted.
  boolean isFitted() {
    return new Seen(translate.getX(), translate.getY(), zoom()).equals(fitted);
  }

  private void setZoom(double value) {
    double next = Math.clamp(value, SMALLEST, LARGEST);
    scale.setX(next);
    scale.setY(next);
    zoom.set(next);
  }
}
