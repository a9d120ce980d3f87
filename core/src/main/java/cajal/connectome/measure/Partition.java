package cajal.connectome.measure;

import java.util.Random;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.IterativeCPMClusteringAlgorithm;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.LouvainAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/// Cells in communities, each cell in one.
///
/// @param of `[cell]`, number of its community from 0, the largest first
/// @param communities how many there are
record Partition(int[] of, int communities) {

  private static final double LEIDEN_RANDOMNESS = 0.01;

  /// Communities of large modularity.
  ///
  /// Modularity is the constant Potts model in which cells weigh as much as their strength and the
  /// resolution is divided by twice the weight of all connections.
  ///
  /// @param adjacency without direction
  static Partition of(Adjacency adjacency, Modules.Search search, Draws draws) {
    int size = adjacency.size();
    if (adjacency.totalWeight() == 0) {
      return new Partition(IntStream.range(0, size).toArray(), size);
    }
    // The library draws from this class only; it descends from the seed like all other draws.
    Random random = new Random(draws.bits());
    double density = density(adjacency, search);
    IterativeCPMClusteringAlgorithm algorithm =
        switch (search.algorithm()) {
          case LEIDEN, POTTS -> new LeidenAlgorithm(density, 1, LEIDEN_RANDOMNESS, random);
          case LOUVAIN -> new LouvainAlgorithm(density, 1, random);
        };
    Network network = network(adjacency, search.algorithm());
    Clustering clustering = new Clustering(size);
    boolean improved = true;
    for (int pass = 0; improved && pass < 100; pass++) {
      improved = algorithm.improveClustering(network, clustering);
    }
    return ordered(clustering.getClusters());
  }

  // What a pair must weigh to gain by being together, for each unit of the product of what both
  // weigh.
  private static double density(Adjacency adjacency, Modules.Search search) {
    double total = adjacency.totalWeight();
    double size = adjacency.size();
    return search.resolution()
        * switch (search.algorithm()) {
          case LEIDEN, LOUVAIN -> 1 / (2 * total);
          case POTTS -> total / (0.5 * size * (size - 1));
        };
  }

  private static Network network(Adjacency adjacency, Modules.Algorithm algorithm) {
    int size = adjacency.size();
    double[] strength = new double[size];
    long[] first = new long[size + 1];
    for (int cell = 0; cell < size; cell++) {
      strength[cell] = algorithm == Modules.Algorithm.POTTS ? 1 : adjacency.outStrength(cell);
      first[cell + 1] = adjacency.outStart[cell + 1];
    }
    return new Network(
        strength,
        first,
        new LargeIntArray(adjacency.target),
        new LargeDoubleArray(adjacency.outWeight),
        false);
  }

  /// Communities numbered anew: the largest is 0, and of two as large the one with the earlier cell
  /// comes first.
  static Partition ordered(int[] of) {
    int[] from1 = Components.bySize(IntStream.of(of).map(c -> c + 1).toArray());
    int communities = IntStream.of(from1).max().orElse(0);
    return new Partition(IntStream.of(from1).map(c -> c - 1).toArray(), communities);
  }

  /// What a search makes large: modularity, or weight within communities less what their pairs must
  /// weigh.
  double quality(Adjacency adjacency, Modules.Search search) {
    if (search.algorithm() != Modules.Algorithm.POTTS) {
      return modularity(adjacency, search.resolution());
    }
    double[] members = new double[communities];
    double inside = 0;
    for (int cell = 0; cell < of.length; cell++) {
      members[of[cell]]++;
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        inside += of[cell] == of[adjacency.target[i]] ? 0.5 * adjacency.outWeight[i] : 0;
      }
    }
    double pairs = 0;
    for (double count : members) {
      pairs += 0.5 * count * (count - 1);
    }
    return inside - density(adjacency, search) * pairs;
  }

  /// Share of the weight within communities, less what strengths alone would put there.
  ///
  /// @param adjacency without direction
  double modularity(Adjacency adjacency, double resolution) {
    double twice = 2 * adjacency.totalWeight();
    double[] strength = new double[communities];
    double inside = 0;
    for (int cell = 0; cell < of.length; cell++) {
      strength[of[cell]] += adjacency.outStrength(cell);
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        inside += of[cell] == of[adjacency.target[i]] ? adjacency.outWeight[i] : 0;
      }
    }
    double chance = 0;
    for (double s : strength) {
      chance += s / twice * (s / twice);
    }
    return inside / twice - resolution * chance;
  }

  /// `[cell][community]`, weight of connections with cells of each community.
  double[][] shares(Adjacency adjacency) {
    double[][] shares = new double[of.length][communities];
    for (int cell = 0; cell < of.length; cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        shares[cell][of[adjacency.target[i]]] += adjacency.outWeight[i];
      }
    }
    return shares;
  }

  /// How alike two partitions are: mutual information as a share of the mean entropy.
  double likeness(Partition other) {
    double[][] joint = new double[communities][other.communities];
    double[] one = new double[communities];
    double[] two = new double[other.communities];
    double each = 1.0 / of.length;
    for (int cell = 0; cell < of.length; cell++) {
      joint[of[cell]][other.of[cell]] += each;
      one[of[cell]] += each;
      two[other.of[cell]] += each;
    }
    double information = 0;
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < two.length; j++) {
        double p = joint[i][j];
        information += p > 0 ? p * Math.log(p / (one[i] * two[j])) : 0;
      }
    }
    double entropies = entropy(one) + entropy(two);
    return entropies == 0 ? 1 : 2 * information / entropies;
  }

  private static double entropy(double[] shares) {
    double entropy = 0;
    for (double p : shares) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return entropy;
  }
}
