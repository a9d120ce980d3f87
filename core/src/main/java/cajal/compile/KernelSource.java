package cajal.compile;

import cajal.kernel.CouplingKernel;
import cajal.kernel.Kernels;
import cajal.kernel.NeuronKernel;
import cajal.kernel.StimulatorKernel;
import cajal.model.Model;
import java.util.Set;

/// Where an engine gets the compiled equations of a model. Every call gives a new kernel.
public interface KernelSource {

  /// See {@link Kernels#neuron}.
  NeuronKernel neuron(
      Model model, Set<String> perNeuronParameters, Model.Method method, boolean staged);

  /// See {@link Kernels#coupling}.
  CouplingKernel coupling(Model synapse, Model pre, Model post);

  /// See {@link Kernels#stimulator}.
  StimulatorKernel stimulator(Model stimulator);

  /// Kernels generated from the models' equations.
  static KernelSource generated() {
    return new KernelSource() {
      @Override
      public NeuronKernel neuron(
          Model model, Set<String> perNeuronParameters, Model.Method method, boolean staged) {
        return Kernels.neuron(model, perNeuronParameters, method, staged);
      }

      @Override
      public CouplingKernel coupling(Model synapse, Model pre, Model post) {
        return Kernels.coupling(synapse, pre, post);
      }

      @Override
      public StimulatorKernel stimulator(Model stimulator) {
        return Kernels.stimulator(stimulator);
      }
    };
  }
}
