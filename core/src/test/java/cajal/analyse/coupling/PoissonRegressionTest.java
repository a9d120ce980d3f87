package cajal.analyse.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.fixture.Numbers;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.table.Table;
import cajal.work.Progress;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoissonRegressionTest {

  @Test
  void withoutColumnsTheInterceptIsTheLogarithmOfTheMean() {
    double[] counts = {0, 1, 3, 0, 2, 0};
    PoissonRegression fit = fit(new double[][] {ones(6)}, counts);
    assertThat(fit.coefficients()[0]).isCloseTo(Math.log(1), within(1e-9));
    // The information about the logarithm of a mean is the total count.
    assertThat(fit.error(0)).isCloseTo(1 / Math.sqrt(6), within(1e-9));
    assertThat(fit.converged()).isTrue();
  }

  @Test
  void twoGroupsHaveTheClosedFormOfTheRatioOfTheirMeans() {
    double[] counts = {1, 2, 3, 2, 8, 9, 7};
    double[] group = {0, 0, 0, 0, 1, 1, 1};
    PoissonRegression fit = fit(new double[][] {ones(7), group}, counts);
    assertThat(fit.coefficients()[0]).isCloseTo(Math.log(2), within(1e-9));
    assertThat(fit.coefficients()[1]).isCloseTo(Math.log(4), within(1e-9));
    assertThat(fit.error(1)).isCloseTo(Math.sqrt(1 / 8.0 + 1 / 24.0), within(1e-9));
  }

  @Test
  void aPenaltyDrawsCoefficientsTowardsZero() {
    double[] counts = {1, 2, 3, 2, 8, 9, 7};
    double[] group = {0, 0, 0, 0, 1, 1, 1};
    double free = fit(new double[][] {ones(7), group}, counts).coefficients()[1];
    double held =
        PoissonRegression.fit(new double[][] {ones(7), group}, counts, 5, Progress.NONE)
            .coefficients()[1];
    assertThat(held).isBetween(0.0, free - 0.1);
  }

  @Test
  void coefficientsErrorsAndLikelihoodsAreThoseOfStatsmodels() throws IOException {
    double[][] counts = Numbers.read(Recordings.reference("glm_coupling/counts.csv"));
    JsonObject expected =
        JsonParser.parseString(Files.readString(Recordings.reference("glm_coupling/expected.json")))
            .getAsJsonObject();
    Result result =
        Request.of(Analyses.named("glm_coupling")).run(matrix(counts), 2, Progress.NONE);
    Table coefficients = result.tables().get(1);
    double[] found = coefficients.numbers("coefficient");
    double[] errors = coefficients.numbers("error");
    for (int unit = 0; unit < 8; unit++) {
      JsonArray of = expected.getAsJsonArray("coef").get(unit).getAsJsonArray();
      JsonArray ofErrors = expected.getAsJsonArray("se").get(unit).getAsJsonArray();
      for (int c = 0; c < 10; c++) {
        // Theirs has a column for each unit's own past; only its own is used.
        int column = c < 9 ? c : 9 + unit;
        assertThat(found[10 * unit + c]).isCloseTo(of.get(column).getAsDouble(), within(1e-6));
        assertThat(errors[10 * unit + c])
            .isCloseTo(ofErrors.get(column).getAsDouble(), within(1e-6));
      }
      assertThat(result.tables().get(2).numbers("log_likelihood")[unit])
          .isCloseTo(expected.getAsJsonArray("llf").get(unit).getAsDouble(), within(1e-4));
    }
  }

  @Test
  void aPlantedCouplingIsFoundInItsDirectionByBothTests() {
    double[][] counts = driven();
    for (String test : new String[] {"wald", "likelihood_ratio"}) {
      Table pairs =
          Request.of(Analyses.named("glm_coupling"))
              .with(Map.of("test", test, "coupling", "15 ms"))
              .run(matrix(counts), 1, Progress.NONE)
              .tables()
              .getFirst();
      int forth = row(pairs, "u0", "u1");
      int back = row(pairs, "u1", "u0");
      assertThat(pairs.numbers("coupling")[forth]).isCloseTo(1.2, within(0.25));
      assertThat(pairs.numbers("p")[forth]).isLessThan(1e-6);
      assertThat(pairs.numbers("p")[back]).isGreaterThan(0.001);
    }
  }

  @Test
  void raisedCosinesFindTheSameCoupling() {
    Table pairs =
        Request.of(Analyses.named("glm_coupling"))
            .with(
                Map.of(
                    "shape",
                    "raised_cosine",
                    "coupling",
                    "100 ms",
                    "own",
                    "50 ms",
                    "coupling_functions",
                    "4",
                    "own_functions",
                    "3"))
            .run(matrix(driven()), 1, Progress.NONE)
            .tables()
            .getFirst();
    assertThat(pairs.numbers("p")[row(pairs, "u0", "u1")]).isLessThan(1e-6);
    assertThat(pairs.numbers("coupling")[row(pairs, "u0", "u1")]).isPositive();
    assertThat(pairs.numbers("p")[row(pairs, "u2", "u1")]).isGreaterThan(0.001);
  }

  @Test
  void correlationsArePartialWhereAThirdUnitExplainsThem() {
    RandomSequence random = RandomSequence.of(4, "chain");
    double[][] values = new double[4000][3];
    for (double[] row : values) {
      row[0] = random.normal();
      row[1] = row[0] + random.normal();
      row[2] = row[1] + random.normal();
    }
    double[] plain = correlations(values, "pearson");
    double[] ranks = correlations(values, "spearman");
    double[] partial = correlations(values, "partial");
    // Of a chain: 1/sqrt(3) between the ends, none once the middle is known. Error 1/sqrt(4000).
    assertThat(plain[1]).isCloseTo(1 / Math.sqrt(3), within(0.08));
    assertThat(ranks[1]).isCloseTo(6 / Math.PI * Math.asin(plain[1] / 2), within(0.03));
    assertThat(partial[1]).isCloseTo(0, within(0.08));
    assertThat(partial[0]).isCloseTo(1 / Math.sqrt(3), within(0.08));
  }

  private static double[] correlations(double[][] values, String kind) {
    return Request.of(Analyses.named("correlations"))
        .with(Map.of("kind", kind))
        .run(matrix(values), 1, Progress.NONE)
        .tables()
        .getFirst()
        .numbers("correlation");
  }

  // Three units of 10000 bins of 5 ms; u0 raises the log rate of u1 by 1.2, decaying in 15 ms.
  private static double[][] driven() {
    RandomSequence random = RandomSequence.of(6, "driven");
    double[][] counts = new double[10_000][3];
    double past = 0;
    for (double[] row : counts) {
      row[0] = random.uniform() < 0.05 ? 1 : 0;
      row[1] = random.uniform() < 1 - Math.exp(-0.05 * Math.exp(1.2 * past)) ? 1 : 0;
      row[2] = random.uniform() < 0.05 ? 1 : 0;
      past = past * Math.exp(-5.0 / 15) + row[0];
    }
    return counts;
  }

  private static int row(Table pairs, String source, String target) {
    return IntStream.range(0, pairs.rows())
        .filter(i ->
            pairs.texts("source").get(i).equals(source)
                && pairs.texts("target").get(i).equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static Input matrix(double[][] values) {
    return new Input.NamedMatrix(
        "counts",
        IntStream.range(0, values.length).mapToObj(Integer::toString).toList(),
        IntStream.range(0, values[0].length).mapToObj(i -> "u" + i).toList(),
        values);
  }

  private static PoissonRegression fit(double[][] columns, double[] counts) {
    return PoissonRegression.fit(columns, counts, 0, Progress.NONE);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
