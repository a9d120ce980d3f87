package cajal.figure;

import cajal.network.ConnectionRule;
import cajal.network.Network;
import cajal.network.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The shapes of nodes and wires on the canvas and in figures of it, in canvas units with y
/// downwards.
///
/// Triangle excitatory, circle inhibitory, rounded square both, hexagon stimulator, parallelogram
/// recorder. A wire ends in an arrow where it excites or drives, in a disc where it inhibits, in
/// bars at both ends where it is electrical.
public final class Notation {

  /// Nominal width of a node, canvas units.
  public static final double NODE_SIZE = 60;

  private static final double GAP = 0.04;
  private static final double UP = -90;

  private Notation() {}

  /// A node's shape standing at a place.
  ///
  /// @param x centre
  /// @param y centre
  /// @param size nominal width; 0 for a bare point, such as a pointer that pulls a wire
  public record Spot(NodeKind kind, double x, double y, double size) {

    public static Spot of(NodeKind kind, double x, double y) {
      return new Spot(kind, x, y, NODE_SIZE);
    }

    public static Spot pointer(double x, double y) {
      return new Spot(NodeKind.EXCITATORY, x, y, 0);
    }
  }

  /// What a wire ends in.
  public enum Head {
    ARROW,
    DISC,
    BARS,
    NONE;

    /// The head of a projection: disc where it inhibits, bars where it is electrical.
    public static Head of(Projection projection, Network network) {
      if (projection.electrical()) {
        return BARS;
      }
      return NodeKind.between(projection, network) && projection.inhibitory() ? DISC : ARROW;
    }
  }

  /// A drawn projection.
  ///
  /// @param curve open path to stroke
  /// @param heads closed paths to fill and paths to stroke at its ends; see `filled`
  /// @param filled whether the heads are filled rather than stroked
  /// @param labelX where a label may stand: the middle of the curve, moved to its outer side
  /// @param labelY as labelX
  public record Wire(
      Outline curve, List<Outline> heads, boolean filled, double labelX, double labelY) {

    public Wire {
      heads = List.copyOf(heads);
    }

    /// Distance from a point to the wire, for picking.
    public double distance(double x, double y) {
      return curve.distance(x, y);
    }
  }

  /// Whether a rule draws its connections at random: such wires are dashed.
  public static boolean random(ConnectionRule rule) {
    return switch (rule) {
      case ConnectionRule.OneToOne _,
          ConnectionRule.AllToAll _,
          ConnectionRule.Explicit _,
          ConnectionRule.Chosen _,
          ConnectionRule.LowRank _,
          ConnectionRule.OfConnectome _ ->
          false;
      case ConnectionRule.FixedIndegree _,
          ConnectionRule.FixedOutdegree _,
          ConnectionRule.FixedTotalNumber _,
          ConnectionRule.PairwiseBernoulli _,
          ConnectionRule.SymmetricBernoulli _,
          ConnectionRule.PairwisePoisson _,
          ConnectionRule.ThirdFactor _,
          ConnectionRule.Spatial _,
          ConnectionRule.SmallWorld _,
          ConnectionRule.ScaleFree _,
          ConnectionRule.DirectedScaleFree _,
          ConnectionRule.Blocks _,
          ConnectionRule.EnsembleToEnsemble _ ->
          true;
    };
  }

  /// The closed outline of a node.
  public static Outline node(Spot spot) {
    double x = spot.x();
    double y = spot.y();
    double s = spot.size();
    return switch (spot.kind()) {
      case EXCITATORY -> Outline.rounded(0.13 * s, regular(x, y + 0.06 * s, 0.62 * s, 3, -90));
      case INHIBITORY -> Outline.circle(x, y, 0.5 * s);
      case MIXED ->
          Outline.rounded(
              0.2 * s, corners(x - 0.46 * s, y - 0.46 * s, x + 0.46 * s, y + 0.46 * s, 0));
      case STIMULATOR -> Outline.rounded(0.1 * s, regular(x, y, 0.54 * s, 6, 0));
      case RECORDER ->
          Outline.rounded(
              0.1 * s, corners(x - 0.58 * s, y - 0.38 * s, x + 0.58 * s, y + 0.38 * s, 0.22 * s));
    };
  }

