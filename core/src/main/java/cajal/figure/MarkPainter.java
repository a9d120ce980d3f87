package cajal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/// Paints the marks of one panel.
final class MarkPainter {

  // Pixels for a canvas unit: 300 dpi on a page's width; more would weigh without being seen.
  private static final double MOST_DENSE = 2;
  private static final int MANY_POINTS = 30_000;
  private static final int STRETCH = 24;

  private final Graphics2D g;
  private final FigureLayout.Placed placed;
  private final LinearScale xs;
  private final LinearScale ys;
  private final Palette palette;
  private final Detail detail;

  /// How finely is painted.
  ///
  /// @param vectorLimit spikes above which they are painted as an image
  /// @param pixelsPerPt resolution of images
  /// @param quick whether very many lines are drawn without smoothing, for a view that moves
  record Detail(int vectorLimit, double pixelsPerPt, boolean quick) {

    Detail(int vectorLimit, double pixelsPerPt) {
      this(vectorLimit, pixelsPerPt, false);
    }
  }

  MarkPainter(Graphics2D g, FigureLayout.Placed placed, Palette palette, Detail detail) {
    this.g = g;
    this.placed = placed;
    this.xs = placed.x();
    this.ys = placed.y();
    this.palette = palette;
    this.detail = detail;
  }

  void paint() {
    RasterInk ink = RasterInk.of(rasters().toList(), placed);
    if (ink.spikes() > detail.vectorLimit()) {
      RasterImage.paint(g, rasters().toList(), placed, ink, detail.pixelsPerPt());
    }
    for (Mark mark : placed.panel().marks()) {
      switch (mark) {
        case Mark.Raster raster -> {
          if (ink.spikes() <= detail.vectorLimit()) {
            ink.strokeTicks(g, raster, placed);
          }
        }
        case Mark.Line line -> line(line);
        case Mark.Area area -> area(area);
        case Mark.Heat heat -> HeatImage.paint(g, heat, placed, detail.pixelsPerPt());
        case Mark.Shape shape -> shape(shape);
        case Mark.Dots dots -> dots(dots);
        case Mark.Label label -> label(label);
        case Mark.Inscription text -> inscription(text);
        case Mark.Bundles bundles -> bundles(bundles);
        case Mark.Tags tags -> new TagPainter(g, palette).paint(tags, xs, ys);
      }
    }
  }

  private Stream<Mark.Raster> rasters() {
    List<Mark> marks = placed.panel().marks();
    return marks.stream().filter(Mark.Raster.class::isInstance).map(Mark.Raster.class::cast);
  }

