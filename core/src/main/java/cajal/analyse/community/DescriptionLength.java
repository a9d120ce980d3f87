package cajal.analyse.community;

/// How many nats a graph and a partition of its nodes take to be told, term by term (Peixoto 2017,
/// doi:10.1103/PhysRevE.95.012317; weights: Peixoto 2018, doi:10.1103/PhysRevE.97.012306).
///
/// @param adjacency which nodes are joined, given the counts between blocks
/// @param degrees of the nodes, given the blocks; 0 without degree correction
/// @param partition which node is in which block
/// @param edges how many edges run between each two blocks
/// @param weights of the edges
public record DescriptionLength(
    double adjacency, double degrees, double partition, double edges, double weights) {

  /// All together.
  public double total() {
    return adjacency + degrees + partition + edges + weights;
  }

  /// The description length of a partition, with all counts between blocks alike beforehand.
  ///
  /// @param labels `[node]`, 0 to the number of blocks less 1, each of them used
  public static DescriptionLength of(WeightedGraph graph, Variant variant, int[] labels) {
    return new BlockState(new Costs(graph, variant), labels).flat();
  }
}