  private static double[] regular(double x, double y, double radius, int corners, double first) {
    double[] points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = Math.toRadians(first + 360.0 * i / corners);
      points[2 * i] = x + radius * Math.cos(angle);
      points[2 * i + 1] = y + radius * Math.sin(angle);
    }
    return points;
  }

  private static double[] corners(double x0, double y0, double x1, double y1, double skew) {
    return new double[] {x0 + skew, y0, x1, y0, x1 - skew, y1, x0, y1};
  }

  /// Where a ray from the centre of a node leaves its outline.
  ///
  /// @param towardsX a point in the direction of the ray
  /// @return `x, y`; the centre for a bare point
  public static double[] boundary(Spot spot, double towardsX, double towardsY) {
    double dx = towardsX - spot.x();
    double dy = towardsY - spot.y();
    double length = Math.hypot(dx, dy);
    if (spot.size() == 0 || length == 0) {
      return new double[] {spot.x(), spot.y()};
    }
    double reach = 0;
    double[][] points = node(spot).flattened();
    for (int i = 1; i < points.length; i++) {
      double ax = points[i - 1][0] - spot.x();
      double ay = points[i - 1][1] - spot.y();
      double ex = points[i][0] - points[i - 1][0];
      double ey = points[i][1] - points[i - 1][1];
      double cross = dx * ey - dy * ex;
      if (cross != 0) {
        double along = (ax * ey - ay * ex) / cross;
        double side = (ax * dy - ay * dx) / cross;
        if (side >= 0 && side <= 1) {
          reach = Math.max(reach, along);
        }
      }
    }
    return new double[] {spot.x() + reach * dx, spot.y() + reach * dy};
  }

  /// All wires of a network: parallel projections in lanes of their own, loops where there is room.
  ///
  /// @param spots by name of node
  /// @return by name of projection, in the network's order; without those whose ends are missing
  public static Map<String, Wire> wires(Network network, Map<String, Spot> spots) {
    Map<List<String>, Integer> lanes = new HashMap<>();
    Map<String, Wire> wires = new LinkedHashMap<>();
    for (Projection projection : network.projections()) {
      Spot from = spots.get(projection.source());
      Spot to = spots.get(projection.target());
      if (from != null && to != null) {
        List<String> ends = List.of(projection.source(), projection.target());
        int lane = lanes.merge(ends, 1, Integer::sum) - 1;
        Head head = Head.of(projection, network);
        double[] points =
            projection.source().equals(projection.target())
                ? loop(from, lane, freeDirection(projection.source(), network, spots))
                : arc(from, to, lane);
        wires.put(projection.name(), finished(points, Math.max(from.size(), to.size()), head));
      }
    }
    return wires;
  }

  private static double freeDirection(String node, Network network, Map<String, Spot> spots) {
    return freeDirection(node, network, name -> Optional.ofNullable(spots.get(name)));
  }

  /// Where a node's wire to itself has most room: the direction, in degrees clockwise from the
  /// right, farthest from all its neighbours.
  ///
  /// @param spots where a node stands, by its name
  public static double freeDirection(
      String node, Network network, Function<String, Optional<Spot>> spots) {
    Spot self = spots.apply(node).orElse(Spot.pointer(0, 0));
    double best = UP;
    double least = Double.POSITIVE_INFINITY;
    // Not downwards, where the name stands.
    for (double degrees : new double[] {UP, -50, -130, 10, 170}) {
      double x = Math.cos(Math.toRadians(degrees));
      double y = Math.sin(Math.toRadians(degrees));
      double nearest = -1;
      for (Projection projection : network.projections()) {
        boolean out = projection.source().equals(node);
        Spot other = spots.apply(out ? projection.target() : projection.source()).orElse(null);
        if (other != null && (out || projection.target().equals(node)) && !other.equals(self)) {
          double[] towards = direction(self.x(), self.y(), other.x(), other.y());
          nearest = Math.max(nearest, x * towards[0] + y * towards[1]);
        }
      }
      if (nearest < least - 1e-9) {
        least = nearest;
        best = degrees;
      }
    }
    return best;
  }

  /// The wire of a projection; there and back bend to opposite sides, and a node's wire to itself
  /// is a loop above it.
  ///
  /// @param lane 0 for the first projection from one node to the other, 1 for the second, ...
  public static Wire wire(Spot from, Spot to, int lane, Head head) {
    return from.x() == to.x() && from.y() == to.y()
        ? loop(from, lane, UP, head)
        : finished(arc(from, to, lane), Math.max(from.size(), to.size()), head);
  }

  /// A node's wire to itself.
  ///
  /// @param degrees where it leaves, clockwise from the right; see {@link #freeDirection}
  public static Wire loop(Spot spot, int lane, double degrees, Head head) {
    return finished(loop(spot, lane, degrees), spot.size(), head);
  }

  private static Wire finished(double[] p, double scale, Head head) {
    double size = 0.17 * (scale == 0 ? NODE_SIZE : scale);
    List<Outline> heads = new ArrayList<>();
    double[] tip = {p[6], p[7]};
    double[] back = direction(p[6], p[7], p[4], p[5]);
    switch (head) {
      case ARROW -> {
        heads.add(arrow(tip, back, size));
        pull(p, 6, back, 0.75 * size);
      }
      case DISC -> {
        double radius = 0.42 * size;
        heads.add(Outline.circle(tip[0] + back[0] * radius, tip[1] + back[1] * radius, radius));
        pull(p, 6, back, 2 * radius);
      }
      case BARS -> {
        double[] forth = direction(p[0], p[1], p[2], p[3]);
        heads.add(bar(tip, back, 0.5 * size));
        heads.add(bar(new double[] {p[0], p[1]}, forth, 0.5 * size));
      }
      case NONE -> {}
    }
    Outline curve =
        new Outline(
            List.of(
                new Outline.Move(p[0], p[1]),
                new Outline.Curve(p[2], p[3], p[4], p[5], p[6], p[7])));
    double middleX = (p[0] + 3 * p[2] + 3 * p[4] + p[6]) / 8;
    double middleY = (p[1] + 3 * p[3] + 3 * p[5] + p[7]) / 8;
    double[] out = direction((p[0] + p[6]) / 2, (p[1] + p[7]) / 2, middleX, middleY);
    double away = 0.8 * size;
    return new Wire(
        curve, heads, head != Head.BARS, middleX + out[0] * away, middleY + out[1] * away);
  }

  // Control points of a gentle curve that leaves to the left of its direction.
  private static double[] arc(Spot from, Spot to, int lane) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double bend = 0.13 + 0.13 * lane;
    double side = bend * Math.hypot(dx, dy);
    double[] across = direction(0, 0, dy, -dx);
    double x1 = from.x() + 0.3 * dx + across[0] * side;
    double y1 = from.y() + 0.3 * dy + across[1] * side;
    double x2 = from.x() + 0.7 * dx + across[0] * side;
    double y2 = from.y() + 0.7 * dy + across[1] * side;
    return between(from, to, x1, y1, x2, y2);
  }

  private static double[] loop(Spot spot, int lane, double degrees) {
    // An outer lane begins and ends farther apart.
    double reach = (1.5 + 0.55 * lane) * spot.size();
    double spread = 0.5 + 0.14 * lane;
    double middle = Math.toRadians(degrees);
    return between(
        spot,
        spot,
        spot.x() + reach * Math.cos(middle - spread),
        spot.y() + reach * Math.sin(middle - spread),
        spot.x() + reach * Math.cos(middle + spread),
        spot.y() + reach * Math.sin(middle + spread));
  }

  private static double[] between(Spot from, Spot to, double x1, double y1, double x2, double y2) {
    double[] start = boundary(from, x1, y1);
    double[] end = boundary(to, x2, y2);
    double[] out = direction(start[0], start[1], x1, y1);
    double[] in = direction(end[0], end[1], x2, y2);
    return new double[] {
      start[0] + out[0] * GAP * from.size(),
      start[1] + out[1] * GAP * from.size(),
      x1,
      y1,
      x2,
      y2,
      end[0] + in[0] * GAP * to.size(),
      end[1] + in[1] * GAP * to.size()
    };
  }

  private static void pull(double[] points, int at, double[] direction, double distance) {
    points[at] += direction[0] * distance;
    points[at + 1] += direction[1] * distance;
  }

  private static Outline arrow(double[] tip, double[] back, double size) {
    double baseX = tip[0] + back[0] * size;
    double baseY = tip[1] + back[1] * size;
    double half = 0.42 * size;
    return Outline.polyline(
        true,
        tip[0],
        tip[1],
        baseX - back[1] * half,
        baseY + back[0] * half,
        tip[0] + back[0] * 0.72 * size,
        tip[1] + back[1] * 0.72 * size,
        baseX + back[1] * half,
        baseY - back[0] * half);
  }

  private static Outline bar(double[] at, double[] along, double half) {
    return Outline.polyline(
        false,
        at[0] - along[1] * half,
        at[1] + along[0] * half,
        at[0] + along[1] * half,
        at[1] - along[0] * half);
  }

  private static double[] direction(double x0, double y0, double x1, double y1) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    return length == 0
        ? new double[] {0, -1}
        : new double[] {(x1 - x0) / length, (y1 - y0) / length};
  }
}
