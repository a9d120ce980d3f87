package cajal.compile;

import cajal.kernel.CouplingKernel;
import cajal.kernel.Kernels;
import cajal.kernel.NeuronForm;
import cajal.kernel.NeuronKernel;
import cajal.kernel.PooledKernel;
import cajal.kernel.StimulatorKernel;
import cajal.kernel.SynapseKernel;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.Set;

/// Where an engine gets the compiled equations of a model. Every call gives a new kernel.
public interface KernelSource {

  /// See {@link Kernels#neuron}.
  NeuronKernel neuron(Model model, NeuronForm form, Model.Method method, boolean staged);

  /// See {@link Kernels#coupling}.
  CouplingKernel coupling(Model synapse, Model pre, Model post);

  /// See {@link Kernels#synapse}.
  SynapseKernel synapse(Model synapse, Model pre, Model post);

  /// See {@link Kernels#stimulator}.
  StimulatorKernel stimulator(Model stimulator);

  /// See {@link Kernels#pooled}.
  default PooledKernel pooled(Model neuron, Expr value) {
    return Kernels.pooled(neuron, value);
  }

  /// Told before an engine asks for the kernels of a network, so that they may be made together.
  default void prepare(CompiledNetwork network) {}

  /// Kernels generated from the models' equations.
  static KernelSource generated() {
    return new KernelSource() {
      @Override
      public NeuronKernel neuron(
          Model model, NeuronForm form, Model.Method method, boolean staged) {
        return Kernels.neuron(model, form, method, staged);
      }

      @Override
      public CouplingKernel coupling(Model synapse, Model pre, Model post) {
        return Kernels.coupling(synapse, pre, post);
      }

      @Override
      public SynapseKernel synapse(Model synapse, Model pre, Model post) {
        return Kernels.synapse(synapse, pre, post);
      }

      @Override
      public StimulatorKernel stimulator(Model stimulator) {
        return Kernels.stimulator(stimulator);
      }

      @Override
      public void prepare(CompiledNetwork network) {
        Kernels.Order order = new Kernels.Order();
        NetworkForms forms = new NetworkForms(network);
        for (int p = 0; p < network.populations().size(); p++) {
          CompiledPopulation population = network.populations().get(p);
          order.neuron(
              population.model(), forms.of(p, population.parameter()), population.method());
        }
        network.drives().forEach(drive -> order.stimulator(drive.model()));
        for (Coupling coupling : network.couplings()) {
          order.coupling(
              coupling.synapse(),
              network.populations().get(coupling.source()).model(),
              network.populations().get(coupling.target()).model());
        }
        for (PlasticSynapses plastic : network.plastic()) {
          order.synapse(
              plastic.synapse(),
              network.populations().get(plastic.source()).model(),
              network.populations().get(plastic.target()).model());
          plastic
              .traces()
              .forEach(traces -> order.neuron(traces, NeuronForm.of(Set.of()), traces.method()));
        }
        order.compile();
      }
    };
  }
}
