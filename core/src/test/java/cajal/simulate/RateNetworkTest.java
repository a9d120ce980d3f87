package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ONE;
import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.number;
import static cajal.simulate.Networks.pa;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.record.Recording.TraceColumns;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Networks whose neurons have continuous inputs that are no currents.
class RateNetworkTest {

  private static Projection rates(double weight) {
    return new Projection(
        "rates",
        "X",
        "X",
        new ConnectionRule.AllToAll(false),
        "rate_connection_instantaneous",
        Optional.empty(),
        Optional.of(number(weight)),
        Networks.ms(1),
        Map.of());
  }

  private static Network units(String model, double mu) {
    return Network.EMPTY
        .with(
            Population.of("X", model, 3)
                .withParameter("sigma", number(0))
                .withParameter("mu", number(mu)))
        .with(recorder("R", 0.1, "rate"))
        .with(bare("R to X", "R", "X", ALL));
  }

  private static double lastRate(Network network, double ms) throws InterruptedException {
    return lastRate(network, ms, 1);
  }

  private static double lastRate(Network network, double ms, int unit) throws InterruptedException {
    try (Run run = Networks.run(Networks.compile(network), ms, 2)) {
      return run.recording().traces().getFirst().sample(Math.round(ms * 10) - 1, unit);
    }
  }

  @Test
  void coupledRatesSettleWhereTheirGainsAgree() throws InterruptedException {
    // Each of three units hears the two others: x = 1 + 2 w x. Samples are single precision.
    assertThat(lastRate(units("lin_rate_ipn", 1).with(rates(0.2)), 400))
        .isCloseTo(1 / (1 - 0.4), within(1e-6));
    assertThat(lastRate(units("lin_rate_ipn", 1).with(rates(-0.5)), 400))
        .isCloseTo(0.5, within(1e-6));
  }

  private static final double DELAY_MS = 5;

  /// Units of A drive B, and B drives units that are integrated in stages.
  static Network late() {
    return Network.EMPTY
        .with(
            Population.of("A", "lin_rate_ipn", 3)
                .withParameter("sigma", number(0))
                .withParameter("mu", number(1)))
        .with(Population.of("B", "lin_rate_ipn", 3).withParameter("sigma", number(0)))
        .with(Population.of("W", "wilson_cowan", 4))
        // Something that fires, by which runs are compared.
        .with(
            Population.of("H", "hawkes_neuron", 9)
                .withParameter("rate", Distribution.constant(300, Unit.HZ)))
        .with(late("AB", "A", "B", ONE, 2))
        .with(late("BW", "B", "W", ALL, 0.1))
        .with(recorder("R", 0.1, "rate"))
        .with(bare("R to B", "R", "B", ALL));
  }

  private static Projection late(
      String name, String from, String to, ConnectionRule rule, double weight) {
    return bare(name, from, to, rule)
        .withSynapse("rate_connection_delayed")
        .withParameter("delay_rate", Networks.ms(DELAY_MS))
        .withWeight(Optional.of(number(weight)));
  }

  @Test
  void aDelayedRateIsThatOfSomeTimeAgo() throws InterruptedException {
    for (int threads = 1; threads <= 3; threads++) {
      try (Run run = Networks.run(Networks.compile(late()), 60, threads)) {
        TraceColumns rates = run.recording().traces().getFirst();
        double kept = Math.exp(-0.1 / 10);
        double y = 0;
        for (int step = 0; step < 600; step++) {
          // The source relaxes from 0 to 1 with 10 ms; what is felt of it is held over a step.
          double felt = step < 50 ? 0 : 2 * (1 - Math.exp(-(step - 50) * 0.1 / 10));
          y = y * kept + felt * (1 - kept);
          // Samples are floats.
          assertThat((double) rates.sample(step, 1)).isCloseTo(y, within(2e-7));
        }
        double s = (60 - DELAY_MS) / 10;
        // The closed form in continuous time; holding over 0.1 ms is 0.05 ms late, of which the
        // slope makes less than 2 * 0.37 * 0.05 / 10.
        assertThat(y).isCloseTo(2 * (1 - Math.exp(-s) * (1 + s)), within(4e-3));
      }
    }
  }

