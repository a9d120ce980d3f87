package cajal.kernel;

import java.util.List;

/// A stimulator, compiled. Its output is a function of (stream of the target, step, memory of the
/// target): without a memory it may be asked for any step, in any order and by any thread; with
/// one, for each step once, in their order.
public interface StimulatorKernel {

  /// How many random calls it makes; each has streams of its own.
  int streams();

  /// How many numbers it keeps for each target between steps.
  int memory(StimulatorColumns columns);

  /// State variables of the target that it reads, in the order of {@link StimulatorTargets#seen}.
  List<String> reads();

  /// Sets the memory to what it holds before the first step.
  void initialise(StimulatorColumns columns, StimulatorTargets targets);

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
