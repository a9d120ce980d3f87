package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Couplings;
import cajal.model.Model;
import cajal.problem.ProblemException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Units without spikes: rates, mean fields, graded cells, and the equations without units.
class RateUnitTest {

  private static double settled(String model, Map<String, Double> parameters, double drive) {
    Bench bench = Bench.of(model, 0.1, parameters);
    bench.inject(drive);
    while (bench.timeMs() < 500) {
      bench.step();
    }
    boolean noisy = model.endsWith("opn");
    return bench.state(noisy ? "X" : "rate")[0];
  }

  @ParameterizedTest
  @CsvSource({"ipn", "opn"})
  void aRateUnitSettlesAtItsGain(String noise) {
    double mu = 0.5;
    // Fifty time constants leave e^-50 of the way.
    assertThat(settled("lin_rate_" + noise, Map.of("sigma", 0.0, "mu", mu, "g", 2.0), 0.7))
        .isCloseTo(mu + 1.4, within(1e-12));
    assertThat(settled("tanh_rate_" + noise, Map.of("sigma", 0.0, "mu", mu, "theta", 0.1), 0.7))
        .isCloseTo(mu + Math.tanh(0.6), within(1e-12));
    assertThat(settled("sigmoid_rate_" + noise, Map.of("sigma", 0.0, "mu", mu, "beta", 3.0), 0.7))
        .isCloseTo(mu + 1 / (1 + Math.exp(-2.1)), within(1e-12));
    Map<String, Double> limited = Map.of("sigma", 0.0, "mu", mu, "alpha", 0.4);
    assertThat(settled("threshold_lin_rate_" + noise, limited, -0.7)).isCloseTo(mu, within(1e-12));
    assertThat(settled("threshold_lin_rate_" + noise, limited, 0.3))
        .isCloseTo(mu + 0.3, within(1e-12));
    assertThat(settled("threshold_lin_rate_" + noise, limited, 0.7))
        .isCloseTo(mu + 0.4, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 5, 20, 20, 10, 0, 0.881923455975667",
    "15, 3, 5, 15, 0, 0, 66.6464265411955",
    "25, 2, 10, 20, 10, 0, 78.9345938727321",
    "5, 4, 5, 15, 0, 0, 0.488473198999696",
    "10, 5, 10, 20, 0, 0.5, 0.749504256192977",
    "10, 0, 10, 20, 0, 0, 0",
  })
  void aMeanFieldSettlesAtTheRateOfSiegertsFormula(
      double mu,
      double sigma,
      double tauM,
      double theta,
      double reset,
      double tauSyn,
      double rate) {
    Bench bench =
        Bench.of(
            "siegert_neuron",
            0.1,
            Map.of("tau_m", tauM, "theta", theta, "V_reset", reset, "tau_syn", tauSyn));
    while (bench.timeMs() < 50) {
      bench.columns.input()[0][0] = mu;
      bench.columns.input()[1][0] = sigma * sigma;
      bench.step();
    }
    // Values of mpmath 1.3; fifty time constants leave e^-50 of the way. Rates are 1/ms inside.
    assertThat(1000 * bench.state("rate")[0]).isCloseTo(rate, within(1e-11 * rate));
  }

  @Test
  void outputNoiseDoesNotEnterTheUnitItself() {
    Bench bench = Bench.of("lin_rate_opn", 0.1, Map.of("mu", 1.0));
    double sum = 0;
    double squares = 0;
    while (bench.timeMs() < 2000) {
      bench.step();
      if (bench.timeMs() > 200) {
        double noise = bench.state("rate")[0] - bench.state("X")[0];
        sum += noise;
        squares += noise * noise;
      }
    }
    assertThat(bench.state("X")[0]).isCloseTo(1, within(1e-12));
    // 18,000 samples of variance sigma^2 tau/dt = 100.
    assertThat(sum / 18_000).isCloseTo(0, within(4 * 10 / Math.sqrt(18_000)));
    assertThat(squares / 18_000).isCloseTo(100, within(4 * 100 * Math.sqrt(2 / 18_000.0)));
  }

