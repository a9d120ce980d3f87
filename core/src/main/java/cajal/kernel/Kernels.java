package cajal.kernel;

import cajal.model.Model;
import java.util.Set;

/// Compiled kernels of models. Classes are compiled once and kept; every call gives a new kernel,
/// since a kernel holds what is derived from its own parameters.
public final class Kernels {

  private Kernels() {}

  /// The kernel of a neuron model.
  ///
  /// @param perNeuronParameters parameters whose column has an entry for each neuron
  /// @param method one of {@link Model#methods()}
  /// @param staged whether the engine integrates in stages, see {@link NeuronKernel#isStaged()}
  public static NeuronKernel neuron(
      Model model, Set<String> perNeuronParameters, Model.Method method, boolean staged) {
    return find(model, NeuronKernel.class);
  }

  /// The kernel of a continuous synapse between two neuron models.
  ///
  /// @throws cajal.problem.ProblemException if one of them lacks a variable that the synapse reads
  public static CouplingKernel coupling(Model synapse, Model pre, Model post) {
    return find(synapse, CouplingKernel.class);
  }

  /// The kernel of a stimulator.
  public static StimulatorKernel stimulator(Model stimulator) {
    return find(stimulator, StimulatorKernel.class);
  }

  /// The Java that is generated from a model, for people to read.
  public static String source(Model model) {
    return model.text();
  }

  private static <K> K find(Model model, Class<K> kind) {
    if (kind.isInstance(model)) {
      return kind.cast(model);
    }
    throw new UnsupportedOperationException(model.name());
  }
}
