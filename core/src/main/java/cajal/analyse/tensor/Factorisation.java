package cajal.analyse.tensor;

import cajal.work.Progress;
import java.util.Arrays;

/// The canonical polyadic (CP) factorisation of a tensor by sweeps over its modes.
///
/// Each mode in turn is improved with the others held; the error follows from what the last mode
/// needed, so the model is never written out. Cells that are not seen are filled with their mean,
/// then with what the model says of them after every improvement (expectation-maximisation).
public final class Factorisation implements Sweeps {

  private final Seen seen;
  private final int rank;
  private final double[][] factors;
  private final Contraction contraction;
  private final Grams grams;
  private final FactorUpdate update;

  private Factorisation(Seen seen, Method method, double[][] start) {
    this.seen = seen;
    factors = start;
    Tensor tensor = seen.tensor();
    rank = start[0].length / tensor.shape()[0];
    contraction = new Contraction(tensor, rank);
    grams = new Grams(tensor.modes(), rank);
    for (int mode = 0; mode < factors.length; mode++) {
      grams.update(mode, factors[mode]);
    }
    update = FactorUpdate.of(method, factors.length, rank);
  }

  /// Factorises a tensor from one start, by any method.
  ///
  /// @param mask what is not seen
  /// @param seed of the start
  public static Fit fit(
      Tensor tensor, Mask mask, FitSettings settings, long seed, Progress progress) {
    return switch (settings.method()) {
      case HALS, MU, BCD, ALS -> {
        Seen seen = new Seen(tensor, mask);
        double[][] start = Starts.of(seen.tensor(), settings, seed);
        yield Sweeps.run(new Factorisation(seen, settings.method(), start), settings, progress);
      }
      case KL -> {
        double[][] start = Starts.of(new Seen(tensor, mask).tensor(), settings, seed);
        yield Sweeps.run(new Divergence(tensor, mask, start), settings, progress);
      }
      case TUCKER, NON_NEGATIVE_TUCKER ->
          Sweeps.run(new Decomposition(tensor, mask, settings, seed), settings, progress);
    };
  }

  /// Factorises a tensor from given factors, by a method whose model is a sum of outer products.
  ///
  /// @param start `[mode][index * rank + component]`, modified
  public static Fit fitFrom(
      Tensor tensor, Mask mask, FitSettings settings, double[][] start, Progress progress) {
    return settings.method() == Method.KL
        ? Sweeps.run(new Divergence(tensor, mask, start), settings, progress)
        : Sweeps.run(
            new Factorisation(new Seen(tensor, mask), settings.method(), start),
            settings,
            progress);
  }

  @Override
  public Components model() {
    return written().normalised();
  }

  private Components written() {
    double[] weights = new double[rank];
    Arrays.fill(weights, 1);
    return new Components(seen.tensor().shape(), factors, weights);
  }

  @Override
  public double sweep() {
    double residual = 0;
    for (int mode = 0; mode < factors.length; mode++) {
      double[] product = new double[factors[mode].length];
      contraction.into(mode, factors, product);
      double[] gram = grams.withoutMode(mode);
      update.improve(mode, factors[mode], gram, product);
      grams.update(mode, factors[mode]);
      contraction.factorChanged(mode);
      residual = residual(mode, gram, product);
      if (seen.hides()) {
        residual -= seen.refill(written());
        contraction.tensorChanged();
      }
    }
    return Math.sqrt(Math.max(0, residual)) / seen.observedNorm();
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
    return model - 2 * common + seen.squaredNorm();
  }
}
