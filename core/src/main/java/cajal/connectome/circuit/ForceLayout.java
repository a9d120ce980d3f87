package cajal.connectome.circuit;

import cajal.connectome.circuit.CircuitView.Place;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Nodes that push each other away and are drawn together by their connections, until they rest
/// (Fruchterman & Reingold 1991, doi:10.1002/spe.4380211102). It begins from given places and draws
/// no random numbers, so that the same circuit always comes to rest in the same way.
final class ForceLayout {

  private static final int ROUNDS = 240;
  private static final int MANY = 1000;
  private static final int ROUNDS_OF_MANY = 110;
  private static final double RESTING = 0.02;
  private static final double REACH = 4;

  private final double[] x;
  private final double[] y;
  private final double[] dx;
  private final double[] dy;
  private final int[] from;
  private final int[] to;
  private final double[] pull;
  private final double pitch;

  private ForceLayout(Circuit circuit, Map<String, Place> start) {
    int n = circuit.nodes().size();
    x = new double[n];
    y = new double[n];
    dx = new double[n];
    dy = new double[n];
    pitch = Layouts.pitch(n);
    for (int i = 0; i < n; i++) {
      Place at = start.getOrDefault(circuit.nodes().get(i).id(), new Place(0, 0));
      x[i] = at.x();
      y[i] = at.y();
    }
    from = circuit.edges().stream().mapToInt(Circuit.Edge::from).toArray();
    to = circuit.edges().stream().mapToInt(Circuit.Edge::to).toArray();
    int[] degree = new int[n];
    for (int e = 0; e < from.length; e++) {
      degree[from[e]]++;
      degree[to[e]]++;
    }
    pull = new double[from.length];
    for (int e = 0; e < pull.length; e++) {
      double strength = 1 + 0.35 * Math.log1p(circuit.edges().get(e).weight());
      // Hubs would otherwise draw everything into one heap.
      pull[e] = strength / Math.sqrt(Math.min(degree[from[e]], degree[to[e]]));
    }
  }

  static Map<String, Place> places(Circuit circuit, Map<String, Place> start, Progress progress) {
    ForceLayout layout = new ForceLayout(circuit, start);
    double heat = layout.pitch * Math.sqrt(circuit.nodes().size()) * 0.25;
    int rounds = circuit.nodes().size() > MANY ? ROUNDS_OF_MANY : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      progress.orStop();
      progress.at((double) round / rounds, "Letting the circuit come to rest");
      double moved = layout.round(heat * Math.pow(1 - (double) round / rounds, 1.5));
      if (moved < RESTING * layout.pitch) {
        break;
      }
    }
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < layout.x.length; i++) {
      places.put(circuit.nodes().get(i).id(), new Place(layout.x[i], layout.y[i]));
    }
    return places;
  }

  private double round(double heat) {
    java.util.Arrays.fill(dx, 0);
    java.util.Arrays.fill(dy, 0);
    push();
    for (int e = 0; e < from.length; e++) {
      double ex = x[to[e]] - x[from[e]];
      double ey = y[to[e]] - y[from[e]];
      double force = pull[e] * Math.hypot(ex, ey) / (3 * pitch);
      move(from[e], ex * force, ey * force);
      move(to[e], -ex * force, -ey * force);
    }
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      // A slight pull to the middle keeps parts together that nothing connects.
      dx[i] -= 0.03 * x[i];
      dy[i] -= 0.03 * y[i];
      double length = Math.hypot(dx[i], dy[i]);
      double step = Math.min(length, heat);
      if (length > 0) {
        x[i] += dx[i] / length * step;
        y[i] += dy[i] / length * step;
      }
      most = Math.max(most, step);
    }
    return most;
  }

  private void move(int node, double byX, double byY) {
    dx[node] += byX;
    dy[node] += byY;
  }

  // Only neighbours push: what is farther away than this is in another square of the grid.
  private void push() {
    double side = REACH * pitch;
    Map<Long, List<Integer>> squares = new HashMap<>();
    for (int i = 0; i < x.length; i++) {
      squares.computeIfAbsent(square(i, side, 0, 0), _ -> new ArrayList<>()).add(i);
    }
    for (int i = 0; i < x.length; i++) {
      for (int row = -1; row <= 1; row++) {
        for (int column = -1; column <= 1; column++) {
          for (int j : squares.getOrDefault(square(i, side, column, row), List.of())) {
            if (j > i) {
              push(i, j, side);
            }
          }
        }
      }
    }
  }

  private long square(int node, double side, int column, int row) {
    long across = (long) Math.floor(x[node] / side) + column;
    long down = (long) Math.floor(y[node] / side) + row;
    return across * 1_000_003L + down;
  }

  private void push(int i, int j, double reach) {
    double ex = x[i] - x[j];
    double ey = y[i] - y[j];
    double distance = Math.hypot(ex, ey);
    if (distance >= reach) {
      return;
    }
    if (distance < 1e-6) {
      ex = Math.cos(i + 0.5);
      ey = Math.sin(i + 0.5);
      distance = 1;
    }
    double force = 1.4 * pitch * pitch / (distance * distance);
    move(i, ex * force, ey * force);
    move(j, -ex * force, -ey * force);
  }
}
