package cajal.analyse.wiring;

import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/// The correlation of two symmetric matrices over pairs of nodes, tested by relabelling the nodes
/// of one (Mantel 1967, Cancer Res 27:209-220), plain and with a third matrix partialled out by the
/// permutation of residuals (Legendre 2000, doi:10.1080/00949650008812035).
///
/// Pairs of one node share its noise, so that pairs must not be shuffled as if they were
/// independent.
///
/// @param r correlation of ranks, or of values
/// @param p part of relabellings whose correlation is at least as far from 0, the observed one
///   counted
/// @param nullR `[relabelling]`, their correlations
public record PairTest(double r, double p, double[] nullR) {

  private static final int BLOCK = 50;

  /// How a test is made.
  ///
  /// @param ranks whether correlations are of ranks (Spearman) instead of values (Pearson)
  /// @param permutations number of relabellings
  public record Options(boolean ranks, int permutations) {

    public static final Options STANDARD = new Options(true, 1000);
  }

  /// The plain test.
  ///
  /// @param a `[node][node]`, symmetric; the diagonal does not count
  /// @param b `[node][node]`, symmetric, whose nodes are relabelled
  public static PairTest of(double[][] a, double[][] b, Options options, Work work) {
    double[] x = centred(values(a, options));
    double[] y = centred(values(b, options));
    return test(x, y, a.length, options, work);
  }

  /// The test where a third matrix is partialled out.
  ///
  /// @param c `[node][node]`, symmetric, such as distances
  public static PairTest partial(
      double[][] a, double[][] b, double[][] c, Options options, Work work) {
    double[] z = centred(values(c, options));
    double[] x = residual(centred(values(a, options)), z);
    double[] y = residual(centred(values(b, options)), z);
    return test(x, y, a.length, options, work);
  }

  private static PairTest test(double[] x, double[] y, int nodes, Options options, Work work) {
    double scale = Math.sqrt(dot(x, x) * dot(y, y));
    double observed = scale > 0 ? dot(x, y) / scale : Double.NaN;
    double[][] matrix = matrix(y, nodes);
    double[] nullR = new double[options.permutations()];
    RandomSequence stream = work.random("relabelling of cells");
    int blocks = Math.ceilDiv(nullR.length, BLOCK);
    work.each(
        blocks,
        "relabelling cells",
        block -> {
          for (int i = block * BLOCK; i < Math.min(nullR.length, (block + 1) * BLOCK); i++) {
            int[] order = stream.child(i).permutation(nodes);
            nullR[i] = scale > 0 ? product(x, matrix, order) / scale : Double.NaN;
          }
        });
    long beyond = 1;
    for (double r : nullR) {
      // An ulp must not decide where relabellings give the very same correlation.
      if (Math.abs(r) >= Math.abs(observed) - 1e-12) {
        beyond++;
      }
    }
    return new PairTest(
        observed, Double.isNaN(observed) ? Double.NaN : beyond / (nullR.length + 1.0), nullR);
  }

  private static double product(double[] x, double[][] y, int[] order) {
    double sum = 0;
    int pair = 0;
    for (int i = 0; i < order.length; i++) {
      double[] row = y[order[i]];
      for (int j = i + 1; j < order.length; j++) {
        sum += x[pair++] * row[order[j]];
      }
    }
    return sum;
  }

  private static double[] values(double[][] matrix, Options options) {
    double[] pairs = pairs(matrix);
    return options.ranks()
        ? new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(pairs)
        : pairs;
  }

  /// The entries above the diagonal, row by row.
  static double[] pairs(double[][] matrix) {
    int n = matrix.length;
    return IntStream.range(0, n)
        .boxed()
        .flatMapToDouble(i -> IntStream.range(i + 1, n).mapToDouble(j -> matrix[i][j]))
        .toArray();
  }

  private static double[][] matrix(double[] pairs, int nodes) {
    double[][] matrix = new double[nodes][nodes];
    int pair = 0;
    for (int i = 0; i < nodes; i++) {
      for (int j = i + 1; j < nodes; j++) {
        matrix[i][j] = pairs[pair];
        matrix[j][i] = pairs[pair++];
      }
    }
    return matrix;
  }

  private static double[] centred(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / Math.max(1, values.length);
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  private static double[] residual(double[] values, double[] on) {
    double square = dot(on, on);
    double slope = square > 0 ? dot(values, on) / square : 0;
    double[] rest = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rest[i] = values[i] - slope * on[i];
    }
    return rest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
