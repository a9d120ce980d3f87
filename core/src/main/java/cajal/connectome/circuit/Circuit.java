package cajal.connectome.circuit;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What of a connectome is drawn: cells, classes and groups, and the connections between them.
///
/// @param nodes in the order of the dataset
/// @param edges each electrical connection once; of one pair and kind the sum
public record Circuit(List<Node> nodes, List<Edge> edges) {

  public static final Circuit EMPTY = new Circuit(List.of(), List.of());

  public Circuit {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /// Whether one cell or several stand behind a node.
  public enum Form {
    CELL,
    CLASS,
    GROUP
  }

  /// A cell, or several that are shown as one.
  ///
  /// @param id name of the cell, class or group
  /// @param cells at least one
  /// @param input whether it was asked for rather than being a partner
  public record Node(String id, Form form, List<Cell> cells, boolean input) {

    public Node {
      cells = List.copyOf(cells);
    }

    /// What its cells do: `sensory`, `interneuron`, `motor`, `unknown`, `muscle`, `other`; of
    /// several the commonest.
    public String type() {
      Map<String, Long> counts =
          cells.stream().collect(Collectors.groupingBy(Node::type, Collectors.counting()));
      return counts.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
          .map(Map.Entry::getKey)
          .orElse("unknown");
    }

    private static String type(Cell cell) {
      return switch (cell.kind()) {
        case Kind.NEURON -> CircuitView.type(cell);
        case Kind.MUSCLE -> "muscle";
        case Kind.OTHER -> "other";
      };
    }

    /// What its cells release, in alphabetical order.
    public Set<String> transmitters() {
      Set<String> all = new TreeSet<>();
      cells.forEach(cell -> all.addAll(cell.transmitters()));
      return all;
    }

    public List<String> cellNames() {
      return cells.stream().map(Cell::name).toList();
    }
  }

  /// Connections of one kind from one node to another.
  ///
  /// @param from number of a node
  /// @param to number of a node
  /// @param weight in the unit of the connectome
  public record Edge(int from, int to, ConnectionKind kind, double weight) {}

  /// Number of the node of that name; -1 if it is not shown.
  public int number(String id) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /// Numbers of the nodes by their names.
  public Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (Node node : nodes) {
      numbers.put(node.id(), numbers.size());
    }
    return numbers;
  }

  /// Number of the node that shows a cell; absent cells are not in it.
  public Map<String, Integer> numbersOfCells() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (Cell cell : nodes.get(i).cells()) {
        numbers.put(cell.name(), i);
      }
    }
    return numbers;
  }

  /// The largest weight of its connections of a kind; 0 where there are none.
  public double largest(ConnectionKind kind) {
    return edges.stream().filter(e -> e.kind() == kind).mapToDouble(Edge::weight).max().orElse(0);
  }
}
