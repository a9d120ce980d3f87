package cajal.analyse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tucker decompositions and the least divergence, against closed forms and planted tensors.
class DecompositionTest {

  private static final int[] SHAPE = {11, 8, 14};

  @ParameterizedTest
  @EnumSource(names = {"TUCKER", "NON_NEGATIVE_TUCKER"})
  void aTensorWithASmallCoreIsFoundAgain(Method method) {
    Tucker truth = planted(3, 2);
    FitSettings settings = new FitSettings(3, method, Start.RANDOM, 1500, 0);
    Ensemble ensemble =
        Ensemble.of(
            FactorisationTest.written(truth),
            Mask.NONE,
            settings,
            new Ensemble.Size(3, 1),
            Progress.NONE);
    // Multiplicative updates only creep towards what iterations reach.
    boolean exact = method == Method.TUCKER;
    assertThat(ensemble.best().error()).isLessThan(exact ? 1e-7 : 0.01);
    assertThat(Similarity.of(ensemble.best().model(), truth).congruence())
        .isGreaterThan(exact ? 1 - 1e-9 : 0.99);
  }

  // Of a matrix the best core is that of its largest singular values (Eckart & Young 1936).
  @Test
  void ofAMatrixItIsTheTruncatedSingularValueDecomposition() {
    RandomSequence random = RandomSequence.of(3, "matrix");
    Tensor matrix = Tensor.zeros(9, 13);
    DMatrixRMaj same = new DMatrixRMaj(9, 13);
    for (int cell = 0; cell < matrix.cells(); cell++) {
      matrix.put(cell, random.normal());
      same.set(cell, matrix.at(cell));
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(9, 13, false, false, true);
    svd.decompose(same);
    double[] values = Arrays.stream(svd.getSingularValues()).sorted().toArray();
    double left = 0;
    for (int i = 0; i < 9 - 3; i++) {
      left += values[i] * values[i];
    }
    FitSettings settings = new FitSettings(3, Method.TUCKER, Start.HOSVD, 500, 1e-14);
    Fit fit = Factorisation.fit(matrix, Mask.NONE, settings, 1, Progress.NONE);
    assertThat(fit.error()).isCloseTo(Math.sqrt(left / matrix.squaredNorm()), within(1e-9));
  }

  @Test
  void factorsOfAnySignAreOrthonormalAndTheCoreIsWhatTheyGive() {
    Tensor tensor = noise();
    FitSettings settings = new FitSettings(4, Method.TUCKER, Start.RANDOM, 30, 0);
    Fit fit = Factorisation.fit(tensor, Mask.NONE, settings, 2, Progress.NONE);
    Tucker model = (Tucker) fit.model();
    for (int mode = 0; mode < 3; mode++) {
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b < 4; b++) {
          double product = 0;
          for (int i = 0; i < SHAPE[mode]; i++) {
            product += model.factor(mode, a)[i] * model.factor(mode, b)[i];
          }
          assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-10));
        }
      }
    }
    for (int sweep = 1; sweep < fit.errors().length; sweep++) {
      assertThat(fit.errors()[sweep]).isLessThanOrEqualTo(fit.errors()[sweep - 1] + 1e-12);
    }
  }

  @Test
  void withAllColumnsNothingIsLeft() {
    FitSettings settings = new FitSettings(14, Method.TUCKER, Start.RANDOM, 3, 0);
    Fit fit = Factorisation.fit(noise(), Mask.NONE, settings, 2, Progress.NONE);
    assertThat(fit.error()).isLessThan(1e-7);
  }

  @ParameterizedTest
  @EnumSource(names = {"KL", "TUCKER", "NON_NEGATIVE_TUCKER"})
  void cellsThatAreNotSeenAreForetold(Method method) {
    Model truth =
        method == Method.KL
            ? FactorisationTest.planted(new int[] {16, 9, 20}, 2, 9)
            : planted(2, 12);
    Tensor whole = FactorisationTest.written(truth);
    Mask hidden = Mask.stretches(whole, 0.1, 2, 3, 1);
    Tensor holed = whole.copy();
    for (int cell : hidden.cells()) {
      holed.put(cell, Double.NaN);
    }
    FitSettings settings = new FitSettings(2, method, Start.RANDOM, 2000, 0);
    Ensemble ensemble =
        Ensemble.of(holed, hidden, settings, new Ensemble.Size(4, 6), Progress.NONE);
    assertThat(HeldOut.error(whole, hidden, ensemble.best().model())).isLessThan(0.02);
  }

  // One component of the least divergence is the product of the marginal sums.
  @Test
  void oneComponentOfTheLeastDivergenceIsTheProductOfMarginals() {
    RandomSequence random = RandomSequence.of(8, "counts");
    Tensor counts = Tensor.zeros(6, 5, 7);
    double[][] sums = {new double[6], new double[5], new double[7]};
    double total = 0;
    for (int cell = 0; cell < counts.cells(); cell++) {
      int count = random.below(6);
      counts.put(cell, count);
      sums[0][cell / 35] += count;
      sums[1][cell / 7 % 5] += count;
      sums[2][cell % 7] += count;
      total += count;
    }
    FitSettings settings = new FitSettings(1, Method.KL, Start.RANDOM, 200, 0);
    Model model = Factorisation.fit(counts, Mask.NONE, settings, 1, Progress.NONE).model();
    for (int cell = 0; cell < counts.cells(); cell++) {
      double expected =
          sums[0][cell / 35] * sums[1][cell / 7 % 5] * sums[2][cell % 7] / total / total;
      assertThat(model.at(cell)).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  void theDivergenceNeverRises() {
    RandomSequence random = RandomSequence.of(8, "counts");
    Tensor counts = Tensor.zeros(12, 9, 10);
    for (int cell = 0; cell < counts.cells(); cell++) {
      counts.put(cell, random.below(4));
    }
    FitSettings settings = new FitSettings(4, Method.KL, Start.RANDOM, 100, 0);
    double[] errors = Factorisation.fit(counts, Mask.NONE, settings, 1, Progress.NONE).errors();
    for (int sweep = 1; sweep < errors.length; sweep++) {
      assertThat(errors[sweep]).isLessThanOrEqualTo(errors[sweep - 1] + 1e-12);
    }
    assertThat(errors[errors.length - 1]).isBetween(0.5, 1.0);
  }

  private static Tensor noise() {
    RandomSequence random = RandomSequence.of(6, "noise");
    Tensor tensor = Tensor.zeros(SHAPE);
    for (int cell = 0; cell < tensor.cells(); cell++) {
      tensor.put(cell, random.gamma(1.5));
    }
    return tensor;
  }

  private static Tucker planted(int columns, long seed) {
    RandomSequence random = RandomSequence.of(seed, "planted core");
    int[] shape = {columns, columns, columns};
    Tensor core = Tensor.zeros(shape);
    for (int entry = 0; entry < core.cells(); entry++) {
      core.put(entry, random.uniform() < 0.5 ? 0 : random.gamma(1));
    }
    double[][] factors = new double[3][];
    for (int mode = 0; mode < 3; mode++) {
      factors[mode] = new double[SHAPE[mode] * columns];
      for (int i = 0; i < factors[mode].length; i++) {
        factors[mode][i] = random.uniform() < 0.4 ? 0 : random.gamma(1);
      }
    }
    return new Tucker(SHAPE, core, factors);
  }
}
