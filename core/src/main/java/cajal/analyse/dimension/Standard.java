package cajal.analyse.dimension;

/// Columns with mean 0 and standard deviation 1 (divided by rows); a column without variance
/// becomes 0.
final class Standard {

  private Standard() {}

  /// @param values `[row][feature]`
  /// @return new values of the same shape
  static double[][] of(double[][] values) {
    int rows = values.length;
    int features = rows == 0 ? 0 : values[0].length;
    double[][] standard = new double[rows][features];
    for (int f = 0; f < features; f++) {
      double mean = 0;
      for (double[] row : values) {
        mean += row[f] / rows;
      }
      double squares = 0;
      for (double[] row : values) {
        squares += (row[f] - mean) * (row[f] - mean);
      }
      double sd = Math.sqrt(squares / rows);
      for (int row = 0; row < rows; row++) {
        standard[row][f] = sd > 0 ? (values[row][f] - mean) / sd : 0;
      }
    }
    return standard;
  }
}
