package cajal.simulate;

import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.record.Recording;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Continuous couplings against closed forms.
class CouplingTest {

  private static final double C = 1;
  private static final double G_LEAK = 0.1;
  private static final double G_GAP = 0.2;

  /// Two passive graded cells at -35 mV + 10 and -35 mV - 4, joined both ways.
  private static Network pair(double interval) {
    Distribution apart = new Distribution.Listed(List.of(-25.0, -39.0), Unit.MV);
    return Network.EMPTY
        .with(
            Population.of("G", "celegans_graded", 2)
                .withParameter("C_m", Distribution.constant(C, Unit.PF))
                .withParameter("g_L", Distribution.constant(G_LEAK, Unit.NS))
                .withInitial(Map.of("V_m", apart)))
        .with(recorder("R", interval, "V_m"))
        .with(bare("R to G", "R", "G", Networks.ALL))
        .with(DeterminismTest.gap("gap", "G", "G", new ConnectionRule.AllToAll(false), G_GAP));
  }

  private static double potential(double t, int cell) {
    // The mean decays with C/g_L, the difference with C/(g_L + 2 g).
    double mean = 3 * Math.exp(-t * G_LEAK / C);
    double difference = 7 * Math.exp(-t * (G_LEAK + 2 * G_GAP) / C);
    return -35 + mean + (cell == 0 ? difference : -difference);
  }

  @Test
  void twoCellsWithAGapJunctionFollowTheClosedForm() throws InterruptedException {
    try (Run run = Networks.run(Networks.compile(pair(0.1)), 20, 1)) {
      Recording.TraceColumns trace = run.recording().traces().getFirst();
      for (long k = 0; k < 200; k++) {
        for (int cell = 0; cell < 2; cell++) {
          // Runge-Kutta is good to (h lambda)^5/120 = 3e-9 of 7 mV a step; samples to 2e-6 mV.
          assertThat((double) trace.sample(k, cell))
              .isCloseTo(potential((k + 1) * 0.1, cell), within(4e-6));
        }
      }
    }
  }

  private static double error(double dtMs) throws InterruptedException {
    // The potential itself, in double precision, shows in the difference to a run of a finer step;
    // here it is large enough for single precision.
    try (Run run = Networks.run(Networks.compile(pair(8), dtMs), 8, 1)) {
      Recording.TraceColumns trace = run.recording().traces().getFirst();
      return Math.abs(trace.sample(0, 0) - potential(8, 0));
    }
  }

  @Test
  void theCoupledIntegrationIsOfOrderFour() throws InterruptedException {
    double coarse = error(4);
    double fine = error(2);
    // Error goes with the fourth power of the step: a factor of 16 in the limit. At h lambda = 2
    // and 1 the ratio of the amplification factors (1/3 and 0.375 for e^-2 and e^-1) gives the
    // exact prediction.
    double large = Math.pow(1.0 / 3, 2) - Math.exp(-4);
    double small = Math.pow(0.375, 4) - Math.exp(-4);
    double largeMean = Math.pow(amplification(0.4), 2) - Math.exp(-0.8);
    double smallMean = Math.pow(amplification(0.2), 4) - Math.exp(-0.8);
    assertThat(coarse).isCloseTo(Math.abs(7 * large + 3 * largeMean), within(4e-6));
    assertThat(fine).isCloseTo(Math.abs(7 * small + 3 * smallMean), within(4e-6));
    assertThat(error(0.5)).isLessThan(fine / 100);
  }

  private static double amplification(double z) {
    return 1 - z + z * z / 2 - z * z * z / 6 + z * z * z * z / 24;
  }

  @Test
  void aSpikingCellFeelsTheCurrentOfTheStartOfTheStep() throws InterruptedException {
    Network network =
        Network.EMPTY
            .with(
                Population.of("E", "iaf_psc_exp", 2)
                    .withInitial(
                        Map.of("V_m", new Distribution.Listed(List.of(-60.0, -70.0), Unit.MV))))
            .with(recorder("R", 0.1, "V_m"))
            .with(bare("R to E", "R", "E", Networks.ALL))
            .with(DeterminismTest.gap("gap", "E", "E", new ConnectionRule.AllToAll(false), 5));
    try (Run run = Networks.run(Networks.compile(network), 5, 1)) {
      Recording.TraceColumns trace = run.recording().traces().getFirst();
      double a = 10;
      double b = 0;
      double decay = Math.exp(-0.1 / 10);
      double gain = 10 / 250.0 * (1 - decay);
      for (long k = 0; k < 50; k++) {
        double current = 5 * (b - a);
        a = decay * a + gain * current;
        b = decay * b - gain * current;
        assertThat((double) trace.sample(k, 0)).isCloseTo(-70 + a, within(8e-6));
        assertThat((double) trace.sample(k, 1)).isCloseTo(-70 + b, within(8e-6));
      }
    }
  }

  @Test
  void aClampOfThePotentialIsNotNeededForAQuietPair() throws InterruptedException {
    Network network = pair(1).replace("G", node -> ((Population) node).withInitial(Map.of()));
    try (Run run = Networks.run(Networks.compile(network), 10, 1)) {
      Recording.TraceColumns trace = run.recording().traces().getFirst();
      assertThat(trace.sample(9, 0))
          .isEqualTo((float) ((Distribution.Constant) mv(-35)).value().value());
    }
  }
}
