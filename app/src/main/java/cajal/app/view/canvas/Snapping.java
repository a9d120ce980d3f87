package cajal.app.view.canvas;

import cajal.project.Project.Point;
import java.util.List;
import java.util.OptionalDouble;

/// How a moved node lines up with others: it is drawn to the nearest centre line within reach.
///
/// @param dx correction along x
/// @param dy correction along y
/// @param guideX where a vertical guide line shows; empty for none
/// @param guideY where a horizontal guide line shows; empty for none
record Snapping(double dx, double dy, OptionalDouble guideX, OptionalDouble guideY) {

  static final Snapping NONE = new Snapping(0, 0, OptionalDouble.empty(), OptionalDouble.empty());

  /// @param x where the moved node would stand
  /// @param others centres of the nodes that stand still
  /// @param reach how far a centre line draws, canvas units
  static Snapping of(double x, double y, List<Point> others, double reach) {
    OptionalDouble guideX = nearest(x, others.stream().mapToDouble(Point::x).toArray(), reach);
    OptionalDouble guideY = nearest(y, others.stream().mapToDouble(Point::y).toArray(), reach);
    return new Snapping(guideX.orElse(x) - x, guideY.orElse(y) - y, guideX, guideY);
  }

  private static OptionalDouble nearest(double value, double[] lines, double reach) {
    double best = Double.NaN;
    for (double line : lines) {
      double distance = Math.abs(line - value);
      if (distance <= reach && !(distance >= Math.abs(best - value))) {
        best = line;
      }
    }
    return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
  }
}
