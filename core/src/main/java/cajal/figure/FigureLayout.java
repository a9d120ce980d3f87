package cajal.figure;

import cajal.figure.Furniture.Margins;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Where everything in a figure stands, in points: margins follow from the sizes of the labels, so
/// that nothing is cut off and nothing overlaps.
///
/// @param placed one for each panel, in order
record FigureLayout(List<Placed> placed) {

  private static final int PASSES = 8;
  private static final double SMALLEST_PLOT = 8;
  private static final double SAME = 1e-6;

  /// A panel with its plot and what stands around it.
  ///
  /// @param plot pt, y downwards
  /// @param x from data to pt
  /// @param y from data to pt
  record Placed(Panel panel, Rectangle2D plot, LinearScale x, LinearScale y, Furniture furniture) {}

  static FigureLayout of(Figure figure) {
    List<Panel> panels = figure.panels();
    List<Rectangle2D> cells = panels.stream().map(p -> cell(figure, p.cell())).toList();
    List<Margins> needed = new ArrayList<>();
    panels.forEach(_ -> needed.add(Margins.NONE));
    // Ticks depend on the room and the room on the ticks' labels. Room only grows, so this settles.
    for (int pass = 0; pass < PASSES; pass++) {
      boolean settled = true;
      for (int i = 0; i < panels.size(); i++) {
        Rectangle2D plot = plot(cells, needed, i);
        Margins more =
            Furnisher.furnish(panels.get(i), plot, cells.get(i), figure.palette())
                .around(plot)
                .or(needed.get(i));
        settled &= more.equals(needed.get(i));
        needed.set(i, more);
      }
      if (settled) {
        break;
      }
    }
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      placed.add(place(panels.get(i), plot(cells, needed, i), cells.get(i), figure.palette()));
    }
    return new FigureLayout(NameAlignment.aligned(placed, cells));
  }

  private static Placed place(Panel panel, Rectangle2D plot, Rectangle2D cell, Palette palette) {
    Furniture furniture = Furnisher.furnish(panel, plot, cell, palette);
    if (panel.drawing()) {
      DrawingFit fit = DrawingFit.of(panel.marks(), plot);
      return new Placed(panel, plot, fit.x(), fit.y(), furniture);
    }
    return new Placed(
        panel, plot, LayoutScales.x(panel.x(), plot), LayoutScales.y(panel.y(), plot), furniture);
  }

  private static Rectangle2D cell(Figure figure, Panel.Cell cell) {
    return new Rectangle2D.Double(
        cell.x() * figure.widthPt(),
        cell.y() * figure.heightPt(),
        cell.width() * figure.widthPt(),
        cell.height() * figure.heightPt());
  }

  // Panels whose cells share an edge keep the same distance from it.
  private static Rectangle2D plot(List<Rectangle2D> cells, List<Margins> needed, int index) {
    Rectangle2D cell = cells.get(index);
    Margins shared = Margins.NONE;
    for (int i = 0; i < cells.size(); i++) {
      Rectangle2D other = cells.get(i);
      Margins own = needed.get(i);
      shared =
          shared.or(
              new Margins(
                  same(other.getMinX(), cell.getMinX()) ? own.left() : 0,
                  same(other.getMinY(), cell.getMinY()) ? own.top() : 0,
                  same(other.getMaxX(), cell.getMaxX()) ? own.right() : 0,
                  same(other.getMaxY(), cell.getMaxY()) ? own.bottom() : 0));
    }
    double width = cell.getWidth() - shared.left() - shared.right();
    double height = cell.getHeight() - shared.top() - shared.bottom();
    return new Rectangle2D.Double(
        cell.getMinX() + shared.left(),
        cell.getMinY() + shared.top(),
        Math.max(SMALLEST_PLOT, width),
        Math.max(SMALLEST_PLOT, height));
  }

  static boolean same(double a, double b) {
    return Math.abs(a - b) < SAME;
  }
}
