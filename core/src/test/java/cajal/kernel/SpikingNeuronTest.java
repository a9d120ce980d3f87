package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import cajal.model.Model;
import cajal.model.ModelParser;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikingNeuronTest {

  private static final double[][] CONDUCTANCES = {
    {11, 5}, {31, -10}, {51, 3}, {53, 3}, {54.5, -15}
  };

  @Test
  void conductancePotentialsFollowTheReference() {
    // Runge-Kutta at 0.1 ms; decay times are 20 and 50 steps.
    Model.Method chosen = Bench.model("iaf_cond_exp").method();
    assertThat(largestConductanceError(chosen, 0.1)).isLessThan(1e-5);
  }

  @ParameterizedTest
  @CsvSource({"EXPONENTIAL_EULER, 1", "EULER, 1", "RK4, 4"})
  void conductancePotentialsConvergeAtTheOrderOfTheMethod(Model.Method method, int order) {
    double coarse = largestConductanceError(method, 0.5);
    double fine = largestConductanceError(method, 0.25);
    // Halving the step divides the error by 2 to the order; 25 % for terms of higher order.
    assertThat(coarse / fine)
        .as("%s mV and %s mV", coarse, fine)
        .isCloseTo(Math.pow(2, order), withinPercentage(25));
  }

  private static double largestConductanceError(Model.Method method, double dt) {
    Map<String, Double> parameters = Map.of("V_th", -20.0, "tau_syn_ex", 2.0, "tau_syn_in", 5.0);
    Bench bench = Bench.of(Bench.model("iaf_cond_exp"), method, dt, 1, parameters, Set.of());
    double error = 0;
    for (double[] row : Reference.rows("cond_exp.csv")) {
      while (bench.timeMs() < row[0] - 0.5 * dt) {
        LinearNeuronTest.arrive(bench, CONDUCTANCES);
        bench.step();
      }
      error = Math.max(error, Math.abs(bench.state("V_m")[0] - row[1]));
    }
    return error;
  }

  @ParameterizedTest
  @CsvSource({"600, 1", "650, 5", "700, 9", "800, 17", "1000, 32"})
  void theAdaptiveExponentialNeuronFiresAsOftenAsTheReference(double current, int spikes) {
    double[] times = SpikeTimes.of(Bench.of("aeif_cond_exp", 0.1, Map.of("I_e", current)), 1000);
    assertThat(times.length).isBetween(spikes - 1, spikes + 1);
    if (current == 1000) {
      // The grid adds up to one step to a spike.
      assertThat(times[0]).isCloseTo(11.79, within(0.11));
      assertThat(times[times.length - 1] - times[times.length - 2]).isCloseTo(35.4, within(0.3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RS, 0.02, 0.2, -65, 8, 23, 20",
    "IB, 0.02, 0.2, -55, 4, 34, 28",
    "CH, 0.02, 0.2, -50, 2, 87, 43",
    "FS, 0.1, 0.2, -65, 2, 130, 63",
    "LTS, 0.02, 0.25, -65, 2, 77, 44"
  })
  void theSimpleModelFiresAsOftenAsTheReferenceInBothSchemes(
      String cell, double a, double b, double c, double d, int euler, int published) {
    Map<String, Double> parameters = Map.of("a", a, "b", b, "c", c, "d", d, "I_e", 10.0);
    assertThat(SpikeTimes.of(Bench.of("izhikevich", 0.1, parameters), 1000).length)
        .as("%s, forward Euler at 0.1 ms", cell)
        .isBetween(euler - 1, euler + 1);
    assertThat(SpikeTimes.of(Bench.of("izhikevich_2003", 1, parameters), 1000).length)
        .as("%s, published scheme at 1 ms", cell)
        .isBetween(published - 1, published + 1);
  }

  @ParameterizedTest
  @CsvSource({"RS, 0.02, -65, 8", "CH, 0.02, -50, 2", "FS, 0.1, -65, 2"})
  void theSimpleModelFiresAtTheTimesOfAnotherSimulator(String cell, double a, double c, double d) {
    Map<String, Double> parameters = Map.of("a", a, "c", c, "d", d);
    double[][] currents = {{50, 10}};
    for (String scheme : new String[] {"euler", "paper"}) {
      boolean paper = scheme.equals("paper");
      Bench bench = Bench.of(paper ? "izhikevich_2003" : "izhikevich", paper ? 1 : 0.1, parameters);
      SpikeTimes spikes = new SpikeTimes();
      while (bench.timeMs() < 550 - 1e-6) {
        bench.inject(LinearNeuronTest.valueAt(currents, bench.timeMs()));
        bench.step();
        spikes.collect(bench);
      }
      double[] expected = Reference.spikes("izhikevich_" + cell + "_" + scheme);
      // The same scheme, so the same steps; but the map from spike to spike is chaotic, and
      // roundings
      // of 1e-15 mV reach a whole step of FS after some 15 spikes.
      int compared = Math.min(12, expected.length);
      assertThat(Arrays.copyOf(spikes.times(), compared))
          .containsExactly(Arrays.copyOf(expected, compared), within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"500, 82", "1000, 132"})
  void theHodgkinHuxleyNeuronFiresAtTheRateOfTheReference(double current, int rateHz) {
    double[] times =
        SpikeTimes.of(Bench.of("hh_cond_exp_traub", 0.1, Map.of("I_e", current)), 1000);
    assertThat(times.length).isBetween(rateHz - 2, rateHz + 2);
  }

  @Test
  void theHodgkinHuxleyNeuronFiresRightAfterThePeaksOfTheReference() {
    Bench bench = Bench.of("hh_cond_exp_traub", 0.1, Map.of());
    double[][] currents = {{0, 0}, {50, 200}, {250, 500}, {450, 1000}, {550, 0}};
    SpikeTimes spikes = new SpikeTimes();
    while (bench.timeMs() < 600 - 1e-6) {
      bench.inject(LinearNeuronTest.valueAt(currents, bench.timeMs()));
      bench.step();
      spikes.collect(bench);
    }
    double[] peaks = Reference.spikes("hh_traub_peak");
    assertThat(spikes.times()).hasSameSizeAs(peaks);
    for (int k = 0; k < peaks.length; k++) {
      // A spike is labelled with the end of the step in which its peak lies.
      assertThat(spikes.times()[k] - peaks[k]).as("spike %s", k).isBetween(-0.01, 0.11);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tonic 200 10 -70 2 30 0 -58 500",
        "adapting 200 12 -70 2 300 60 -58 500",
        "initial_burst 130 18 -58 4 150 120 -50 400",
        "regular_bursting 200 10 -58 2 120 100 -46 210"
      })
  void theAdaptiveExponentialNeuronFiresInThePatternsOfTheReference(String cell) {
    // Runge-Kutta in steps of 0.025 ms, until the potential runs away.
    Bench rising = pattern(cell, 0.1);
    double current = Double.parseDouble(cell.substring(cell.lastIndexOf(' ')));
    for (double[] row : Reference.rows("adex_" + cell.split(" ", -1)[0] + ".csv")) {
      while (rising.timeMs() < row[0] - 0.05) {
        rising.inject(rising.timeMs() > 50 - 1e-6 ? current : 0);
        rising.step();
      }
      assertThat(rising.state("V_m")[0]).as("V at %s ms", row[0]).isCloseTo(row[1], within(1e-6));
      assertThat(rising.state("w")[0]).as("w at %s ms", row[0]).isCloseTo(row[2], within(1e-6));
    }
    double[] expected = Reference.spikes("adex_" + cell.split(" ", -1)[0]);
    for (double dt : new double[] {0.1, 0.01}) {
      Bench bench = pattern(cell, dt);
      SpikeTimes spikes = new SpikeTimes();
      while (bench.timeMs() < 550 - 1e-6) {
        bench.inject(bench.timeMs() > 50 - 1e-6 ? current : 0);
        bench.step();
        spikes.collect(bench);
      }
      double[] times = spikes.times();
      for (int k = 0; k < Math.min(4, expected.length); k++) {
        // Every spike waits for the end of its step, and passes its delay on to the next ones.
        assertThat(times[k] - expected[k])
            .as("spike %s at %s ms", k, dt)
            .isBetween(-1e-3, (k + 1) * dt + 0.02 * (times[k] - times[0]) * dt / 0.1);
      }
    }
  }

  private static Bench pattern(String cell, double dt) {
    String[] words = cell.split(" ", -1);
    String[] names = {"C_m", "g_L", "E_L", "a", "tau_w", "b", "V_reset"};
    Map<String, Double> parameters = new HashMap<>(Map.of("V_th", -50.0, "Delta_T", 2.0));
    for (int k = 0; k < names.length; k++) {
      parameters.put(names[k], Double.parseDouble(words[k + 1]));
    }
    return Bench.of("aeif_cond_exp", dt, parameters);
  }

  @Test
  void theRefractoryPeriodSeesWhatTheResetLeft() {
    Model model =
        ModelParser.parse(
            """
            neuron tired
            parameters
              tau = 10 ms  > 0
            state
              x = 2
            dynamics
              rest = x * 1 ms
              dx/dt = -x/tau
            spike when x > 1
              x = 0.5
              refractory for rest
            """,
            "tired");
    for (boolean each : List.of(false, true)) {
      // As many neurons as no vector has lanes, so that both forms are met.
      Bench bench = Bench.of(model, model.method(), 0.1, 67, Map.of(), Set.of());
      if (each) {
        bench.kernel.advanceEach(bench.columns, 0, 67, 0, bench.fired);
      } else {
        bench.kernel.advance(bench.columns, 0, 67, 0, bench.fired);
      }
      assertThat(bench.fired.count()).isEqualTo(67);
      assertThat(bench.columns.refractory()).containsOnly(Refractory.end(0, 5));
    }
  }
}
