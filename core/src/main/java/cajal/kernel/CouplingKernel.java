package cajal.kernel;

/// A continuous synapse (gap junction, graded synapse), compiled for its two neuron models.
public interface CouplingKernel {

  /// Adds the current into each postsynaptic neuron `from` (inclusive) to `to` (exclusive) to
  /// `current`, in the order of the rows.
  ///
  /// @param pre `[state variable][neuron]` of the source population, and behind them a row for each
  ///   of its variables that is read with a delay
  /// @param post the same of the target population
  /// @param current `[target neuron]`, pA, modified
  void accumulate(
      CouplingColumns columns, double[][] pre, double[][] post, double[] current, int from, int to);

  /// How many steps ago a variable that is read with a delay was what the synapse sees.
  ///
  /// @param which index among {@link cajal.model.Body.Synapse#late}
  int lateSteps(int which, CouplingColumns columns, double dt);
}
