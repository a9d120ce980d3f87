package cajal.kernel;

/// A stimulator, compiled. Its output is a pure function of (stream of the target, step), so it may
/// be asked for any step, in any order and by any thread.
public interface StimulatorKernel {

  /// How many random calls it makes; each has streams of its own.
  int streams();

  /// Adds weight times output for connections `from` (inclusive) to `to` (exclusive) to `out`.
  ///
  /// For a current the output is the amplitude over the step that begins at `step * dt`; for spikes
  /// it is the number of spikes at `(step + 1) * dt`.
  ///
  /// @param out `[target neuron]`, modified
  void drive(
      StimulatorColumns columns,
      StimulatorTargets targets,
      double[] out,
      int from,
      int to,
      long step);
}
