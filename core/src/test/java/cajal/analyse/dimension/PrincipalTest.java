package cajal.analyse.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrincipalTest {

  @Test
  void pointsOnALineHaveOneComponentAlongIt() {
    double[][] values = new double[50][];
    Arrays.setAll(values, i -> new double[] {1 + 3.0 * i, 2 - 4.0 * i});
    Principal found = Principal.of(values, 2, Work.quiet(1));
    assertThat(found.directions()[0][0]).isCloseTo(-0.6, within(1e-9));
    assertThat(found.directions()[0][1]).isCloseTo(0.8, within(1e-9));
    assertThat(found.variances()[1]).isCloseTo(0, within(1e-9));
    assertThat(found.variances()[0]).isCloseTo(found.totalVariance(), within(1e-6));
  }

  @Test
  void moreUnitsThanRowsGiveTheSameDirectionsAsTheirTranspose() {
    RandomSequence random = RandomSequence.of(3, "values");
    double[][] wide = new double[12][30];
    for (double[] row : wide) {
      Arrays.setAll(row, _ -> random.normal());
    }
    Principal found = Principal.of(wide, 20, Work.quiet(1));
    // Twelve centred rows span eleven dimensions.
    assertThat(found.variances()).hasSize(11);
    assertThat(Arrays.stream(found.variances()).sum())
        .isCloseTo(found.totalVariance(), within(1e-9));
    double[][] scores = found.scores(wide);
    for (int c = 0; c < 11; c++) {
      int component = c;
      double variance =
          Arrays.stream(scores).mapToDouble(s -> s[component] * s[component]).sum() / 11;
      assertThat(variance).isCloseTo(found.variances()[c], within(1e-9));
      for (int other = 0; other < c; other++) {
        double product = 0;
        for (int f = 0; f < 30; f++) {
          product += found.directions()[c][f] * found.directions()[other][f];
        }
        assertThat(product).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void productsInBlocksAreThoseOfTheDefinitionOnAnyNumberOfThreads() {
    RandomSequence random = RandomSequence.of(4, "lines");
    double[][] lines = new double[70][1100];
    for (double[] line : lines) {
      Arrays.setAll(line, _ -> random.normal());
    }
    double[][] one = Products.inner(lines, Work.quiet(1));
    double[][] three = Products.inner(lines, new Work(1, 3, cajal.work.Progress.NONE));
    assertThat(three).isDeepEqualTo(one);
    double expected = 0;
    for (int i = 0; i < 1100; i++) {
      expected += lines[69][i] * lines[2][i];
    }
    assertThat(one[69][2]).isCloseTo(expected, within(1e-9));
  }
}
