package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shapes of conductances and currents, on their own and in adaptive neurons.
class ConductanceNeuronTest {

  private static final double[][] EVENTS = {{11, 5}, {31, -10}, {51, 3}, {53, 3}, {54.5, -15}};

  @ParameterizedTest
  @CsvSource({"iaf_cond_alpha, tau_syn_ex, tau_syn_in", "iaf_cond_beta, tau_rise_ex, tau_rise_in"})
  void alphaShapedConductancesAndTheirPotentialsFollowTheReference(
      String model, String excitatory, String inhibitory) {
    Map<String, Double> parameters =
        model.equals("iaf_cond_beta")
            ? Map.of(
                "V_th",
                -20.0,
                excitatory,
                2.0,
                "tau_decay_ex",
                2.0,
                inhibitory,
                5.0,
                "tau_decay_in",
                5.0)
            : Map.of("V_th", -20.0, excitatory, 2.0, inhibitory, 5.0);
    Bench bench = Bench.of(model, 0.1, parameters);
    for (double[] row : Reference.rows("cond_alpha.csv")) {
      while (bench.timeMs() < row[0] - 0.05) {
        LinearNeuronTest.arrive(bench, EVENTS);
        bench.step();
      }
      // Runge-Kutta at 0.1 ms, where the shortest time is 20 steps: (h/tau)^4/120 = 5e-8 of what a
      // conductance of 5 nS with the slope of 7 nS/ms does in tau, some 20 nS.
      assertThat(bench.state("V_m")[0]).as("V at %s ms", row[0]).isCloseTo(row[1], within(1.5e-6));
      assertThat(bench.state("g_ex")[0]).as("g at %s ms", row[0]).isCloseTo(row[2], within(1.5e-6));
      assertThat(bench.state("g_in")[0]).isCloseTo(row[3], within(1.5e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 8", "2, 2", "3, 3.000001", "8, 0.5"})
  void aBetaShapedConductancePeaksAtItsWeightForAnyTwoTimeConstants(double rise, double decay) {
    Map<String, Double> parameters = Map.of("tau_rise_ex", rise, "tau_decay_ex", decay);
    Bench bench = Bench.of("iaf_cond_beta", 0.01, parameters);
    bench.arrive("excitatory", 7);
    double best = 0;
    double when = 0;
    for (int step = 0; step < 3000; step++) {
      bench.step();
      if (bench.state("g_ex")[0] > best) {
        best = bench.state("g_ex")[0];
        when = bench.timeMs() - 0.01;
      }
    }
    double peak =
        Math.abs(rise - decay) < 1e-3
            ? rise
            : Math.log(decay / rise) * rise * decay / (decay - rise);
    // The peak is flat: half a step of 0.01 ms beside it lies (h/2 tau)^2/2 = 5e-5 lower.
    assertThat(best).isCloseTo(7, within(7 * 5e-5));
    assertThat(when).isCloseTo(peak, within(0.011));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aeif_cond_alpha", "aeif_psc_exp", "aeif_psc_alpha"})
  void adaptiveNeuronsDifferInTheirSynapsesOnly(String model) {
    Map<String, Double> parameters = Map.of("I_e", 800.0);
    double[] expected = SpikeTimes.of(Bench.of("aeif_cond_exp", 0.1, parameters), 1000);
    assertThat(SpikeTimes.of(Bench.of(model, 0.1, parameters), 1000)).isEqualTo(expected);
    Bench quiet = Bench.of(model, 0.1, Map.of());
    quiet.arrive("excitatory", 20);
    quiet.step();
    double before = quiet.state("V_m")[0];
    quiet.step();
    quiet.step();
    assertThat(quiet.state("V_m")[0]).isGreaterThan(before);
  }

  @Test
  void magnesiumBlocksMostOfTheNmdaConductanceAtRest() {
    for (double potential : new double[] {-70, -55, 0}) {
      // A leak so large that the potential stays where it is put.
      Map<String, Double> clamp =
          Map.of("E_L", potential, "g_L", 1e5, "C_m", 1e5, "V_th", 100.0, "conc_Mg2", 1000.0);
      Bench bench = Bench.of("iaf_bw_2001", 0.1, clamp);
      bench.state("S_NMDA")[0] = 100;
      bench.step();
      for (int step = 0; step < 200; step++) {
        bench.step();
      }
      double block = 1 / (1 + Math.exp(-0.062 * potential) / 3.57);
      double conductance = bench.state("S_NMDA")[0];
      // V - E_L = I/g_L up to the ratio of conductances, 1e-3, and the lag of a decay of 100 ms
      // behind a membrane of 1 ms, 1 %.
      double shift = -block * conductance * potential / 1e5;
      assertThat(bench.state("V_m")[0] - potential)
          .isCloseTo(shift, within(0.02 * Math.abs(shift) + 1e-9));
      assertThat(conductance).isCloseTo(100 * Math.exp(-20.1 / 100), within(1e-9));
    }
  }

  @Test
  void eachReceptorOfTheDecisionModelDecaysInItsOwnTime() {
    Bench bench = Bench.of("iaf_bw_2001", 0.1, Map.of());
    bench.arrive("AMPA", 3);
    bench.step();
    bench.arrive("GABA", -4);
    bench.step();
    assertThat(bench.state("s_AMPA")[0]).isCloseTo(3 * Math.exp(-0.1 / 2), within(1e-7));
    assertThat(bench.state("s_GABA")[0]).isEqualTo(4);
    bench.step();
    assertThat(bench.state("s_GABA")[0]).isCloseTo(4 * Math.exp(-0.1 / 5), within(1e-7));
  }
}
