package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.pa;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The same project and seed give the same bits, however the work is divided.
class DeterminismTest {

  /// Two populations, recurrent by several rules, with drawn weights, delays and parameters, driven
  /// by spikes and noise.
  static Network mixed() {
    Distribution drawn =
        new Distribution.Uniform(Quantity.of(5, Unit.PA), Quantity.of(60, Unit.PA));
    Distribution delay = new Distribution.Uniform(Quantity.ms(0.4), Quantity.ms(3));
    return Network.EMPTY
        .with(
            Population.of("E", "iaf_psc_exp", 83)
                .withParameter(
                    "I_e",
                    new Distribution.Uniform(Quantity.of(200, Unit.PA), Quantity.of(450, Unit.PA))))
        .with(Population.of("I", "iaf_psc_exp", 21))
        .with(
            new Stimulator(
                "noise", "poisson_generator", Map.of("rate", Distribution.constant(8000, Unit.HZ))))
        .with(new Stimulator("dc", "dc_generator", Map.of("amplitude", pa(30))))
        .with(recorder("R", 1, "V_m", "I_ex"))
        .with(
            Projection.of("EE", "E", "E", new ConnectionRule.FixedIndegree(9, true, true), drawn)
                .withDelay(delay))
        .with(
            Projection.of("EI", "E", "I", new ConnectionRule.PairwiseBernoulli(0.2, true), pa(70)))
        .with(
            Projection.of(
                    "IE", "I", "E", new ConnectionRule.FixedTotalNumber(400, true, true), pa(-50))
                .withDelay(Networks.ms(0.5)))
        .with(
            Projection.of(
                "II", "I", "I", new ConnectionRule.FixedOutdegree(5, false, false), pa(-20)))
        .with(Projection.of("nE", "noise", "E", ALL, pa(40)))
        .with(Projection.of("nI", "noise", "I", ALL, pa(40)))
        .with(bare("dE", "dc", "E", ALL))
        .with(bare("R to E", "R", "E", ALL));
  }

  /// Neurons driven by stimulators that keep something from step to step.
  static Network remembering() {
    return Network.EMPTY
        .with(Population.of("E", "iaf_psc_exp", 83))
        .with(new Stimulator("ou", "ou_generator", Map.of("mean", pa(370), "std", pa(200))))
        .with(
            new Stimulator(
                "trains",
                "gamma_sup_generator",
                Map.of(
                    "rate", Distribution.constant(20, Unit.HZ),
                    "gamma_shape", Distribution.constant(3, Unit.ONE),
                    "n_proc", Distribution.constant(50, Unit.ONE))))
        .with(new Stimulator("clamp", "voltage_clamp", Map.of()))
        .with(bare("oE", "ou", "E", ALL))
        .with(bare("cE", "clamp", "E", new ConnectionRule.Chosen(java.util.List.of("3", "40"))))
        .with(Projection.of("tE", "trains", "E", ALL, pa(40)));
  }

  @Test
  void stimulatorsThatRememberGiveTheSameOnAnyThreads() throws InterruptedException {
    assertSameOnAnyThreads(remembering(), 200);
  }

  static void assertSameOnAnyThreads(Network network, double ms) throws InterruptedException {
    CompiledNetwork compiled = Networks.compile(network);
    String hash = "";
    String state = "";
    for (int threads = 1; threads <= 3; threads++) {
      try (Run run = Networks.run(compiled, ms, threads)) {
        if (threads == 1) {
          hash = run.spikeHash();
          state = run.stateHash();
          assertThat(run.status().spikes()).isGreaterThan(8);
        }
        assertThat(run.spikeHash()).as("%d threads", threads).isEqualTo(hash);
        assertThat(run.stateHash()).as("%d threads", threads).isEqualTo(state);
      }
    }
    // Nor does it matter where the run was held.
    try (Run run = Simulation.start(compiled, RunSettings.inMemory(2))) {
      for (int i = 0; i < 7; i++) {
        run.step();
        run.await();
      }
      run.runFor(ms / 3);
      run.await();
      run.runUntil(ms);
      run.await();
      assertThat(run.spikeHash()).isEqualTo(hash);
      assertThat(run.stateHash()).isEqualTo(state);
    }
  }

  @Test
  void spikesAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    assertSameOnAnyThreads(mixed(), 200);
  }

  @Test
  void spikesWithGapJunctionsAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    Network network =
        mixed().with(gap("gap", "I", "I", new ConnectionRule.PairwiseBernoulli(0.3, false), 2));
    assertSameOnAnyThreads(network, 60);
  }

  @Test
  void gradedNetworksAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    Network network =
        Network.EMPTY
            .with(Population.of("G", "celegans_graded", 31))
            .with(Population.of("H", "celegans_graded", 8))
            .with(Population.of("E", "iaf_psc_exp", 10).withParameter("I_e", pa(400)))
            .with(new Stimulator("dc", "dc_generator", Map.of("amplitude", pa(0.5))))
            .with(bare("d", "dc", "H", ALL))
            .with(gap("gg", "G", "G", new ConnectionRule.PairwiseBernoulli(0.2, false), 0.02))
            .with(gap("hg", "H", "G", new ConnectionRule.PairwiseBernoulli(0.2, false), 0.02))
            .with(gap("eg", "E", "G", new ConnectionRule.PairwiseBernoulli(0.1, false), 0.02))
            .with(gap("ge", "G", "E", new ConnectionRule.PairwiseBernoulli(0.1, false), 0.02));
    assertSameOnAnyThreads(network, 60);
  }

  static Projection gap(
      String name, String source, String target, ConnectionRule rule, double weightNs) {
    return Projection.of(name, source, target, rule, Distribution.constant(weightNs, Unit.NS))
        .withSynapse("gap_junction")
        .withPort(Optional.empty());
  }
}
