package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearNeuronTest {

  private static final double[][] EVENTS = {{11, 100}, {31, -80}, {51, 60}, {53, 60}, {54.5, -150}};

  @ParameterizedTest
  @ValueSource(strings = {"exp", "alpha"})
  void postsynapticPotentialsFollowTheClosedForm(String shape) {
    Bench bench = Bench.of("iaf_psc_" + shape, 0.1, Map.of("tau_syn_in", 5.0));
    for (double[] row : Reference.rows("psp_" + shape + ".csv")) {
      while (bench.timeMs() < row[0] - 0.05) {
        arrive(bench, EVENTS);
        bench.step();
      }
      // The project's promise; what is left are roundings of 1e-13 mV a step.
      assertThat(bench.state("V_m")[0]).as("at %s ms", row[0]).isCloseTo(row[1], within(1e-9));
    }
  }

  // An event stands at the end of the step in which it arrives.
  static void arrive(Bench bench, double[][] events) {
    double end = bench.timeMs() + bench.columns.dtMs();
    for (double[] event : events) {
      if (Math.abs(event[0] - end) < 1e-6) {
        bench.arrive(event[1] > 0 ? "excitatory" : "inhibitory", event[1]);
      }
    }
  }

  @Test
  void steppedCurrentsGiveThePotentialAndSpikesOfTheClosedFormOnTheGrid() {
    Bench bench = Bench.of("iaf_psc_exp", 0.1, Map.of());
    double[][] currents = {{0, 0}, {50, 300}, {150, 400}, {350, 600}, {450, 1000}, {550, 0}};
    SpikeTimes spikes = new SpikeTimes();
    for (double[] row : Reference.rows("lif_grid.csv")) {
      while (bench.timeMs() < row[0] - 0.05) {
        bench.inject(valueAt(currents, bench.timeMs()));
        bench.step();
        spikes.collect(bench);
      }
      assertThat(bench.state("V_m")[0]).as("at %s ms", row[0]).isCloseTo(row[1], within(1e-9));
    }
    assertThat(spikes.times()).containsExactly(Reference.spikes("lif_grid"), within(1e-6));
  }

  @Test
  void spikesOnTheGridConvergeToThoseOfContinuousTime() {
    double[][] currents = {{0, 0}, {50, 300}, {150, 400}, {350, 600}, {450, 1000}, {550, 0}};
    double[] expected = Reference.spikes("lif_continuous");
    for (double dt : new double[] {0.1, 0.01, 0.001}) {
      Bench bench = Bench.of("iaf_psc_exp", dt, Map.of());
      SpikeTimes spikes = new SpikeTimes();
      while (bench.timeMs() < 600 - 1e-6) {
        bench.inject(valueAt(currents, bench.timeMs()));
        bench.step();
        spikes.collect(bench);
      }
      // A spike waits for the end of its step, and so do all later ones. The very last interval is
      // cut by the end of the current.
      int count = Math.min(expected.length, spikes.times().length);
      assertThat(count).isGreaterThanOrEqualTo(expected.length - 1);
      for (int k = 0; k < count; k++) {
        assertThat(spikes.times()[k] - expected[k]).isBetween(-1e-6, (k + 1) * dt);
      }
    }
  }

  static double valueAt(double[][] steps, double timeMs) {
    double value = 0;
    for (double[] step : steps) {
      value = timeMs > step[0] - 1e-6 ? step[1] : value;
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(strings = {"iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha"})
  void aConstantCurrentMakesTheNeuronFireEvery61Point3Milliseconds(String model) {
    double[] spikes = SpikeTimes.of(Bench.of(model, 0.1, Map.of("I_e", 376.0)), 400);
    // 61.296 ms in continuous time, found on the grid of 0.1 ms.
    assertThat(spikes[2] - spikes[1]).isCloseTo(61.3, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"iaf_psc_exp, 4.024, 0.534992", "iaf_psc_alpha, 6.651, 1.300066"})
  void apostsynapticPotentialPeaksWhenAndWhereTheClosedFormDoes(
      String model, double peakMs, double heightMv) {
    double dt = 0.001;
    Bench bench = Bench.of(model, dt, Map.of());
    bench.arrive("excitatory", 100);
    bench.step();
    double best = -70;
    double when = 0;
    for (int i = 1; i <= 10_000; i++) {
      bench.step();
      if (bench.state("V_m")[0] > best) {
        best = bench.state("V_m")[0];
        when = i * dt;
      }
    }
    // Digits of the reference table; the peak is found on a grid of 1 us.
    assertThat(when).isCloseTo(peakMs, within(1.1e-3));
    assertThat(best + 70).isCloseTo(heightMv, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 1.0, 5.0})
  void theExactPropagatorHasNoErrorAtAnyStep(double dt) {
    Bench bench = Bench.of("iaf_psc_exp", dt, Map.of("I_e", 200.0));
    bench.state("I_ex")[0] = 300;
    while (bench.timeMs() < 20 - 1e-9) {
      bench.step();
    }
    double t = 20;
    double settled = 200 * 10 / 250.0 * (1 - Math.exp(-t / 10));
    double pulse = 300 / 250.0 * (10 * 2 / (10 - 2.0)) * (Math.exp(-t / 10) - Math.exp(-t / 2));
    // Roundings of 2,000 steps at 70 mV.
    assertThat(bench.state("V_m")[0]).isCloseTo(-70 + settled + pulse, within(1e-10));
  }

  @Test
  void equalTimeConstantsAreNotSpecial() {
    double equal = after10Ms(10);
    for (double gap : new double[] {1e-13, 1e-11, 1e-9, 1e-7, 1e-5}) {
      double gapped = after10Ms(10 * (1 + gap));
      // dV/dtau is about 1 mV/ms here, so a gap of 10 ms * gap moves V by no more than that.
      assertThat(gapped).as("gap %s", gap).isCloseTo(equal, within(1e-11 + 10 * gap));
    }
    // t/C I exp(-t/tau), the limit of the closed form.
    assertThat(equal).isCloseTo(-70 + 10 / 250.0 * 100 * Math.exp(-1), within(1e-11));
  }

  private static double after10Ms(double tauSynMs) {
    Bench bench = Bench.of("iaf_psc_exp", 0.1, Map.of("tau_syn_ex", tauSynMs));
    bench.state("I_ex")[0] = 100;
    for (int i = 0; i < 100; i++) {
      bench.step();
    }
    return bench.state("V_m")[0];
  }

  @Test
  void aRefractoryNeuronIsClampedForExactlyTheRefractoryPeriod() {
    Bench bench = Bench.of("iaf_psc_exp", 0.1, Map.of("I_e", 1000.0));
    while (bench.fired.count() == 0) {
      bench.step();
    }
    int clamped = 0;
    bench.step();
    while (bench.state("V_m")[0] == -70) {
      clamped++;
      bench.step();
    }
    assertThat(clamped).isEqualTo(20);
  }

  @Test
  void arrivalsAreLostOnARefractoryDeltaNeuronAndFeltByOthersAtOnce() {
    Bench bench = Bench.of("iaf_psc_delta", 0.1, Map.of());
    bench.arrive("all", 20);
    bench.step();
    assertThat(bench.fired.count()).as("a jump above the threshold fires at once").isEqualTo(1);
    bench.arrive("all", 20);
    bench.step();
    assertThat(bench.fired.count()).isZero();
    assertThat(bench.state("V_m")[0]).isEqualTo(-70);
  }

  @Test
  void synapticCurrentsDecayAndCollectWhileTheNeuronIsRefractory() {
    Bench bench = Bench.of("iaf_psc_exp", 0.1, Map.of("V_th", -70.0));
    bench.step();
    assertThat(bench.refractory()[0]).isEqualTo(20);
    bench.arrive("excitatory", 10);
    bench.step();
    bench.step();
    assertThat(bench.state("I_ex")[0]).isCloseTo(10 * Math.exp(-0.05), within(1e-13));
  }

  @Test
  void allMethodsAgreeOnALinearNeuronAtASmallStep() {
    Model model = Bench.model("iaf_psc_alpha");
    for (Model.Method method : model.methods()) {
      Bench bench = Bench.of(model, method, 0.001, 1, Map.of("I_e", 300.0), Set.of());
      bench.state("y_ex")[0] = 100;
      for (int i = 0; i < 5000; i++) {
        bench.step();
      }
      Bench exact = Bench.of(model, Model.Method.EXACT, 5, 1, Map.of("I_e", 300.0), Set.of());
      exact.state("y_ex")[0] = 100;
      exact.step();
      // First-order methods err by about dt * V''; 1e-3 ms * 1 mV/ms.
      assertThat(bench.state("V_m")[0])
          .as(method.title())
          .isCloseTo(exact.state("V_m")[0], within(2e-3));
    }
  }
}
