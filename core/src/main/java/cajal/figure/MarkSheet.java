package cajal.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;

/// A stretch of a drawing on pixels, by the painter of the figures, for views that are panned and
/// zoomed.
///
/// @param width pixels
/// @param height pixels
/// @param pixelsPerUnit pixels for a unit of the drawing
/// @param x where the origin of the drawing stands, pixels
/// @param y where the origin of the drawing stands, pixels
/// @param pixelsPerPt size of type and lines
public record MarkSheet(
    int width, int height, double pixelsPerUnit, double x, double y, double pixelsPerPt) {

  /// Paints on a new image; from any thread.
  ///
  /// @return `[y * width + x]`, premultiplied ARGB
  public int[] paint(List<Mark> marks, Palette palette) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(new Color(palette.background()));
      g.fillRect(0, 0, width, height);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.scale(pixelsPerPt, pixelsPerPt);
      Rectangle2D plot = new Rectangle2D.Double(0, 0, width / pixelsPerPt, height / pixelsPerPt);
      LinearScale across =
          new LinearScale(0, 1, x / pixelsPerPt, (x + pixelsPerUnit) / pixelsPerPt);
      LinearScale down = new LinearScale(0, 1, y / pixelsPerPt, (y + pixelsPerUnit) / pixelsPerPt);
      Furniture none =
          new Furniture(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
      FigureLayout.Placed placed =
          new FigureLayout.Placed(Panel.drawing(marks), plot, across, down, none);
      new MarkPainter(
              g, placed, palette, new MarkPainter.Detail(Integer.MAX_VALUE, pixelsPerPt, true))
          .paint();
    } finally {
      g.dispose();
    }
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
