package cajal.compile;

import cajal.kernel.Draw;
import cajal.network.ConnectionRule;

/// The rules that grow or rewire a graph: no neuron draws alone, since what it may choose depends
/// on what others have. The edges are drawn once, by their numbers, and kept.
final class GraphPairs {

  private GraphPairs() {}

  /// Edges from one neuron to another.
  ///
  /// @param count number of edges, or its mean
  /// @param symmetric whether each edge joins in both directions
  private record Edges(double count, boolean exact, boolean symmetric, Once<EdgeList> list)
      implements Pairs {

    @Override
    public double expected() {
      return symmetric ? 2 * count : count;
    }

    @Override
    public double aloneNs() {
      return BuildTime.EDGE_NS * count;
    }

    @Override
    public boolean isExact() {
      return exact;
    }

    @Override
    public long drawers() {
      return list.get().size();
    }

    @Override
    public Drawer drawer() {
      return Drawer.NEITHER;
    }

    @Override
    public void forEach(long from, long to, Sink sink) {
      EdgeList edges = list.get();
      for (int e = (int) from; e < to; e++) {
        sink.pair(edges.from(e), edges.to(e), 1);
        if (symmetric) {
          sink.pair(edges.to(e), edges.from(e), 1);
        }
      }
    }
  }

  /// @param size number of neurons, more than the neighbours, which are an even number
  static Pairs smallWorld(ConnectionRule.SmallWorld rule, int size, long key) {
    long edges = (long) size * rule.neighbours() / 2;
    return new Edges(edges, true, true, new Once<>(() -> rewiredRing(rule, size, key)));
  }

  private static EdgeList rewiredRing(ConnectionRule.SmallWorld rule, int size, long key) {
    int half = rule.neighbours() / 2;
    EdgeList edges = new EdgeList();
    PairSet joined = new PairSet(size * half);
    int[] degree = new int[size];
    for (int distance = 1; distance <= half; distance++) {
      for (int i = 0; i < size; i++) {
        int j = (i + distance) % size;
        joined.add(i, j);
        degree[i]++;
        degree[j]++;
      }
    }
    int edge = 0;
    for (int distance = 1; distance <= half; distance++) {
      for (int i = 0; i < size; i++, edge++) {
        int j = (i + distance) % size;
        int end = j;
        // A neuron that is joined to all others has no other end to choose.
        if (Draw.uniform(key, edge, 0) < rule.rewired() && degree[i] < size - 1) {
          int draw = 1;
          do {
            end = Draw.integer(key, edge, draw++, size);
          } while (end == i || joined.has(i, end));
          joined.replace(i, j, end);
          degree[j]--;
          degree[end]++;
        }
        edges.add(i, end);
      }
    }
    return edges;
  }

  /// @param size number of neurons, more than the links
  static Pairs scaleFree(ConnectionRule.ScaleFree rule, int size, long key) {
    double m = rule.links();
    double edges = m * (m + 1) / 2 + (size - m - 1) * m;
    return new Edges(edges, true, true, new Once<>(() -> preferential(rule.links(), size, key)));
  }

  // Begins with the complete graph of links + 1 neurons, each of which has as many edges as a new
  // one. Either end of an edge that is drawn at random is a neuron in proportion to its edges.
  private static EdgeList preferential(int links, int size, long key) {
    EdgeList edges = new EdgeList();
    for (int i = 0; i <= links; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(i, j);
      }
    }
    int[] chosenBy = new int[size];
    for (int neuron = links + 1; neuron < size; neuron++) {
      int before = edges.size();
      int draw = 0;
      for (int found = 0; found < links; ) {
        int end = edges.end(Draw.integer(key, neuron, draw++, 2 * before));
        if (chosenBy[end] != neuron) {
          chosenBy[end] = neuron;
          edges.add(neuron, end);
          found++;
        }
      }
    }
    return edges;
  }

  /// @param size number of neurons, at least 2
  static Pairs directedScaleFree(ConnectionRule.DirectedScaleFree rule, int size, long key) {
    double edges = 2 + (size - 2) / (rule.alpha() + rule.gamma());
    return new Edges(edges, rule.beta() == 0, false, new Once<>(() -> directed(rule, size, key)));
  }

  // Begins with two neurons that are joined in both directions.
  private static EdgeList directed(ConnectionRule.DirectedScaleFree rule, int size, long key) {
    EdgeList edges = new EdgeList();
    edges.add(0, 1);
    edges.add(1, 0);
    int neurons = 2;
    for (int step = 0; neurons < size; step++) {
      double what = Draw.uniform(key, step, 0);
      int newest = neurons;
      if (what < rule.alpha()) {
        edges.add(newest, attractive(edges, neurons, rule.deltaIn(), true, key + 1, step));
        neurons++;
      } else if (what < rule.alpha() + rule.beta()) {
        int from = attractive(edges, neurons, rule.deltaOut(), false, key + 2, step);
        edges.add(from, attractive(edges, neurons, rule.deltaIn(), true, key + 1, step));
      } else {
        edges.add(attractive(edges, neurons, rule.deltaOut(), false, key + 2, step), newest);
        neurons++;
      }
    }
    return edges;
  }

  // In proportion to degree + delta: the end of a random edge, or any neuron, as their shares are.
  private static int attractive(
      EdgeList edges, int neurons, double delta, boolean incoming, long key, long step) {
    double count = edges.size();
    if (Draw.uniform(key, step, 0) * (count + delta * neurons) < count) {
      int edge = Draw.integer(key, step, 1, edges.size());
      return incoming ? edges.to(edge) : edges.from(edge);
    }
    return Draw.integer(key, step, 1, neurons);
  }
}
