package cajal.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Puts names in their final places: those of axes of panels one above the other in one line,
/// letters and titles of panels side by side at one height, and none outside its cell.
final class NameAlignment {

  private NameAlignment() {}

  static List<FigureLayout.Placed> aligned(
      List<FigureLayout.Placed> placed, List<Rectangle2D> cells) {
    List<FigureLayout.Placed> result = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      FigureLayout.Placed panel = placed.get(i);
      Rectangle2D cell = cells.get(i);
      double line = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      for (int j = 0; j < placed.size(); j++) {
        if (FigureLayout.same(cells.get(j).getMinX(), cell.getMinX())) {
          line = Math.min(line, leftmost(placed.get(j)));
        }
        if (FigureLayout.same(cells.get(j).getMinY(), cell.getMinY())) {
          top = Math.min(top, highest(placed.get(j)));
        }
      }
      result.add(moved(panel, cell, line, top - highest(panel)));
    }
    return result;
  }

  private static double leftmost(FigureLayout.Placed panel) {
    return panel.furniture().yNames().stream()
        .mapToDouble(TextBox::x)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double highest(FigureLayout.Placed panel) {
    return panel.furniture().heads().stream()
        .mapToDouble(TextBox::y)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static FigureLayout.Placed moved(
      FigureLayout.Placed panel, Rectangle2D cell, double line, double dy) {
    Furniture old = panel.furniture();
    List<TextBox> heads = old.heads().stream().map(head -> head.movedBy(0, dy)).toList();
    List<TextBox> yNames = new ArrayList<>();
    for (TextBox name : old.yNames()) {
      boolean left = name.x() < panel.plot().getMinX();
      yNames.add(inside(left ? name.movedBy(line - name.x(), 0) : name, cell));
    }
    List<TextBox> xNames = old.xNames().stream().map(name -> inside(name, cell)).toList();
    return new FigureLayout.Placed(
        panel.panel(),
        panel.plot(),
        panel.x(),
        panel.y(),
        new Furniture(old.texts(), heads, xNames, yNames, old.rules(), old.bar()));
  }

  private static TextBox inside(TextBox text, Rectangle2D cell) {
    Rectangle2D box = text.bounds();
    return text.movedBy(
        shift(box.getMinX(), box.getMaxX(), cell.getMinX(), cell.getMaxX()),
        shift(box.getMinY(), box.getMaxY(), cell.getMinY(), cell.getMaxY()));
  }

  private static double shift(double from, double to, double low, double high) {
    double least = low + Type.EDGE - from;
    double most = high - Type.EDGE - to;
    return least > 0 ? least : Math.min(0, most);
  }
}
