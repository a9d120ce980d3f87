package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.connectome.ConnectionKind;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitWiring;
import java.util.Locale;
import java.util.Map;

/// What is said beside the pointer about a node or a connection.
final class GraphWords {

  private static final double REACH = 5;
  private static final int MOST = 12_000;

  private GraphWords() {}

  static String unit(Shown shown) {
    CircuitWiring wiring = shown.wiring();
    return wiring == null ? "" : wiring.connectome().weightUnit();
  }

  static String number(double weight) {
    return weight == Math.rint(weight)
        ? String.format(Locale.ROOT, "%,d", (long) weight)
        : String.format(Locale.ROOT, "%.2f", weight);
  }

  /// Name, what it does and releases, and its connections in the circuit.
  static String node(Shown shown, int number) {
    Circuit.Node node = shown.circuit().nodes().get(number);
    StringBuilder text = new StringBuilder(node.id());
    if (node.form() != Circuit.Form.CELL) {
      text.append(" (").append(String.join(", ", node.cellNames().stream().limit(6).toList()));
      text.append(node.cells().size() > 6 ? ", …)" : ")");
    }
    text.append("\n").append(node.type());
    if (!node.transmitters().isEmpty()) {
      text.append(" · ").append(String.join(", ", node.transmitters()));
    }
    double in = 0;
    double out = 0;
    double gap = 0;
    for (Circuit.Edge edge : shown.circuit().edges()) {
      boolean electrical = edge.kind() == ConnectionKind.ELECTRICAL;
      if (electrical && (edge.from() == number || edge.to() == number)) {
        gap += edge.weight();
      } else if (edge.from() == number) {
        out += edge.weight();
      } else if (edge.to() == number) {
        in += edge.weight();
      }
    }
    text.append("\nshown: in ").append(number(in)).append(", out ").append(number(out));
    text.append(", gap ").append(number(gap)).append(' ').append(unit(shown));
    return text.toString();
  }

  /// The connections near a point of the pane; empty where there are none.
  static String edgeAt(GraphPane graph, double x, double y) {
    Circuit circuit = graph.shown().circuit();
    if (circuit.edges().size() > MOST) {
      return "";
    }
    Place at = graph.at(x, y);
    double reach = REACH / graph.sight().zoom();
    Map<String, Place> places = graph.places();
    Circuit.Edge best = null;
    double nearest = reach;
    for (Circuit.Edge edge : circuit.edges()) {
      Place from = places.get(circuit.nodes().get(edge.from()).id());
      Place to = places.get(circuit.nodes().get(edge.to()).id());
      if (from != null && to != null) {
        double distance = CircuitReach.distance(edge, from, to, at);
        if (distance < nearest) {
          nearest = distance;
          best = edge;
        }
      }
    }
    return best == null ? "" : edge(graph.shown(), best);
  }

  static String edge(Shown shown, Circuit.Edge edge) {
    Circuit circuit = shown.circuit();
    boolean electrical = edge.kind() == ConnectionKind.ELECTRICAL;
    CircuitComparison comparison = shown.comparison();
    String weights =
        comparison == null
            ? number(edge.weight())
            : java.util.Arrays.stream(comparison.weightsOf(edge))
                .mapToObj(GraphWords::number)
                .collect(java.util.stream.Collectors.joining(", "));
    return circuit.nodes().get(edge.from()).id()
        + (electrical ? " – " : " → ")
        + circuit.nodes().get(edge.to()).id()
        + "\n"
        + (electrical ? "gap junction" : edge.kind().word())
        + ", "
        + weights
        + " "
        + unit(shown);
  }
}
