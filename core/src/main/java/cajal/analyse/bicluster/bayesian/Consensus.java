package cajal.analyse.bicluster.bayesian;

import cajal.analyse.partition.Agreement;
import java.util.Arrays;
import java.util.List;

/// What draws of a partition agree on: how often two things are together, and the draw that says it
/// best.
///
/// @param similarity `[thing][thing]`, share of draws in which both are together
/// @param labels whose adjusted Rand index with the posterior is largest on average (PEAR; Fritsch
///   & Ickstadt 2009, doi:10.1214/09-BA414): the best draw, then improved thing by thing while the
///   index rises, as no draw of a long sequence is right everywhere
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
    Pear best = new Pear(similarity, draws.getFirst(), all);
    for (int[] labels : draws) {
      Pear next = new Pear(similarity, labels, all);
      if (next.score() > best.score()) {
        best = next;
      }
    }
    while (best.improve()) {}
    return new Consensus(similarity, Agreement.canonical(best.labels), best.score());
  }

  // A partition with its index, from pairs that are together and the similarity of these.
  private static final class Pear {
    private final double[][] similarity;
    private final int[] labels;
    private final double all;
    private final double pairs;
    private final int[] size;
    private double together;
    private double common;

    Pear(double[][] similarity, int[] labels, double all) {
      this.similarity = similarity;
      this.labels = Agreement.canonical(labels);
      this.all = all;
      int n = labels.length;
      pairs = 0.5 * n * (n - 1);
      size = new int[n];
      for (int i = 0; i < n; i++) {
        size[this.labels[i]]++;
        for (int j = 0; j < i; j++) {
          if (labels[i] == labels[j]) {
            together++;
            common += similarity[i][j];
          }
        }
      }
    }

    double score() {
      return score(together, common);
    }

    private double score(double together, double common) {
      double expected = together * all / pairs;
      double most = 0.5 * (together + all);
      return most - expected < 1e-12 ? 1 : (common - expected) / (most - expected);
    }

    // Moves every thing to where the index is largest; returns whether it has risen.
    boolean improve() {
      double before = score();
      double[] near = new double[size.length];
      for (int i = 0; i < labels.length; i++) {
        Arrays.fill(near, 0);
        for (int j = 0; j < labels.length; j++) {
          if (j != i) {
            near[labels[j]] += similarity[i][j];
          }
        }
        int from = labels[i];
        double aloneTogether = together - (size[from] - 1);
        double aloneCommon = common - near[from];
        int to = from;
        double most = score() + 1e-12;
        for (int label = 0; label < size.length; label++) {
          double next = score(aloneTogether + size[label], aloneCommon + near[label]);
          if (label != from && next > most) {
            most = next;
            to = label;
          }
          if (size[label] == 0) {
            break;
          }
        }
        if (to != from) {
          together = aloneTogether + size[to];
          common = aloneCommon + near[to];
          size[from]--;
          size[to]++;
          labels[i] = to;
        }
      }
      return score() > before + 1e-12;
    }
  }
}
