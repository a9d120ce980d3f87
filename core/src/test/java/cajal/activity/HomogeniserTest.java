package cajal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Homogeniser.Homogenised;
import cajal.activity.Homogeniser.Options;
import cajal.activity.Homogeniser.Standardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomogeniserTest {

  private static final List<String> WORM =
      List.of("AVAL", "AVAR", "DA10", "DB1", "RIML", "RIMR", "VB2", "VB3");
  private static final double DT = 1.0 / 3;

  private static Homogeniser with(
      Standardisation standardisation, Smoothing smoothing, int fewest) {
    return new Homogeniser(WORM, new Options(standardisation, smoothing, DT, fewest));
  }

  /// Sines of known frequency, one for each channel, at jittered times.
  private static Signals sines(List<String> names, double dtS, int samples) {
    double[] times = new double[samples];
    double[][] values = new double[names.size()][samples];
    for (int i = 0; i < samples; i++) {
      times[i] = 7 + (i + 0.1 * Math.sin(12.9898 * i)) * dtS;
      for (int c = 0; c < names.size(); c++) {
        values[c][i] = 3 + 2 * sine(c, times[i]);
      }
    }
    return new Signals("fluorescence", "", names, times, values);
  }

  private static double sine(int channel, double time) {
    return Math.sin(2 * Math.PI * (0.01 + 0.004 * channel) * time);
  }

  /// The gate of five recordings whose samples come each 0.2 to 0.64 s.
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.3, 0.34, 0.5, 0.64})
  void valuesOnTheCommonClockAreThoseOfTheSignal(double dtS) {
    List<String> names = List.of("VB02", "AVAL", "RIM");
    Homogenised made =
        with(Standardisation.WHOLE, Smoothing.NONE, 1000)
            .of("worm", sines(names, dtS, 1200))
            .orElseThrow();
    int[] slots = {6, 0, 4};

    for (int i = 1; i < made.times().length; i++) {
      assertThat(made.times()[i] - made.times()[i - 1]).isCloseTo(DT, within(1e-9));
    }
    for (int c = 0; c < slots.length; c++) {
      int channel = c;
      double[] expected = Arrays.stream(made.times()).map(t -> sine(channel, t)).toArray();
      assertThat(correlation(made.values()[slots[c]], expected)).isGreaterThan(0.999);
      double omega = 2 * Math.PI * (0.01 + 0.004 * channel);
      double[] slope = Arrays.stream(made.times()).map(t -> Math.cos(omega * t)).toArray();
      assertThat(correlation(made.derivative()[slots[c]], slope)).isGreaterThan(0.99);
    }
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void masksSayWhichUnitsWereIdentified() {
    Homogenised made =
        with(Standardisation.WHOLE, Smoothing.NONE, 10)
            .of("worm", sines(List.of("roi_1", "AVAR", "DA10", "17"), 0.5, 20))
            .orElseThrow();

    assertThat(made.labelled())
        .containsExactly(false, true, true, false, false, false, false, false);
    assertThat(made.names()).containsExactly("roi_1", "AVAR", "DA10", "17", "", "", "", "");
    assertThat(made.isTaken(3)).isTrue();
    assertThat(made.isTaken(4)).isFalse();
    assertThat(made.values()[4]).containsOnly(0);
  }

  @Test
  void namesArePaddedAbbreviatedAndRepeatedInFiles() {
    Homogeniser worm = with(Standardisation.NONE, Smoothing.NONE, 1);

    assertThat(
            worm.slots(List.of("VB02", "DB01", "DA10", "RIM", "RIM", "RIM", "AVAL", "AVAL", "AVA")))
        .containsExactly(6, 3, 2, 4, 5, -1, 0, -1, 1);
    assertThat(worm.slots(List.of("AVA", "AVAL"))).containsExactly(1, 0);
  }

  @Test
  void standardisedValuesHaveMeanZeroAndDeviationOne() {
    // At the interval of the clock resampling changes nothing.
    double[] times = new double[400];
    double[][] values = new double[1][400];
    for (int i = 0; i < 400; i++) {
      times[i] = i * DT;
      values[0][i] = 5 + Math.sin(i) + i % 7;
    }
    double[] made =
        with(Standardisation.WHOLE, Smoothing.NONE, 10)
            .of("worm", new Signals("f", "", List.of("AVAL"), times, values))
            .orElseThrow()
            .values()[0];
    double mean = Arrays.stream(made).average().orElseThrow();

    assertThat(made).hasSize(400);
    assertThat(mean).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(made).map(v -> v * v).average().orElseThrow())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void causalScalesKnowNothingOfTheFuture() {
    Signals whole = sines(List.of("AVAL"), 0.5, 60);
    Signals half =
        new Signals(
            "f",
            "",
            whole.channels(),
            Arrays.copyOf(whole.times(), 30),
            new double[][] {Arrays.copyOf(whole.values()[0], 30)});
    for (Smoothing smoothing : Smoothing.values()) {
      Homogeniser causal = with(Standardisation.CAUSAL, smoothing, 2);
      double[] all = causal.of("a", whole).orElseThrow().values()[0];
      double[] early = causal.of("a", half).orElseThrow().values()[0];

      // The last one may lie beyond the last sample.
      for (int i = 0; i < early.length - 1; i++) {
        assertThat(early[i]).as(smoothing.name()).isEqualTo(all[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Smoothing.class)
  void aConstantStaysConstantAndAStepIsApproachedFromItsPast(Smoothing smoothing) {
    double[] constant = new double[40];
    Arrays.fill(constant, 2.5);
    double[] step = new double[60];
    Arrays.fill(step, 20, 60, 1);
    double[] smooth = smoothing.of(step);

    assertThat(smoothing.of(constant)).containsOnly(new double[] {2.5}, within(1e-12));
    assertThat(Arrays.copyOf(smooth, 20)).containsOnly(0);
    assertThat(smooth[20]).isPositive();
    assertThat(smooth[59]).isCloseTo(1, within(1e-9));
    for (int i = 21; i < 60; i++) {
      assertThat(smooth[i]).isGreaterThanOrEqualTo(smooth[i - 1] - 1e-12);
    }
  }

  @Test
  void gapsAreBridgedByStraightLines() {
    double nan = Double.NaN;

    assertThat(
            Resampling.filled(
                new double[] {0, 1, 3, 4, 5, 6}, new double[] {nan, 1, nan, 4, nan, nan}))
        .containsExactly(1, 1, 3, 4, 4, 4);
  }

  @Test
  void shortRecordingsAndThoseWithoutNamesAreLeftOut() {
    Homogeniser worm = with(Standardisation.WHOLE, Smoothing.NONE, 100);

    assertThat(worm.of("short", sines(List.of("AVAL"), 0.5, 99))).isEmpty();
    assertThat(worm.of("nameless", sines(List.of("roi_1"), 0.5, 200))).isEmpty();
  }

  @Test
  void coverageCountsTheRecordingsOfEachUnit() {
    Homogeniser worm = with(Standardisation.NONE, Smoothing.NONE, 2);
    List<Homogenised> made = new ArrayList<>();
    for (String name : List.of("AVAL", "VB3", "AVAL")) {
      made.add(worm.of("worm", sines(List.of(name, "x"), 0.5, 10)).orElseThrow());
    }
    var table = worm.coverage(made);

    assertThat(table.numbers("recordings")).containsExactly(2, 0, 0, 0, 0, 0, 0, 1);
    assertThat(table.numbers("in_worm_2")).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
  }
}
