package cajal.connectome.circuit;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.circuit.Circuit.Edge;
import cajal.connectome.circuit.Circuit.Form;
import cajal.connectome.circuit.Circuit.Node;
import cajal.connectome.circuit.CircuitView.Joins;
import cajal.connectome.circuit.CircuitView.Members;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A connectome as arrays, from which circuits are cut.
public final class CircuitWiring {

  private static final ConnectionKind[] KINDS = {
    ConnectionKind.CHEMICAL,
    ConnectionKind.ELECTRICAL,
    ConnectionKind.MONOAMINE,
    ConnectionKind.NEUROPEPTIDE
  };

  private final Connectome connectome;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, BitSet> classes = new HashMap<>();
  private final int[] pre;
  private final int[] post;
  private final ConnectionKind[] kind;
  private final double[] weight;

  private CircuitWiring(Connectome connectome) {
    this.connectome = connectome;
    for (Cell cell : connectome.cells()) {
      int number = numbers.size();
      numbers.put(cell.name(), number);
      if (!cell.cellClass().isEmpty()) {
        classes.computeIfAbsent(cell.cellClass(), _ -> new BitSet()).set(number);
      }
    }
    List<Connection> known =
        connectome.connections().stream()
            .filter(c -> numbers.containsKey(c.pre()) && numbers.containsKey(c.post()))
            .toList();
    pre = known.stream().mapToInt(c -> numbers.getOrDefault(c.pre(), 0)).toArray();
    post = known.stream().mapToInt(c -> numbers.getOrDefault(c.post(), 0)).toArray();
    weight = known.stream().mapToDouble(Connection::weight).toArray();
    kind = known.stream().map(Connection::kind).toArray(ConnectionKind[]::new);
  }

  public static CircuitWiring of(Connectome connectome) {
    return new CircuitWiring(connectome);
  }

  public Connectome connectome() {
    return connectome;
  }

