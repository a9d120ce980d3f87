package cajal.analyse;

import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.figure.Axis;
import cajal.figure.ColourMap;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.figure.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Panels of what changes over time: a path through a plane, and many curves under one clock.
public final class Courses {

  private static final double LINE_PT = 0.9;
  private static final double THIN_PT = 0.35;
  private static final double DOT_PT = 2.2;
  private static final int SHADES = 48;

  /// Up to so many points curves are told apart where they cross.
  private static final int TOLD_APART = 600;

  /// Mean squared step, as a part of what points without order would have, above which a line from
  /// each point to the next hides where the points lie.
  private static final double RESTLESS = 0.3;

  private Courses() {}

  /// Points of a plane in the colour of their time: joined where each is near to the one before.
  ///
  /// @param path points in the order of time
  /// @param timesS `[point]`, s
  public static Panel plane(Curve path, double[] timesS, Label x, Label y) {
    return coloured(path, timesS, !restless(path), x, y);
  }

  /// Points of a plane in the colour of their time, never joined.
  ///
  /// @param points in the order of time
  /// @param timesS `[point]`, s
  public static Panel scattered(Curve points, double[] timesS, Label x, Label y) {
    return coloured(points, timesS, false, x, y);
  }

  private static Panel coloured(Curve path, double[] timesS, boolean joined, Label x, Label y) {
    int points = path.x().length;
    int shades = Math.clamp(points, 1, SHADES);
    double from = points == 0 ? 0 : timesS[0];
    double to = points == 0 ? 1 : Math.max(from + 1e-9, timesS[points - 1]);
    List<Mark> marks = new ArrayList<>();
    for (int s = 0; s < shades; s++) {
      int begin = (int) ((long) s * points / shades);
      int end = (int) ((long) (s + 1) * points / shades);
      int rgb = ColourMap.VIRIDIS.rgb((s + 0.5) / shades, 0, 1);
      // A line reaches to the first point of the next shade, so that no gap is left.
      int last = joined ? Math.min(points, end + 1) : end;
      double[] across = Arrays.copyOfRange(path.x(), begin, last);
      double[] up = Arrays.copyOfRange(path.y(), begin, last);
      marks.add(
          joined
              ? new Mark.Line(across, up, rgb, LINE_PT)
              : new Mark.Dots(across, up, points > 2_000 ? 1.2 : DOT_PT, rgb));
    }
    return Panel.of(Panels.axis(path.x(), 0.05, x), Panels.axis(path.y(), 0.05, y), marks)
        .with(new Panel.ColourBar(ColourMap.VIRIDIS, from, to, "Time", "s"));
  }

  private static boolean restless(Curve path) {
    return path.x().length > 2
        && 0.5 * (restlessness(path.x()) + restlessness(path.y())) > RESTLESS;
  }

  // 1 for independent values, near 0 for a smooth course (von Neumann's ratio, halved).
  private static double restlessness(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = 0;
    double steps = 0;
    for (int i = 0; i < values.length; i++) {
      variance += (values[i] - mean) * (values[i] - mean);
      if (i > 0) {
        steps += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
      }
    }
    return variance > 0 ? steps / (2 * variance) : 0;
  }

  /// Curves over one pair of axes, or, where so many points would hide each other, each in a row of
  /// its own at one scale.
  ///
  /// @param curves with names
  public static Panel overTime(List<Curve> curves, Label x, Label y, Palette palette) {
    boolean crowded = curves.stream().anyMatch(curve -> curve.x().length > TOLD_APART);
    return crowded && curves.size() > 1
        ? rows(curves, x, y, palette)
        : Panels.curves(curves, x, y, palette);
  }

  private static Panel rows(List<Curve> curves, Label x, Label y, Palette palette) {
    double reach = 0;
    for (Curve curve : curves) {
      double[] known = Arrays.stream(curve.y()).filter(Double::isFinite).toArray();
      double low = Arrays.stream(known).min().orElse(0);
      double high = Arrays.stream(known).max().orElse(0);
      reach = Math.max(reach, high - low);
    }
    double scale = reach > 0 ? 0.95 / reach : 1;
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i).thinned();
      double low = Arrays.stream(curve.y()).filter(Double::isFinite).min().orElse(0);
      double high = Arrays.stream(curve.y()).filter(Double::isFinite).max().orElse(0);
      double middle = curves.size() - 1 - i + 0.5;
      double[] placed =
          Arrays.stream(curve.y()).map(v -> middle + scale * (v - (low + high) / 2)).toArray();
      marks.add(new Mark.Line(curve.x(), placed, palette.cycle(i), THIN_PT));
    }
    Ticks ticks = Ticks.nice(0, reach > 0 ? reach : 1, 2);
    double bar = ticks.step();
    String unit = y.unit().isEmpty() ? "" : " " + y.unit();
    double[] all = curves.stream().flatMapToDouble(c -> Arrays.stream(c.x())).toArray();
    Axis names = Panels.rowNames(y.name(), curves.stream().map(Curve::name).toList());
    return Panel.of(Panels.axis(all, 0, x), names, marks)
        .with(new Panel.ScaleBar(scale * bar, Ticks.format(bar) + unit));
  }
}
