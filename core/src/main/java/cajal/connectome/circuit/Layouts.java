package cajal.connectome.circuit;

import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the nodes of a circuit their places. The same circuit always gets the same places.
public final class Layouts {

  private static final List<String> ROWS =
      List.of("sensory", "interneuron", "unknown", "motor", "muscle", "other");
  private static final int SWEEPS = 8;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  private Layouts() {}

  /// Distance between neighbours, in units of the drawing: room for a label in a small circuit, and
  /// less the more nodes there are.
  public static double pitch(int nodes) {
    return nodes <= 60 ? 74 : nodes <= 500 ? 40 : 26;
  }

  /// Places for all nodes, whatever stood before.
  ///
  /// @param progress is asked whether to go on, by the layout that takes long
  public static Map<String, Place> all(Circuit circuit, Arrangement how, Progress progress) {
    return switch (how.kind()) {
      case ANATOMICAL -> Anatomy.places(circuit, how.turn());
      case LAYERED -> layered(circuit);
      case CIRCLE -> circle(circuit);
      case FORCE -> ForceLayout.places(circuit, circle(circuit), progress);
    };
  }

  /// Places for the nodes that have none, leaving all others where they stand.
  ///
  /// A member of a class that was split stands beside the place of its class, a class that was
  /// joined amid its members, anything else near the partner to which it is connected most.
  public static Map<String, Place> extended(Circuit circuit, Arrangement how) {
    Map<String, Place> places = new LinkedHashMap<>(how.places());
    List<Integer> homeless = new ArrayList<>();
    List<Place> taken = new ArrayList<>();
    for (int i = 0; i < circuit.nodes().size(); i++) {
      Place place = places.get(circuit.nodes().get(i).id());
      if (place == null) {
        homeless.add(i);
      } else {
        taken.add(place);
      }
    }
    if (homeless.isEmpty()) {
      return places;
    }
    if (how.kind() == LayoutKind.ANATOMICAL) {
      Map<String, Place> body = Anatomy.places(circuit, how.turn());
      for (int node : homeless) {
        String id = circuit.nodes().get(node).id();
        places.put(id, body.getOrDefault(id, new Place(0, 0)));
      }
      return places;
    }
    double pitch = pitch(circuit.nodes().size());
    Map<Integer, Integer> partners = strongest(circuit, places);
    Map<String, Double> rows = how.kind() == LayoutKind.LAYERED ? rows(circuit, places) : Map.of();
    homeless.sort(Comparator.comparingInt(node -> partners.containsKey(node) ? 0 : 1));
    for (int node : homeless) {
      Circuit.Node one = circuit.nodes().get(node);
      Place near = home(one, places);
      Integer partner = partners.get(node);
      if (near == null && partner != null) {
        near = places.get(circuit.nodes().get(partner).id());
      }
      Place start = near == null ? middle(taken) : near;
      Double row = rows.get(one.type());
      Place free =
          row == null
              ? free(start, taken, pitch)
              : freeInRow(new Place(start.x(), row), taken, pitch);
      taken.add(free);
      places.put(one.id(), free);
    }
    return places;
  }

  // Where a class stood of which it is a member, or amid the members of which it is the class.
  private static @Nullable Place home(Circuit.Node node, Map<String, Place> places) {
    if (node.form() == Circuit.Form.CELL) {
      return places.get(node.cells().getFirst().cellClass());
    }
    List<Place> members = new ArrayList<>();
    for (String name : node.cellNames()) {
      Place place = places.get(name);
      if (place != null) {
        members.add(place);
      }
    }
    return members.isEmpty() ? null : middle(members);
  }

  private static Place middle(List<Place> places) {
    return new Place(
        places.stream().mapToDouble(Place::x).average().orElse(0),
        places.stream().mapToDouble(Place::y).average().orElse(0));
  }

  private static Map<Integer, Integer> strongest(Circuit circuit, Map<String, Place> places) {
    Map<Integer, Integer> partner = new HashMap<>();
    Map<Integer, Double> best = new HashMap<>();
    for (Circuit.Edge edge : circuit.edges()) {
      for (int[] ends : new int[][] {{edge.from(), edge.to()}, {edge.to(), edge.from()}}) {
        if (places.containsKey(circuit.nodes().get(ends[1]).id())
            && edge.weight() > best.getOrDefault(ends[0], 0.0)) {
          best.put(ends[0], edge.weight());
          partner.put(ends[0], ends[1]);
        }
      }
    }
    return partner;
  }

  private static Map<String, Double> rows(Circuit circuit, Map<String, Place> places) {
    Map<String, List<Place>> by = new HashMap<>();
    for (Circuit.Node node : circuit.nodes()) {
      Place place = places.get(node.id());
      if (place != null) {
        by.computeIfAbsent(node.type(), _ -> new ArrayList<>()).add(place);
      }
    }
    Map<String, Double> rows = new HashMap<>();
    for (String type : ROWS) {
      List<Place> row = by.get(type);
      if (row != null) {
        rows.put(type, middle(row).y());
      }
    }
    return rows;
  }

