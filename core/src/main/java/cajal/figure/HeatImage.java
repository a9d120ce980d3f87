package cajal.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// The cells of a heat map as an image.
final class HeatImage {

  private static final int MOST_PIXELS = 4_000_000;

  private HeatImage() {}

  /// Paints the cells over the whole plot.
  ///
  /// @param pixelsPerPt resolution to which cells are repeated: viewers that smooth images would
  ///   otherwise blur the cells into each other
  static void paint(Graphics2D g, Mark.Heat heat, FigureLayout.Placed placed, double pixelsPerPt) {
    if (heat.columns() == 0 || heat.rows() == 0) {
      return;
    }
    Rectangle2D plot = placed.plot();
    int across = times(plot.getWidth() * pixelsPerPt, heat.columns());
    int down = times(plot.getHeight() * pixelsPerPt, heat.rows());
    while ((across > 1 || down > 1)
        && (long) across * heat.columns() * down * heat.rows() > MOST_PIXELS) {
      across = Math.max(1, across / 2);
      down = Math.max(1, down / 2);
    }
    BufferedImage image =
        new BufferedImage(across * heat.columns(), down * heat.rows(), BufferedImage.TYPE_INT_ARGB);
    int[] line = new int[image.getWidth()];
    for (int row = 0; row < heat.rows(); row++) {
      for (int column = 0; column < line.length; column++) {
        line[column] = argb(heat, heat.values()[row * heat.columns() + column / across]);
      }
      for (int copy = 0; copy < down; copy++) {
        // Row 0 is at the low end of the axis, which is below on paper.
        int y = (heat.rows() - 1 - row) * down + copy;
        image.setRGB(0, y, line.length, 1, line, 0, line.length);
      }
    }
    AffineTransform place = AffineTransform.getTranslateInstance(plot.getMinX(), plot.getMinY());
    place.scale(plot.getWidth() / image.getWidth(), plot.getHeight() / image.getHeight());
    g.drawImage(image, place, null);
  }

  private static int times(double pixels, int cells) {
    return Math.clamp((long) Math.ceil(pixels / cells), 1, 64);
  }

  private static int argb(Mark.Heat heat, float value) {
    return Float.isNaN(value) ? 0 : 0xFF000000 | heat.map().rgb(value, heat.low(), heat.high());
  }
}
