package cajal.figure;

import java.awt.geom.Rectangle2D;

/// The maps from data to points on the figure.
final class LayoutScales {

  private LayoutScales() {}

  static LinearScale x(Axis axis, Rectangle2D plot) {
    return new LinearScale(axis.low(), axis.high(), plot.getMinX(), plot.getMaxX());
  }

  static LinearScale y(Axis axis, Rectangle2D plot) {
    return new LinearScale(axis.low(), axis.high(), plot.getMaxY(), plot.getMinY());
  }
}
