package cajal.analyse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import cajal.analyse.Shared;
import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is known of the factors and errors of tensors.
class FactorisationTest {

  private static final int[] SHAPE = {12, 7, 15};

  @Test
  void halsAgreesWithTheReferenceSweepForSweep() {
    double[] errors = referenceErrors(Method.HALS, 200);
    assertThat(errors[0]).isCloseTo(0.4800429995657729, within(1e-9));
    assertThat(errors[1]).isCloseTo(0.31801852106032746, within(1e-9));
    assertThat(errors[4]).isCloseTo(0.26774675140834947, within(1e-9));
    assertThat(errors[9]).isCloseTo(0.08388291629912145, within(1e-9));
    assertThat(errors[49]).isCloseTo(0.08215120746188122, within(1e-9));
    assertThat(errors[199]).isCloseTo(0.0821512074618528, within(1e-9));
  }

  @Test
  void multiplicativeUpdatesAgreeWithTheReference() {
    double[] errors = referenceErrors(Method.MU, 500);
    assertThat(errors[0]).isCloseTo(0.6321855509245252, within(1e-9));
    assertThat(errors[49]).isCloseTo(0.08300211610141958, within(1e-9));
    assertThat(errors[499]).isCloseTo(0.08217231302746712, within(1e-9));
  }

  @Test
  void alternatingLeastSquaresAgreesWithTheReference() {
    double[] errors = referenceErrors(Method.ALS, 200);
    assertThat(errors[0]).isCloseTo(0.3647902579380826, within(1e-9));
    assertThat(errors[9]).isCloseTo(0.17109829726067433, within(1e-9));
    assertThat(errors[199]).isCloseTo(0.08208082023018345, within(1e-9));
  }

  private static double[] referenceErrors(Method method, int sweeps) {
    Path folder = Shared.folder("reference/analysis/ntf");
    Tensor tensor =
        new Tensor.Doubles(
            new int[] {30, 8, 45},
            Shared.flat(Shared.numbers(folder.resolve("tensor_unfold0.csv"))));
    double[][] start = {
      Shared.flat(Shared.numbers(folder.resolve("init_A.csv"))),
      Shared.flat(Shared.numbers(folder.resolve("init_B.csv"))),
      Shared.flat(Shared.numbers(folder.resolve("init_C.csv")))
    };
    FitSettings settings = new FitSettings(4, method, Start.RANDOM, sweeps, 0);
    double[] errors =
        Factorisation.fitFrom(tensor, Mask.NONE, settings, start, Progress.NONE).errors();
    // Without a tolerance rounding ends it early, where nothing changes any more.
    double[] filled = new double[sweeps];
    java.util.Arrays.fill(filled, errors[errors.length - 1]);
    System.arraycopy(errors, 0, filled, 0, errors.length);
    return filled;
  }

  @ParameterizedTest
  @EnumSource(
      mode = EXCLUDE,
      names = {"TUCKER", "NON_NEGATIVE_TUCKER"})
  void aTensorThatIsASumOfProductsIsFoundAgain(Method method) {
    Components truth = planted(SHAPE, 3, 5);
    FitSettings settings = new FitSettings(3, method, Start.RANDOM, 3000, 0);
    Ensemble ensemble =
        Ensemble.of(written(truth), Mask.NONE, settings, new Ensemble.Size(8, 1), Progress.NONE);
    assertThat(ensemble.best().error())
        .isLessThan(method == Method.MU ? 1e-3 : method == Method.KL ? 1e-4 : 1e-5);
    assertThat(Similarity.of(ensemble.best().components(), truth.normalised()).score())
        .isGreaterThan(0.999);
  }

