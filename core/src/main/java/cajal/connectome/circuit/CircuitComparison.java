package cajal.connectome.circuit;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.circuit.Circuit.Edge;
import cajal.connectome.circuit.Circuit.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The same view of several connectomes: everything that stands in one of them, and how strong each
/// connection is in each.
///
/// @param names of the connectomes
/// @param titles of the connectomes with stage and age, where they are known
/// @param union all nodes and connections, each with its largest weight
/// @param weights by connection, whose own weight counts for nothing here, `[connectome]`; 0 where
///   it is missing
public record CircuitComparison(
    List<String> names, List<String> titles, Circuit union, Map<Edge, double[]> weights) {

  /// In which of two connectomes a connection is.
  public enum Side {
    FIRST_ONLY,
    SECOND_ONLY,
    BOTH
  }

  private record Key(String from, String to, ConnectionKind kind) {}

  /// @param all in the order in which they are compared
  public static CircuitComparison of(List<CircuitWiring> all, CircuitView view) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<Key, double[]> weights = new LinkedHashMap<>();
    // What a threshold leaves out in one must still be known of the others.
    Set<Key> above = new LinkedHashSet<>();
    CircuitView open = view.withFilter(view.filter().withChemical(0).withElectrical(0));
    for (CircuitWiring wiring : all) {
      Circuit seen = wiring.circuit(view);
      seen.nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
      seen.edges().forEach(edge -> above.add(key(seen, edge)));
    }
    Set<String> shown = nodes.keySet();
    CircuitView these = open.withMembers(open.members().withInput(shown).withPartners(false));
    for (int i = 0; i < all.size(); i++) {
      Circuit every = all.get(i).circuit(these);
      for (Edge edge : every.edges()) {
        Key key = key(every, edge);
        if (above.contains(key)) {
          weights.computeIfAbsent(key, _ -> new double[all.size()])[i] = edge.weight();
        }
      }
    }
    List<Node> union = new ArrayList<>(nodes.values());
    Map<String, Integer> numbers = new Circuit(union, List.of()).numbers();
    List<Edge> edges = new ArrayList<>();
    Map<Edge, double[]> byEdge = new LinkedHashMap<>();
    weights.forEach((key, each) -> {
      Integer from = numbers.get(key.from());
      Integer to = numbers.get(key.to());
      if (from != null && to != null) {
        Edge edge = new Edge(from, to, key.kind(), java.util.Arrays.stream(each).max().orElse(0));
        edges.add(edge);
        byEdge.put(bare(edge), each);
      }
    });
    return new CircuitComparison(
        all.stream().map(wiring -> wiring.connectome().name()).toList(),
        all.stream().map(wiring -> title(wiring.connectome().about())).toList(),
        new Circuit(union, edges),
        byEdge);
  }

  private static String title(About about) {
    StringBuilder title = new StringBuilder(about.name());
    if (!about.specimen().stage().isEmpty()) {
      title.append(" · ").append(about.specimen().stage());
    }
    about.specimen().ageHours().ifPresent(age -> title.append(" · %.0f h".formatted(age)));
    return title.toString();
  }

  private static Edge bare(Edge edge) {
    return new Edge(edge.from(), edge.to(), edge.kind(), 0);
  }

  // A gap junction has no direction: its ends stand in the order of their names.
  private static Key key(Circuit circuit, Edge edge) {
    String from = circuit.nodes().get(edge.from()).id();
    String to = circuit.nodes().get(edge.to()).id();
    boolean turned = !edge.kind().directed() && from.compareTo(to) > 0;
    return turned ? new Key(to, from, edge.kind()) : new Key(from, to, edge.kind());
  }

  /// What is in one of them: its own connections among all nodes.
  public Circuit only(int connectome) {
    List<Edge> edges = new ArrayList<>();
    weights.forEach((edge, each) -> {
      if (each[connectome] > 0) {
        edges.add(new Edge(edge.from(), edge.to(), edge.kind(), each[connectome]));
      }
    });
    return new Circuit(union.nodes(), edges);
  }

  /// The first two: connections as strong as their difference, and the least that can be seen where
  /// there is none.
  public Circuit difference() {
    List<Edge> edges = new ArrayList<>();
    weights.forEach(
        (edge, each) -> edges.add(new Edge(edge.from(), edge.to(), edge.kind(), strength(each))));
    return new Circuit(union.nodes(), edges);
  }

  private static double strength(double[] each) {
    return Math.max(1e-3, Math.abs(each[0] - each[1]));
  }

  /// In which of the first two a connection is, by its ends and kind.
  public Side side(Edge edge) {
    double[] each = weightsOf(edge);
    return each[1] == 0 ? Side.FIRST_ONLY : each[0] == 0 ? Side.SECOND_ONLY : Side.BOTH;
  }

  /// Weights of a connection, by its ends and kind `[connectome]`.
  public double[] weightsOf(Edge edge) {
    double[] known = weights.get(bare(edge));
    if (known != null) {
      return known;
    }
    return new double[names.size()];
  }
}
