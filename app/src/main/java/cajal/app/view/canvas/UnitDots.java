package cajal.app.view.canvas;

import cajal.app.session.CellPaint;
import cajal.app.view.part.Colours;
import cajal.figure.Notation;
import cajal.figure.Palette;
import cajal.network.Population;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// What a result says of the units of a population, as dots inside its symbol: each dot stands for
/// an equal share of them, from the lowest value in the middle to the highest outside, so that the
/// dots tell the spread and not only the mean.
final class UnitDots extends Group {

  private static final int MOST = 19;
  private static final double REACH = 0.235 * Notation.NODE_SIZE;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  UnitDots() {
    setMouseTransparent(true);
  }

  /// @param paint `null` for nothing
  void show(Population population, @Nullable CellPaint paint, Palette palette) {
    getChildren().clear();
    if (paint == null) {
      return;
    }
    double[] values =
        IntStream.range(0, population.size())
            .mapToObj(i -> paint.values().get(population.name() + " " + i))
            .filter(java.util.Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    int dots = Math.min(MOST, values.length);
    double radius = dots < 4 ? 4.5 : 0.86 * REACH / Math.sqrt(dots);
    for (int i = 0; i < dots; i++) {
      double value = values[(int) ((i + 0.5) * values.length / dots)];
      double away = dots == 1 ? 0 : REACH * Math.sqrt((i + 0.5) / dots);
      Circle dot =
          new Circle(
              away * Math.cos(i * GOLDEN_ANGLE),
              away * Math.sin(i * GOLDEN_ANGLE),
              radius,
              Colours.of(paint.rgb(value, palette)));
      getChildren().add(dot);
    }
  }

  /// Colours of the dots, `0xRRGGBB`, from the middle outwards.
  int[] colours() {
    return getChildren().stream()
        .map(dot -> (Color) ((Circle) dot).getFill())
        .mapToInt(c ->
            (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255))
        .toArray();
  }
}
