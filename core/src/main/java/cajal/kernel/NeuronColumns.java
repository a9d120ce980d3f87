package cajal.kernel;

/// State and inputs of one population, one column per variable, in coherent model units.
///
/// @param state `[state variable][stateFrom + neuron]`, modified by the kernel
/// @param stateFrom `[state variable]`, where neuron 0 is in `state`
/// @param fading `[state variable]`, how those are kept that only decay, see {@link NeuronForm}
/// @param parameter `[parameter][neuron]`, or `[parameter][1]` where all neurons share the value;
///   which of the two is fixed when the kernel is compiled
/// @param arrived `[port][arrivedFrom + neuron]`, summed weight of the spikes that arrive at the
///   end of the step; read only
/// @param arrivedFrom `[port]`, where neuron 0 is in `arrived`
/// @param input `[continuous input][neuron]`, constant over the step; read only
/// @param refractory `[neuron]`, when it is no longer refractory, see {@link Refractory}; modified
///   by the kernel
/// @param dtMs length of a step, ms
/// @param key random key of the population
public record NeuronColumns(
    double[][] state,
    int[] stateFrom,
    Fading[] fading,
    double[][] parameter,
    double[][] arrived,
    int[] arrivedFrom,
    double[][] input,
    int[] refractory,
    double dtMs,
    long key) {

  /// Columns of state that begin with neuron 0 and hold all variables as they are.
  public NeuronColumns(
      double[][] state,
      double[][] parameter,
      double[][] arrived,
      int[] arrivedFrom,
      double[][] input,
      int[] refractory,
      double dtMs,
      long key) {
    this(
        state,
        new int[state.length],
        Fading.none(state.length),
        parameter,
        arrived,
        arrivedFrom,
        input,
        refractory,
        dtMs,
        key);
  }
}
