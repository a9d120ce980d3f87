package cajal.kernel;

/// A continuous synapse (gap junction, graded synapse), compiled for its two neuron models.
public interface CouplingKernel {

  /// Adds the current into each postsynaptic neuron `from` (inclusive) to `to` (exclusive) to
  /// `current`, in the order of the rows.
  ///
  /// @param pre `[state variable][neuron]` of the source population
  /// @param post `[state variable][neuron]` of the target population
  /// @param current `[target neuron]`, pA, modified
  void accumulate(
      CouplingColumns columns, double[][] pre, double[][] post, double[] current, int from, int to);
}
