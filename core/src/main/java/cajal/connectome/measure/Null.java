package cajal.connectome.measure;

import java.util.List;

/// What a null model gives for one number: its values in random graphs, in the order of the draws.
record Null(double[] values) {

  /// No null model.
  static final Null NONE = new Null(new double[0]);

  /// Mean over random graphs; NaN where there is none. Graphs in which the number does not exist do
  /// not count.
  double mean() {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /// Standard deviation over random graphs (with n - 1); NaN where there are fewer than two.
  double sd() {
    double mean = mean();
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += (value - mean) * (value - mean);
        count++;
      }
    }
    return count < 2 ? Double.NaN : Math.sqrt(sum / (count - 1));
  }

  /// By how many standard deviations a number exceeds the mean; NaN where all random graphs agree.
  double z(double observed) {
    double sd = sd();
    // Rounding in a sum of equal values leaves a deviation that is none.
    return sd > 1e-12 * Math.max(1, Math.abs(mean())) ? (observed - mean()) / sd : Double.NaN;
  }

  /// Two-sided probability, from the ranks: twice the smaller share of random graphs that are at
  /// least as extreme, the observed one counted among them.
  double p(double observed) {
    int below = 0;
    int above = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        below += value <= observed ? 1 : 0;
        above += value >= observed ? 1 : 0;
        count++;
      }
    }
    return count == 0 || Double.isNaN(observed)
        ? Double.NaN
        : Math.min(1, 2.0 * (Math.min(below, above) + 1) / (count + 1));
  }

  /// Adds the columns that compare observed numbers with their null models.
  static Rows columns(Rows rows, double[] observed, List<Null> nulls) {
    return rows.each(
            "null_mean", "Mean over random graphs of the null model.", row -> nulls.get(row).mean())
        .each("null_sd", "Standard deviation over random graphs.", row -> nulls.get(row).sd())
        .each(
            "z",
            "By how many standard deviations the number exceeds the mean of random graphs.",
            row -> nulls.get(row).z(observed[row]))
        .each(
            "p",
            "Two-sided probability under the null model, from the ranks of random graphs.",
            row -> nulls.get(row).p(observed[row]));
  }
}
