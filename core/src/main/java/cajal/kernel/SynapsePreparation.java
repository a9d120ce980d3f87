package cajal.kernel;

/// Works out, on the processor, what a synapse's device kernels derive from its parameters.
public interface SynapsePreparation {

  /// @return `[derived number]`
  double[] derived(SynapseColumns columns);
}
