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
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private volatile @Nullable Cut last;

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

  /// What a view shows. The last answer is kept: arranging a circuit, or showing what a worker has
  /// cut already, asks for the same again.
  public Circuit circuit(CircuitView view) {
    Cut known = last;
    if (known == null
        || !known.members().equals(view.members())
        || !known.filter().equals(view.filter())) {
      known = new Cut(view.members(), view.filter(), cut(view));
      last = known;
    }
    return known.circuit();
  }

  private record Cut(Members members, CircuitView.Filter filter, Circuit circuit) {}

  private Circuit cut(CircuitView view) {
    Taken taken = take(view.members().joins());
    BitSet input = nodes(numbered(view.members().input(), view.members().joins()), taken);
    Sums sums = sums(view, taken);
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
    addPartners(of, sums(view, taken), view, taken, found);
    found.andNot(of);
    return found.stream()
        .filter(node -> visible(view, taken, node))
        .mapToObj(taken.ids::get)
        .toList();
  }

  private static void addPartners(
      BitSet of, Sums sums, CircuitView view, Taken taken, BitSet found) {
    int size = taken.ids.size();
    for (int pair = 0; pair < sums.key.length; pair++) {
      if (sums.above(pair, view)) {
        int from = sums.from(pair, size);
        int to = sums.to(pair, size);
        if (of.get(from)) {
          found.set(to);
        }
        if (of.get(to)) {
          found.set(from);
        }
      }
    }
  }

  private static BitSet nodes(BitSet cells, Taken taken) {
    BitSet nodes = new BitSet();
    cells.stream().forEach(cell -> nodes.set(taken.node[cell]));
    return nodes;
  }

  /// Weights between nodes.
  ///
  /// @param key `[pair]`, ascending: first node, second node, kind
  /// @param sum `[pair]`
  private record Sums(long[] key, double[] sum) {

    int from(int pair, int nodes) {
      return (int) (key[pair] / KINDS.length / nodes);
    }

    int to(int pair, int nodes) {
      return (int) (key[pair] / KINDS.length % nodes);
    }

    ConnectionKind kind(int pair) {
      return KINDS[(int) (key[pair] % KINDS.length)];
    }

    boolean above(int pair, CircuitView view) {
      return sum[pair] >= view.filter().least(kind(pair));
    }
  }

  private Sums sums(CircuitView view, Taken taken) {
    long size = taken.ids.size();
    // Each key with the number of its connection below it: sorted, equal keys lie side by side in
    // the order of the connections.
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, pre.length));
    long[] sorted = new long[pre.length];
    int count = 0;
    for (int i = 0; i < pre.length; i++) {
      int from = taken.node[pre[i]];
      int to = taken.node[post[i]];
      if (from == to || !view.filter().shows(kind[i])) {
        continue;
      }
      // A gap junction between joined cells may be listed in either direction.
      boolean turned = kind[i] == ConnectionKind.ELECTRICAL && from > to;
      long pair = turned ? to * size + from : from * size + to;
      sorted[count++] = (pair * KINDS.length + rank(kind[i])) << bits | i;
    }
    Arrays.sort(sorted, 0, count);
    long[] key = new long[count];
    double[] sum = new double[count];
    int pairs = 0;
    for (int k = 0; k < count; k++) {
      long now = sorted[k] >>> bits;
      if (pairs == 0 || key[pairs - 1] != now) {
        key[pairs++] = now;
      }
      sum[pairs - 1] += weight[(int) (sorted[k] & (1L << bits) - 1)];
    }
    return new Sums(Arrays.copyOf(key, pairs), Arrays.copyOf(sum, pairs));
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

  private BitSet shown(CircuitView view, Taken taken, BitSet input, Sums sums) {
    Members members = view.members();
    BitSet shown = new BitSet();
    if (members.input().isEmpty()) {
      shown.set(0, taken.ids.size());
    } else {
      shown.or(input);
      if (members.partners()) {
        addPartners(input, sums, view, taken, shown);
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

  private static Circuit cut(CircuitView view, Taken taken, BitSet input, BitSet shown, Sums sums) {
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
    for (int pair = 0; pair < sums.key.length; pair++) {
      int from = sums.from(pair, size);
      int to = sums.to(pair, size);
      if (shown.get(from) && shown.get(to) && sums.above(pair, view)) {
        edges.add(new Edge(renumbered[from], renumbered[to], sums.kind(pair), sums.sum[pair]));
      }
    }
    return new Circuit(nodes, edges);
  }
}
