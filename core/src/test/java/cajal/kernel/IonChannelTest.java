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

class IonChannelTest {

  // A patch of 1,000 um^2 of the squid's axon, at 6.3 degrees.
  private static final Map<String, Double> PATCH =
      Map.of("C_m", 10.0, "g_Na", 1200.0, "g_K", 360.0, "g_L", 3.0, "E_L", -54.3);

  private static Bench squid(double dt) {
    return Bench.of("hh_psc_alpha", dt, PATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hh_squid.csv", "hh_squid_fixed.csv"})
  void theSquidAxonFollowsAnotherSimulatorUpToItsFirstSpike(String file) {
    Bench bench = squid(0.025);
    for (double[] row : Reference.rows(file)) {
      while (bench.timeMs() < row[0] - 0.0125) {
        bench.inject(bench.timeMs() > 5 - 1e-6 ? 100 : 0);
        bench.step();
      }
      // The other simulator interpolates its rates in tables of 1 mV, and integrates to 1e-3 or so.
      assertThat(bench.state("V_m")[0]).as("V at %s ms", row[0]).isCloseTo(row[1], within(0.01));
      // To the 2e-4 of the tables, half a fixed step of 0.0025 ms adds 1e-4 where m rises by 0.1
      // /ms.
      assertThat(bench.state("m")[0]).isCloseTo(row[2], within(3e-4));
      assertThat(bench.state("h")[0]).isCloseTo(row[3], within(2e-4));
      assertThat(bench.state("n")[0]).isCloseTo(row[4], within(2e-4));
    }
  }

  @Test
  void theSquidAxonCrossesZeroWhenItsEquationsDo() {
    double[] crossings = crossings(squid(0.025));
    double[] exact = Reference.spikes("hh_squid_exact");
    double[] tables = Reference.spikes("hh_squid");
    double[] fixed = Reference.spikes("hh_squid_fixed");
    assertThat(crossings).hasSameSizeAs(exact).hasSameSizeAs(tables).hasSameSizeAs(fixed);
    for (int k = 0; k < exact.length; k++) {
      // Crossings are found on a straight line through a rise of 10 mV a step.
      assertThat(crossings[k]).as("spike %s", k).isCloseTo(exact[k], within(1e-3));
      // The tables of the other simulator make an interval of 14.62 ms 0.018 ms shorter.
      assertThat(crossings[k]).as("spike %s", k).isCloseTo(tables[k], within(0.02 * (k + 1)));
      // Its fixed steps have the same tables, and a crossing waits for the end of its step.
      assertThat(crossings[k]).as("spike %s", k).isCloseTo(fixed[k], within(0.02 * (k + 1)));
    }
  }

  // Upward crossings of 0 mV under 100 pA from 5 ms to 95 ms.
  private static double[] crossings(Bench bench) {
    List<Double> found = new ArrayList<>();
    double before = -65;
    while (bench.timeMs() < 95 - 1e-6) {
      bench.inject(bench.timeMs() > 5 - 1e-6 ? 100 : 0);
      bench.step();
      double now = bench.state("V_m")[0];
      if (before < 0 && now >= 0) {
        found.add(bench.timeMs() - bench.columns.dtMs() * now / (now - before));
      }
      before = now;
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void theSquidAxonEmitsOneSpikeAfterEachPeak() {
    Bench bench = squid(0.1);
    bench.inject(100);
    double[] times = SpikeTimes.of(bench, 95);
    assertThat(times).hasSizeBetween(6, 7);
    for (int k = 1; k < times.length; k++) {
      assertThat(times[k] - times[k - 1]).isBetween(14.0, 15.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"50, 31.039", "100, 16.750", "200, 9.8246"})
  void theInterneuronFiresAtTheIntervalsOfItsEquations(double current, double intervalMs) {
    // 1 uA/cm^2 is 100 pA on its 10,000 um^2.
    double[] times = SpikeTimes.of(Bench.of("wang_buzsaki", 0.1, Map.of("I_e", current)), 1000);
    int last = times.length - 1;
    // Ten intervals on a grid of 0.1 ms, by DOP853 to 1e-10.
    assertThat((times[last] - times[last - 10]) / 10).isCloseTo(intervalMs, within(0.011));
  }

  @ParameterizedTest
  @CsvSource({"50, 31", "100, 58", "200, 99"})
  void inForwardEulerStepsTheInterneuronFiresAsOftenAsTheTableSays(double current, int rateHz) {
    Model model = Bench.model("wang_buzsaki");
    // Four substeps of 0.01 ms, which is the scheme of the table and 3 % slower than the equations.
    Bench bench = Bench.of(model, Model.Method.EULER, 0.04, 1, Map.of("I_e", current), Set.of());
    assertThat(SpikeTimes.of(bench, 1000).length).isBetween(rateHz - 1, rateHz + 1);
  }

  @Test
  void theHippocampalNeuronFollowsTheReferenceBetweenSpikes() {
    Bench bench = Bench.of("hh_cond_exp_traub", 0.1, Map.of());
    for (double[] row : Reference.rows("hh_traub.csv")) {
      while (bench.timeMs() < row[0] - 0.05) {
        bench.step();
      }
      // Runge-Kutta in steps of 0.025 ms, whose error grows on the way into the spike.
      assertThat(bench.state("V_m")[0]).as("V at %s ms", row[0]).isCloseTo(row[1], within(1e-5));
      assertThat(bench.state("m")[0]).isCloseTo(row[2], within(1e-7));
      assertThat(bench.state("h")[0]).isCloseTo(row[3], within(1e-7));
      assertThat(bench.state("n")[0]).isCloseTo(row[4], within(1e-7));
    }
  }
}
