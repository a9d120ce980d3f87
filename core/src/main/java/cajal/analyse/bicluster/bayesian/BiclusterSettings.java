package cajal.analyse.bicluster.bayesian;

/// How a bi-clustering's chains run.
///
/// @param parts parts of each cluster's trajectory on which members load differently
/// @param mostStates limit on the number of states
/// @param startClusters clusters of neurons that a chain begins with; better too many than too few
/// @param iterations of each chain, of which the first quarter is dropped
public record BiclusterSettings(int parts, int mostStates, int startClusters, int iterations) {

  /// @throws IllegalArgumentException if a number is out of its range
  public BiclusterSettings {
    if (parts < 1 || mostStates < 1 || startClusters < 1 || iterations < 20) {
      throw new IllegalArgumentException("parts, states and clusters are at least 1");
    }
  }

  /// As the published simulation had them.
  public static BiclusterSettings usual() {
    return new BiclusterSettings(2, 10, 6, 10_000);
  }

  int dropped() {
    return iterations / 4;
  }
}
