package cajal.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/// What stands around a plot: axis lines, ticks, labels, legend, bars.
///
/// @param texts texts whose room counts on every side
/// @param heads letter and title, moved up to those of neighbours
/// @param xNames names of x axes, moved sideways where they would leave the cell
/// @param yNames names of y axes, moved up or down where they would leave the cell
/// @param rules straight lines
/// @param bar where the colour bar stands
record Furniture(
    List<TextBox> texts,
    List<TextBox> heads,
    List<TextBox> xNames,
    List<TextBox> yNames,
    List<Rule> rules,
    Optional<Rectangle2D> bar) {

  /// A straight line on the figure, pt.
  record Rule(double x0, double y0, double x1, double y1, int rgb, double widthPt) {}

  /// Room needed beyond the edges of a plot, pt.
  record Margins(double left, double top, double right, double bottom) {

    static final Margins NONE = new Margins(0, 0, 0, 0);

    Margins or(Margins other) {
      return new Margins(
          Math.max(left, other.left),
          Math.max(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }
  }

  /// Room that all of it needs around a plot.
  Margins around(Rectangle2D plot) {
    Rectangle2D all = new Rectangle2D.Double();
    all.setRect(plot);
    for (TextBox text : texts) {
      all.add(text.bounds());
    }
    for (TextBox head : heads) {
      all.add(head.bounds());
    }
    for (Rule rule : rules) {
      all.add(rule.x0(), rule.y0());
      all.add(rule.x1(), rule.y1());
    }
    bar.ifPresent(all::add);
    // A long name may stand beside other panels' room, so it counts only across its direction.
    for (TextBox name : xNames) {
      Rectangle2D box = name.bounds();
      all.add(plot.getCenterX(), box.getMinY());
      all.add(plot.getCenterX(), box.getMaxY());
    }
    for (TextBox name : yNames) {
      Rectangle2D box = name.bounds();
      all.add(box.getMinX(), plot.getCenterY());
      all.add(box.getMaxX(), plot.getCenterY());
    }
    return new Margins(
        plot.getMinX() - all.getMinX() + Type.EDGE,
        plot.getMinY() - all.getMinY() + Type.EDGE,
        all.getMaxX() - plot.getMaxX() + Type.EDGE,
        all.getMaxY() - plot.getMaxY() + Type.EDGE);
  }
}
