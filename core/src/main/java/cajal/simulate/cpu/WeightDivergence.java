package cajal.simulate.cpu;

import cajal.compile.CompiledPopulation;
import cajal.compile.PlasticSynapses;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/// Finds weights that are no longer numbers: a rule of plasticity that runs away.
final class WeightDivergence {

  /// Steps between two looks at a share of the weights.
  private static final int INTERVAL = 16;

  /// Looks after which all weights have been seen.
  private static final int SHARES = 64;

  private WeightDivergence() {}

  /// Looks at the weights whose turn it is, or at all of them where neurons are ill already: a
  /// weight may be the reason.
  ///
  /// @param begin first step since the last look
  /// @param end step after the last one
  /// @throws ProblemException if one is no number
  static void check(
      Plasticity plasticity,
      List<PopulationState> populations,
      boolean all,
      long begin,
      long end,
      double dtMs) {
    long look = end / INTERVAL;
    if (!all && look == begin / INTERVAL) {
      return;
    }
    double[] weight = plasticity.weights();
    int share = (int) (look % SHARES);
    int from = all ? 0 : (int) ((long) weight.length * share / SHARES);
    int to = all ? weight.length : (int) ((long) weight.length * (share + 1) / SHARES);
    for (int k = from; k < to; k++) {
      if (!Double.isFinite(weight[k])) {
        PlasticSynapses synapses = plasticity.synapses();
        throw new ProblemException(
            Problem.error(
                Problem.Place.of("projections." + synapses.projection()),
                "The weight from neuron "
                    + cell(populations.get(synapses.source()).population(), source(synapses, k))
                    + " to neuron "
                    + cell(populations.get(synapses.target()).population(), synapses.targets()[k])
                    + " is no longer a number at "
                    + String.format(Locale.ROOT, "%.6g", end * dtMs)
                    + " ms.",
                "Make the steps of '" + synapses.synapse().name() + "' smaller, or bound them."));
      }
    }
  }

  private static String cell(CompiledPopulation population, int neuron) {
    return population.cells().isEmpty() ? Integer.toString(neuron) : population.cells().get(neuron);
  }

  private static int source(PlasticSynapses synapses, int k) {
    int row = 0;
    while (synapses.rowStart()[row + 1] <= k) {
      row++;
    }
    return row;
  }
}
