package cajal.analyse.bicluster.bayesian;

import cajal.analyse.partition.Agreement;
import java.util.List;

/// What draws of a partition agree on: how often two things are together, and the draw that says it
/// best.
///
/// @param similarity `[thing][thing]`, share of draws in which both are together
/// @param labels of the draw whose adjusted Rand index with the posterior is largest on average
///   (PEAR; Fritsch & Ickstadt 2009, doi:10.1214/09-BA414)
/// @param score that index, 1 where all draws are the same
public record Consensus(double[][] similarity, int[] labels, double score) {

  /// The consensus of draws.
  ///
  /// @param draws `[thing]` each, at least one
  public static Consensus of(List<int[]> draws) {
    int n = draws.getFirst().length;
    double[][] similarity = new double[n][n];
    for (int[] labels : draws) {
      for (int i = 0; i < n; i++) {
        double[] row = similarity[i];
        int label = labels[i];
        for (int j = 0; j < i; j++) {
          if (labels[j] == label) {
            row[j]++;
          }
        }
      }
    }
    double all = 0;
    for (int i = 0; i < n; i++) {
      similarity[i][i] = 1;
      for (int j = 0; j < i; j++) {
        similarity[i][j] /= draws.size();
        similarity[j][i] = similarity[i][j];
        all += similarity[i][j];
      }
    }
    double pairs = 0.5 * n * (n - 1);
    double best = Double.NEGATIVE_INFINITY;
    int[] chosen = draws.getFirst();
    for (int[] labels : draws) {
      double together = 0;
      double common = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          if (labels[i] == labels[j]) {
            together++;
            common += similarity[i][j];
          }
        }
      }
      double expected = together * all / pairs;
      double most = 0.5 * (together + all);
      double score = most == expected ? 1 : (common - expected) / (most - expected);
      if (score > best) {
        best = score;
        chosen = labels;
      }
    }
    return new Consensus(similarity, Agreement.canonical(chosen), best);
  }
}
