package cajal.simulate.cpu;

import cajal.model.Model;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import java.util.Locale;

/// Finds state variables that are no longer numbers: the step was too long for the equations.
final class Divergence {

  private Divergence() {}

  /// Where a state variable stopped being a number.
  ///
  /// @param step step after whose end it was seen
  record Found(int population, int state, int neuron, long step) {}

  /// The first of neurons `from` (inclusive) to `to` (exclusive) whose value is not finite; -1 if
  /// all are.
  static int first(double[] values, int from, int to) {
    // Nought times anything else is no number, and sums pass that on; four of them side by side
    // take
    // a quarter of the time.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += 0 * values[i];
      b += 0 * values[i + 1];
      c += 0 * values[i + 2];
      d += 0 * values[i + 3];
    }
    i = a + b + c + d == 0 ? i : from;
    while (i < to && Double.isFinite(values[i])) {
      i++;
    }
    return i < to ? i : -1;
  }

  /// @throws ProblemException if a worker found one; the first in the order of neurons is named
  static void check(Worker[] workers, java.util.List<PopulationState> populations, double dtMs) {
    Found first = null;
    for (Worker worker : workers) {
      Found found = worker.divergence();
      if (found != null
          && (first == null
              || found.population() < first.population()
              || (found.population() == first.population() && found.neuron() < first.neuron()))) {
        first = found;
      }
    }
    if (first == null) {
      return;
    }
    PopulationState population = populations.get(first.population());
    Model.State state = population.population().model().states().get(first.state());
    String cell =
        population.population().cells().isEmpty()
            ? Integer.toString(first.neuron())
            : population.population().cells().get(first.neuron());
    String time = String.format(Locale.ROOT, "%.6g", (first.step() + 1) * dtMs);
    throw new ProblemException(
        Problem.error(
            Problem.Place.of("populations." + population.population().name()),
            state.name() + " of neuron " + cell + " is no longer a number at " + time + " ms.",
            "Simulate with steps of "
                + Quantity.ms(StepLimit.below(dtMs / 2))
                + ", or weaken what drives this neuron."));
  }
}
