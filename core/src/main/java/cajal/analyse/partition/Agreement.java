package cajal.analyse.partition;

/// How far two partitions of the same things agree.
public final class Agreement {

  private Agreement() {}

  /// How many things have each pair of labels.
  ///
  /// @return `[label of a][label of b]`
  public static double[][] contingency(int[] a, int[] b) {
    double[][] counts = new double[largest(a) + 1][largest(b) + 1];
    for (int i = 0; i < a.length; i++) {
      counts[a[i]][b[i]]++;
    }
    return counts;
  }

  private static int largest(int[] labels) {
    int largest = 0;
    for (int label : labels) {
      largest = Math.max(largest, label);
    }
    return largest;
  }

  /// Adjusted Rand index (Hubert & Arabie 1985, doi:10.1007/BF01908075): 1 for the same partition,
  /// 0 on average for random ones.
  public static double adjustedRand(int[] a, int[] b) {
    double[][] counts = contingency(a, b);
    double[] columns = new double[counts[0].length];
    double together = 0;
    double pairsOfA = 0;
    for (double[] row : counts) {
      double size = 0;
      for (int j = 0; j < row.length; j++) {
        together += pairs(row[j]);
        size += row[j];
        columns[j] += row[j];
      }
      pairsOfA += pairs(size);
    }
    double pairsOfB = 0;
    for (double size : columns) {
      pairsOfB += pairs(size);
    }
    double expected = pairsOfA * pairsOfB / Math.max(1, pairs(a.length));
    double most = 0.5 * (pairsOfA + pairsOfB);
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(double n) {
    return 0.5 * n * (n - 1);
  }

  /// Normalised mutual information, by the mean of both entropies: 0 for independent partitions, 1
  /// for the same.
  public static double mutualInformation(int[] a, int[] b) {
    double[][] counts = contingency(a, b);
    double n = a.length;
    double[] columns = new double[counts[0].length];
    double entropyOfA = 0;
    double joint = 0;
    for (double[] row : counts) {
      double size = 0;
      for (int j = 0; j < row.length; j++) {
        size += row[j];
        columns[j] += row[j];
        joint -= plogp(row[j] / n);
      }
      entropyOfA -= plogp(size / n);
    }
    double entropyOfB = 0;
    for (double size : columns) {
      entropyOfB -= plogp(size / n);
    }
    double mean = 0.5 * (entropyOfA + entropyOfB);
    return mean <= 0 ? 1 : Math.max(0, entropyOfA + entropyOfB - joint) / mean;
  }

  private static double plogp(double p) {
    return p > 0 ? p * Math.log(p) : 0;
  }

  /// Share of things whose labels agree when the labels are matched as well as can be.
  public static double matchedShare(int[] a, int[] b) {
    double[][] counts = contingency(a, b);
    int[] match = Assignment.largest(counts);
    double agree = 0;
    for (int row = 0; row < counts.length; row++) {
      agree += match[row] < 0 ? 0 : counts[row][match[row]];
    }
    return agree / a.length;
  }

  /// The same partition with labels 0, 1, ... in the order of their first appearance.
  public static int[] canonical(int[] labels) {
    int[] names = new int[largest(labels) + 1];
    java.util.Arrays.fill(names, -1);
    int next = 0;
    int[] canonical = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (names[labels[i]] < 0) {
        names[labels[i]] = next++;
      }
      canonical[i] = names[labels[i]];
    }
    return canonical;
  }
}
