package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.PlasticSynapses;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Unit;
import java.util.List;

/// Weights of the synapses of one projection, each as its last event left it.
///
/// @param projection name of the projection
/// @param source `[synapse]`, number of the source neuron in its population
/// @param target `[synapse]`, number of the target neuron in its population
/// @param weight `[synapse]`, in `unit`
/// @param unit unit of the weights
public record SynapseWeights(
    String projection, int[] source, int[] target, double[] weight, Unit unit) {

  /// @throws ProblemException if the projection has no synapses with a memory
  static SynapseWeights of(CompiledNetwork network, Backend.Engine engine, String projection) {
    for (int i = 0; i < network.plastic().size(); i++) {
      PlasticSynapses synapses = network.plastic().get(i);
      if (synapses.projection().equals(projection)) {
        return of(engine.plastic(i));
      }
    }
    List<String> known =
        network.plastic().stream().map(PlasticSynapses::projection).sorted().toList();
    throw new ProblemException(
        Problem.error(
            Problem.Place.of("projections." + projection),
            "'" + projection + "' has no weights that change.",
            known.isEmpty()
                ? "Choose a plastic synapse, such as 'stdp'."
                : "Choose one of " + String.join(", ", known) + "."));
  }

  private static SynapseWeights of(PlasticSynapses synapses) {
    Unit unit = synapses.unit();
    double[] coherent = synapses.weight();
    double[] weight = new double[coherent.length];
    for (int k = 0; k < weight.length; k++) {
      weight[k] = unit.fromCoherent(coherent[k]);
    }
    return new SynapseWeights(
        synapses.projection(), synapses.sources(), synapses.targets().clone(), weight, unit);
  }
}