  @Test
  void excitationAndInhibitionRunIntoTheLimitCycleOfTheirEquations() {
    Bench bench = Bench.of("wilson_cowan", 0.1, Map.of());
    double low = 1;
    double high = 0;
    double before = 0;
    double lastCrossing = 0;
    double period = 0;
    while (bench.timeMs() < 2000) {
      bench.step();
      double e = bench.state("E")[0];
      if (bench.timeMs() > 1000) {
        low = Math.min(low, e);
        high = Math.max(high, e);
        if (before < 0.1865 && e >= 0.1865) {
          double crossing = bench.timeMs() - 0.1 * (e - 0.1865) / (e - before);
          period = crossing - lastCrossing;
          lastCrossing = crossing;
        }
      }
      before = e;
    }
    // By DOP853 to 1e-11: 0.101523, 0.271488, 40.0275 ms; extremes lie between samples.
    assertThat(low).isCloseTo(0.101523, within(1e-5));
    assertThat(high).isCloseTo(0.271488, within(1e-5));
    assertThat(period).isCloseTo(40.0275, within(1e-3));
  }

  @Test
  void twoUnitsWithoutUnitsCycleAsBeerHasIt() {
    Bench bench =
        Bench.of(
            Bench.model("celegans_w2d"),
            Bench.model("celegans_w2d").method(),
            0.1,
            2,
            Map.of(),
            Set.of("bias"));
    System.arraycopy(new double[] {-2.75, -1.75}, 0, bench.columns.parameter()[1], 0, 2);
    double[] h = bench.columns.input()[0];
    double before = 0;
    double lastCrossing = 0;
    double period = 0;
    double low = 9;
    double high = 0;
    while (bench.timeMs() < 20_000) {
      double[] rate = bench.state("rate");
      h[0] = 4.5 * rate[0] + rate[1];
      h[1] = -rate[0] + 4.5 * rate[1];
      bench.step();
      double y = bench.state("y")[0];
      if (bench.timeMs() > 8000) {
        low = Math.min(low, y);
        high = Math.max(high, y);
      }
      if (before < 2.75 && y >= 2.75) {
        period = bench.timeMs() - lastCrossing;
        lastCrossing = bench.timeMs();
      }
      before = y;
    }
    // By DOP853 to 1e-12. What is held over a step is half a step late, which is 5e-4 of the time
    // constant, and the cycle passes near a saddle, where it waits.
    assertThat(low).isCloseTo(1.293847, within(2e-3));
    assertThat(high).isCloseTo(4.206153, within(2e-3));
    assertThat(period).isCloseTo(2899.99, within(10.0));
  }

