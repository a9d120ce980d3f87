package cajal.kernel;

/// Works out, on the processor, what a device kernel derives from parameters: propagators, decay
/// factors, reciprocals, functions of parameters alone.
public interface DevicePreparation {

  /// @return `[derived number][neuron]`, or `[derived number][1]` where all neurons share them
  double[][] derived(NeuronColumns columns);
}
