package cajal.kernel;

/// A stimulator, compiled. Its output is a pure function of (key, target, step), so it may be asked
/// for any step, in any order and by any thread.
public interface StimulatorKernel {

  /// Adds weight times output for connections `from` (inclusive) to `to` (exclusive) to `out`.
  ///
  /// For a current the output is the amplitude over the step that begins at `step * dt`; for spikes
  /// it is the number of spikes at `(step + 1) * dt`.
  ///
  /// @param target `[connection]`, target neuron
  /// @param weight `[connection]`
  /// @param out `[target neuron]`, modified
  /// @return number of spikes added; 0 for a current
  long drive(
      StimulatorColumns columns,
      int[] target,
      double[] weight,
      double[] out,
      int from,
      int to,
      long step);
}
