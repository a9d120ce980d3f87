package cajal.figure;

import java.util.Arrays;

/// Paints the connections and cells of a connectome into pixels, for the screen and as a layer of
/// figures.
///
/// Thousands of thin curves cost a software pipeline most of a second as shapes and some
/// milliseconds here. As vectors in a file they would weigh megabytes, and viewers that blend in
/// steps of 1/255 would lose the faintest.
public final class ConnectomeRaster {

  private static final double CORD = 0.1;
  private static final double STEP_PX = 7;

  private final ConnectomeMap map;
  private final Palette palette;
  private final double density;
  private final int width;
  private final int height;

  /// @param density pixels for a canvas unit
  public ConnectomeRaster(ConnectomeMap map, Palette palette, double density) {
    this.map = map;
    this.palette = palette;
    this.density = density;
    width = (int) Math.ceil(2 * WormBody.halfLength() * density);
    height = (int) Math.ceil(2 * WormBody.halfHeight() * density);
  }

  /// Pixels for a canvas unit.
  public double density() {
    return density;
  }

  /// Whether it paints with these colours at this density.
  public boolean shows(Palette colours, double pixels) {
    return palette.equals(colours) && density == pixels;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Paints all connections, faint enough that many make a bundle and one a thread.
  ///
  /// A long connection runs along the ventral cord, as most do in the worm, rather than straight
  /// through the bend of the body. A thread is a canvas unit thick: where it covers only one of
  /// several pixels it is that much stronger, so that bundles look alike at every density.
  ///
  /// @param argb `[y * width + x]`, premultiplied, overwritten
  public void edges(int[] argb) {
    Arrays.fill(argb, 0);
    for (ConnectomeMap.Edge edge : map.edges()) {
      int rgb =
          edge.electrical()
              ? palette.mixed()
              : edge.inhibitory() ? palette.inhibitory() : palette.excitatory();
      double strength = Math.min(0.1, 0.016 + 0.009 * Math.log1p(edge.weight()));
      curve(argb, edge, rgb, 1 - Math.pow(1 - strength, density));
    }
  }

  private void curve(int[] argb, ConnectomeMap.Edge edge, int rgb, double alpha) {
    double x0 = map.x()[edge.from()];
    double x1 = map.x()[edge.to()];
    double part0 = WormBody.part(x0, map.y()[edge.from()]);
    double part1 = WormBody.part(x1, map.y()[edge.to()]);
    double length = Math.hypot(x1 - x0, map.y()[edge.to()] - map.y()[edge.from()]);
    double pull = Math.min(0.9, Math.abs(x1 - x0) / 220);
    int steps = Math.max(2, (int) (length * density / STEP_PX));
    double lastX = px(x0);
    double lastY = py(map.y()[edge.from()]);
    for (int i = 1; i <= steps; i++) {
      double t = (double) i / steps;
      double x = x0 + (x1 - x0) * t;
      double bow = pull * Math.pow(Math.sin(Math.PI * t), 0.6);
      double part = (part0 + (part1 - part0) * t) * (1 - bow) + CORD * bow;
      double atX = px(x);
      double atY = i == steps ? py(map.y()[edge.to()]) : py(WormBody.yAt(x, part));
      line(argb, new double[] {lastX, lastY, atX, atY}, rgb, alpha);
      lastX = atX;
      lastY = atY;
    }
  }

  private double px(double x) {
    return (x + WormBody.halfLength()) * density;
  }

  private double py(double y) {
    return (y + WormBody.halfHeight()) * density;
  }

  // Xiaolin Wu's line: two pixels for each step along the longer axis, weighted by their distance.
  private void line(int[] argb, double[] ends, int rgb, double alpha) {
    double dx = ends[2] - ends[0];
    double dy = ends[3] - ends[1];
    boolean steep = Math.abs(dy) > Math.abs(dx);
    int steps = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)));
    for (int i = 0; i < steps; i++) {
      double t = (double) i / steps;
      double x = ends[0] + dx * t;
      double y = ends[1] + dy * t;
      if (steep) {
        int left = (int) Math.floor(x);
        blend(argb, left, (int) y, rgb, alpha * (1 - (x - left)));
        blend(argb, left + 1, (int) y, rgb, alpha * (x - left));
      } else {
        int top = (int) Math.floor(y);
        blend(argb, (int) x, top, rgb, alpha * (1 - (y - top)));
        blend(argb, (int) x, top + 1, rgb, alpha * (y - top));
      }
    }
  }

  /// Paints the cells.
  ///
  /// @param argb `[y * width + x]`, premultiplied, overwritten
  /// @param activity `[cell]` from 0 to 1; empty where nothing runs
  public void cells(int[] argb, float[] activity) {
    cells(argb, activity, new int[0]);
  }

  /// Paints the cells.
  ///
  /// @param argb `[y * width + x]`, premultiplied, overwritten
  /// @param activity `[cell]` from 0 to 1; empty where nothing runs
  /// @param colours `[cell]` `0xRRGGBB`; empty for those of their types
  public void cells(int[] argb, float[] activity, int[] colours) {
    Arrays.fill(argb, 0);
    boolean alive = activity.length == map.x().length;
    for (int i = 0; i < map.x().length; i++) {
      int rgb = colours.length > 0 ? colours[i] : ConnectomeMap.colour(map.cells().get(i), palette);
      double level = alive ? Math.clamp(activity[i], 0, 1) : 0;
      double x = px(map.x()[i]);
      double y = py(map.y()[i]);
      // A result must be read whether the cell is active or not.
      double rest = colours.length > 0 ? 0.85 : 0.32;
      if (alive) {
        if (level > 0.05) {
          glow(
              argb,
              new double[] {x, y, (ConnectomeMap.DOT + 9 * level) * density},
              rgb,
              0.55 * level);
        }
        int lit = Palette.blend(rgb, palette.dark() ? 0xFFFFFF : rgb, 0.45 * level);
        int shown = Palette.blend(palette.background(), lit, rest + (1 - rest) * level);
        disc(argb, new double[] {x, y, (ConnectomeMap.DOT - 0.5 + 1.6 * level) * density}, shown);
      } else {
        disc(
            argb,
            new double[] {x, y, (ConnectomeMap.DOT + ConnectomeMap.RIM) * density},
            palette.background());
        disc(argb, new double[] {x, y, ConnectomeMap.DOT * density}, rgb);
      }
    }
  }

  private void disc(int[] argb, double[] at, int rgb) {
    double radius = at[2];
    for (int y = (int) (at[1] - radius - 1); y <= at[1] + radius + 1; y++) {
      for (int x = (int) (at[0] - radius - 1); x <= at[0] + radius + 1; x++) {
        double distance = Math.hypot(x + 0.5 - at[0], y + 0.5 - at[1]);
        blend(argb, x, y, rgb, Math.clamp(radius + 0.5 - distance, 0, 1));
      }
    }
  }

  private void glow(int[] argb, double[] at, int rgb, double alpha) {
    double radius = at[2];
    for (int y = (int) (at[1] - radius); y <= at[1] + radius; y++) {
      for (int x = (int) (at[0] - radius); x <= at[0] + radius; x++) {
        double near = 1 - Math.hypot(x + 0.5 - at[0], y + 0.5 - at[1]) / radius;
        if (near > 0) {
          blend(argb, x, y, rgb, alpha * near * near);
        }
      }
    }
  }

  // Source over, premultiplied.
  private void blend(int[] argb, int x, int y, int rgb, double alpha) {
    if (x < 0 || y < 0 || x >= width || y >= height || alpha <= 0) {
      return;
    }
    int at = y * width + x;
    int under = argb[at];
    double keep = 1 - alpha;
    int a = (int) (255 * alpha + (under >>> 24) * keep + 0.5);
    int r = (int) ((rgb >> 16 & 0xFF) * alpha + (under >> 16 & 0xFF) * keep + 0.5);
    int g = (int) ((rgb >> 8 & 0xFF) * alpha + (under >> 8 & 0xFF) * keep + 0.5);
    int b = (int) ((rgb & 0xFF) * alpha + (under & 0xFF) * keep + 0.5);
    argb[at] = a << 24 | Math.min(r, a) << 16 | Math.min(g, a) << 8 | Math.min(b, a);
  }
}
