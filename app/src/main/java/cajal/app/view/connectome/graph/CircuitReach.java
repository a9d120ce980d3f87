package cajal.app.view.connectome.graph;

import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView.Place;

/// How far a point lies from a connection as it is drawn.
final class CircuitReach {

  private static final int STEPS = 8;
  private static final double BEND = 0.11;
  private static final double LONGEST_BENT = 260;

  private CircuitReach() {}

  static double distance(Circuit.Edge edge, Place from, Place to, Place at) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = Math.max(1e-9, Math.hypot(dx, dy));
    double bend = edge.kind().directed() ? 0.75 * BEND * Math.min(length, LONGEST_BENT) : 0;
    double best = Double.POSITIVE_INFINITY;
    double lastX = from.x();
    double lastY = from.y();
    for (int i = 1; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      double bow = 4 * t * (1 - t) * bend;
      double x = from.x() + dx * t + dy / length * bow;
      double y = from.y() + dy * t - dx / length * bow;
      best = Math.min(best, segment(new double[] {lastX, lastY, x, y}, at));
      lastX = x;
      lastY = y;
    }
    return best;
  }

  private static double segment(double[] ends, Place at) {
    double dx = ends[2] - ends[0];
    double dy = ends[3] - ends[1];
    double square = Math.max(1e-12, dx * dx + dy * dy);
    double t = Math.clamp(((at.x() - ends[0]) * dx + (at.y() - ends[1]) * dy) / square, 0, 1);
    return Math.hypot(at.x() - ends[0] - t * dx, at.y() - ends[1] - t * dy);
  }
}
