package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Neurons whose threshold or conductances remember their spikes.
class AdaptiveNeuronTest {

  @Test
  void theMultiTimescaleThresholdFiresAtTheTimesOfItsClosedForm() {
    double dt = 0.1;
    double[] found = SpikeTimes.of(Bench.of("mat2_psc_exp", dt, Map.of("I_e", 800.0)), 500);
    // Without reset the potential is one exponential, and so is each part of the threshold.
    List<Double> expected = new ArrayList<>();
    for (int step = 1; step <= 5000; step++) {
      double t = step * dt;
      double threshold = 19;
      for (double spike : expected) {
        threshold += 37 * Math.exp(-(t - spike) / 10) + 2 * Math.exp(-(t - spike) / 200);
      }
      boolean rested = expected.isEmpty() || t - expected.getLast() > 2 + 0.5 * dt;
      if (rested && 800 * 5 / 100.0 * (1 - Math.exp(-t / 5)) >= threshold) {
        expected.add(t);
      }
    }
    assertThat(expected).hasSizeGreaterThan(10);
    assertThat(found)
        .containsExactly(
            expected.stream().mapToDouble(Double::doubleValue).toArray(), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"iaf_cond_exp_sfa_rr, sfa_rr, 800, 0.01", "iaf_cond_exp_sfa_rr, sfa_rr, 800, 0.1"})
  void adaptingConductancesSpaceSpikesAsTheirEquationsDo(
      String model, String reference, double current, double dt) {
    double[] found = SpikeTimes.of(Bench.of(model, dt, Map.of("I_e", current)), 500);
    double[] expected = Reference.spikes(reference);
    assertThat(found).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      // Every spike waits for the end of its step and passes half a step on to the later ones.
      assertThat(found[k] - expected[k]).as("spike %s", k).isBetween(-1e-3, dt * (k + 1));
    }
  }

  @Test
  void voltageBasedPlasticityFindsTheFilteredPotentialsOfItsNeuron() {
    Map<String, Double> parameters = Map.of("I_e", 900.0, "V_peak", -10.0);
    Bench bench = Bench.of("aeif_psc_delta_clopath", 0.01, parameters);
    String[] names = {"V_m", "w", "z", "V_th", "u_bar_plus", "u_bar_minus", "u_bar_bar"};
    // Spikes wait up to 0.01 ms for the end of their step, while adaptation changes by 1 pA/ms, the
    // current after a spike by 10 pA/ms, the threshold and the potentials by 2 mV/ms.
    double[] tolerances = {0.05, 0.05, 0.3, 0.06, 0.05, 0.05, 0.01};
    SpikeTimes spikes = new SpikeTimes();
    for (double[] row : Reference.rows("clopath.csv")) {
      while (bench.timeMs() < row[0] - 0.005) {
        bench.step();
        spikes.collect(bench);
      }
      for (int v = 0; v < names.length; v++) {
        assertThat(bench.state(names[v])[0])
            .as("%s at %s ms", names[v], row[0])
            .isCloseTo(row[v + 1], within(tolerances[v]));
      }
    }
    double[] expected = Reference.spikes("clopath");
    for (int k = 0; k < spikes.times().length; k++) {
      assertThat(spikes.times()[k]).isCloseTo(expected[k], within(0.03 * (k + 1)));
    }
  }

  @Test
  void aSpikeOfThePlasticNeuronHoldsItsPotentialAndThenDoesItsWork() {
    Bench bench = Bench.of("aeif_psc_delta_clopath", 0.1, Map.of("I_e", 1500.0));
    while (bench.fired.count() == 0) {
      bench.step();
    }
    double w = bench.state("w")[0];
    for (int step = 0; step < 19; step++) {
      bench.step();
      assertThat(bench.state("V_m")[0]).isEqualTo(33);
      assertThat(bench.state("w")[0]).isEqualTo(w);
    }
    bench.step();
    assertThat(bench.state("V_m")[0]).isEqualTo(-60);
    assertThat(bench.state("w")[0]).isEqualTo(w + 80.5);
    assertThat(bench.state("z")[0]).isEqualTo(400);
    assertThat(bench.state("V_th")[0]).isEqualTo(30.4);
    bench.step();
    assertThat(bench.state("V_m")[0]).isNotEqualTo(-60);
  }

  @Test
  void homeostasisRaisesTheThresholdByEachSpikeAndHardlyForgets() {
    Map<String, Double> parameters = Map.of("I_e", 250.0);
    Bench bench = Bench.of("iaf_cond_homeostasis", 0.5, parameters);
    double[] times = SpikeTimes.of(bench, 10_000);
    assertThat(times.length).isGreaterThan(50);
    // A forgetting of 10 s in 10^7 ms takes 0.1 % away.
    assertThat(bench.state("theta")[0]).isBetween(0.05 * times.length * 0.999, 0.05 * times.length);
    double first = times[1] - times[0];
    double last = times[times.length - 1] - times[times.length - 2];
    assertThat(last).isGreaterThan(first);
  }

  @Test
  void aThousandInhibitorySpikesAtOnceDoNotOvershoot() {
    Bench bench = Bench.of("iaf_cond_homeostasis", 0.5, Map.of());
    bench.arrive("inhibitory", -17_000);
    for (int step = 0; step < 10; step++) {
      bench.step();
      assertThat(bench.state("V_m")[0]).isBetween(-100.0, -64.9);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.02})
  void theThalamocorticalNeuronFiresAtTheTimesOfItsEquations(double dt) {
    Bench bench = Bench.of("ht_neuron", dt, Map.of());
    bench.inject(20);
    double[] found = SpikeTimes.of(bench, 300);
    double[] expected = Reference.spikes("ht");
    assertThat(found).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      // Spikes on the grid come late, and the more so the slower the calcium current ends.
      double slack = dt * (k + 1) * (expected[k] > 70 ? 3 : 1);
      assertThat(found[k] - expected[k]).as("spike %s", k).isBetween(-0.02, slack);
    }
  }

  @Test
  void theThalamocorticalNeuronUnblocksNmdaSlowlyAndBlocksItAtOnce() {
    Model model = Bench.model("ht_neuron");
    Bench bench = Bench.of(model, Model.Method.RK4, 0.1, 1, Map.of(), Set.of());
    bench.state("V_m")[0] = 0;
    bench.step();
    double risen = bench.state("m_slow")[0];
    assertThat(risen).isLessThan(0.2);
    bench.state("m_slow")[0] = 0.9;
    bench.state("V_m")[0] = -80;
    bench.step();
    assertThat(bench.state("m_slow")[0]).isLessThan(0.02);
  }

  @Test
  void receptorsOfTheThalamocorticalNeuronPeakAtTheirConductance() {
    Bench bench = Bench.of("ht_neuron", 0.05, Map.of());
    bench.arrive("AMPA", 1);
    double best = 0;
    for (int step = 0; step < 200; step++) {
      bench.step();
      best = Math.max(best, bench.state("g_AMPA")[0]);
    }
    // The peak is flat: within half a step it is (0.025/0.5)^2/2 lower.
    assertThat(best).isCloseTo(0.1, within(0.1 * 1.3e-3));
  }
}
