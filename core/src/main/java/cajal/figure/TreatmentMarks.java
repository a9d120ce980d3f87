package cajal.figure;

import cajal.connectome.circuit.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What is done to the cells of a node, drawn on it: a cross where they are ablated, a flash where
/// they are driven.
final class TreatmentMarks {

  /// Radius from which a name stands inside a node.
  private static final double ROOMY = 10;

  private static final double LEAST_FLASH = 6;

  private TreatmentMarks() {}

  static List<Mark> of(Circuit.Node node, double x, double y, double radius, CircuitLook look) {
    CircuitLook.Treatment done = look.treatment();
    if (done.ablated().isEmpty() && done.driven().isEmpty()) {
      return List.of();
    }
    List<Mark> marks = new ArrayList<>();
    List<String> names = node.cellNames();
    Palette palette = look.palette();
    if (names.stream().anyMatch(done.ablated()::contains)) {
      Outline cross = cross(x, y, radius, done.ablated().containsAll(names));
      // With a border, so that it is seen on any colour.
      marks.add(Mark.Shape.stroked(cross, palette.background(), 3.4));
      marks.add(Mark.Shape.stroked(cross, palette.ink(), 1.6));
    }
    if (names.stream().anyMatch(done.driven()::contains)) {
      double size = 0.62 * Math.max(radius, LEAST_FLASH);
      marks.add(flash(x + 0.8 * radius, y - 0.85 * radius, size, palette));
    }
    return marks;
  }

  // Where there is room for a name inside, the cross leaves it free.
  private static Outline cross(double x, double y, double radius, boolean whole) {
    double out = 0.9 * radius;
    double in = radius > ROOMY ? 0.42 * radius : 0;
    List<Outline.Segment> steps = new ArrayList<>();
    for (int sx : new int[] {-1, 1}) {
      for (int sy : new int[] {-1, 1}) {
        if (whole || sx != sy) {
          steps.add(new Outline.Move(x + sx * out, y + sy * out));
          steps.add(new Outline.Line(x + sx * in, y + sy * in));
        }
      }
    }
    return new Outline(steps);
  }

  private static Mark flash(double x, double y, double size, Palette palette) {
    double[] bolt = {0.15, -1, -0.55, 0.2, -0.05, 0.2, -0.2, 1, 0.55, -0.25, 0.05, -0.25};
    for (int i = 0; i < bolt.length; i += 2) {
      bolt[i] = x + size * bolt[i];
      bolt[i + 1] = y + size * bolt[i + 1];
    }
    return new Mark.Shape(
        Outline.polyline(true, bolt),
        OptionalInt.of(palette.excitatory()),
        OptionalInt.of(palette.background()),
        0.8,
        1);
  }
}
