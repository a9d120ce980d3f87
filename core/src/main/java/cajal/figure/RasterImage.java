package cajal.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/// Counts the ticks of a crowded raster into pixels, each pixel by the exact part of it that a tick
/// covers; a million spikes take a fraction of a second.
final class RasterImage {

  /// Enough for a page at 600 dots per inch, and 160 MB while it is made.
  private static final double MOST_PIXELS = 20e6;

  private final int width;
  private final int height;
  private final double scale;
  private final float[] clear;

  private RasterImage(int width, int height, double scale) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.clear = new float[width * height];
  }

  static void paint(
      Graphics2D g,
      List<Mark.Raster> rasters,
      FigureLayout.Placed placed,
      RasterInk ink,
      double pixelsPerPt) {
    Rectangle2D plot = placed.plot();
    double scale =
        Math.min(pixelsPerPt, Math.sqrt(MOST_PIXELS / (plot.getWidth() * plot.getHeight())));
    int width = Math.max(1, (int) Math.ceil(plot.getWidth() * scale));
    int height = Math.max(1, (int) Math.ceil(plot.getHeight() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (Mark.Raster raster : rasters) {
      RasterImage layer = new RasterImage(width, height, scale);
      layer.count(raster, placed, ink);
      layer.over(image, raster.rgb());
    }
    AffineTransform place = AffineTransform.getTranslateInstance(plot.getMinX(), plot.getMinY());
    place.scale(1 / scale, 1 / scale);
    g.drawImage(image, place, null);
  }

  private void count(Mark.Raster raster, FigureLayout.Placed placed, RasterInk ink) {
    Arrays.fill(clear, 1);
    double half = RasterInk.height(raster, placed) / 2;
    double left = placed.plot().getMinX();
    double top = placed.plot().getMinY();
    for (int i = 0; i < raster.x().length; i++) {
      double x = (placed.x().map(raster.x()[i]) - left) * scale;
      double y = (RasterInk.middle(raster, i, placed) - top) * scale;
      tick(
          x - ink.widthPt() / 2 * scale,
          y - half * scale,
          x + ink.widthPt() / 2 * scale,
          y + half * scale,
          ink.opacity());
    }
  }

  private void tick(double x0, double y0, double x1, double y1, double opacity) {
    int firstRow = Math.max(0, (int) Math.floor(y0));
    int lastRow = Math.min(height - 1, (int) Math.ceil(y1) - 1);
    int firstColumn = Math.max(0, (int) Math.floor(x0));
    int lastColumn = Math.min(width - 1, (int) Math.ceil(x1) - 1);
    for (int row = firstRow; row <= lastRow; row++) {
      double down = Math.min(y1, row + 1) - Math.max(y0, row);
      for (int column = firstColumn; column <= lastColumn; column++) {
        double across = Math.min(x1, column + 1) - Math.max(x0, column);
        clear[row * width + column] *= (float) (1 - down * across * opacity);
      }
    }
  }

  // Lays this layer over what is in the image already (Porter & Duff 1984).
  private void over(BufferedImage image, int rgb) {
    int[] line = new int[width];
    for (int row = 0; row < height; row++) {
      image.getRGB(0, row, width, 1, line, 0, width);
      for (int column = 0; column < width; column++) {
        float above = 1 - clear[row * width + column];
        if (above > 0) {
          line[column] = over(rgb, above, line[column]);
        }
      }
      image.setRGB(0, row, width, 1, line, 0, width);
    }
  }

  private static int over(int rgb, float above, int argb) {
    float below = (argb >>> 24) / 255f * (1 - above);
    float sum = above + below;
    int mixed = Palette.blend(argb & 0xFFFFFF, rgb, above / sum);
    return Math.round(255 * sum) << 24 | mixed;
  }
}