  private static Place free(Place start, List<Place> taken, double pitch) {
    for (int i = 0; i < 4000; i++) {
      double radius = pitch * Math.sqrt(i) * 0.62;
      Place at =
          new Place(
              start.x() + radius * Math.cos(i * GOLDEN_ANGLE),
              start.y() + radius * Math.sin(i * GOLDEN_ANGLE));
      if (isFree(at, taken, pitch)) {
        return at;
      }
    }
    return start;
  }

  private static Place freeInRow(Place start, List<Place> taken, double pitch) {
    for (int i = 0; i < 4000; i++) {
      int steps = (i + 1) / 2;
      double dx = steps * pitch * (i % 2 == 0 ? 0.5 : -0.5);
      Place at = new Place(start.x() + dx, start.y());
      if (isFree(at, taken, pitch)) {
        return at;
      }
    }
    return start;
  }

  private static boolean isFree(Place at, List<Place> taken, double pitch) {
    return taken.stream()
        .allMatch(other -> Math.hypot(other.x() - at.x(), other.y() - at.y()) >= 0.92 * pitch);
  }

  private static Map<String, Place> circle(Circuit circuit) {
    List<Circuit.Node> asked = new ArrayList<>();
    List<Circuit.Node> others = new ArrayList<>();
    for (Circuit.Node node : circuit.nodes()) {
      (node.input() ? asked : others).add(node);
    }
    double pitch = pitch(circuit.nodes().size());
    Map<String, Place> places = new LinkedHashMap<>();
    double inner = ring(asked, 0, pitch, places);
    ring(others, asked.isEmpty() ? 0 : inner + 1.8 * pitch, pitch, places);
    return places;
  }

  private static double ring(
      List<Circuit.Node> nodes, double least, double pitch, Map<String, Place> places) {
    List<Circuit.Node> sorted = new ArrayList<>(nodes);
    sorted.sort(
        Comparator.comparingInt((Circuit.Node node) -> ROWS.indexOf(node.type()))
            .thenComparing(Circuit.Node::id));
    int n = sorted.size();
    double radius = n < 2 ? least : Math.max(least, 0.5 * pitch / Math.sin(Math.PI / n));
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n - Math.PI / 2;
      places.put(sorted.get(i).id(), new Place(radius * Math.cos(angle), radius * Math.sin(angle)));
    }
    return radius;
  }

  // Rows from sensory to motor; in each, nodes stand near the middle of their partners.
  private static Map<String, Place> layered(Circuit circuit) {
    double pitch = pitch(circuit.nodes().size());
    int most = (int) Math.max(6, Math.ceil(1.7 * Math.sqrt(circuit.nodes().size())));
    List<List<Integer>> rows = new ArrayList<>();
    for (String type : ROWS) {
      List<Integer> row = new ArrayList<>();
      for (int i = 0; i < circuit.nodes().size(); i++) {
        if (circuit.nodes().get(i).type().equals(type)) {
          row.add(i);
        }
      }
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    double[] x = new double[circuit.nodes().size()];
    rows.forEach(row -> spread(row, x));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] pull = pulls(circuit, x);
      for (List<Integer> row : rows) {
        row.sort(Comparator.comparingDouble(node -> pull[node]));
        spread(row, x);
      }
    }
    Map<String, Place> places = new LinkedHashMap<>();
    double y = 0;
    for (List<Integer> row : rows) {
      int lines = (row.size() + most - 1) / most;
      int each = (row.size() + lines - 1) / lines;
      for (int i = 0; i < row.size(); i++) {
        // Neighbours in the order stand in different lines, so that all lines span the width.
        int line = i % lines;
        int inLine = (row.size() - line + lines - 1) / lines;
        int column = i / lines;
        double across = (column - (inLine - 1) / 2.0) * pitch * stretch(each, most);
        places.put(
            circuit.nodes().get(row.get(i)).id(), new Place(across, y + line * 0.95 * pitch));
      }
      y += (lines - 1) * 0.95 * pitch + 2.1 * pitch;
    }
    return places;
  }

  private static double stretch(int each, int most) {
    return Math.clamp(1.0 * most / Math.max(1, each), 1, 1.6);
  }

  private static void spread(List<Integer> row, double[] x) {
    for (int i = 0; i < row.size(); i++) {
      x[row.get(i)] = (i + 0.5) / row.size();
    }
  }

  private static double[] pulls(Circuit circuit, double[] x) {
    double[] sum = x.clone();
    double[] weight = new double[x.length];
    java.util.Arrays.fill(weight, 1);
    for (Circuit.Edge edge : circuit.edges()) {
      double w = Math.sqrt(edge.weight());
      sum[edge.from()] += w * x[edge.to()];
      sum[edge.to()] += w * x[edge.from()];
      weight[edge.from()] += w;
      weight[edge.to()] += w;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= weight[i];
    }
    return sum;
  }
}
