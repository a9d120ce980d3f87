package cajal.figure;

import cajal.figure.Furniture.Rule;
import cajal.figure.Mark.Align;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// What stands above a plot: rows of its legend, then title and letter above them.
///
/// @param keys words of the legend
/// @param strokes its strokes of colour
/// @param heads letter and title
record Heading(List<TextBox> keys, List<Rule> strokes, List<TextBox> heads) {

  static Heading of(Panel panel, Rectangle2D plot, Rectangle2D cell, Palette palette) {
    Heading heading = new Heading(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    double edge = heading.legend(panel, plot, palette);
    heading.head(panel, plot.getMinX(), edge, cell, palette);
    return heading;
  }

  // Returns its upper edge.
  private double legend(Panel panel, Rectangle2D plot, Palette palette) {
    double y = plot.getMinY() - Type.EDGE;
    for (List<Panel.Key> row : rows(panel, plot.getWidth()).reversed()) {
      double middle = y - Type.KEY_ROW / 2;
      double x = plot.getMinX();
      for (Panel.Key key : row) {
        strokes.add(new Rule(x, middle, x + Type.KEY_LENGTH, middle, key.rgb(), 1.6));
        keys.add(
            TextBox.across(
                text(key, plot.getWidth()),
                x + Type.KEY_LENGTH + 1.5 * Type.GAP,
                middle,
                Type.TICK,
                palette.ink(),
                Align.LEFT));
        x += width(key, plot.getWidth());
      }
      y -= Type.KEY_ROW;
    }
    return y;
  }

  private void head(Panel panel, double left, double edge, Rectangle2D cell, Palette palette) {
    double middle = edge - FigureFont.CAP / 2 * Type.LETTER - 1;
    double start = left;
    if (!panel.letter().isEmpty()) {
      TextBox letter =
          TextBox.across(
              panel.letter(),
              cell.getMinX() + Type.EDGE,
              middle,
              Type.LETTER,
              palette.ink(),
              Align.LEFT);
      heads.add(letter.emboldened());
      start = Math.max(start, letter.x() + letter.width() + 3 * Type.GAP);
    }
    if (!panel.title().isEmpty()) {
      String title =
          FigureFont.fitted(panel.title(), Type.TITLE, cell.getMaxX() - Type.EDGE - start);
      heads.add(TextBox.across(title, start, middle, Type.TITLE, palette.ink(), Align.LEFT));
    }
  }

  private static List<List<Panel.Key>> rows(Panel panel, double room) {
    List<List<Panel.Key>> rows = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Panel.Key key : panel.keys()) {
      double width = width(key, room);
      if (used + width > room + 4 * Type.GAP) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.getLast().add(key);
      used += width;
    }
    return rows;
  }

  private static double width(Panel.Key key, double room) {
    double text = FigureFont.width(text(key, room), Type.TICK, false);
    return Type.KEY_LENGTH + 1.5 * Type.GAP + text + 5 * Type.GAP;
  }

  private static String text(Panel.Key key, double room) {
    return FigureFont.fitted(key.label(), Type.TICK, room - Type.KEY_LENGTH - 2 * Type.GAP);
  }
}
