package cajal.figure;

import java.util.ArrayList;
import java.util.List;

/// The body of the worm from the side, in canvas units around its middle, and the way between
/// places in the body and places on the canvas.
///
/// The outline follows the extent of all neurites in the WormBase Virtual Worm, an adult
/// hermaphrodite in its natural bend (WormBase, Virtual Worm Project, caltech.edu/wormbase), with a
/// margin for the body wall. The height is stretched for legibility.
public final class WormBody {

  /// Canvas units for a micrometre along the body.
  public static final double SCALE = 1.2;

  /// How much taller than long a micrometre is drawn.
  public static final double STRETCH = 1.45;

  private static final double WALL_UM = 5;

  // From head to tail, µm: position along the body, ventral edge, dorsal edge.
  private static final double[][] EDGES = {
    {-366, 55, 60}, {-350, 50, 66}, {-320, 43, 66}, {-290, 34, 65}, {-270, 22, 62},
    {-250, 12, 57}, {-230, -2, 52}, {-210, -16, 43}, {-190, -29, 32}, {-170, -41, 20},
    {-150, -50, 7}, {-130, -59, -4}, {-110, -65, -13}, {-90, -67, -18}, {-70, -67, -19},
    {-50, -67, -14}, {-30, -63, -5}, {-10, -57, 5}, {10, -50, 16}, {30, -41, 28},
    {50, -27, 37}, {70, -14, 44}, {90, -4, 49}, {110, 1, 52}, {130, 2, 53},
    {150, 1, 52}, {170, -1, 51}, {190, -6, 48}, {210, -12, 43}, {230, -17, 37},
    {250, -22, 29}, {270, -25, 21}, {290, -26, 15}, {310, -27, 11}, {330, -26, 8},
    {350, -24, 8}, {370, -20, 9}, {390, -12, 13}, {410, 0, 19}, {430, 14, 30},
    {450, 31, 42}, {470, 48, 53}, {486, 61, 63},
  };

  private static final double MIDDLE_UM = (EDGES[0][0] + EDGES[EDGES.length - 1][0]) / 2;

  private WormBody() {}

  /// Half the length of the body on the canvas.
  public static double halfLength() {
    return (EDGES[EDGES.length - 1][0] - EDGES[0][0]) / 2 * SCALE;
  }

  /// Half the height that the body covers on the canvas.
  public static double halfHeight() {
    return 75 * SCALE * STRETCH;
  }

  /// Place on the canvas along the body.
  public static double x(double alongUm) {
    return (alongUm - MIDDLE_UM) * SCALE;
  }

  /// Place on the canvas across the body; dorsal is up.
  public static double y(double dorsalUm) {
    return -dorsalUm * SCALE * STRETCH;
  }

  /// Place along the body of a place on the canvas, µm.
  public static double along(double x) {
    return x / SCALE + MIDDLE_UM;
  }

  /// Height on the canvas at a place along the body.
  ///
  /// @param part 0 at the ventral edge, 1 at the dorsal edge
  public static double yAt(double x, double part) {
    double along = along(x);
    return y(edge(along, 1) * (1 - part) + edge(along, 2) * part);
  }

  /// Where between the ventral (0) and the dorsal edge (1) a place on the canvas lies.
  public static double part(double x, double y) {
    double ventral = yAt(x, 0);
    double dorsal = yAt(x, 1);
    return ventral == dorsal ? 0.5 : (y - ventral) / (dorsal - ventral);
  }

  /// Where the body wall is, from head to tail.
  ///
  /// @return `[place][along, ventral, dorsal]`, µm
  static double[][] profile() {
    double[][] copy = new double[EDGES.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = new double[] {EDGES[i][0], EDGES[i][1] - WALL_UM, EDGES[i][2] + WALL_UM};
    }
    return copy;
  }

  private static double edge(double along, int column) {
    int last = EDGES.length - 1;
    if (along <= EDGES[0][0]) {
      return EDGES[0][column];
    }
    for (int i = 1; i <= last; i++) {
      if (along <= EDGES[i][0]) {
        double part = (along - EDGES[i - 1][0]) / (EDGES[i][0] - EDGES[i - 1][0]);
        return EDGES[i - 1][column] * (1 - part) + EDGES[i][column] * part;
      }
    }
    return EDGES[last][column];
  }

  /// The body wall as a smooth closed curve.
  public static Outline outline() {
    List<double[]> points = new ArrayList<>();
    for (double[] edge : EDGES) {
      points.add(new double[] {x(edge[0]), y(edge[2] + WALL_UM)});
    }
    for (int i = EDGES.length - 1; i >= 0; i--) {
      points.add(new double[] {x(EDGES[i][0]), y(EDGES[i][1] - WALL_UM)});
    }
    return smooth(points);
  }

  // Closed Catmull-Rom spline as cubic curves.
  private static Outline smooth(List<double[]> points) {
    int n = points.size();
    List<Outline.Segment> segments = new ArrayList<>();
    segments.add(new Outline.Move(points.get(0)[0], points.get(0)[1]));
    for (int i = 0; i < n; i++) {
      double[] before = points.get(Math.floorMod(i - 1, n));
      double[] from = points.get(i);
      double[] to = points.get((i + 1) % n);
      double[] after = points.get((i + 2) % n);
      segments.add(
          new Outline.Curve(
              from[0] + (to[0] - before[0]) / 6,
              from[1] + (to[1] - before[1]) / 6,
              to[0] - (after[0] - from[0]) / 6,
              to[1] - (after[1] - from[1]) / 6,
              to[0],
              to[1]));
    }
    segments.add(new Outline.Close());
    return new Outline(segments);
  }
}
