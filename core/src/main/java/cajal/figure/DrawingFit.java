package cajal.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The one scale at which a drawing fits its room together with labels whose size does not scale.
///
/// @param x from canvas units to pt
/// @param y from canvas units to pt, both downwards
record DrawingFit(LinearScale x, LinearScale y) {

  /// Points for a canvas unit beyond which a small drawing is not blown up.
  private static final double LARGEST = 0.75;

  private static final int HALVINGS = 40;

  // A place on the canvas with the room, in points, that something takes around it.
  private record Extent(double x, double y, double left, double right, double up, double down) {}

  static DrawingFit of(List<Mark> marks, Rectangle2D room) {
    List<Extent> extents = new ArrayList<>();
    marks.forEach(mark -> collect(mark, extents));
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = i == 0 ? LARGEST : (low + high) / 2;
      Rectangle2D box = box(extents, middle);
      if (box.getWidth() <= room.getWidth() && box.getHeight() <= room.getHeight()) {
        low = middle;
        if (i == 0) {
          break;
        }
      } else {
        high = middle;
      }
    }
    Rectangle2D box = box(extents, low);
    double dx = room.getCenterX() - box.getCenterX();
    double dy = room.getCenterY() - box.getCenterY();
    return new DrawingFit(new LinearScale(0, 1, dx, dx + low), new LinearScale(0, 1, dy, dy + low));
  }

  private static void collect(Mark mark, List<Extent> extents) {
    switch (mark) {
      case Mark.Shape shape -> {
        double[] box = shape.outline().bounds();
        double half = shape.widthPt() / 2;
        extents.add(new Extent(box[0], box[1], half, half, half, half));
        extents.add(new Extent(box[2], box[3], half, half, half, half));
      }
      case Mark.Dots dots -> {
        double half = dots.diameterPt() / 2;
        for (int i = 0; i < dots.x().length; i++) {
          extents.add(new Extent(dots.x()[i], dots.y()[i], half, half, half, half));
        }
      }
      case Mark.Label label -> {
        Rectangle2D box =
            TextBox.across(
                    label.text(), 0, label.dyPt(), label.sizePt(), label.rgb(), label.align())
                .bounds();
        extents.add(
            new Extent(
                label.x(),
                label.y(),
                -box.getMinX(),
                box.getMaxX(),
                -box.getMinY(),
                box.getMaxY()));
      }
      case Mark.Line line -> {
        for (int i = 0; i < line.x().length; i++) {
          // Where it is no number, the pen is lifted.
          if (Double.isFinite(line.x()[i]) && Double.isFinite(line.y()[i])) {
            extents.add(new Extent(line.x()[i], line.y()[i], 0, 0, 0, 0));
          }
        }
      }
      case Mark.Bundles bundles -> {
        double x = WormBody.halfLength();
        extents.add(new Extent(bundles.x() - x, bundles.y(), 0, 0, 0, 0));
        extents.add(new Extent(bundles.x() + x, bundles.y(), 0, 0, 0, 0));
      }
      case Mark.Tags tags -> {
        double down = TagPainter.ROWS_PT;
        extents.add(new Extent(tags.left(), tags.y(), 0, 0, 0, down));
        extents.add(new Extent(tags.right(), tags.y(), 0, 0, 0, down));
      }
      case Mark.Inscription text ->
          extents.add(new Extent(text.x(), text.y(), 0, 0, text.sizePt() / 2, text.sizePt() / 2));
      case Mark.Raster _, Mark.Area _, Mark.Heat _ -> {}
    }
  }

  private static Rectangle2D box(List<Extent> extents, double scale) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Extent extent : extents) {
      left = Math.min(left, extent.x() * scale - extent.left());
      right = Math.max(right, extent.x() * scale + extent.right());
      top = Math.min(top, extent.y() * scale - extent.up());
      bottom = Math.max(bottom, extent.y() * scale + extent.down());
    }
    return extents.isEmpty()
        ? new Rectangle2D.Double()
        : new Rectangle2D.Double(left, top, right - left, bottom - top);
  }
}
