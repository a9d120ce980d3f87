package cajal.compile;

import cajal.kernel.Draw;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/// Every source to every target, with the weights of a random matrix of low rank (Liu et al. 2023,
/// arXiv:2310.08513): g N(0, 1)/sqrt(N), its largest singular values alone, and as long as before.
final class LowRankPairs implements Pairs {

  private final int sources;
  private final int targets;
  private final Once<Factors> factors;

  /// @param rank at most the number of sources and of targets
  LowRankPairs(int rank, double gain, Pairs.Ends ends, long key) {
    sources = ends.sources();
    targets = ends.targets();
    factors = new Once<>(() -> Factors.of(matrix(gain, key), rank));
  }

  // The weights as a product.
  private record Factors(double[][] left, double[][] right) {

    static Factors of(double[][] matrix, int rank) {
      SingularValueDecomposition svd =
          new SingularValueDecomposition(new Array2DRowRealMatrix(matrix, false));
      double[] values = svd.getSingularValues();
      double kept = 0;
      for (int r = 0; r < rank; r++) {
        kept += values[r] * values[r];
      }
      double scale = kept == 0 ? 0 : norm(values) / Math.sqrt(kept);
      double[][] left = new double[matrix.length][rank];
      double[][] right = new double[matrix[0].length][rank];
      for (int r = 0; r < rank; r++) {
        double[] u = svd.getU().getColumn(r);
        double[] v = svd.getV().getColumn(r);
        for (int i = 0; i < left.length; i++) {
          left[i][r] = u[i] * values[r] * scale;
        }
        for (int j = 0; j < right.length; j++) {
          right[j][r] = v[j];
        }
      }
      return new Factors(left, right);
    }

    private static double norm(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value * value;
      }
      return Math.sqrt(sum);
    }

    double at(int source, int target) {
      double sum = 0;
      for (int r = 0; r < left[source].length; r++) {
        sum += left[source][r] * right[target][r];
      }
      return sum;
    }
  }

  private double[][] matrix(double gain, long key) {
    double sd = gain / Math.sqrt(sources);
    double[][] matrix = new double[sources][targets];
    for (int i = 0; i < sources; i++) {
      for (int j = 0; j < targets; j++) {
        matrix[i][j] = sd * Draw.normal(key, i, j);
      }
    }
    return matrix;
  }

  @Override
  public double expected() {
    return (double) sources * targets;
  }

  @Override
  public double aloneNs() {
    return BuildTime.DECOMPOSITION_NS * sources * targets * Math.min(sources, targets);
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public long drawers() {
    return sources;
  }

  @Override
  public Drawer drawer() {
    return Drawer.SOURCE;
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    Factors weights = factors.get();
    for (int source = (int) from; source < to; source++) {
      for (int target = 0; target < targets; target++) {
        sink.pair(source, target, weights.at(source, target));
      }
    }
  }
}
