package cajal.analyse.dimension;

import cajal.analyse.Work;
import java.util.Arrays;

/// Principal components of rows that keep coming, as of a run that goes on: after each batch those
/// of all rows so far, as far as the components that were kept can tell (Ross et al. 2008,
/// doi:10.1007/s11263-007-0075-7).
///
/// Not safe for several threads.
public final class LivePrincipal {

  private final int components;
  private long count;
  private double[] mean = new double[0];
  private double[] variances = new double[0];
  private double[][] directions = new double[0][];

  /// @param components how many directions are kept
  public LivePrincipal(int components) {
    this.components = components;
  }

  /// Takes more rows in.
  ///
  /// @param rows `[row][unit]`, always of as many units
  public void add(double[][] rows) {
    if (rows.length == 0) {
      return;
    }
    int units = rows[0].length;
    double[] batchMean = new double[units];
    for (double[] row : rows) {
      for (int u = 0; u < units; u++) {
        batchMean[u] += row[u] / rows.length;
      }
    }
    if (count == 0) {
      mean = batchMean.clone();
    }
    // What was kept stands for the rows before, and one row for the step between the two means;
    // with
    // their negatives they have mean 0, so that their principal components are those of all.
    double total = count + rows.length;
    int kept = directions.length;
    double[][] stack = new double[2 * (kept + rows.length + 1)][units];
    double step = Math.sqrt(count * (rows.length / total) / 2);
    for (int u = 0; u < units; u++) {
      for (int c = 0; c < kept; c++) {
        stack[2 * c][u] = Math.sqrt(variances[c] * Math.max(1, count - 1) / 2) * directions[c][u];
      }
      for (int row = 0; row < rows.length; row++) {
        stack[2 * (kept + row)][u] = (rows[row][u] - batchMean[u]) / Math.sqrt(2);
      }
      stack[2 * (kept + rows.length)][u] = step * (batchMean[u] - mean[u]);
      for (int i = 0; i < stack.length; i += 2) {
        stack[i + 1][u] = -stack[i][u];
      }
    }
    Principal principal = Principal.of(stack, components, Work.quiet(0));
    double scale = (stack.length - 1) / Math.max(1, total - 1);
    variances = Arrays.stream(principal.variances()).map(v -> v * scale).toArray();
    directions = principal.directions();
    for (int u = 0; u < units; u++) {
      mean[u] += (batchMean[u] - mean[u]) * rows.length / total;
    }
    count += rows.length;
  }

  /// Number of rows so far.
  public long count() {
    return count;
  }

  /// Variance along each direction, falling.
  public double[] variances() {
    return variances.clone();
  }

  /// Directions `[component][unit]`, of length 1.
  public double[][] directions() {
    return Arrays.stream(directions).map(double[]::clone).toArray(double[][]::new);
  }

  /// Where rows lie along the present directions.
  ///
  /// @return `[row][component]`
  public double[][] scores(double[][] rows) {
    return new Principal(mean, variances, 0, directions).scores(rows);
  }
}
