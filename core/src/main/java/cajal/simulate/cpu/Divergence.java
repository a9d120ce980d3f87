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
    // What is no number stays in a sum. Eight sums side by side, since each addition waits for the
    // one before.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = from;
    for (; i + 7 < to; i += 8) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    i = Double.isFinite(a + b + c + d + e + f + g + h) ? i : from;
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
