package cajal.figure;

import java.util.ArrayList;
import java.util.List;

/// Panels of equal height that share their time axis.
final class Rows {

  private Rows() {}

  /// Panels one above the other; only the lowest writes its x axis.
  static List<Panel> oneAboveTheOther(List<Panel> panels) {
    int n = panels.size();
    List<Panel> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Panel panel = panels.get(i).in(new Panel.Cell(0, (double) i / n, 1, 1.0 / n));
      boolean last = i == n - 1;
      rows.add(!last && panel.x() instanceof Axis.Numeric x ? panel.withX(x.unlabelled()) : panel);
    }
    return rows;
  }
}
