package cajal.analyse.wiring;

/// Pearson correlations of traces.
final class Correlations {

  private Correlations() {}

  /// Correlation of every two traces over the samples that both have.
  ///
  /// @param values `[trace][sample]`; NaN where a sample is missing
  /// @return `[trace][trace]`; 1 on the diagonal, 0 for a trace that does not vary
  static double[][] of(double[][] values) {
    int n = values.length;
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      result[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        double r = correlation(values[i], values[j]);
        result[i][j] = r;
        result[j][i] = r;
      }
    }
    return result;
  }

  private static double correlation(double[] a, double[] b) {
    int count = 0;
    double meanA = 0;
    double meanB = 0;
    for (int k = 0; k < a.length; k++) {
      if (!Double.isNaN(a[k]) && !Double.isNaN(b[k])) {
        count++;
        meanA += a[k];
        meanB += b[k];
      }
    }
    if (count < 2) {
      return 0;
    }
    meanA /= count;
    meanB /= count;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      if (!Double.isNaN(a[k]) && !Double.isNaN(b[k])) {
        double x = a[k] - meanA;
        double y = b[k] - meanB;
        ab += x * y;
        aa += x * x;
        bb += y * y;
      }
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }
}
