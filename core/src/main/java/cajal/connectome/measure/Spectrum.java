package cajal.connectome.measure;

import cajal.work.Progress;
import java.util.Arrays;

/// The largest eigenvalue of a graph and its vector, in which a cell is worth what those who
/// connect to it are worth.
///
/// @param value largest eigenvalue; 0 where nothing goes round in a circle
/// @param vector `[cell]`, of length 1; NaN where it is not found
record Spectrum(double value, double[] vector) {

  private static final int MOST_PASSES = 20_000;
  private static final double CHANGE = 1e-13;

  /// By repeated multiplication with the connections plus the identity, which leaves the vector and
  /// keeps graphs of two parts from swinging.
  static Spectrum of(Adjacency adjacency, boolean weighted, Progress progress) {
    int size = adjacency.size();
    double[] vector = new double[size];
    Arrays.fill(vector, 1 / Math.sqrt(size));
    int components = Arrays.stream(Components.strong(adjacency)).max().orElse(0);
    if (components == size) {
      Arrays.fill(vector, Double.NaN);
      return new Spectrum(0, vector);
    }
    double[] next = new double[size];
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      progress.orStop();
      received(adjacency, weighted, vector, next);
      double norm = 0;
      for (int cell = 0; cell < size; cell++) {
        next[cell] += vector[cell];
        norm += next[cell] * next[cell];
      }
      norm = Math.sqrt(norm);
      double change = 0;
      for (int cell = 0; cell < size; cell++) {
        next[cell] /= norm;
        change += Math.abs(next[cell] - vector[cell]);
      }
      System.arraycopy(next, 0, vector, 0, size);
      if (change < CHANGE * size) {
        return new Spectrum(norm - 1, vector);
      }
    }
    Arrays.fill(vector, Double.NaN);
    return new Spectrum(Double.NaN, vector);
  }

  /// What every cell receives from those that connect to it.
  ///
  /// @param value `[cell]`
  /// @param received `[cell]` (modified)
  static void received(Adjacency adjacency, boolean weighted, double[] value, double[] received) {
    for (int cell = 0; cell < received.length; cell++) {
      double sum = 0;
      for (int i = adjacency.inStart[cell]; i < adjacency.inStart[cell + 1]; i++) {
        sum += value[adjacency.source[i]] * (weighted ? adjacency.inWeight[i] : 1);
      }
      received[cell] = sum;
    }
  }
}
