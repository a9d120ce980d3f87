package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The five levels of the generalized leaky integrate-and-fire neuron.
class LevelledNeuronTest {

  private static final double G = 9.43;
  private static final double C = 58.72;
  private static final double E_L = -78.85;
  private static final double RISE = 78.85 - 51.68;

  private static Bench level(String model, int level, Map<String, Double> more) {
    Map<String, Double> parameters = new HashMap<>(more);
    parameters.put("spike_dependent_threshold", level == 1 || level == 3 ? 0.0 : 1.0);
    parameters.put("after_spike_currents", level >= 3 ? 1.0 : 0.0);
    parameters.put("adapting_threshold", level == 5 ? 1.0 : 0.0);
    return Bench.of(model, 0.05, parameters);
  }

  private static void toSpike(Bench bench) {
    double limit = bench.timeMs() + 1000;
    do {
      bench.step();
    } while (bench.fired.count() == 0 && bench.timeMs() < limit);
    assertThat(bench.fired.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"glif_psc", "glif_cond"})
  void levelOneIsALeakyIntegrateAndFireNeuron(String model) {
    Bench bench = level(model, 1, Map.of("I_e", 300.0));
    toSpike(bench);
    double first = bench.timeMs();
    // Time to the threshold in closed form, found at the end of a step of 0.05 ms.
    double rise = -C / G * Math.log(1 - RISE * G / 300);
    assertThat(first - rise).isBetween(0.0, 0.05);
    toSpike(bench);
    assertThat(bench.timeMs() - first - rise - 3.75).isBetween(0.0, 0.05);
  }

  @Test
  void levelTwoKeepsAPartOfThePotentialAndRaisesTheThreshold() {
    Bench bench = level("glif_psc", 2, Map.of("I_e", 300.0));
    toSpike(bench);
    double reset = bench.state("V_m")[0];
    // A fifth of the rise to the threshold, overshot by less than a step at 5 mV/ms, and 18.51 mV.
    assertThat(reset - (E_L + 0.2 * RISE + 18.51)).isBetween(0.0, 0.2 * 0.05 * 5);
    assertThat(bench.state("threshold_spike")[0]).isEqualTo(0.37);
    for (int step = 0; step < 75; step++) {
      bench.step();
      assertThat(bench.state("V_m")[0]).isEqualTo(reset);
      assertThat(bench.state("threshold_spike")[0]).isEqualTo(0.37);
    }
    bench.step();
    assertThat(bench.state("threshold_spike")[0])
        .isCloseTo(0.37 * Math.exp(-0.009 * 0.05), within(1e-14));
  }

  @Test
  void levelThreeLeavesCurrentsThatSumUpOverSpikes() {
    Bench bench = level("glif_psc", 3, Map.of("I_e", 400.0, "asc_r_2", 0.5));
    toSpike(bench);
    assertThat(bench.state("ASC_1")[0]).isEqualTo(-9.18);
    assertThat(bench.state("ASC_2")[0]).isEqualTo(-198.94);
    double first = bench.timeMs();
    toSpike(bench);
    double apart = bench.timeMs() - first;
    // The decay goes on over the whole interval, refractory period included; roundings of 1e-16
    // for each of some 300 steps.
    assertThat(bench.state("ASC_1")[0])
        .isCloseTo(-9.18 - 9.18 * Math.exp(-0.003 * apart), within(1e-11));
    assertThat(bench.state("ASC_2")[0])
        .isCloseTo(-198.94 - 0.5 * 198.94 * Math.exp(-0.1 * apart), within(1e-11));
  }

  @Test
  void levelFourHasBothAndLevelFiveAThresholdThatFollowsThePotential() {
    for (int level : new int[] {4, 5}) {
      Bench bench = level("glif_psc", level, Map.of("I_e", 100.0));
      for (int step = 0; step < 20_000; step++) {
        bench.step();
      }
      // At rest the threshold has moved by a/b of the depolarisation, I/g.
      double expected = level == 5 ? 0.005 / 0.09 * 100 / G : 0;
      assertThat(bench.state("threshold_voltage")[0]).isCloseTo(expected, within(1e-9));
      bench.inject(400);
      toSpike(bench);
      assertThat(bench.state("ASC_1")[0]).isEqualTo(-9.18);
      assertThat(bench.state("threshold_spike")[0]).isEqualTo(0.37);
    }
  }
}
