package cajal.analyse.tensor;

import cajal.work.Progress;
import java.util.Arrays;

/// The canonical polyadic (CP) factorisation of a tensor by sweeps over its modes.
///
/// Each mode in turn is improved with the others held; the error follows from what the last mode
/// needed, so the model is never written out. Cells that are not seen are filled with their mean,
/// then with what the model says of them after every improvement (expectation-maximisation).
public final class Factorisation {

  private final Tensor tensor;
  private final int rank;
  private final Mask mask;
  private final double[][] factors;
  private final Contraction contraction;
  private final Grams grams;
  private final FactorUpdate update;
  private final double observedNorm;
  private double squaredNorm;

  private Factorisation(Tensor seen, Mask mask, Method method, double[][] start) {
    tensor = seen;
    this.mask = mask;
    factors = start;
    rank = start[0].length / tensor.shape()[0];
    squaredNorm = tensor.squaredNorm();
    double hidden = 0;
    for (int cell : mask.cells()) {
      hidden += tensor.at(cell) * tensor.at(cell);
    }
    observedNorm = Math.sqrt(squaredNorm - hidden);
    contraction = new Contraction(tensor, rank);
    grams = new Grams(tensor.modes(), rank);
    for (int mode = 0; mode < factors.length; mode++) {
      grams.update(mode, factors[mode]);
    }
    update = FactorUpdate.of(method, factors.length, rank);
  }

  /// Factorises a tensor from one start.
  ///
  /// @param mask what is not seen
  /// @param seed of the start
  public static Fit fit(
      Tensor tensor, Mask mask, FitSettings settings, long seed, Progress progress) {
    Tensor seen = filled(tensor, mask);
    double[][] start = Starts.of(seen, settings, seed);
    return run(new Factorisation(seen, mask, settings.method(), start), settings, progress);
  }

  /// Factorises a tensor from given factors.
  ///
  /// @param start `[mode][index * rank + component]`, modified
  public static Fit fitFrom(
      Tensor tensor, Mask mask, FitSettings settings, double[][] start, Progress progress) {
    Tensor seen = filled(tensor, mask);
    return run(new Factorisation(seen, mask, settings.method(), start), settings, progress);
  }

  private static Fit run(Factorisation run, FitSettings settings, Progress progress) {
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
    double[] weights = new double[run.rank];
    Arrays.fill(weights, 1);
    Components model = new Components(run.tensor.shape(), run.factors, weights).normalised();
    return new Fit(model, Arrays.copyOf(errors, sweeps), converged);
  }

  /// Improves every mode once.
  ///
  /// @return relative error
  private double sweep() {
    double residual = 0;
    for (int mode = 0; mode < factors.length; mode++) {
      double[] product = new double[factors[mode].length];
      contraction.into(mode, factors, product);
      double[] gram = grams.withoutMode(mode);
      update.improve(mode, factors[mode], gram, product);
      grams.update(mode, factors[mode]);
      contraction.factorChanged(mode);
      residual = residual(mode, gram, product);
      if (mask.cells().length > 0) {
        residual -= refill();
      }
    }
    return Math.sqrt(Math.max(0, residual)) / observedNorm;
  }

  private double residual(int mode, double[] gram, double[] product) {
    double model = 0;
    double[] own = grams.of(mode);
    for (int i = 0; i < own.length; i++) {
      model += gram[i] * own[i];
    }
    double common = 0;
    for (int i = 0; i < product.length; i++) {
      common += factors[mode][i] * product[i];
    }
    return model - 2 * common + squaredNorm;
  }

  // Hidden cells may hold anything, such as NaN, and begin with the mean of those that are seen.
  private static Tensor filled(Tensor tensor, Mask mask) {
    if (mask.cells().length == 0) {
      return tensor;
    }
    Tensor seen = tensor.copy();
    for (int cell : mask.cells()) {
      seen.put(cell, 0);
    }
    double sum = 0;
    for (int cell = 0; cell < seen.cells(); cell++) {
      sum += seen.at(cell);
    }
    double mean = sum / Math.max(1, seen.cells() - mask.cells().length);
    for (int cell : mask.cells()) {
      seen.put(cell, mean);
    }
    return seen;
  }

  /// @return what the hidden cells had added to the squared error
  private double refill() {
    double[] weights = new double[rank];
    Arrays.fill(weights, 1);
    Components model = new Components(tensor.shape(), factors, weights);
    double added = 0;
    for (int cell : mask.cells()) {
      double before = tensor.at(cell);
      double now = model.at(cell);
      added += (before - now) * (before - now);
      tensor.put(cell, now);
      squaredNorm += tensor.at(cell) * tensor.at(cell) - before * before;
    }
    contraction.tensorChanged();
    return added;
  }
}
