package cajal.connectome.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/// Whether numbers rise or fall with others: Spearman's rank correlation with the exact probability
/// under all orders, ties included; for up to nine numbers.
final class RankTest {

  private static final double ROUNDING = 1e-9;

  private final double[] given;
  private final Map<List<Double>, double[]> distributions = new HashMap<>();

  /// A correlation and the probability that one as strong, of either sign, comes by chance.
  record Result(double correlation, double p) {}

  /// @param x what the numbers may rise with
  RankTest(double[] x) {
    given = new NaturalRanking().rank(x);
  }

  /// @param y as many numbers
  Result of(double[] y) {
    double[] ranks = new NaturalRanking().rank(y);
    double correlation = new PearsonsCorrelation().correlation(given, ranks);
    if (Double.isNaN(correlation)) {
      return new Result(0, 1);
    }
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    // The distribution depends on the ties alone, and many connections share theirs.
    double[] all =
        distributions.computeIfAbsent(
            Arrays.stream(sorted).boxed().toList(), _ -> distances(sorted));
    double distance = Math.abs(product(given, ranks) - expected(sorted)) - ROUNDING;
    int from = Arrays.binarySearch(all, distance);
    int atLeast = all.length - (from < 0 ? -from - 1 : from);
    return new Result(correlation, (double) atLeast / all.length);
  }

  /// Distances of the sum of products from its mean over all orders, ascending.
  private double[] distances(double[] ranks) {
    int orders = IntStream.rangeClosed(2, ranks.length).reduce(1, (a, b) -> a * b);
    double[] distances = new double[orders];
    double[] order = ranks.clone();
    int[] turns = new int[order.length];
    double expected = expected(ranks);
    int count = 0;
    distances[count++] = Math.abs(product(given, order) - expected);
    // Heap's algorithm: each order follows from the last by one exchange.
    for (int i = 1; i < order.length; ) {
      if (turns[i] < i) {
        int other = i % 2 == 0 ? 0 : turns[i];
        double kept = order[i];
        order[i] = order[other];
        order[other] = kept;
        distances[count++] = Math.abs(product(given, order) - expected);
        turns[i]++;
        i = 1;
      } else {
        turns[i++] = 0;
      }
    }
    Arrays.sort(distances);
    return distances;
  }

  private double expected(double[] ranks) {
    return Arrays.stream(given).sum() * Arrays.stream(ranks).sum() / given.length;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
