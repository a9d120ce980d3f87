package cajal.analyse.tensor;

import cajal.work.Progress;
import java.util.Arrays;

/// A factorisation on its way: improved sweep by sweep until it no longer gets better.
interface Sweeps {

  /// Improves every mode once.
  ///
  /// @return error, which sweeps are to lower: 0 for a perfect model
  double sweep();

  /// What has been found so far.
  Model model();

  /// Sweeps until the error falls by less than the tolerance, or the most are made.
  static Fit run(Sweeps run, FitSettings settings, Progress progress) {
    double[] errors = new double[settings.maxSweeps()];
    int sweeps = 0;
    boolean converged = false;
    while (sweeps < settings.maxSweeps() && !converged) {
      progress.orStop();
      progress.at((double) sweeps / settings.maxSweeps(), "sweep " + (sweeps + 1));
      errors[sweeps] = run.sweep();
      converged = sweeps > 0 && errors[sweeps - 1] - errors[sweeps] < settings.tolerance();
      sweeps++;
    }
    return new Fit(run.model(), Arrays.copyOf(errors, sweeps), converged);
  }
}
