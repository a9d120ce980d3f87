package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {

  private static final int DRAWS = 400_000;
  private static final long KEY = Draw.key(5, "draws");

  @Test
  void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
    double[] sums = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      double x = Draw.normal(KEY, i % 100, i / 100);
      for (int power = 1; power < sums.length; power++) {
        sums[power] += Math.pow(x, power);
      }
    }
    // Variances of x, x^2, x^3, x^4 are 1, 2, 15 and 96; five standard errors, seed fixed.
    double root = Math.sqrt(DRAWS);
    assertThat(sums[1] / DRAWS).isCloseTo(0, within(5 / root));
    assertThat(sums[2] / DRAWS).isCloseTo(1, within(5 * Math.sqrt(2) / root));
    assertThat(sums[3] / DRAWS).isCloseTo(0, within(5 * Math.sqrt(15) / root));
    assertThat(sums[4] / DRAWS).isCloseTo(3, within(5 * Math.sqrt(96) / root));
  }

  @Test
  void normalNumbersFillEveryLayerAndTheTailInProportion() {
    // Values of the normal distribution function from Abramowitz & Stegun (1964), table 26.1; the
    // last edge lies in the tail of the ziggurat, which begins at 3.65.
    double[] edges = {-2, -1, -0.5, 0, 0.5, 1, 2, 3, 3.7};
    double[] below = {
      0.0227501319,
      0.1586552539,
      0.3085375387,
      0.5,
      0.6914624613,
      0.8413447461,
      0.9772498681,
      0.9986501020,
      0.9998922003
    };
    int[] counts = new int[edges.length];
    int draws = 10 * DRAWS;
    for (int i = 0; i < draws; i++) {
      double x = Draw.normal(KEY, 3, i);
      for (int e = 0; e < edges.length; e++) {
        counts[e] += x < edges[e] ? 1 : 0;
      }
    }
    for (int e = 0; e < edges.length; e++) {
      // Five standard errors of a binomial share.
      double error = Math.sqrt(below[e] * (1 - below[e]) / draws);
      assertThat((double) counts[e] / draws).isCloseTo(below[e], within(5 * error));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.003, 0.8, 2, 25, 499, 1700})
  void countsHaveMeanAndVarianceOfAPoissonDistribution(double mean) {
    PoissonTable table = PoissonTable.of(mean).at(mean, 1);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double count = table.count(Draw.stream(KEY, i), 17);
      sum += count;
      squares += count * count;
    }
    double found = sum / DRAWS;
    assertThat(found).isCloseTo(mean, within(5 * Math.sqrt(mean / DRAWS)));
    // The variance of a squared deviation is mean + 2 mean^2.
    assertThat(squares / DRAWS - found * found)
        .isCloseTo(mean, within(5 * Math.sqrt((mean + 2 * mean * mean) / DRAWS)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.8, 2, 25})
  void theTableOfFirstBitsGivesTheCountsOfTheDistributionFunction(double mean) {
    PoissonTable plain = PoissonTable.of(mean);
    PoissonTable guided = plain.at(mean, 1);
    double[] below = new double[200];
    double p = StrictMath.exp(-mean);
    below[0] = p;
    for (int k = 1; k < below.length; k++) {
      p *= mean / k;
      below[k] = below[k - 1] + p;
    }
    for (int i = 0; i < DRAWS; i++) {
      long stream = Draw.stream(KEY, i);
      // The counter of a count leaves 16 bits for the parts of large means.
      double u = Draw.uniform(stream, 3L << 16);
      int expected = (int) Arrays.stream(below).takeWhile(value -> value <= u).count();
      assertThat(guided.count(stream, 3)).isEqualTo(expected);
      assertThat(plain.count(stream, 3)).isEqualTo(expected);
    }
  }
}
