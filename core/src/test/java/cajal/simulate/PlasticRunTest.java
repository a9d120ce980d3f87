package cajal.simulate;

import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.compile.CompiledNetwork;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Recurrent networks that learn while they run.
class PlasticRunTest {

  private static final Distribution VARIED =
      new Distribution.Uniform(Quantity.ms(0.5), Quantity.ms(4));

  /// Brunel's network at a small size, with plastic synapses among its excitatory neurons.
  static Network learning(int excitatory, String synapse, Distribution delay) {
    int inhibitory = excitatory / 4;
    ConnectionRule fromE = new ConnectionRule.FixedIndegree(excitatory / 10, true, true);
    ConnectionRule fromI = new ConnectionRule.FixedIndegree(inhibitory / 10, true, true);
    // With fewer synapses each is stronger by as much.
    double j = 0.1 * 1000 / (excitatory / 10.0);
    return Network.EMPTY
        .with(neurons("E", excitatory))
        .with(neurons("I", inhibitory))
        .with(
            new Stimulator(
                "X", "poisson_generator", Map.of("rate", Distribution.constant(20_000, Unit.HZ))))
        .with(
            Projection.of("EE", "E", "E", fromE, mv(j))
                .withSynapse(synapse)
                .withDelay(delay)
                .withParameter("w_max", mv(2 * j))
                .withParameter("lambda", number(0.005))
                .withParameter("alpha", number(1.05)))
        .with(Projection.of("EI", "E", "I", fromE, mv(j)).withDelay(ms(1.5)))
        .with(Projection.of("IE", "I", "E", fromI, mv(-5 * j)).withDelay(ms(1.5)))
        .with(Projection.of("II", "I", "I", fromI, mv(-5 * j)).withDelay(ms(1.5)))
        .with(Projection.of("XE", "X", "E", Networks.ALL, mv(0.1)))
        .with(Projection.of("XI", "X", "I", Networks.ALL, mv(0.1)));
  }

  private static Population neurons(String name, int size) {
    return Population.of(name, "iaf_psc_delta", size)
        .withParameter("tau_m", ms(20))
        .withParameter("E_L", mv(0))
        .withParameter("V_th", mv(20))
        .withParameter("V_reset", mv(10));
  }

  @Test
  void weightsAndSpikesAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    for (Distribution delay : new Distribution[] {ms(1.5), VARIED}) {
      CompiledNetwork network = Networks.compile(learning(120, "stdp", delay));
      String spikes = "";
      String state = "";
      double[] weight = {};
      for (int threads = 1; threads <= 3; threads++) {
        try (Run run = Networks.run(network, 150, threads)) {
          if (threads == 1) {
            spikes = run.spikeHash();
            state = run.stateHash();
            weight = run.weights("EE").weight();
            assertThat(Arrays.stream(weight).distinct().count()).isGreaterThan(1000);
          }
          assertThat(run.spikeHash()).isEqualTo(spikes);
          assertThat(run.stateHash()).isEqualTo(state);
          assertThat(run.weights("EE").weight()).isEqualTo(weight);
        }
      }
    }
  }

  @Test
  void itDoesNotMatterWhereARunWasHeld() throws InterruptedException {
    CompiledNetwork network = Networks.compile(learning(120, "stdp", ms(1.5)));
    try (Run whole = Networks.run(network, 60, 1);
        Run held = Simulation.start(network, RunSettings.inMemory(2))) {
      for (int i = 0; i < 5; i++) {
        held.runFor(7.3);
        held.await();
      }
      held.runUntil(60);
      held.await();
      assertThat(held.stateHash()).isEqualTo(whole.stateHash());
    }
  }

  @Test
  void aParameterOfASynapseChangesWhileTheRunGoesOn() throws InterruptedException {
    CompiledNetwork network = Networks.compile(learning(120, "stdp", ms(1.5)));
    try (Run run = Networks.run(network, 50, 1)) {
      double[] before = run.weights("EE").weight();
      run.setParameter("EE", "lambda", number(0));
      run.runUntil(100);
      run.await();
      assertThat(run.weights("EE").weight()).isEqualTo(before);
      run.setParameter("EE", "lambda", number(0.01));
      run.runUntil(150);
      run.await();
      assertThat(run.weights("EE").weight()).isNotEqualTo(before);
      run.setParameter("EE", "weight", mv(0.5));
      run.setParameter("EE", "lambda", number(0));
      run.runUntil(151);
      run.await();
      assertThat(run.weights("EE").weight()).containsOnly(0.5);
      assertThatThrownBy(() -> run.setParameter("EE", "lambda", number(-1)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("lambda");
      assertThatThrownBy(() -> run.weights("EI"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("EE");
    }
  }

  @Test
  void aWeightThatRunsAwayStopsTheRunAndIsNamed() throws InterruptedException {
    // With no upper bound but infinity each pair multiplies the weight.
    CompiledNetwork network =
        Networks.compile(
            PlasticNetworks.forced(new double[][] {{10, 20, 30}}, new double[][] {{15, 25, 35}})
                .with(
                    PlasticNetworks.plastic("stdp_pl", Networks.ONE, mv(50), ms(1))
                        .withParameter("lambda", number(1e300))
                        .withParameter("alpha", number(0))
                        .withParameter("mu", number(1))));
    try (Run run = Simulation.start(network, RunSettings.inMemory(1))) {
      run.runUntil(200);
      RunStatus status = run.await();
      assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
      assertThat(String.valueOf(status.problem()))
          .contains("projections.P")
          .contains("The weight from neuron 0 to neuron 0 is no longer a number");
    }
  }

  @Test
  void brunelsNetworkStaysIrregularWhileItLearns() throws InterruptedException {
    CompiledNetwork network = Networks.compile(learning(1000, "stdp", ms(1.5)));
    try (Run run = Networks.run(network, 500, 2)) {
      double rateHz = run.status().spikes() / 1250.0 / 0.5;
      // The full network fires at about 34 spikes/s; a tenth of it, with ten times the weight and
      // its
      // fluctuations, in the same range.
      assertThat(rateHz).isBetween(15.0, 80.0);
      double[] weight = run.weights("EE").weight();
      double mean = Arrays.stream(weight).average().orElseThrow();
      // Half of the range at the beginning, pulled down by alpha > 1.
      assertThat(mean).isBetween(0.7, 1.05);
      assertThat(Arrays.stream(weight).allMatch(w -> w >= 0 && w <= 2)).isTrue();
    }
  }
}
