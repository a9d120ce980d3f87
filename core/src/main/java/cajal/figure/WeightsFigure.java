package cajal.figure;

import java.util.ArrayList;
import java.util.List;

/// How strong connections are in several connectomes, in their order, such as that of age.
public final class WeightsFigure {

  private static final double LINE_PT = 1.2;
  private static final double DOT_PT = 4;

  private WeightsFigure() {}

  /// One connection.
  ///
  /// @param name such as `AVA \u2192 VA`
  /// @param weights `[connectome]`
  public record Series(String name, double[] weights) {}

  /// @param names of the connectomes
  /// @param unit of the weights
  public static Figure of(List<String> names, List<Series> series, String unit, Palette palette) {
    String axis = names.getFirst() + " … " + names.getLast();
    List<Mark> marks = new ArrayList<>();
    List<Panel.Key> keys = new ArrayList<>();
    double most = 1;
    for (int i = 0; i < series.size(); i++) {
      double[] weights = series.get(i).weights();
      double[] x = new double[weights.length];
      for (int k = 0; k < x.length; k++) {
        x[k] = k + 1;
        most = Math.max(most, weights[k]);
      }
      marks.add(new Mark.Line(x, weights, palette.cycle(i), LINE_PT));
      marks.add(new Mark.Dots(x, weights, DOT_PT, palette.cycle(i)));
      keys.add(new Panel.Key(series.get(i).name(), palette.cycle(i)));
    }
    Panel panel =
        Panel.of(
                Axis.Numeric.of(0.5, names.size() + 0.5, axis, ""),
                Axis.Numeric.of(0, 1.08 * most, "Weight", unit),
                marks)
            .withKeys(keys);
    return Figure.of("Weights", palette, List.of(panel)).sized(120, 70);
  }
}