  private void line(Mark.Line line) {
    if (line.x().length > MANY_POINTS) {
      stretches(line);
      return;
    }
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, Math.max(2, line.x().length));
    boolean down = false;
    for (int i = 0; i < line.x().length; i++) {
      double x = xs.map(line.x()[i]);
      double y = ys.map(line.y()[i]);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        down = false;
      } else if (down) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
        down = true;
      }
    }
    stroke(line.rgb(), line.widthPt());
    g.draw(path);
  }

  // One path with very many crossings takes a rasteriser minutes; many short ones do not.
  private void stretches(Mark.Line line) {
    stroke(line.rgb(), line.widthPt());
    if (detail.quick()) {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_DEFAULT);
    }
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * STRETCH);
    boolean down = false;
    for (int i = 0; i < line.x().length; i++) {
      double x = line.x()[i];
      if (Double.isNaN(x)) {
        down = false;
        if (i % STRETCH == STRETCH - 1) {
          g.draw(path);
          path.reset();
        }
      } else if (down) {
        path.lineTo(xs.map(x), ys.map(line.y()[i]));
      } else {
        path.moveTo(xs.map(x), ys.map(line.y()[i]));
        down = true;
      }
    }
    g.draw(path);
    if (detail.quick()) {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
  }

  private void inscription(Mark.Inscription text) {
    FigurePainter.text(
        g,
        TextBox.across(
            text.text(),
            xs.map(text.x()),
            ys.map(text.y()),
            text.sizePt(),
            text.rgb(),
            Mark.Align.CENTRE));
  }

  private void area(Mark.Area area) {
    int n = area.x().length;
    if (n < 2) {
      return;
    }
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * n + 1);
    path.moveTo(xs.map(area.x()[0]), ys.map(area.high()[0]));
    for (int i = 1; i < n; i++) {
      path.lineTo(xs.map(area.x()[i]), ys.map(area.high()[i]));
    }
    for (int i = n - 1; i >= 0; i--) {
      path.lineTo(xs.map(area.x()[i]), ys.map(area.low()[i]));
    }
    path.closePath();
    g.setColor(translucent(area.rgb(), area.opacity()));
    g.fill(path);
  }

  private void shape(Mark.Shape shape) {
    Path2D path = path(shape.outline());
    if (shape.fill().isPresent()) {
      g.setColor(translucent(shape.fill().getAsInt(), shape.opacity()));
      g.fill(path);
    }
    if (shape.stroke().isPresent()) {
      stroke(shape.stroke().getAsInt(), shape.widthPt());
      if (shape.dashed()) {
        g.setStroke(dashes(shape.widthPt()));
      }
      g.draw(path);
    }
  }

  private Path2D path(Outline outline) {
    Path2D path = new Path2D.Double();
    for (Outline.Segment segment : outline.segments()) {
      switch (segment) {
        case Outline.Move(double x, double y) -> path.moveTo(xs.map(x), ys.map(y));
        case Outline.Line(double x, double y) -> path.lineTo(xs.map(x), ys.map(y));
        case Outline.Curve(double x1, double y1, double x2, double y2, double x, double y) ->
            path.curveTo(xs.map(x1), ys.map(y1), xs.map(x2), ys.map(y2), xs.map(x), ys.map(y));
        case Outline.Close() -> path.closePath();
      }
    }
    return path;
  }

  private void dots(Mark.Dots dots) {
    g.setColor(new Color(dots.rgb()));
    double half = dots.diameterPt() / 2;
    for (int i = 0; i < dots.x().length; i++) {
      g.fill(
          new Ellipse2D.Double(
              xs.map(dots.x()[i]) - half, ys.map(dots.y()[i]) - half, 2 * half, 2 * half));
    }
  }

  private void label(Mark.Label label) {
    TextBox box =
        TextBox.across(
            label.text(),
            xs.map(label.x()),
            ys.map(label.y()) + label.dyPt(),
            label.sizePt(),
            label.rgb(),
            label.align());
    if (label.bold()) {
      box = box.emboldened();
    }
    if (placed.panel().drawing()) {
      FigurePainter.rimmedText(g, box, palette.background());
    } else {
      FigurePainter.text(g, box);
    }
  }

  private void bundles(Mark.Bundles bundles) {
    double scale = Math.abs(xs.map(1) - xs.map(0));
    double density = Math.clamp(scale * detail.pixelsPerPt(), 0.5, MOST_DENSE);
    ConnectomeRaster raster = new ConnectomeRaster(bundles.map(), bundles.palette(), density);
    int[] pixels = new int[raster.width() * raster.height()];
    raster.edges(pixels);
    BufferedImage premultiplied =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    premultiplied.getRaster().setDataElements(0, 0, raster.width(), raster.height(), pixels);
    // Writers of files expect colours that are not multiplied.
    BufferedImage image =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_ARGB);
    int[] line = new int[raster.width()];
    for (int row = 0; row < raster.height(); row++) {
      premultiplied.getRGB(0, row, line.length, 1, line, 0, line.length);
      image.setRGB(0, row, line.length, 1, line, 0, line.length);
    }
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            xs.map(bundles.x() - WormBody.halfLength()),
            ys.map(bundles.y() - WormBody.halfHeight()));
    place.scale(scale / density, scale / density);
    Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, place, null);
    if (before != null) {
      g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
    }
  }

  private void stroke(int rgb, double widthPt) {
    g.setColor(new Color(rgb));
    g.setStroke(new BasicStroke((float) widthPt, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
  }

  private static BasicStroke dashes(double widthPt) {
    float[] dashes = {(float) (3.5 * widthPt), (float) (2.2 * widthPt)};
    return new BasicStroke(
        (float) widthPt, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  private static Color translucent(int rgb, double opacity) {
    return new Color(
        rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, (int) Math.round(255 * opacity));
  }
}
