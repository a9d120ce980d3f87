package cajal.figure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Paints the cells of a body into pixels, far ones first and fainter.
public final class BodyRaster {

  private static final double FAINT = 0.35;
  private static final double PUSHED_BACK = 0.22;

  private final BodyShape shape;
  private final Palette palette;
  private final double[] at = new double[3];
  private final double[] to = new double[3];

  /// What is seen.
  ///
  /// @param turn from which side
  /// @param scale pixels for a micrometre
  /// @param x pixel of the middle of the body
  /// @param y pixel of the middle of the body
  public record Sight(BodyTurn turn, double scale, double x, double y) {}

  /// What cells look like.
  ///
  /// @param rgb `[cell]`
  /// @param strength `[cell]`, 0 to 1; widens and brightens; empty where all are alike
  /// @param chosen selected cells; where there are any, others are pushed back
  public record Look(int[] rgb, float[] strength, BitSet chosen) {}

  public BodyRaster(BodyShape shape, Palette palette) {
    this.shape = shape;
    this.palette = palette;
  }

  /// Paints.
  ///
  /// @param argb `[y * width + x]`, modified
  public void paint(int[] argb, int width, int height, Sight sight, Look look) {
    Arrays.fill(argb, 0, width * height, 0xFF000000 | palette.background());
    Strokes strokes = new Strokes(argb, width, height);
    wall(strokes, sight);
    double[] depth = new double[shape.size()];
    for (int cell = 0; cell < depth.length; cell++) {
      sight.turn().project(shape.somata()[cell], at);
      depth[cell] = at[2];
    }
    int[] order =
        IntStream.range(0, depth.length)
            .boxed()
            .sorted(
                Comparator.comparing((Integer cell) -> look.chosen().get(cell))
                    .thenComparingDouble(cell -> strength(look, cell))
                    .thenComparingDouble(cell -> depth[cell]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int cell : order) {
      cell(strokes, sight, look, cell);
    }
  }

  private static double strength(Look look, int cell) {
    return look.strength().length == 0 ? 0 : look.strength()[cell];
  }

  private void wall(Strokes strokes, Sight sight) {
    double[] wall = BodyShape.wall(sight.turn());
    int rgb = Palette.blend(palette.background(), palette.muted(), 0.45);
    for (int i = 0; i < wall.length; i += 2) {
      int next = (i + 2) % wall.length;
      strokes.line(
          sight.x() + sight.scale() * wall[i],
          sight.y() + sight.scale() * wall[i + 1],
          sight.x() + sight.scale() * wall[next],
          sight.y() + sight.scale() * wall[next + 1],
          1.2,
          rgb,
          1);
    }
  }

  private void cell(Strokes strokes, Sight sight, Look look, int cell) {
    boolean chosen = look.chosen().get(cell);
    double strength = strength(look, cell);
    double ink = look.chosen().isEmpty() || chosen ? 1 : PUSHED_BACK;
    double thick = chosen ? 2.4 : 1.15 + 1.2 * strength;
    for (int k = shape.first()[cell]; k < shape.first()[cell + 1]; k++) {
      double[] p = shape.pieces()[k];
      sight.turn().project(p[0], p[1], p[2], at);
      sight.turn().project(p[3], p[4], p[5], to);
      double near = Math.clamp(((at[2] + to[2]) / 2 + 60) / 120, 0, 1);
      double alpha = ink * Math.max(strength, chosen ? 1 : FAINT + (1 - FAINT) * near);
      strokes.line(
          sight.x() + sight.scale() * at[0],
          sight.y() + sight.scale() * at[1],
          sight.x() + sight.scale() * to[0],
          sight.y() + sight.scale() * to[1],
          thick,
          look.rgb()[cell],
          alpha);
    }
    sight.turn().project(shape.somata()[cell], at);
    double radius = Math.clamp(2.2 * sight.scale(), 2.2, 9) * (1 + 0.6 * strength);
    double x = sight.x() + sight.scale() * at[0];
    double y = sight.y() + sight.scale() * at[1];
    strokes.disc(x, y, radius + 0.9, palette.background(), ink);
    strokes.disc(x, y, radius, look.rgb()[cell], ink);
    if (chosen) {
      strokes.ring(x, y, radius + 3, palette.ink());
    }
  }

  /// Smooth lines and discs on pixels.
  private static final class Strokes {

    private final int[] argb;
    private final int width;
    private final int height;

    Strokes(int[] argb, int width, int height) {
      this.argb = argb;
      this.width = width;
      this.height = height;
    }

    void line(double x0, double y0, double x1, double y1, double thick, int rgb, double alpha) {
      double dx = x1 - x0;
      double dy = y1 - y0;
      boolean steep = Math.abs(dy) > Math.abs(dx);
      double major = steep ? dy : dx;
      double minor = steep ? dx : dy;
      double from = steep ? y0 : x0;
      double across = steep ? x0 : y0;
      if (Math.abs(major) < 1e-9) {
        disc(x0, y0, thick / 2, rgb, alpha);
        return;
      }
      double slope = minor / major;
      // A slanted line is wider across one axis than across itself.
      double half = thick / 2 * Math.sqrt(1 + slope * slope);
      int limit = steep ? height : width;
      int first = (int) Math.max(0, Math.ceil(Math.min(from, from + major) - 0.5));
      int last = (int) Math.min(limit - 1, Math.floor(Math.max(from, from + major) + 0.5));
      for (int m = first; m <= last; m++) {
        double centre = across + (m + 0.5 - from) * slope;
        int low = (int) Math.floor(centre - half);
        int high = (int) Math.floor(centre + half);
        for (int c = low; c <= high; c++) {
          double cover = Math.min(c + 1, centre + half) - Math.max(c, centre - half);
          if (cover > 0) {
            put(steep ? c : m, steep ? m : c, rgb, alpha * Math.min(1, cover));
          }
        }
      }
    }

    void disc(double x, double y, double radius, int rgb, double alpha) {
      for (int py = (int) Math.floor(y - radius); py <= y + radius; py++) {
        for (int px = (int) Math.floor(x - radius); px <= x + radius; px++) {
          double cover = radius + 0.5 - Math.hypot(px + 0.5 - x, py + 0.5 - y);
          if (cover > 0) {
            put(px, py, rgb, alpha * Math.min(1, cover));
          }
        }
      }
    }

    void ring(double x, double y, double radius, int rgb) {
      for (int py = (int) Math.floor(y - radius - 2); py <= y + radius + 2; py++) {
        for (int px = (int) Math.floor(x - radius - 2); px <= x + radius + 2; px++) {
          double away = Math.abs(Math.hypot(px + 0.5 - x, py + 0.5 - y) - radius);
          if (away < 1.3) {
            put(px, py, rgb, Math.min(1, 1.3 - away));
          }
        }
      }
    }

    private void put(int x, int y, int rgb, double alpha) {
      if (x < 0 || x >= width || y < 0 || y >= height) {
        return;
      }
      int at = y * width + x;
      int before = argb[at];
      int part = (int) (alpha * 256);
      int red = mixed(before >> 16, rgb >> 16, part);
      int green = mixed(before >> 8, rgb >> 8, part);
      int blue = mixed(before, rgb, part);
      argb[at] = 0xFF000000 | (red << 16) | (green << 8) | blue;
    }

    private static int mixed(int before, int after, int part) {
      int from = before & 0xFF;
      return from + ((((after & 0xFF) - from) * part) >> 8);
    }
  }
}
