package cajal.tornado;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Locale;

/// Finds state variables on a device that are no longer numbers.
final class Illness {

  private Illness() {}

  /// @throws ProblemException if there is one
  static void search(DeviceEngine engine, Layout layout, double timeMs) {
    double[] state = engine.doubles("state");
    double[] inputs = engine.doubles("inputs");
    for (Population population : layout.populations()) {
      for (int v = 0; v < population.place().state().length; v++) {
        double[] from = population.isDirect(v) ? inputs : state;
        int home = population.home(v);
        for (int i = home; i < home + population.size(); i++) {
          if (!Double.isFinite(from[i])) {
            throw of(population, v, i - home, timeMs);
          }
        }
      }
    }
  }

  private static ProblemException of(Population population, int variable, int i, double timeMs) {
    String cell =
        population.compiled().cells().isEmpty()
            ? Integer.toString(i)
            : population.compiled().cells().get(i);
    return new ProblemException(
        Problem.error(
            Problem.Place.of("populations." + population.compiled().name()),
            population.compiled().model().states().get(variable).name()
                + " of neuron "
                + cell
                + " is no longer a number at "
                + String.format(Locale.ROOT, "%.6g", timeMs)
                + " ms.",
            "Simulate with shorter steps, or weaken what drives this neuron."));
  }
}
