package cajal.kernel;

/// An expression of state variables and parameters, compiled, for a recorder.
public interface PooledKernel {

  /// Its value for one neuron at the beginning of a step, in coherent units.
  double at(NeuronColumns columns, int neuron, long step);
}
