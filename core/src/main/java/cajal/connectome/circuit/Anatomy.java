package cajal.connectome.circuit;

import cajal.connectome.Connectome.Position;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitView.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Nodes where their cells lie in the body, as it is turned; several cells stand at their middle.
final class Anatomy {

  /// Units of the drawing for a micrometre.
  static final double SCALE = 3.2;

  private static final int ROUNDS = 60;
  private static final double APART = 13;

  private Anatomy() {}

  static Map<String, Place> places(Circuit circuit, Turn turn) {
    int n = circuit.nodes().size();
    double[] x = new double[n];
    double[] y = new double[n];
    List<Integer> homeless = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Position> known =
          circuit.nodes().get(i).cells().stream()
              .flatMap(cell -> cell.position().stream())
              .toList();
      if (known.isEmpty()) {
        homeless.add(i);
      } else {
        Place at = seen(middle(known), turn);
        x[i] = at.x();
        y[i] = at.y();
      }
    }
    boolean somebody = homeless.size() < n;
    row(homeless, x, y, somebody ? bottom(y, homeless) : 0);
    if (n <= 1200) {
      apart(x, y);
    }
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      places.put(circuit.nodes().get(i).id(), new Place(x[i], y[i]));
    }
    return places;
  }

  private static Position middle(List<Position> all) {
    return new Position(
        all.stream().mapToDouble(Position::xUm).average().orElse(0),
        all.stream().mapToDouble(Position::yUm).average().orElse(0),
        all.stream().mapToDouble(Position::zUm).average().orElse(0));
  }

  /// Where a point of the body is seen: head to the left and back up when nothing is turned.
  static Place seen(Position at, Turn turn) {
    double yaw = Math.toRadians(turn.yawDeg());
    double pitch = Math.toRadians(turn.pitchDeg());
    double across = at.yUm() * Math.cos(yaw) + at.xUm() * Math.sin(yaw);
    double depth = at.xUm() * Math.cos(yaw) - at.yUm() * Math.sin(yaw);
    double up = at.zUm() * Math.cos(pitch) - depth * Math.sin(pitch);
    return new Place(SCALE * across, -SCALE * up);
  }

  private static double bottom(double[] y, List<Integer> homeless) {
    double lowest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      if (!homeless.contains(i)) {
        lowest = Math.max(lowest, y[i]);
      }
    }
    return lowest + 4 * APART;
  }

  // Cells whose place nobody knows stand in rows below the body.
  private static void row(List<Integer> homeless, double[] x, double[] y, double top) {
    int each = Math.max(12, (int) Math.ceil(4 * Math.sqrt(homeless.size())));
    double pitch = 1.5 * APART;
    for (int i = 0; i < homeless.size(); i++) {
      int inRow = Math.min(each, homeless.size() - i / each * each);
      x[homeless.get(i)] = (i % each - (inRow - 1) / 2.0) * pitch;
      int line = i / each;
      y[homeless.get(i)] = top + line * pitch;
    }
  }

  // Left and right partners share a place when seen from the side: cells that would cover each
  // other are pushed apart a little, always in the same order.
  private static void apart(double[] x, double[] y) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = false;
      for (int i = 0; i < x.length; i++) {
        for (int j = i + 1; j < x.length; j++) {
          double dx = x[j] - x[i];
          double dy = y[j] - y[i];
          double distance = Math.hypot(dx, dy);
          if (distance >= APART) {
            continue;
          }
          if (distance < 1e-6) {
            dx = Math.cos(j);
            dy = Math.sin(j);
            distance = 1;
          }
          double push = (APART - Math.min(APART, distance)) * 0.4 / distance;
          x[i] -= dx * push;
          y[i] -= dy * push;
          x[j] += dx * push;
          y[j] += dy * push;
          moved = true;
        }
      }
      if (!moved) {
        return;
      }
    }
  }
}