  @ParameterizedTest
  @EnumSource(Start.class)
  void halsNeverRaisesTheErrorFromAnyStart(Start start) {
    RandomSequence random = RandomSequence.of(3, "noise");
    Tensor tensor = Tensor.zeros(9, 4, 6, 5);
    for (int cell = 0; cell < tensor.cells(); cell++) {
      tensor.put(cell, random.gamma(0.7));
    }
    FitSettings settings = new FitSettings(5, Method.HALS, start, 60, 0);
    Fit fit = Factorisation.fit(tensor, Mask.NONE, settings, 2, Progress.NONE);
    for (int sweep = 1; sweep < fit.errors().length; sweep++) {
      assertThat(fit.errors()[sweep]).isLessThanOrEqualTo(fit.errors()[sweep - 1] + 1e-12);
    }
    assertThat(fit.error()).isCloseTo(directError(tensor, fit.model()), within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "KL")
  void theErrorIsThatOfTheModelWrittenOut(Method method) {
    Tensor tensor = noisy(planted(SHAPE, 3, 8), 0.3);
    FitSettings settings = new FitSettings(2, method, Start.HOSVD, 7, 0);
    Fit fit = Factorisation.fit(tensor, Mask.NONE, settings, 4, Progress.NONE);
    assertThat(fit.error()).isCloseTo(directError(tensor, fit.model()), within(1e-9));
  }

  @Test
  void cellsThatAreNotSeenAreForetold() {
    Components truth = planted(new int[] {20, 10, 25}, 3, 9);
    Tensor whole = written(truth);
    Mask hidden = Mask.stretches(whole, 0.1, 2, 5, 1);
    assertThat(hidden.cells().length).isBetween(whole.cells() / 20, whole.cells() / 6);
    Tensor holed = whole.copy();
    for (int cell : hidden.cells()) {
      holed.put(cell, Double.NaN);
    }
    FitSettings settings = new FitSettings(3, Method.HALS, Start.RANDOM, 2000, 0);
    Ensemble ensemble =
        Ensemble.of(holed, hidden, settings, new Ensemble.Size(4, 6), Progress.NONE);
    assertThat(HeldOut.error(whole, hidden, ensemble.best().components())).isLessThan(0.01);
  }

  @Test
  void singlePrecisionHoldsTheSameTensor() {
    Tensor doubles = noisy(planted(SHAPE, 3, 5), 0.2);
    Tensor floats = Tensor.singleZeros(SHAPE);
    for (int cell = 0; cell < doubles.cells(); cell++) {
      floats.put(cell, doubles.at(cell));
    }
    FitSettings settings = new FitSettings(3, Method.HALS, Start.RANDOM, 30, 0);
    double exact = Factorisation.fit(doubles, Mask.NONE, settings, 1, Progress.NONE).error();
    double rounded = Factorisation.fit(floats, Mask.NONE, settings, 1, Progress.NONE).error();
    assertThat(rounded).isCloseTo(exact, within(1e-6));
  }

  static Components planted(int[] shape, int rank, long seed) {
    RandomSequence random = RandomSequence.of(seed, "planted");
    double[][] factors = new double[shape.length][];
    for (int mode = 0; mode < shape.length; mode++) {
      factors[mode] = new double[shape[mode] * rank];
      for (int i = 0; i < factors[mode].length; i++) {
        factors[mode][i] = random.uniform() < 0.4 ? 0 : random.gamma(1);
      }
    }
    double[] weights = new double[rank];
    java.util.Arrays.fill(weights, 1);
    return new Components(shape, factors, weights);
  }

  static Tensor written(Model model) {
    Tensor tensor = Tensor.zeros(model.shape());
    for (int cell = 0; cell < tensor.cells(); cell++) {
      tensor.put(cell, model.at(cell));
    }
    return tensor;
  }

  static Tensor noisy(Components model, double scale) {
    RandomSequence random = RandomSequence.of(17, "noise");
    Tensor tensor = written(model);
    for (int cell = 0; cell < tensor.cells(); cell++) {
      tensor.put(cell, Math.max(0, tensor.at(cell) + scale * random.normal()));
    }
    return tensor;
  }

  private static double directError(Tensor tensor, Model model) {
    double squared = 0;
    for (int cell = 0; cell < tensor.cells(); cell++) {
      double difference = tensor.at(cell) - model.at(cell);
      squared += difference * difference;
    }
    return Math.sqrt(squared / tensor.squaredNorm());
  }
}
