package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void everyFiniteValueIsCountedOnce() {
    double[] values = {0.11, 0.27, 0.31, 0.58, 0.93, Double.NaN, Double.POSITIVE_INFINITY, 0.31};
    assertThat(Arrays.stream(Histogram.of(values).counts()).sum()).isEqualTo(6);
    assertThat(Histogram.of(new double[0]).counts()).containsOnly(0);
    assertThat(Arrays.stream(Histogram.of(new double[] {3, 3, 3}).counts()).sum()).isEqualTo(3);
  }

  @Test
  void edgesOfAContinuumAreRoundNumbers() {
    double[] values = new SplittableRandom(1).doubles(1000, 0.012, 0.957).toArray();
    Histogram found = Histogram.of(values);
    assertThat(found.edges()[0]).isEqualTo(0);
    assertThat(found.edges()[found.edges().length - 1]).isEqualTo(1, within(1e-12));
    assertThat(found.edges()[1]).isEqualTo(0.05, within(1e-12));
  }

  // Counts over 2 s are multiples of 0.5 spikes/s. With bins of any other width neighbours would
  // hold one place or two in turns, which looks like a comb.
  @Test
  void valuesOnAGridMakeNoComb() {
    double[] rates = IntStream.range(0, 4000).mapToDouble(i -> 30 + i % 40 * 0.5).toArray();
    Histogram found = Histogram.of(rates);
    double[] whole = Arrays.copyOf(found.counts(), found.counts().length - 1);
    assertThat(Arrays.stream(whole).distinct().count()).isEqualTo(1);
    double step = found.edges()[1] - found.edges()[0];
    assertThat(step / 0.5).isEqualTo(Math.rint(step / 0.5), within(1e-9));
  }

  @Test
  void countsHaveNoBarBelowZero() {
    double[] counts = {0, 0, 1, 2, 2, 3, 4, 5, 5, 7};
    Histogram found = Histogram.of(counts);
    assertThat(found.edges()[0]).isEqualTo(0);
    assertThat(Arrays.stream(found.counts()).sum()).isEqualTo(10);
  }
}
