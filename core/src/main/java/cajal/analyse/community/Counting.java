package cajal.analyse.community;

/// Logarithms of numbers of ways, in nats, from a table of factorials.
final class Counting {

  private static final int LARGEST_SUM = 10_000;
  private static final int MOST_PARTS = 400;

  private final double[] logFactorial;
  private final double[] log;
  private final double[][] logPartitions;

  /// @param largest number whose factorial is asked for
  /// @param largestSum to be partitioned; 0 where none is
  /// @param mostParts of a partition
  Counting(int largest, int largestSum, int mostParts) {
    logFactorial = new double[largest + 1];
    log = new double[largest + 1];
    log[0] = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= largest; i++) {
      log[i] = Math.log(i);
      logFactorial[i] = logFactorial[i - 1] + log[i];
    }
    int sums = Math.min(largestSum, LARGEST_SUM);
    int parts = Math.min(mostParts, MOST_PARTS);
    logPartitions = largestSum == 0 ? new double[0][] : tabulated(sums, parts);
  }

  // q(m, n) = q(m, n - 1) + q(m - n, n); up to a sum of 10^4 it stays below 10^107.
  private static double[][] tabulated(int sums, int parts) {
    double[][] rows = new double[parts + 1][sums + 1];
    rows[0][0] = 1;
    for (int n = 1; n <= parts; n++) {
      for (int m = 0; m <= sums; m++) {
        rows[n][m] = rows[n - 1][m] + (m >= n ? rows[n][m - n] : 0);
      }
    }
    for (double[] row : rows) {
      for (int m = 0; m <= sums; m++) {
        row[m] = Math.log(row[m]);
      }
    }
    return rows;
  }

  /// ln n!
  double factorial(int n) {
    return logFactorial[n];
  }

  /// ln n
  double log(int n) {
    return log[n];
  }

  /// ln (2n)!!, the double factorial of an even number.
  double evenDoubleFactorial(int n) {
    return n * log[2] + logFactorial[n];
  }

  /// Ways to choose k of n.
  double binomial(int n, int k) {
    return k < 0 || k > n
        ? Double.NEGATIVE_INFINITY
        : logFactorial[n] - logFactorial[k] - logFactorial[n - k];
  }

  /// Ways to put k alike things into n boxes.
  double multiset(int n, int k) {
    return k == 0 ? 0 : binomial(n + k - 1, k);
  }

  /// Ways to write m as a sum of at most n positive whole numbers.
  ///
  /// Beyond the table: compositions over orders for few parts, Hardy & Ramanujan (1918) with the
  /// correction of Erdos & Lehner (1941, doi:10.1215/S0012-7094-41-00826-8) for many.
  double partitions(int m, int n) {
    if (m == 0) {
      return 0;
    }
    int parts = Math.min(m, n);
    if (parts < logPartitions.length && m < logPartitions[0].length) {
      return logPartitions[parts][m];
    }
    if (parts < Math.cbrt(m)) {
      return binomial(m + parts - 1, parts - 1) - logFactorial[parts];
    }
    double root = Math.sqrt(6.0 * m) / Math.PI;
    return Math.PI * Math.sqrt(2.0 * m / 3)
        - Math.log(4 * Math.sqrt(3) * m)
        - root * Math.exp(-parts / root);
  }
}
