package cajal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/// Paints plates and legend entries below a drawn connectome.
final class TagPainter {

  /// Room for both rows below the place of the tags, pt.
  static final double ROWS_PT = 27;

  private static final double TEXT_PT = 6.5;
  private static final double FIRST_PT = 7;
  private static final double HEIGHT_PT = 12;
  private static final double STEP_PT = 14;
  private static final double GAP_PT = 4;
  private static final double DOT_PT = 4.4;
  private static final double LINE_PT = 0.6;
  // Before the disc, between disc and text, after the text.
  private static final double[] PLATE = {4, 3, 5};
  private static final double[] ENTRY = {0, 3, 3};

  private final Graphics2D g;
  private final Palette palette;

  TagPainter(Graphics2D g, Palette palette) {
    this.g = g;
    this.palette = palette;
  }

  void paint(Mark.Tags tags, LinearScale xs, LinearScale ys) {
    double left = xs.map(tags.left());
    double room = xs.map(tags.right()) - left;
    double middle = ys.map(tags.y()) + FIRST_PT;
    // On a page too narrow even for two rows the type gives way, as nothing else can.
    double shrink = Math.clamp(room / Math.max(1, least(tags)), 0.01, 1);
    AffineTransform before = g.getTransform();
    g.translate(left, middle);
    g.scale(shrink, shrink);
    rows(tags, room / shrink);
    g.setTransform(before);
  }

  private void rows(Mark.Tags tags, double room) {
    double left = 0;
    double right = room;
    double middle = 0;
    double x = left;
    for (Mark.Tag plate : tags.plates()) {
      double width = width(plate, PLATE);
      plate(x, middle, width);
      tag(plate, x + PLATE[0], middle, palette.ink());
      x += width + GAP_PT;
    }
    double entries = sum(tags.entries(), ENTRY);
    boolean apart = twoRows(tags, room);
    double start = Math.max(left, right - entries);
    for (Mark.Tag entry : tags.entries()) {
      tag(entry, start + ENTRY[0], apart ? middle + STEP_PT : middle, palette.muted());
      start += width(entry, ENTRY) + GAP_PT;
    }
  }

  /// Whether plates and entries do not fit beside each other.
  static boolean twoRows(Mark.Tags tags, double roomPt) {
    return !tags.plates().isEmpty()
        && sum(tags.plates(), PLATE) + sum(tags.entries(), ENTRY) > roomPt;
  }

  /// Width that the plates need, or the entries if these are wider, pt.
  private static double least(Mark.Tags tags) {
    return Math.max(sum(tags.plates(), PLATE), sum(tags.entries(), ENTRY));
  }

  private static double sum(List<Mark.Tag> tags, double[] room) {
    return tags.stream().mapToDouble(tag -> width(tag, room) + GAP_PT).sum();
  }

  private static double width(Mark.Tag tag, double[] room) {
    return room[0] + DOT_PT + room[1] + FigureFont.width(tag.text(), TEXT_PT, false) + room[2];
  }

  private void plate(double x, double middle, double width) {
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            x, middle - HEIGHT_PT / 2, width, HEIGHT_PT, HEIGHT_PT, HEIGHT_PT);
    g.setColor(new Color(palette.background()));
    g.fill(shape);
    g.setColor(new Color(palette.grid()));
    g.setStroke(new BasicStroke((float) LINE_PT));
    g.draw(shape);
  }

  private void tag(Mark.Tag tag, double x, double middle, int ink) {
    g.setColor(new Color(tag.rgb()));
    g.fill(new Ellipse2D.Double(x, middle - DOT_PT / 2, DOT_PT, DOT_PT));
    FigurePainter.text(
        g,
        TextBox.across(tag.text(), x + DOT_PT + PLATE[1], middle, TEXT_PT, ink, Mark.Align.LEFT));
  }
}
