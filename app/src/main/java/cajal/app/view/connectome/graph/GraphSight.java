package cajal.app.view.connectome.graph;

import cajal.connectome.circuit.CircuitView.Place;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Point2D;

/// Which part of the graph is seen, and how large.
final class GraphSight {

  private static final double SMALLEST = 0.02;
  private static final double LARGEST = 12;
  private static final double LARGEST_FIT = 1.5;
  private static final double MARGIN = 46;

  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private double x;
  private double y;
  private boolean fitted = true;

  ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  double zoom() {
    return zoom.get();
  }

  /// Where the origin of the graph stands in the pane.
  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /// Whether nobody has moved it since everything was brought into sight.
  boolean isFitted() {
    return fitted;
  }

  Place toGraph(double paneX, double paneY) {
    return new Place((paneX - x) / zoom(), (paneY - y) / zoom());
  }

  Point2D toPane(Place at) {
    return new Point2D(at.x() * zoom() + x, at.y() * zoom() + y);
  }

  void pan(double dx, double dy) {
    x += dx;
    y += dy;
    fitted = false;
  }

  /// Zooms so that what lies under a point of the pane stays there.
  void zoomAt(double paneX, double paneY, double factor) {
    Place fixed = toGraph(paneX, paneY);
    zoom.set(Math.clamp(zoom() * factor, SMALLEST, LARGEST));
    x = paneX - fixed.x() * zoom();
    y = paneY - fixed.y() * zoom();
    fitted = false;
  }

  /// Brings a box into sight.
  ///
  /// @param box left, top, right, bottom
  void fit(double[] box, double width, double height) {
    if (!Double.isFinite(box[0]) || width <= 0 || height <= 0) {
      return;
    }
    double fitting =
        Math.min(
            (width - 2 * MARGIN) / Math.max(1, box[2] - box[0]),
            (height - 2 * MARGIN) / Math.max(1, box[3] - box[1]));
    zoom.set(Math.clamp(fitting, SMALLEST, LARGEST_FIT));
    x = width / 2 - zoom() * (box[0] + box[2]) / 2;
    y = height / 2 - zoom() * (box[1] + box[3]) / 2;
    fitted = true;
  }
}