  @Test
  void delayedRatesAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    DeterminismTest.assertSameOnAnyThreads(late(), 80);
    double[] delays = {0, 0.1, 7};
    for (double delay : delays) {
      Network changed =
          late().replaceProjection("BW", p -> p.withParameter("delay_rate", Networks.ms(delay)));
      DeterminismTest.assertSameOnAnyThreads(changed, 40);
    }
  }

  /// Brunel's network (2000, doi:10.1023/A:1008925309027) of its first figures as mean fields: 1000
  /// excitatory and 250 inhibitory synapses of 0.1 and -0.5 mV, noise of twice the threshold.
  private static Network meanField() {
    Network network =
        Network.EMPTY
            .with(field("X").withParameter("mean", Distribution.constant(20, Unit.HZ)))
            .with(field("E"))
            .with(field("I"))
            .with(recorder("R", 0.1, "rate"))
            .with(bare("R to E", "R", "E", ALL));
    for (String target : List.of("E", "I")) {
      network = spikes(network, "X", target, 1000, 0.1);
      network = spikes(network, "E", target, 1000, 0.1);
      network = spikes(network, "I", target, 250, -0.5);
    }
    return network;
  }

  private static Population field(String name) {
    return Population.of(name, "siegert_neuron", 1)
        .withParameter("tau_m", Networks.ms(20))
        .withParameter("theta", Networks.mv(20))
        .withParameter("V_reset", Networks.mv(10));
  }

  private static Network spikes(
      Network network, String source, String target, double synapses, double jumpMv) {
    Network joined = network;
    for (String part : List.of("drift", "noise")) {
      joined =
          joined.with(
              bare(source + target + part, source, target, ALL)
                  .withSynapse("diffusion_" + part)
                  .withParameter("J", Networks.mv(jumpMv))
                  .withParameter("tau_m", Networks.ms(20))
                  .withWeight(Optional.of(number(synapses))));
    }
    return joined;
  }

  @Test
  void brunelsNetworkAsMeanFieldsSettlesAtItsSelfConsistentRate() throws InterruptedException {
    // Solved by mpmath 1.3 from the same formula; samples are floats.
    assertThat(lastRate(meanField(), 100, 0)).isCloseTo(37.949697085763, within(4e-6));
  }

  @Test
  void aCurrentDrivesARateThroughAWeightThatMakesTheUnitsAgree() throws InterruptedException {
    Network network =
        units("lin_rate_ipn", 0)
            .with(new Stimulator("dc", "dc_generator", Map.of("amplitude", pa(20))));
    Projection plain = bare("d", "dc", "X", ALL);
    assertThat(lastRate(network.with(plain), 400)).isCloseTo(20, within(1e-5));
    Projection scaled =
        new Projection(
            "d",
            "dc",
            "X",
            ALL,
            Projection.STATIC,
            Optional.empty(),
            Optional.of(Distribution.constant(0.05, Unit.parse("1/pA"))),
            Networks.ms(1),
            Map.of());
    assertThat(lastRate(network.with(scaled), 400)).isCloseTo(1, within(1e-6));
  }

  @Test
  void aWeightThatDoesNotMakeTheUnitsAgreeIsRefused() {
    Network network =
        units("lin_rate_ipn", 0)
            .with(new Stimulator("dc", "dc_generator", Map.of("amplitude", pa(20))))
            .with(
                new Projection(
                    "d",
                    "dc",
                    "X",
                    ALL,
                    Projection.STATIC,
                    Optional.empty(),
                    Optional.of(Networks.mv(2)),
                    Networks.ms(1),
                    Map.of()));
    assertThatThrownBy(() -> Networks.compile(network))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("1/pA");
  }

  @Test
  void neuronsThatDrawAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    Distribution pulse = Distribution.constant(30, Unit.PA);
    Network network =
        Network.EMPTY
            .with(
                Population.of("G", "gif_psc_exp", 57)
                    .withParameter("I_e", pa(160))
                    .withParameter("lambda_0", Distribution.constant(1000, Unit.HZ)))
            .with(
                Population.of("H", "hawkes_neuron", 41)
                    .withParameter("rate", Distribution.constant(30, Unit.HZ)))
            .with(Population.of("X", "tanh_rate_ipn", 29))
            .with(Projection.of("HG", "H", "G", ALL, pulse))
            .with(rates(0.1));
    DeterminismTest.assertSameOnAnyThreads(network, 60);
  }
}
