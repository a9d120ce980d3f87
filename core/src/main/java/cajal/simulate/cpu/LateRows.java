package cajal.simulate.cpu;

import java.util.Arrays;

/// What a variable of the target neurons was in the last steps, for synapses that read it with a
/// delay.
final class LateRows {

  private final double[] now;
  private double[][] rows;

  /// @param now `[neuron]`, the variable itself
  /// @param steps delay
  LateRows(double[] now, int steps) {
    this.now = now;
    rows = filled(steps);
  }

  // Before the first step it was what it was at the beginning.
  private double[][] filled(int steps) {
    double[][] all = new double[steps + 1][];
    Arrays.setAll(all, _ -> now.clone());
    return all;
  }

  /// `[step % rows][neuron]`.
  double[][] rows() {
    return rows;
  }

  /// Takes another delay; the past is forgotten.
  void change(int steps) {
    if (steps + 1 != rows.length) {
      rows = filled(steps);
    }
  }

  /// Keeps the values of a step for neurons `from` (inclusive) to `to` (exclusive).
  void keep(long step, int from, int to) {
    System.arraycopy(now, from, rows[(int) (step % rows.length)], from, to - from);
  }
}
