package cajal.simulate.cpu;

/// What will arrive at one port of one population in the steps to come.
final class InputRing {

  private final double[][] slots;

  /// @param steps longest delay, steps
  /// @param size number of neurons
  InputRing(int steps, int size) {
    slots = new double[steps + 1][size];
  }

  /// Whether spikes can wait as long as that.
  boolean holds(int steps) {
    return slots.length > steps;
  }

  /// `[step modulo their number][neuron]`.
  double[][] columns() {
    return slots;
  }

  /// Column of a step, `[neuron]`, to which whoever owns a neuron may add.
  double[] at(long step) {
    return slots[(int) (step % slots.length)];
  }

  /// Adds to what arrives at a neuron in a step.
  void add(long step, int neuron, double weight) {
    at(step)[neuron] += weight;
  }

  /// Moves what arrives in a step at neurons `from` (inclusive) to `to` (exclusive).
  ///
  /// @param inputs where spikes arrive, modified
  /// @param place place of neuron 0 in it
  /// @param sign by which it is multiplied
  void move(long step, int from, int to, double[] inputs, int place, int sign) {
    double[] column = at(step);
    for (int i = from; i < to; i++) {
      inputs[place + i] += sign * column[i];
      column[i] = 0;
    }
  }
}
