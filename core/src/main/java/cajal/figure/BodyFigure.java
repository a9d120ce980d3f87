package cajal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The cells of a body as a figure: neurites as lines, somata as dots, the body wall around them.
public final class BodyFigure {

  private static final double SCALE_UM = 100;
  private static final double PUSHED_BACK = 0.25;

  private final BodyShape shape;
  private final BodyTurn turn;
  private final BodyRaster.Look look;
  private final Palette palette;
  private final List<Mark> marks = new ArrayList<>();
  private final double[] at = new double[3];
  private final double[] to = new double[3];

  private BodyFigure(BodyShape shape, BodyTurn turn, BodyRaster.Look look, Palette palette) {
    this.shape = shape;
    this.turn = turn;
    this.look = look;
    this.palette = palette;
  }

  /// What the figure says beside the drawing.
  ///
  /// @param keys what the colours mean
  public record Words(String title, List<Panel.Key> keys) {

    public Words {
      keys = List.copyOf(keys);
    }
  }

  /// @param look colours; selected cells are drawn stronger and named
  public static Figure of(
      BodyShape shape, BodyTurn turn, BodyRaster.Look look, Words words, Palette palette) {
    return new BodyFigure(shape, turn, look, palette).figure(words);
  }

  private Figure figure(Words words) {
    double[] wall = BodyShape.wall(turn);
    marks.add(
        new Mark.Shape(
            Outline.polyline(true, wall),
            OptionalInt.of(Palette.blend(palette.background(), palette.grid(), 0.25)),
            OptionalInt.of(palette.muted()),
            0.5,
            1));
    for (boolean chosen : new boolean[] {false, true}) {
      for (int cell = 0; cell < shape.size(); cell++) {
        if (look.chosen().get(cell) == chosen) {
          neurites(cell);
        }
      }
    }
    for (int cell = 0; cell < shape.size(); cell++) {
      soma(cell);
    }
    double[] extent = extent(wall);
    bar(extent);
    double height = Math.clamp(40 + 180 * extent[1] / extent[0], 60, 180);
    return Figure.of(words.title(), palette, List.of(Panel.drawing(marks).withKeys(words.keys())))
        .sized(Figure.DEFAULT_WIDTH_MM, height);
  }

  private int colour(int cell) {
    return look.chosen().isEmpty() || look.chosen().get(cell)
        ? look.rgb()[cell]
        : Palette.blend(palette.background(), look.rgb()[cell], PUSHED_BACK);
  }

  private void neurites(int cell) {
    int from = shape.first()[cell];
    int pieces = shape.first()[cell + 1] - from;
    double[] x = new double[3 * pieces];
    double[] y = new double[3 * pieces];
    for (int k = 0; k < pieces; k++) {
      double[] p = shape.pieces()[from + k];
      turn.project(p[0], p[1], p[2], at);
      turn.project(p[3], p[4], p[5], to);
      x[3 * k] = at[0];
      y[3 * k] = at[1];
      x[3 * k + 1] = to[0];
      y[3 * k + 1] = to[1];
      x[3 * k + 2] = Double.NaN;
      y[3 * k + 2] = Double.NaN;
    }
    marks.add(new Mark.Line(x, y, colour(cell), look.chosen().get(cell) ? 1.1 : 0.4));
  }

  private void soma(int cell) {
    turn.project(shape.somata()[cell], at);
    boolean chosen = look.chosen().get(cell);
    double[] x = {at[0]};
    double[] y = {at[1]};
    marks.add(new Mark.Dots(x, y, chosen ? 5.4 : 3.4, palette.background()));
    marks.add(new Mark.Dots(x, y, chosen ? 4.5 : 2.6, colour(cell)));
    if (chosen) {
      marks.add(label(at[0], at[1], -6, shape.cells().get(cell).name()));
    }
  }

  private Mark label(double x, double y, double dyPt, String text) {
    return new Mark.Label(x, y, dyPt, text, Type.TICK, palette.ink(), Mark.Align.CENTRE, false);
  }

  private void bar(double[] extent) {
    double x = extent[2] + extent[0] - SCALE_UM;
    double y = extent[3] + extent[1] + 14;
    marks.add(
        new Mark.Line(new double[] {x, x + SCALE_UM}, new double[] {y, y}, palette.ink(), 1.2));
    marks.add(label(x + SCALE_UM / 2, y, 7, "100 µm"));
  }

  /// Width, height, left and upper edge.
  private static double[] extent(double[] wall) {
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < wall.length; i += 2) {
      left = Math.min(left, wall[i]);
      right = Math.max(right, wall[i]);
      top = Math.min(top, wall[i + 1]);
      bottom = Math.max(bottom, wall[i + 1]);
    }
    return new double[] {right - left, bottom - top, left, top};
  }
}
