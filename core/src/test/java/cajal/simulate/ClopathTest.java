package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.pa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.record.Recording.TraceColumns;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Plasticity that sees the potential of the target neuron, some of it late.
class ClopathTest {

  private static final double[][] PRE = {{20, 45, 46, 90, 130}, {33, 61, 100, 101}};
  private static final double[][] POST = {{47, 95, 131}, {30, 62}, {}};
  private static final int STEPS = 1800;
  private static final double START = 5;
  private static final double A_LTP = 0.02;
  private static final double A_LTD = 0.01;

  private static Network network(double delayMs, Map<String, Distribution> sizes) {
    return PlasticNetworks.forced(PRE, POST)
        .replace(
            "post",
            _ ->
                Population.of("post", "aeif_psc_delta_clopath", POST.length)
                    .withParameter("I_e", pa(450))
                    // Known before the first step: what synapses see until the delay is over.
                    .withInitial(Map.of("u_bar_minus", mv(-60))))
        .with(
            PlasticNetworks.plastic("clopath", ALL, mv(START), ms(1))
                .withParameters(sizes)
                .withParameter("delay_u", ms(delayMs)))
        .with(
            Networks.recorder(
                "R", PlasticNetworks.DT_MS, "V_m", "u_bar_minus", "u_bar_plus", "u_bar_bar"))
        .with(Networks.bare("R to post", "R", "post", ALL));
  }

  /// Voltage-based plasticity on both sides of its delay.
  static Network learning() {
    return network(5, sizes(A_LTD, A_LTP));
  }

  private static Map<String, Distribution> sizes(double depression, double potentiation) {
    return Map.of(
        "A_LTD", Networks.number(depression),
        "A_LTP", Distribution.constant(potentiation, Unit.parse("mV/mV^2")));
  }

  /// What the rule makes of a weight, from the potentials that a recorder saw.
  ///
  /// @param mean filtered potential on which the size of depression depends; `null` where it does
  ///   not
  private record Account(
      TraceColumns v,
      TraceColumns minus,
      TraceColumns plus,
      @Nullable TraceColumns mean,
      int delay) {

    static Account of(Run run, int delay, boolean homeostatic) {
      var traces = run.recording().traces();
      return new Account(
          named(traces, "V_m"),
          named(traces, "u_bar_minus"),
          named(traces, "u_bar_plus"),
          homeostatic ? named(traces, "u_bar_bar") : null,
          delay);
    }

    private static TraceColumns named(List<TraceColumns> traces, String variable) {
      return traces.stream().filter(t -> t.variable().equals(variable)).findFirst().orElseThrow();
    }

    private double late(TraceColumns trace, int step, int neuron, double first) {
      return step < delay ? first : trace.sample(step - delay, neuron);
    }

    double weight(double[] pre, int neuron, double depression, double potentiation) {
      double w = START;
      double x = 0;
      for (int step = 0; step < STEPS; step++) {
        // Values of a step are those at its end.
        double now = (step + 1) * PlasticNetworks.DT_MS;
        x *= Math.exp(-PlasticNetworks.DT_MS / 15);
        if (Arrays.stream(pre).anyMatch(t -> Math.abs(t - now) < 0.01)) {
          double above = mean == null ? Math.sqrt(60) : mean.sample(step, neuron) + 70.6;
          double size = depression * above * above / 60;
          w = Math.max(0, w - size * Math.max(0, late(minus, step, neuron, -60) + 70.6));
          x += 1.0 / 15;
        }
        double above = Math.max(0, v.sample(step, neuron) + 45.3);
        double filtered = Math.max(0, late(plus, step, neuron, -70.6) + 70.6);
        w = Math.min(100, w + potentiation * x * above * filtered * PlasticNetworks.DT_MS);
      }
      return w;
    }
  }

  private static void check(double delayMs, double depression, double potentiation)
      throws InterruptedException {
    check(network(delayMs, sizes(depression, potentiation)), delayMs, depression, potentiation);
  }

  private static void check(Network network, double delayMs, double depression, double potentiation)
      throws InterruptedException {
    String rule = network.projection("P").orElseThrow().synapse();
    double end = STEPS * PlasticNetworks.DT_MS;
    try (Run run = Networks.run(Networks.compile(network), end, 1)) {
      Account account =
          Account.of(
              run,
              Math.toIntExact(Math.round(delayMs / PlasticNetworks.DT_MS)),
              rule.equals("clopath_homeostatic"));
      SynapseWeights weights = run.weights("P");
      for (int k = 0; k < weights.weight().length; k++) {
        double expected =
            account.weight(PRE[weights.source()[k]], weights.target()[k], depression, potentiation);
        assertThat(Math.abs(expected - START)).isGreaterThan(0.01);
        // The account reads potentials of up to 71 mV from floats, each rounded by up to 4e-6 mV of
        // the few mV by which they lie above a threshold; the roundings of many steps average.
        assertThat(weights.weight()[k])
            .as("%d to %d, delay %s ms", weights.source()[k], weights.target()[k], delayMs)
            .isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void presynapticSpikesDepressByTheFilteredPotentialOfSomeTimeAgo() throws InterruptedException {
    check(5, A_LTD, 0);
    check(0, A_LTD, 0);
  }

  @Test
  void depressionGrowsWithTheMeanDepolarisationWhereItIsHomeostatic() throws InterruptedException {
    for (double potentiation : new double[] {0, A_LTP}) {
      Network network =
          network(5, sizes(A_LTD, potentiation))
              .replaceProjection("P", p -> p.withSynapse("clopath_homeostatic"));
      check(network, 5, A_LTD, potentiation);
    }
  }

  @Test
  void depolarisationPotentiatesAtEveryMoment() throws InterruptedException {
    check(5, 0, A_LTP);
  }

  @Test
  void theFirstSpikesSeeThePotentialOfTheBeginning() throws InterruptedException {
    check(40, A_LTD, A_LTP);
  }

  @Test
  void weightsAreTheSameOnAnyThreads() throws InterruptedException {
    DeterminismTest.assertSameOnAnyThreads(learning(), 160);
  }
}
