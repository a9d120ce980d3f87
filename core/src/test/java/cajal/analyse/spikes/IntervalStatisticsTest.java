package cajal.analyse.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.fixture.Recordings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalStatisticsTest {

  @Test
  void aClockHasNoVariation() {
    double[] clock = IntStream.range(0, 1000).mapToDouble(i -> 0.005 + i * 0.01).toArray();
    IntervalStatistics found = of(10, 0.1, clock);
    assertThat(found.rateHz()).isEqualTo(100);
    assertThat(found.meanS()).isCloseTo(0.01, within(1e-12));
    assertThat(found.cv()).isCloseTo(0, within(1e-6));
    assertThat(found.cv2()).isCloseTo(0, within(1e-6));
    assertThat(found.lv()).isCloseTo(0, within(1e-6));
    assertThat(found.fano()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aPoissonProcessVariesAsItsTheorySays() {
    double[] train = Recordings.poisson(1, 50, 400, 11)[0];
    IntervalStatistics found = of(400, 0.2, train);
    // Standard errors for n intervals: CV 1/sqrt(n) (delta method), CV2 and LV below 1/sqrt(n)
    // times
    // their own spread, Fano sqrt(2/windows). Five of them.
    double error = 5 / Math.sqrt(train.length);
    assertThat(found.rateHz()).isCloseTo(50, within(5 * Math.sqrt(50 / 400.0)));
    assertThat(found.cv()).isCloseTo(1, within(error));
    assertThat(found.cv2()).isCloseTo(1, within(error));
    assertThat(found.lv()).isCloseTo(1, within(error));
    assertThat(found.fano()).isCloseTo(1, within(5 * Math.sqrt(2 / 2000.0)));
  }

  @Test
  void intervalsThatTakeTurnsHaveTheirClosedForms() {
    // Intervals a, b, a, b ...: CV2 = 2|a-b|/(a+b), LV = 3(a-b)^2/(a+b)^2.
    double[] train = new double[201];
    for (int i = 1; i <= 200; i++) {
      train[i] = train[i - 1] + (i % 2 == 0 ? 0.03 : 0.01);
    }
    IntervalStatistics found = of(5, 1, train);
    assertThat(found.meanS()).isCloseTo(0.02, within(1e-12));
    assertThat(found.cv()).isCloseTo(0.5, within(1e-9));
    assertThat(found.cv2()).isCloseTo(1, within(1e-9));
    assertThat(found.lv()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void countsInWindowsAreThoseOfACountByHand() {
    // Windows of 1 s hold 3, 0, 1, 2 spikes: mean 1.5, variance 5/3.
    IntervalStatistics found = of(4, 1, new double[] {0, 0.5, 0.9, 2.5, 3, 3.99});
    assertThat(found.fano()).isCloseTo(5.0 / 3 / 1.5, within(1e-12));
  }

  @Test
  void tooFewSpikesHaveNoStatistics() {
    assertThat(of(1, 0.1, new double[] {0.5}).cv()).isNaN();
    assertThat(of(1, 0.1, new double[] {0.5, 0.6}).cv2()).isNaN();
    assertThat(of(1, 0.1, new double[0]).fano()).isNaN();
    assertThat(of(1, 0.1, new double[0]).rateHz()).isZero();
  }

  private static IntervalStatistics of(double durationS, double windowS, double[] train) {
    assertThat(Arrays.stream(train).allMatch(time -> time < durationS)).isTrue();
    return IntervalStatistics.of(Recordings.of(durationS, train).spikes(), 0, windowS);
  }
}
