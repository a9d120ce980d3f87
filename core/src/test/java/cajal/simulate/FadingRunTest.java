package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.pa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkForms;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.record.Recording.TraceColumns;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Networks whose synaptic variables are not written in each step, beside the same networks where
/// they are.
class FadingRunTest {

  private static final ConnectionRule NINE = new ConnectionRule.FixedIndegree(9, true, true);

  private static Distribution varied(double low, double high, Unit unit) {
    return new Distribution.Uniform(Quantity.of(low, unit), Quantity.of(high, unit));
  }

  /// Rows of synapses lead to populations whose variables decay at different rates: one so fast
  /// that a period is short, one by conductances, and one where nothing fades.
  static Network network() {
    return Network.EMPTY
        .with(
            Population.of("A", "iaf_psc_exp", 60)
                .withParameter("I_e", varied(360, 500, Unit.PA))
                .withParameter("tau_syn_ex", ms(3)))
        .with(
            Population.of("B", "iaf_psc_exp", 40)
                .withParameter("I_e", pa(380))
                .withParameter("tau_syn_ex", ms(0.02))
                .withParameter("tau_syn_in", ms(7)))
        .with(
            Population.of("C", "iaf_cond_exp", 30)
                .withIntegration(Optional.of("exponential_euler"))
                .withParameter("I_e", pa(400)))
        .with(
            Population.of("D", "iaf_psc_exp", 30)
                .withParameter("I_e", pa(380))
                .withParameter("tau_syn_ex", varied(1, 4, Unit.MS)))
        .with(Projection.of("AA", "A", "A", NINE, varied(5, 60, Unit.PA)).withDelay(ms(0.1)))
        .with(
            Projection.of("AB", "A", "B", NINE, varied(5, 60, Unit.PA))
                .withDelay(varied(0.1, 0.4, Unit.MS)))
        .with(Projection.of("AD", "A", "D", NINE, varied(5, 60, Unit.PA)).withDelay(ms(0.2)))
        .with(Projection.of("AC", "A", "C", NINE, varied(0.2, 2, Unit.NS)).withDelay(ms(0.2)))
        .with(Projection.of("BA", "B", "A", NINE, varied(-40, -5, Unit.PA)).withDelay(ms(0.3)))
        .with(Projection.of("BB", "B", "B", NINE, pa(-20)).withDelay(ms(0.3)))
        .with(Projection.of("CA", "C", "A", NINE, pa(-20)).withDelay(ms(1)))
        .with(Networks.recorder("R", 0.7, "V_m", "I_ex", "I_in"))
        .with(Networks.recorder("G", 0.7, "V_m", "g_ex", "total = mean(g_ex + g_in)"))
        .with(bare("R of A", "R", "A", ALL))
        .with(bare("R of B", "R", "B", ALL))
        .with(bare("R of D", "R", "D", ALL))
        .with(bare("G of C", "G", "C", ALL));
  }

  // Where a stimulator leads to a port its variable is written in each step. This one is silent.
  private static Network written() {
    Network network =
        network()
            .with(new Stimulator("silent", "poisson_generator", Map.of("rate", Networks.hz(0))));
    for (String name : List.of("A", "B", "D")) {
      network =
          network
              .with(Projection.of("+" + name, "silent", name, ALL, pa(1)))
              .with(Projection.of("-" + name, "silent", name, ALL, pa(-1)));
    }
    Distribution conductance = Distribution.constant(1, Unit.NS);
    Distribution inhibition = Distribution.constant(-1, Unit.NS);
    return network
        .with(Projection.of("+C", "silent", "C", ALL, conductance))
        .with(Projection.of("-C", "silent", "C", ALL, inhibition));
  }

  private static Set<String> fading(CompiledNetwork network) {
    NetworkForms forms = new NetworkForms(network);
    Set<String> all = new TreeSet<>();
    for (int p = 0; p < network.populations().size(); p++) {
      String name = network.populations().get(p).name();
      forms
          .of(p, network.populations().get(p).parameter())
          .fading()
          .forEach(port -> all.add(name + " " + port));
    }
    return all;
  }

  @Test
  void variablesFadeWhereOnlySpikesOfNeuronsArriveAndTheirDecayIsShared() {
    assertThat(fading(Networks.compile(network())))
        .containsExactly(
            "A excitatory", "A inhibitory", "B excitatory", "B inhibitory", "C excitatory");
    assertThat(fading(Networks.compile(written()))).isEmpty();
  }

  @Test
  void rowsLeadToVariablesThatDecayAtDifferentRates() {
    assertThat(Networks.compile(network()).synapses()).anyMatch(s -> s.parts().size() > 2);
  }

  @Test
  void whatFadesMakesTheSpikesAndTracesOfWhatIsWritten() throws InterruptedException {
    try (Run fading = Networks.run(Networks.compile(network()), 200, 2);
        Run written = Networks.run(Networks.compile(written()), 200, 1)) {
      assertSame(fading, written);
    }
  }

  @Test
  void decaysChangeInTheMiddleOfARun() throws InterruptedException {
    try (Run fading = Simulation.start(Networks.compile(network()), RunSettings.inMemory(2));
        Run written = Simulation.start(Networks.compile(written()), RunSettings.inMemory(1))) {
      for (Run run : List.of(fading, written)) {
        to(run, 33.3);
        run.setParameter("A", "tau_syn_ex", ms(1.5));
        run.setParameter("B", "tau_syn_ex", ms(2.5));
        to(run, 77.7);
        // From here on each neuron has its own, and nothing fades.
        run.setParameter("B", "tau_syn_in", varied(2, 6, Unit.MS));
        to(run, 150);
      }
      assertSame(fading, written);
    }
  }

  private static void to(Run run, double ms) throws InterruptedException {
    run.runUntil(ms);
    assertThat(run.await().problem()).isNull();
  }

  private static void assertSame(Run fading, Run written) {
    assertThat(fading.status().spikes()).isGreaterThan(500);
    assertThat(fading.spikeHash()).isEqualTo(written.spikeHash());
    assertThat(fading.recording().traces()).hasSize(written.recording().traces().size());
    for (int t = 0; t < fading.recording().traces().size(); t++) {
      TraceColumns ours = fading.recording().traces().get(t);
      TraceColumns theirs = written.recording().traces().get(t);
      assertThat(ours.samples()).isEqualTo(theirs.samples()).isPositive();
      for (long sample = 0; sample < ours.samples(); sample++) {
        for (int row = 0; row < ours.neurons().length; row++) {
          float expected = theirs.sample(sample, row);
          // The last bit of a float.
          assertThat(ours.sample(sample, row))
              .as("%s of %s", ours.variable(), ours.population())
              .isCloseTo(expected, within(1e-6f * Math.max(1e-3f, Math.abs(expected))));
        }
      }
    }
  }

  @Test
  void theyAreTheSameOnAnyThreads() throws InterruptedException {
    DeterminismTest.assertSameOnAnyThreads(network(), 120);
  }
}