  @Test
  void withoutDriveExcitationAndInhibitionRest() {
    Bench bench = Bench.of("wilson_cowan", 0.1, Map.of("P", 0.0));
    bench.inject(1);
    while (bench.timeMs() < 100) {
      bench.step();
    }
    bench.inject(0);
    while (bench.timeMs() < 1000) {
      bench.step();
    }
    assertThat(bench.state("E")[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  void anExcitableMembraneCyclesAtThePeriodOfItsEquations() {
    double[] times = SpikeTimes.of(Bench.of("fitzhugh_nagumo", 0.05, Map.of("I", 0.5)), 1000);
    assertThat(times).hasSize(26);
    // Ten periods of 39.4744 by DOP853 to 1e-11, on a grid of 0.05.
    assertThat((times[25] - times[15]) / 10).isCloseTo(39.4744, within(0.0051));
    assertThat(SpikeTimes.of(Bench.of("fitzhugh_nagumo", 0.05, Map.of()), 1000)).isEmpty();
  }

  @Test
  void threeEquationsBurst() {
    double[] times = SpikeTimes.of(Bench.of("hindmarsh_rose", 0.05, Map.of()), 2000);
    // By DOP853 to 1e-11: 97 spikes, the first at 6.620, 11.007, 15.429.
    assertThat(times.length).isBetween(96, 98);
    assertThat(times[0]).isCloseTo(6.620, within(0.051));
    assertThat(times[2]).isCloseTo(15.429, within(0.051));
    double longest = 0;
    for (int k = 1; k < times.length; k++) {
      longest = Math.max(longest, times[k] - times[k - 1]);
    }
    assertThat(longest).as("a pause between bursts").isGreaterThan(100);
  }

  @Test
  void theGradedCellOfTheWormSettlesWhereItsCurrentsCancel() {
    Bench bench = Bench.of("celegans_c302", 0.05, Map.of("I_e", 1.0));
    while (bench.timeMs() < 3000) {
      bench.step();
    }
    double v = bench.state("V_m")[0];
    double n = 1 / (1 + Math.exp(-(v - 19.8741) / 15.8512));
    double e = 1 / (1 + Math.exp(-(v + 3.3568) / 6.74821));
    // In pA/um^2, 1 mS/cm^2 being 0.01 nS/um^2; the cell has 25 pi um^2.
    double inward = 1 / (25 * Math.PI);
    double outward = 0.01 * (0.05 * (v + 44) + 0.1 * n * (v + 80) + 0.06 * e * e * (v - 50));
    assertThat(outward).isCloseTo(inward, within(1e-9));
    assertThat(v).isBetween(-44.0, 0.0);
    double phi = 1 / (1 + Math.exp(-0.25 * (v + 20)));
    // Synaptic activity is slower: 1/a_d is 50 ms, of which 3 s are sixty.
    assertThat(bench.state("s")[0]).isCloseTo(0.0005 * phi / (0.0005 * phi + 0.02), within(1e-9));
  }

  @Test
  void aRateConnectionAddsToTheInputOfItsUnit() {
    Model unit = Bench.model("tanh_rate_ipn");
    Model connection = Bench.model("rate_connection_instantaneous");
    CouplingKernel kernel = Kernels.coupling(connection, unit, unit);
    CouplingColumns columns =
        new CouplingColumns(
            new int[] {0, 2}, new int[] {0, 1}, new double[] {2, -3}, new double[0]);
    double[] input = {0.25};
    kernel.accumulate(columns, new double[][] {{0.5, 1}}, new double[][] {{0.0}}, input, 0, 1);
    assertThat(input[0]).isCloseTo(0.25 + 2 * 0.5 - 3, within(1e-15));
    assertThat(Couplings.input(connection, unit, unit)).isZero();
    assertThat(Couplings.input(connection, unit, Bench.model("wilson_cowan"))).isZero();
  }

  @Test
  void aRateThatFitsNoInputIsRefusedWithTheInputsThatThereAre() {
    Model connection = Bench.model("rate_connection_instantaneous");
    Model unit = Bench.model("lin_rate_ipn");
    assertThatThrownBy(() -> Kernels.coupling(connection, unit, Bench.model("iaf_psc_exp")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(
            "What 'rate_connection_instantaneous' gives is a pure number, which fits no input of"
                + " 'iaf_psc_exp'.")
        .hasMessageContaining("Its inputs are I_stim in pA.");
    assertThatThrownBy(
            () -> Kernels.coupling(Bench.model("gap_junction"), Bench.model("celegans_c302"), unit))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'lin_rate_ipn' has no state variable 'V_m'");
  }

  @Test
  void aClockFiresAtItsRateFromItsPhase() {
    double[] times =
        SpikeTimes.of(Bench.of("ignore_and_fire", 0.1, Map.of("rate", 0.04, "phase", 0.2)), 200);
    assertThat(times)
        .containsExactly(new double[] {5, 30, 55, 80, 105, 130, 155, 180}, within(1e-9));
  }
}