  /// Names of all classes that have several members.
  public List<String> classes() {
    return classes.entrySet().stream()
        .filter(entry -> entry.getValue().cardinality() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// Cells of that name, class or group; empty where there are none.
  public List<Cell> cells(String name, Joins joins) {
    List<Cell> found = new ArrayList<>();
    numbered(name, joins).stream().forEach(number -> found.add(connectome.cells().get(number)));
    return found;
  }

  private BitSet numbered(String name, Joins joins) {
    BitSet found = new BitSet();
    if (joins.groups().containsKey(name)) {
      for (String cell : joins.groups().getOrDefault(name, java.util.Set.of())) {
        found.or(numbered(cell, Joins.SPLIT));
      }
      return found;
    }
    Integer number = numbers.get(name);
    if (number != null) {
      found.set(number);
    } else {
      found.or(classes.getOrDefault(name, new BitSet()));
    }
    return found;
  }

  private BitSet numbered(Collection<String> names, Joins joins) {
    BitSet found = new BitSet();
    names.forEach(name -> found.or(numbered(name, joins)));
    return found;
  }

  /// The node that shows a cell when it is shown.
  public String nodeOf(String cell, Joins joins) {
    for (Map.Entry<String, java.util.Set<String>> group : joins.groups().entrySet()) {
      if (numbered(group.getKey(), joins)
          .get(numbers.getOrDefault(cell, connectome.cells().size()))) {
        return group.getKey();
      }
    }
    Integer number = numbers.get(cell);
    if (number == null) {
      return cell;
    }
    String own = connectome.cells().get(number).cellClass();
    boolean several = classes.getOrDefault(own, new BitSet()).cardinality() > 1;
    return several && joins.joined(own) ? own : cell;
  }

  /// Cells taken together: `[cell]` number of a node, and the nodes.
  private record Taken(int[] node, List<String> ids, List<Form> forms, List<List<Cell>> cells) {}

  private Taken take(Joins joins) {
    Map<Integer, String> grouped = new HashMap<>();
    joins
        .groups()
        .keySet()
        .forEach(name -> numbered(name, joins).stream().forEach(n -> grouped.putIfAbsent(n, name)));
    List<Cell> cells = connectome.cells();
    Map<String, Integer> ids = new LinkedHashMap<>();
    Taken taken =
        new Taken(new int[cells.size()], new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String own = cell.cellClass();
      String group = grouped.get(i);
      boolean joined =
          !own.isEmpty()
              && joins.joined(own)
              && classes.getOrDefault(own, new BitSet()).cardinality() > 1;
      Form form = group != null ? Form.GROUP : joined ? Form.CLASS : Form.CELL;
      // A group may bear the name of a cell or class outside it.
      String id = group != null ? group : joined ? own : cell.name();
      Integer number = ids.get(form + " " + id);
      if (number == null) {
        number = ids.size();
        ids.put(form + " " + id, number);
        taken.ids.add(id);
        taken.forms.add(form);
        taken.cells.add(new ArrayList<>());
      }
      taken.node[i] = number;
      taken.cells.get(number).add(cell);
    }
    return taken;
  }

  /// What a view shows.
  public Circuit circuit(CircuitView view) {
    Taken taken = take(view.members().joins());
    BitSet input = nodes(numbered(view.members().input(), view.members().joins()), taken);
    Map<Long, Double> sums = sums(view, taken);
    BitSet shown = shown(view, taken, input, sums);
    return cut(view, taken, input, shown, sums);
  }

  /// What expanding nodes would add: the partners of the named nodes above the thresholds that are
  /// not shown.
  public Circuit expanded(CircuitView view, Collection<String> names) {
    Members members = view.members();
    List<String> all = new ArrayList<>(members.input());
    if (all.isEmpty()) {
      return circuit(view);
    }
    all.addAll(names);
    return circuit(view.withMembers(members.withInput(all).withPartners(true)));
  }

  /// Partners of nodes above the thresholds, by name of cell, class or group.
  public List<String> partners(CircuitView view, Collection<String> names) {
    Taken taken = take(view.members().joins());
    BitSet of = nodes(numbered(names, view.members().joins()), taken);
    BitSet found = new BitSet();
    sums(view, taken)
        .forEach((key, sum) -> {
          if (above(view, key, sum)) {
            addPartner(of, key, taken, found);
          }
        });
    found.andNot(of);
    return found.stream()
        .filter(node -> visible(view, taken, node))
        .mapToObj(taken.ids::get)
        .toList();
  }

  private static void addPartner(BitSet of, long key, Taken taken, BitSet found) {
    int size = taken.ids.size();
    int from = (int) (key / KINDS.length / size);
    int to = (int) (key / KINDS.length % size);
    if (of.get(from)) {
      found.set(to);
    }
    if (of.get(to)) {
      found.set(from);
    }
  }

  private static BitSet nodes(BitSet cells, Taken taken) {
    BitSet nodes = new BitSet();
    cells.stream().forEach(cell -> nodes.set(taken.node[cell]));
    return nodes;
  }

  private Map<Long, Double> sums(CircuitView view, Taken taken) {
    Map<Long, Double> sums = new HashMap<>();
    long size = taken.ids.size();
    for (int i = 0; i < pre.length; i++) {
      int from = taken.node[pre[i]];
      int to = taken.node[post[i]];
      if (from == to || !view.filter().shows(kind[i])) {
        continue;
      }
      // A gap junction between joined cells may be listed in either direction.
      boolean turned = kind[i] == ConnectionKind.ELECTRICAL && from > to;
      long pair = turned ? to * size + from : from * size + to;
      sums.merge(pair * KINDS.length + rank(kind[i]), weight[i], Double::sum);
    }
    return sums;
  }

  // Its place among the kinds; the sums of one pair lie beside each other.
  private static int rank(ConnectionKind kind) {
    return switch (kind) {
      case CHEMICAL -> 0;
      case ELECTRICAL -> 1;
      case MONOAMINE -> 2;
      case NEUROPEPTIDE -> 3;
    };
  }

  private static boolean above(CircuitView view, long key, double sum) {
    return sum >= view.filter().least(KINDS[(int) (key % KINDS.length)]);
  }

  private BitSet shown(CircuitView view, Taken taken, BitSet input, Map<Long, Double> sums) {
    Members members = view.members();
    BitSet shown = new BitSet();
    if (members.input().isEmpty()) {
      shown.set(0, taken.ids.size());
    } else {
      shown.or(input);
      if (members.partners()) {
        sums.forEach((key, sum) -> {
          if (above(view, key, sum)) {
            addPartner(input, key, taken, shown);
          }
        });
      }
    }
    BitSet hidden = numbered(members.hidden(), members.joins());
    BitSet left = new BitSet();
    for (int cell = 0; cell < taken.node.length; cell++) {
      if (!hidden.get(cell)) {
        left.set(taken.node[cell]);
      }
    }
    shown.and(left);
    shown.stream().filter(node -> !visible(view, taken, node)).forEach(shown::clear);
    return shown;
  }

  private static boolean visible(CircuitView view, Taken taken, int node) {
    return taken.cells.get(node).stream().anyMatch(view.filter()::shows);
  }

  private static Circuit cut(
      CircuitView view, Taken taken, BitSet input, BitSet shown, Map<Long, Double> sums) {
    int size = taken.ids.size();
    int[] renumbered = new int[size];
    List<Node> nodes = new ArrayList<>();
    shown.stream()
        .forEach(node -> {
          renumbered[node] = nodes.size();
          nodes.add(
              new Node(
                  taken.ids.get(node),
                  taken.forms.get(node),
                  taken.cells.get(node),
                  input.get(node)));
        });
    List<Edge> edges = new ArrayList<>();
    long[] keys = sums.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    for (long key : keys) {
      int from = (int) (key / KINDS.length / size);
      int to = (int) (key / KINDS.length % size);
      double sum = sums.getOrDefault(key, 0.0);
      if (shown.get(from) && shown.get(to) && above(view, key, sum)) {
        edges.add(
            new Edge(renumbered[from], renumbered[to], KINDS[(int) (key % KINDS.length)], sum));
      }
    }
    return new Circuit(nodes, edges);
  }
}
