package cajal.connectome.measure;

import java.util.ArrayList;
import java.util.List;

/// How alike pairs of cells connect.
///
/// @param jaccard `[pair]`, share of partners that both have; NaN where neither has any
/// @param correlation `[pair]`, of the weights with partners of either; NaN where they do not vary
/// @param mirrored share of connections of paired cells whose mirror image exists
/// @param weightCorrelation correlation of weights of these connections and their images
record Alike(double[] jaccard, double[] correlation, double mirrored, double weightCorrelation) {

  static Alike of(Adjacency adjacency, Pairs pairs) {
    int[] mirror = pairs.mirror();
    int count = pairs.left().length;
    double[] jaccard = new double[count];
    double[] correlation = new double[count];
    for (int i = 0; i < count; i++) {
      List<double[]> weights = new ArrayList<>();
      compare(adjacency, pairs.left()[i], pairs.right()[i], mirror, weights);
      int both = 0;
      double[] x = new double[weights.size()];
      double[] y = new double[weights.size()];
      for (int j = 0; j < x.length; j++) {
        x[j] = weights.get(j)[0];
        y[j] = weights.get(j)[1];
        both += x[j] > 0 && y[j] > 0 ? 1 : 0;
      }
      jaccard[i] = (double) both / x.length;
      correlation[i] = Statistics.correlation(x, y);
    }
    return ofWhole(adjacency, mirror, jaccard, correlation);
  }

  /// Weights of left and right with every partner of either, in the names of the right.
  private static void compare(
      Adjacency adjacency, int left, int right, int[] mirror, List<double[]> weights) {
    for (int partner : adjacency.targets(left)) {
      weights.add(
          new double[] {adjacency.weight(left, partner), adjacency.weight(right, mirror[partner])});
    }
    for (int partner : adjacency.targets(right)) {
      if (!adjacency.connects(left, mirror[partner])) {
        weights.add(new double[] {0, adjacency.weight(right, partner)});
      }
    }
    if (adjacency.isSymmetric()) {
      return;
    }
    for (int partner : adjacency.sources(left)) {
      weights.add(
          new double[] {adjacency.weight(partner, left), adjacency.weight(mirror[partner], right)});
    }
    for (int partner : adjacency.sources(right)) {
      if (!adjacency.connects(mirror[partner], left)) {
        weights.add(new double[] {0, adjacency.weight(partner, right)});
      }
    }
  }

  private static Alike ofWhole(
      Adjacency adjacency, int[] mirror, double[] jaccard, double[] correlation) {
    List<double[]> weights = new ArrayList<>();
    int exist = 0;
    for (int cell = 0; cell < mirror.length; cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int other = adjacency.target[i];
        if (mirror[cell] != cell || mirror[other] != other) {
          double image = adjacency.weight(mirror[cell], mirror[other]);
          exist += image > 0 ? 1 : 0;
          weights.add(new double[] {adjacency.outWeight[i], image});
        }
      }
    }
    double[] x = weights.stream().mapToDouble(w -> w[0]).toArray();
    double[] y = weights.stream().mapToDouble(w -> w[1]).toArray();
    return new Alike(jaccard, correlation, (double) exist / x.length, Statistics.correlation(x, y));
  }

  /// Means over pairs, and the numbers of the whole.
  double[] numbers() {
    return new double[] {
      Statistics.mean(jaccard), Statistics.mean(correlation), mirrored, weightCorrelation
    };
  }
}
