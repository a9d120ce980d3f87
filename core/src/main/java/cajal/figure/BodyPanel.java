package cajal.figure;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The neurons of a connectome at their places in the body, seen from the side with the head to the
/// left, coloured by what they do.
final class BodyPanel {

  private static final double DOT_PT = 3;

  private BodyPanel() {}

  /// @return empty where no position is known
  static Optional<Panel> of(Connectome connectome, Palette palette) {
    Map<String, List<Cell>> byType = new LinkedHashMap<>();
    for (Cell cell : connectome.neurons()) {
      if (cell.position().isPresent()) {
        String type = cell.type().isEmpty() ? "unknown" : cell.type();
        byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(cell);
      }
    }
    if (byType.isEmpty()) {
      return Optional.empty();
    }
    List<Mark> marks = new ArrayList<>();
    List<Panel.Key> keys = new ArrayList<>();
    byType.forEach((type, cells) -> {
      int rgb = colour(type, palette);
      keys.add(new Panel.Key(type + " (" + cells.size() + ")", rgb));
      marks.add(dots(cells, rgb));
    });
    bar(marks, palette);
    return Optional.of(Panel.drawing(marks).withKeys(keys).titled(connectome.title()));
  }

  private static int colour(String type, Palette palette) {
    return switch (type) {
      case "sensory" -> palette.cycle(2);
      case "interneuron" -> palette.cycle(0);
      case "motor" -> palette.cycle(1);
      default -> palette.muted();
    };
  }

  private static Mark.Dots dots(List<Cell> cells, int rgb) {
    double[] x = new double[cells.size()];
    double[] y = new double[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      Connectome.Position at = cells.get(i).position().orElseThrow();
      x[i] = at.yUm();
      // Dorsal is up; drawings run downwards.
      y[i] = -at.zUm();
    }
    return new Mark.Dots(x, y, DOT_PT, rgb);
  }

  private static void bar(List<Mark> marks, Palette palette) {
    double right = Double.NEGATIVE_INFINITY;
    double left = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Mark mark : marks) {
      if (mark instanceof Mark.Dots dots) {
        for (int i = 0; i < dots.x().length; i++) {
          left = Math.min(left, dots.x()[i]);
          right = Math.max(right, dots.x()[i]);
          bottom = Math.max(bottom, dots.y()[i]);
        }
      }
    }
    double length = Ticks.nice(0, Math.max(1, right - left), 9).step();
    double y = bottom + 0.025 * (right - left);
    marks.add(
        new Mark.Line(
            new double[] {right - length, right}, new double[] {y, y}, palette.ink(), 1.2));
    marks.add(
        new Mark.Label(
            right - length / 2,
            y,
            6.5,
            Ticks.format(length) + " µm",
            Type.TICK,
            palette.ink(),
            Mark.Align.CENTRE));
  }
}
