package cajal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;

/// How wide and how dense the ticks of a raster are drawn: thinner where there are many, so that
/// rows and waves of activity stay visible.
///
/// @param spikes number of spikes in the panel
/// @param widthPt width of a tick
/// @param opacity of a tick, 0 to 1, used where ticks are counted into an image
record RasterInk(long spikes, double widthPt, double opacity) {

  private static final double WIDEST = 0.6;
  private static final double THINNEST = 0.2;
  private static final double LOWEST = 1.1;
  private static final double TALLEST = 12;
  private static final double ROW_SHARE = 0.8;

  /// Part of the plot that ticks may cover before they get thinner, then paler.
  private static final double COVER = 0.3;

  private static final double PALEST = 0.2;

  /// Viewers grow slow on one endless path, and on a path for each tick.
  private static final int TICKS_PER_PATH = 2_000;

  static RasterInk of(List<Mark.Raster> rasters, FigureLayout.Placed placed) {
    long spikes = 0;
    double inked = 0;
    for (Mark.Raster raster : rasters) {
      spikes += raster.x().length;
      inked += raster.x().length * height(raster, placed);
    }
    double area = placed.plot().getWidth() * placed.plot().getHeight();
    double cover = inked * WIDEST / Math.max(1, area);
    double width = Math.clamp(WIDEST * COVER / Math.max(COVER, cover), THINNEST, WIDEST);
    double thinned = cover * width / WIDEST;
    return new RasterInk(
        spikes, width, Math.clamp(2 * COVER / Math.max(2 * COVER, thinned), PALEST, 1));
  }

  /// Height of a tick, pt: most of its row, but never too low to be seen.
  static double height(Mark.Raster raster, FigureLayout.Placed placed) {
    return Math.clamp(ROW_SHARE * placed.y().length(raster.height()), LOWEST, TALLEST);
  }

  /// Middle of a tick, pt.
  static double middle(Mark.Raster raster, int spike, FigureLayout.Placed placed) {
    return placed.y().map(raster.y()[spike] + raster.height() / 2);
  }

  void strokeTicks(Graphics2D g, Mark.Raster raster, FigureLayout.Placed placed) {
    g.setColor(new Color(raster.rgb()));
    g.setStroke(new BasicStroke((float) widthPt, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    double half = height(raster, placed) / 2;
    for (int from = 0; from < raster.x().length; from += TICKS_PER_PATH) {
      int to = Math.min(raster.x().length, from + TICKS_PER_PATH);
      Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * (to - from));
      for (int i = from; i < to; i++) {
        double x = placed.x().map(raster.x()[i]);
        double y = middle(raster, i, placed);
        path.moveTo(x, y - half);
        path.lineTo(x, y + half);
      }
      g.draw(path);
    }
  }
}
