package cajal.analyse.bicluster.bayesian;

/// Counts of spikes of some neurons in bins.
///
/// @param neurons number of neurons
/// @param bins number of bins
/// @param values `[neuron * bins + bin]`
public record Counts(int neurons, int bins, double[] values) {

  /// @throws IllegalArgumentException if a count is no whole number from 0 on, or there are too few
  public Counts {
    if (neurons < 2 || bins < 10 || values.length != neurons * bins) {
      throw new IllegalArgumentException("two neurons and ten bins are the least");
    }
    for (double value : values) {
      if (!(value >= 0) || value != Math.rint(value)) {
        throw new IllegalArgumentException("counts are whole numbers from 0 on, not " + value);
      }
    }
  }

  /// Counts of rows.
  ///
  /// @param rows `[neuron][bin]`
  public static Counts of(double[][] rows) {
    int bins = rows[0].length;
    double[] values = new double[rows.length * bins];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * bins, bins);
    }
    return new Counts(rows.length, bins, values);
  }

  /// In how many bins a neuron's count is above 0, above 1 and so on.
  int[] above(int neuron) {
    int most = 0;
    for (int t = neuron * bins; t < (neuron + 1) * bins; t++) {
      most = Math.max(most, (int) values[t]);
    }
    int[] above = new int[most];
    for (int t = neuron * bins; t < (neuron + 1) * bins; t++) {
      for (int j = 0; j < (int) values[t]; j++) {
        above[j]++;
      }
    }
    return above;
  }

  /// Logarithms of counts, smoothed over five bins, for first guesses.
  ///
  /// @return `[neuron][bin]`
  double[][] smoothed() {
    double[][] smooth = new double[neurons][bins];
    for (int i = 0; i < neurons; i++) {
      for (int t = 0; t < bins; t++) {
        double sum = 0;
        int count = 0;
        for (int u = Math.max(0, t - 2); u <= Math.min(bins - 1, t + 2); u++) {
          sum += Math.log(values[i * bins + u] + 0.5);
          count++;
        }
        smooth[i][t] = sum / count;
      }
    }
    return smooth;
  }
}
