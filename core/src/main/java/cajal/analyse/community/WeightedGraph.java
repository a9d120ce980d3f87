package cajal.analyse.community;

import java.util.ArrayList;
import java.util.List;

/// An undirected graph without loops whose edges carry weights above 0.
///
/// @param offsets `[node]`, and one more: where its neighbours begin
/// @param neighbours of all nodes one after the other; each edge is there twice
/// @param weights of the same places
public record WeightedGraph(int[] offsets, int[] neighbours, double[] weights) {

  /// One edge.
  public record Edge(int from, int to, double weight) {}

  /// A graph of edges that are each named once.
  ///
  /// @throws IllegalArgumentException if an edge is a loop, comes twice or has a weight that is not
  ///   above 0
  public static WeightedGraph of(int nodes, List<Edge> edges) {
    int[] offsets = new int[nodes + 1];
    java.util.Set<Long> seen = new java.util.HashSet<>();
    for (Edge edge : edges) {
      int low = Math.min(edge.from(), edge.to());
      int high = Math.max(edge.from(), edge.to());
      if (low == high || !(edge.weight() > 0) || !seen.add((long) low * nodes + high)) {
        throw new IllegalArgumentException(
            "edge %d-%d of weight %s is a loop, a repetition or not positive"
                .formatted(edge.from(), edge.to(), edge.weight()));
      }
      offsets[edge.from() + 1]++;
      offsets[edge.to() + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      offsets[node + 1] += offsets[node];
    }
    int[] next = offsets.clone();
    int[] neighbours = new int[2 * edges.size()];
    double[] weights = new double[2 * edges.size()];
    for (Edge edge : edges) {
      neighbours[next[edge.from()]] = edge.to();
      weights[next[edge.from()]++] = edge.weight();
      neighbours[next[edge.to()]] = edge.from();
      weights[next[edge.to()]++] = edge.weight();
    }
    return new WeightedGraph(offsets, neighbours, weights);
  }

  /// The graph of a symmetric matrix, of its entries above a threshold.
  ///
  /// @param matrix `[node][node]`, of which only the part above the diagonal is read
  public static WeightedGraph of(double[][] matrix, double threshold) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      for (int j = i + 1; j < matrix.length; j++) {
        if (matrix[i][j] > threshold) {
          edges.add(new Edge(i, j, matrix[i][j]));
        }
      }
    }
    return of(matrix.length, edges);
  }

  /// Number of nodes.
  public int nodes() {
    return offsets.length - 1;
  }

  /// Number of edges.
  public int edges() {
    return neighbours.length / 2;
  }

  /// Number of neighbours of a node.
  public int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }
}
