package cajal.figure;

import java.util.ArrayList;
import java.util.List;

/// A path of straight lines and cubic curves in plain numbers, for any drawing surface.
public record Outline(List<Segment> segments) {

  private static final int CURVE_STEPS = 16;

  public Outline {
    segments = List.copyOf(segments);
  }

  /// One step of the pen.
  public sealed interface Segment {}

  /// Lifts the pen to a point.
  public record Move(double x, double y) implements Segment {}

  /// Draws straight to a point.
  public record Line(double x, double y) implements Segment {}

  /// Draws a cubic Bézier curve to `x, y` by way of two control points.
  public record Curve(double x1, double y1, double x2, double y2, double x, double y)
      implements Segment {}

  /// Draws straight back to where the pen was last put down.
  public record Close() implements Segment {}

  /// The path through points, `x0, y0, x1, y1, ...`.
  public static Outline polyline(boolean closed, double... points) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i += 2) {
      segments.add(i == 0 ? new Move(points[0], points[1]) : new Line(points[i], points[i + 1]));
    }
    if (closed) {
      segments.add(new Close());
    }
    return new Outline(segments);
  }

  /// The same path elsewhere.
  public Outline movedBy(double dx, double dy) {
    return new Outline(
        segments.stream()
            .<Segment>map(segment ->
                switch (segment) {
                  case Move(double x, double y) -> new Move(x + dx, y + dy);
                  case Line(double x, double y) -> new Line(x + dx, y + dy);
                  case Curve c ->
                      new Curve(
                          c.x1() + dx,
                          c.y1() + dy,
                          c.x2() + dx,
                          c.y2() + dy,
                          c.x() + dx,
                          c.y() + dy);
                  case Close close -> close;
                })
            .toList());
  }

  /// A circle.
  public static Outline circle(double x, double y, double radius) {
    return ellipse(x, y, radius, radius);
  }

  /// An ellipse with its axes along x and y.
  public static Outline ellipse(double x, double y, double rx, double ry) {
    // The control distance for which a cubic stays within 0.03% of a quarter circle.
    double kx = 0.5522847498 * rx;
    double ky = 0.5522847498 * ry;
    return new Outline(
        List.of(
            new Move(x + rx, y),
            new Curve(x + rx, y + ky, x + kx, y + ry, x, y + ry),
            new Curve(x - kx, y + ry, x - rx, y + ky, x - rx, y),
            new Curve(x - rx, y - ky, x - kx, y - ry, x, y - ry),
            new Curve(x + kx, y - ry, x + rx, y - ky, x + rx, y),
            new Close()));
  }

  /// A closed polygon with its corners rounded.
  ///
  /// @param radius distance from a corner at which the rounding begins; less on short sides
  /// @param points corners, `x0, y0, x1, y1, ...`
  public static Outline rounded(double radius, double... points) {
    int corners = points.length / 2;
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double x = points[2 * i];
      double y = points[2 * i + 1];
      double[] in = towards(points, i, Math.floorMod(i - 1, corners), radius);
      double[] out = towards(points, i, (i + 1) % corners, radius);
      segments.add(i == 0 ? new Move(in[0], in[1]) : new Line(in[0], in[1]));
      segments.add(
          new Curve(
              in[0] + (x - in[0]) * 0.6,
              in[1] + (y - in[1]) * 0.6,
              out[0] + (x - out[0]) * 0.6,
              out[1] + (y - out[1]) * 0.6,
              out[0],
              out[1]));
    }
    segments.add(new Close());
    return new Outline(segments);
  }

  private static double[] towards(double[] points, int from, int to, double distance) {
    double dx = points[2 * to] - points[2 * from];
    double dy = points[2 * to + 1] - points[2 * from + 1];
    double length = Math.hypot(dx, dy);
    double part = length == 0 ? 0 : Math.min(0.5, distance / length);
    return new double[] {points[2 * from] + dx * part, points[2 * from + 1] + dy * part};
  }

  /// The points of the path with curves replaced by short lines; a closed path ends where it began.
  ///
  /// @return `[point][x, y]`; all parts of the path in one line
  public double[][] flattened() {
    List<double[]> points = new ArrayList<>();
    double[] start = {0, 0};
    double[] pen = {0, 0};
    for (Segment segment : segments) {
      switch (segment) {
        case Move(double x, double y) -> {
          start = new double[] {x, y};
          pen = start;
          points.add(pen);
        }
        case Line(double x, double y) -> {
          pen = new double[] {x, y};
          points.add(pen);
        }
        case Curve curve -> {
          for (int i = 1; i <= CURVE_STEPS; i++) {
            points.add(at(pen, curve, (double) i / CURVE_STEPS));
          }
          pen = new double[] {curve.x(), curve.y()};
        }
        case Close() -> {
          pen = start;
          points.add(pen);
        }
      }
    }
    return points.toArray(double[][]::new);
  }

  private static double[] at(double[] pen, Curve curve, double t) {
    double s = 1 - t;
    double a = s * s * s;
    double b = 3 * s * s * t;
    double c = 3 * s * t * t;
    double d = t * t * t;
    return new double[] {
      a * pen[0] + b * curve.x1() + c * curve.x2() + d * curve.x(),
      a * pen[1] + b * curve.y1() + c * curve.y2() + d * curve.y()
    };
  }

  /// Whether a point lies inside the closed path (even-odd rule).
  public boolean contains(double x, double y) {
    double[][] points = flattened();
    boolean inside = false;
    for (int i = 0, j = points.length - 1; i < points.length; j = i++) {
      double[] a = points[i];
      double[] b = points[j];
      if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  /// Distance from a point to the nearest point of the path, for picking with a pointer.
  public double distance(double x, double y) {
    double[][] points = flattened();
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < points.length; i++) {
      double dx = points[i][0] - points[i - 1][0];
      double dy = points[i][1] - points[i - 1][1];
      double square = dx * dx + dy * dy;
      double along =
          square == 0
              ? 0
              : Math.clamp(
                  ((x - points[i - 1][0]) * dx + (y - points[i - 1][1]) * dy) / square, 0, 1);
      nearest =
          Math.min(
              nearest,
              Math.hypot(x - points[i - 1][0] - along * dx, y - points[i - 1][1] - along * dy));
    }
    return nearest;
  }

  /// The smallest box around the flattened path: `minX, minY, maxX, maxY`.
  public double[] bounds() {
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (double[] point : flattened()) {
      box[0] = Math.min(box[0], point[0]);
      box[1] = Math.min(box[1], point[1]);
      box[2] = Math.max(box[2], point[0]);
      box[3] = Math.max(box[3], point[1]);
    }
    return box;
  }
}
