package cajal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/// Paints a figure on any surface: the screen, SVG, PDF and PNG all come from here, so they show
/// the same.
public final class FigurePainter {

  private static final double HEAVIER = 0.04;
  private static final double RIM_PT = 2.5;

  private final Graphics2D g;
  private final Palette palette;
  private final int vectorLimit;
  private final double pixelsPerPt;

  private FigurePainter(Graphics2D g, Palette palette, int vectorLimit, double pixelsPerPt) {
    this.g = g;
    this.palette = palette;
    this.vectorLimit = vectorLimit;
    this.pixelsPerPt = pixelsPerPt;
  }

  /// Paints on a surface of pixels, as large as fits and in the middle.
  ///
  /// @param g left as it was found
  /// @param widthPx width of the surface
  /// @param heightPx height of the surface
  public static void paint(Figure figure, Graphics2D g, double widthPx, double heightPx) {
    Graphics2D own = (Graphics2D) g.create();
    try {
      own.setColor(new Color(figure.palette().background()));
      own.fill(new Rectangle2D.Double(0, 0, widthPx, heightPx));
      double scale = Math.min(widthPx / figure.widthPt(), heightPx / figure.heightPt());
      own.translate(
          (widthPx - scale * figure.widthPt()) / 2, (heightPx - scale * figure.heightPt()) / 2);
      own.scale(scale, scale);
      paintPoints(figure, own, ExportOptions.DEFAULT_VECTOR_LIMIT, scale);
    } finally {
      own.dispose();
    }
  }

  /// Paints on a surface whose unit is the point.
  ///
  /// @param g changed
  /// @param vectorLimit spikes in a panel above which they are painted as an image
  /// @param pixelsPerPt resolution of images
  static void paintPoints(Figure figure, Graphics2D g, int vectorLimit, double pixelsPerPt) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    FigurePainter painter = new FigurePainter(g, figure.palette(), vectorLimit, pixelsPerPt);
    painter.fill(
        new Rectangle2D.Double(0, 0, figure.widthPt(), figure.heightPt()),
        figure.palette().background());
    FigureLayout.of(figure).placed().forEach(painter::panel);
  }

  private void panel(FigureLayout.Placed placed) {
    Shape before = g.getClip();
    if (!placed.panel().drawing()) {
      g.clip(placed.plot());
    }
    new MarkPainter(g, placed, palette, new MarkPainter.Detail(vectorLimit, pixelsPerPt)).paint();
    g.setClip(before);
    Furniture furniture = placed.furniture();
    placed
        .panel()
        .colourBar()
        .ifPresent(bar -> furniture.bar().ifPresent(box -> colourBar(bar, box)));
    for (Furniture.Rule rule : furniture.rules()) {
      g.setColor(new Color(rule.rgb()));
      g.setStroke(
          new BasicStroke((float) rule.widthPt(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      g.draw(new Line2D.Double(rule.x0(), rule.y0(), rule.x1(), rule.y1()));
    }
    furniture.texts().forEach(text -> text(g, text));
    furniture.heads().forEach(text -> text(g, text));
    furniture.xNames().forEach(text -> text(g, text));
    furniture.yNames().forEach(text -> text(g, text));
  }

  private void colourBar(Panel.ColourBar bar, Rectangle2D box) {
    int colours = bar.map().colours().size();
    double step = box.getHeight() / colours;
    for (int i = 0; i < colours; i++) {
      // Each band reaches to the top, so that no viewer shows hairs between neighbours.
      fill(
          new Rectangle2D.Double(
              box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight() - i * step),
          bar.map().colours().get(i));
    }
    g.setColor(new Color(palette.ink()));
    g.setStroke(new BasicStroke((float) Type.LINE));
    g.draw(box);
  }

  private void fill(Shape shape, int rgb) {
    g.setColor(new Color(rgb));
    g.fill(shape);
  }

  /// Text with a rim in the colour of the background, so that lines may run behind it.
  static void rimmedText(Graphics2D g, TextBox box, int background) {
    g.setColor(new Color(background));
    g.setStroke(new BasicStroke((float) RIM_PT, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (FigureFont.Run run : FigureFont.runs(box.text(), box.sizePt(), box.subscripts())) {
      g.draw(FigureFont.outline(run.text(), run.sizePt(), box.x() + run.dx(), box.y() + run.dy()));
    }
    text(g, box);
  }

  static void text(Graphics2D g, TextBox box) {
    AffineTransform before = g.getTransform();
    g.setColor(new Color(box.rgb()));
    if (box.upward()) {
      g.rotate(-Math.PI / 2, box.x(), box.y());
    }
    for (FigureFont.Run run : FigureFont.runs(box.text(), box.sizePt(), box.subscripts())) {
      float x = (float) (box.x() + run.dx());
      float y = (float) (box.y() + run.dy());
      if (box.bold()) {
        g.setStroke(new BasicStroke((float) (HEAVIER * run.sizePt())));
        g.draw(FigureFont.outline(run.text(), run.sizePt(), x, y));
      }
      g.setFont(FigureFont.of(run.text(), run.sizePt()));
      g.drawString(run.text(), x, y);
    }
    g.setTransform(before);
  }
}
