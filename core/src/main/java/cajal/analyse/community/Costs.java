package cajal.analyse.community;

/// What each part of a partition costs in nats, for one graph and one variant of the model.
final class Costs {

  private final WeightedGraph graph;
  private final Variant variant;
  private final Counting counting;
  private final WeightTerm weights;
  private final double[] covariates;

  Costs(WeightedGraph graph, Variant variant) {
    this.graph = graph;
    this.variant = variant;
    int nodes = graph.nodes();
    int edges = graph.edges();
    // Boxes of the multisets: pairs of blocks, at most as many as pairs of nodes.
    int largest = 2 * edges + nodes * (nodes + 1) / 2 + nodes + 2;
    counting = new Counting(largest, variant.degreeCorrected() ? 2 * edges : 0, nodes);
    weights = new WeightTerm(variant.weights(), graph, counting);
    covariates = new double[graph.weights().length];
    for (int k = 0; k < covariates.length; k++) {
      covariates[k] = variant.weights().covariate(graph.weights()[k]);
    }
  }

  WeightedGraph graph() {
    return graph;
  }

  Counting counting() {
    return counting;
  }

  WeightTerm weights() {
    return weights;
  }

  /// `[place in the graph's neighbours]`
  double[] covariates() {
    return covariates;
  }

  boolean degreeCorrected() {
    return variant.degreeCorrected();
  }

  /// Counts of edges between two blocks, or inside one, as they stand in the probability of the
  /// graph.
  double pair(int edges, boolean inside) {
    return inside ? -counting.evenDoubleFactorial(edges) : -counting.factorial(edges);
  }

  /// A block's share of the probability of the graph.
  ///
  /// @param ends of edges in the block
  double block(int size, int ends) {
    return degreeCorrected() ? counting.factorial(ends) : ends * counting.log(size);
  }

  /// A block's share of the degrees, without its histogram.
  double degrees(int size, int ends) {
    return degreeCorrected() ? counting.factorial(size) + counting.partitions(ends, size) : 0;
  }

  /// What a node of a degree that `others` more nodes of its block have takes off the cost of the
  /// degrees: the histogram grows by one.
  double repeatedDegree(int others) {
    return degreeCorrected() ? -counting.log(others + 1) : 0;
  }

  /// What the number of blocks costs: their sizes, and the counts between them.
  double sizes(int blocks) {
    int nodes = graph.nodes();
    return counting.binomial(nodes - 1, blocks - 1)
        + counting.factorial(nodes)
        + counting.log(nodes);
  }

  /// All counts between blocks alike.
  double flatEdges(int blocks) {
    return counting.multiset(blocks * (blocks + 1) / 2, graph.edges());
  }
}
