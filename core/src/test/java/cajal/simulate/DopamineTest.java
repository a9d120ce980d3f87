package cajal.simulate;

import static cajal.simulate.Networks.ONE;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.CompiledNetwork;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Plasticity that waits for dopamine.
class DopamineTest {

  private static final double[] PRE = {30, 52, 130, 700};
  private static final double[] POST = {40, 60, 61, 125, 705};
  private static final double[] DOPAMINE = {200, 210, 210.5, 650, 900};
  private static final double B = 0.002;

  private static Network network(Optional<String> modulator) {
    Projection learning =
        PlasticNetworks.plastic("stdp_dopamine", ONE, mv(50), ms(1))
            .withModulator(modulator)
            .withParameter("b", Distribution.constant(B, Unit.parse("1/ms")));
    return PlasticNetworks.forced(new double[][] {PRE}, new double[][] {POST})
        .with(Population.of("dopamine", "parrot", 2))
        .with(
            new Stimulator(
                "d",
                "spike_generator",
                Map.of(
                    "spike_times",
                    new Distribution.Listed(
                        Arrays.stream(DOPAMINE).map(t -> t - 0.1).boxed().toList(), Unit.MS))))
        .with(
            Projection.of(
                    "d to dopamine",
                    "d",
                    "dopamine",
                    new cajal.network.ConnectionRule.Explicit(
                        List.of(new cajal.network.ConnectionRule.Pair("0", "1", 1))),
                    Networks.number(1))
                .withDelay(ms(0.1)))
        .with(learning);
  }

  // The equations of Izhikevich (2007) from spike to spike, each interval by a fine midpoint rule.
  private static double expected(double endMs) {
    double w = 50;
    double c = 0;
    double n = 0;
    double[] felt = Arrays.stream(POST).map(t -> t + 1).toArray();
    double x = 0;
    double y = 0;
    long steps = Math.round(endMs * 10);
    for (long step = 1; step <= steps; step++) {
      int parts = 8;
      double h = 0.1 / parts;
      for (int i = 0; i < parts; i++) {
        // c (n - b) between two grid points, at the middle.
        w += h * c * Math.exp(-h / 2 / 1000) * (n * Math.exp(-h / 2 / 200) - B);
        c *= Math.exp(-h / 1000);
        n *= Math.exp(-h / 200);
      }
      x *= Math.exp(-0.1 / 20);
      y *= Math.exp(-0.1 / 20);
      double now = step * 0.1;
      boolean post = Arrays.stream(felt).anyMatch(t -> Math.abs(t - now) < 0.01);
      boolean pre = Arrays.stream(PRE).anyMatch(t -> Math.abs(t - now) < 0.01);
      c += post ? x : 0;
      c -= pre ? 1.5 * y : 0;
      x += pre ? 1 : 0;
      y += post ? 1 : 0;
      n += Arrays.stream(DOPAMINE).anyMatch(t -> Math.abs(t - now) < 0.01) ? 1.0 / 200 : 0;
    }
    return w;
  }

  @Test
  void eligibleSynapsesChangeWhenDopamineComes() throws InterruptedException {
    CompiledNetwork network = Networks.compile(network(Optional.of("dopamine")));
    try (Run run = Networks.run(network, 900, 1)) {
      // The last spike of the modulator brings the weight up to date at 900 ms.
      double change = expected(900) - 50;
      assertThat(Math.abs(change)).isGreaterThan(0.05);
      // The midpoint rule with 0.0125 ms errs by (h/200)^2/24 of the change.
      assertThat(run.weights("P").weight()[0] - 50).isCloseTo(change, within(1e-8));
    }
  }

  @Test
  void aRuleThatNeedsAModulatorSaysSo() {
    assertThatThrownBy(() -> Networks.compile(network(Optional.empty())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("modulator");
    assertThatThrownBy(() -> Networks.compile(network(Optional.of("dopamin"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'dopamine'");
  }
}
