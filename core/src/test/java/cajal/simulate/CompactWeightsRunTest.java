package cajal.simulate;

import static cajal.simulate.Networks.pa;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Runs with compact weights.
class CompactWeightsRunTest {

  private static final int SYNAPSES = 3000;
  private static final Distribution SEVERAL_DELAYS =
      new Distribution.Uniform(Quantity.ms(0.5), Quantity.ms(0.8));
  private static final Distribution MANY_DELAYS =
      new Distribution.Uniform(Quantity.ms(0.5), Quantity.ms(9));

  private static Network network(Distribution weight, Distribution delay) {
    return Network.EMPTY
        .with(
            Population.of("E", "iaf_psc_exp", 83)
                .withParameter(
                    "I_e",
                    new Distribution.Uniform(Quantity.of(200, Unit.PA), Quantity.of(450, Unit.PA))))
        .with(
            Projection.of(
                    "EE",
                    "E",
                    "E",
                    new ConnectionRule.FixedTotalNumber(SYNAPSES, true, true),
                    weight)
                .withPort(Optional.of("excitatory"))
                .withDelay(delay));
  }

  // Multiples of 2^-9 pA up to 32767 of them, so that a compact weight is exactly one of them, and
  // any sum of such weights has the same bits in whatever order it is made.
  private static Distribution representable() {
    return new Distribution.Listed(
        IntStream.range(0, SYNAPSES)
            .mapToObj(k -> (k == 0 ? 32767 : (k * 7919) % 20_000) * 0x1p-9)
            .toList(),
        Unit.PA);
  }

  @Test
  void weightsThatNeedNoRoundingGiveTheSameSpikesAsDrawnOnes() throws InterruptedException {
    for (Distribution delay : List.of(Networks.ms(1), SEVERAL_DELAYS, MANY_DELAYS)) {
      Network network = network(representable(), delay);
      CompiledNetwork compact = Networks.compile(Networks.compact(network));
      Synapses synapses = compact.synapses().getFirst();
      assertThat(synapses.column()).isInstanceOf(SynapseColumn.Compact.class);
      assertThat(synapses.delays().each() != null).isEqualTo(delay.equals(MANY_DELAYS));
      try (Run drawn = Networks.run(Networks.compile(network), 200, 1);
          Run run = Networks.run(compact, 200, 2)) {
        assertThat(run.status().spikes()).isGreaterThan(200);
        assertThat(run.spikeHash()).isEqualTo(drawn.spikeHash());
        assertThat(run.stateHash()).isEqualTo(drawn.stateHash());
      }
    }
  }

  @Test
  void spikesAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    DeterminismTest.assertSameOnAnyThreads(Networks.compact(DeterminismTest.mixed()), 200);
    Distribution weight =
        new Distribution.Uniform(Quantity.of(1, Unit.PA), Quantity.of(40, Unit.PA));
    DeterminismTest.assertSameOnAnyThreads(Networks.compact(network(weight, SEVERAL_DELAYS)), 200);
  }

  @Test
  void changedWeightsAreThoseThatANewNetworkWouldHave() throws InterruptedException {
    Distribution drawn =
        new Distribution.Uniform(Quantity.of(1, Unit.PA), Quantity.of(40, Unit.PA));
    Distribution stronger =
        new Distribution.Uniform(Quantity.of(10, Unit.PA), Quantity.of(70, Unit.PA));
    assertChange(drawn, stronger);
    assertChange(drawn, pa(20));
    assertChange(pa(20), pa(33));
    assertChange(pa(20), drawn);
  }

  private static void assertChange(Distribution from, Distribution to) throws InterruptedException {
    CompiledNetwork before = Networks.compile(Networks.compact(network(from, SEVERAL_DELAYS)));
    CompiledNetwork after = Networks.compile(Networks.compact(network(to, SEVERAL_DELAYS)));
    try (Run changed = Simulation.start(before, RunSettings.inMemory(2));
        Run made = Networks.run(after, 150, 1);
        Run old = Networks.run(before, 150, 1)) {
      changed.setParameter("EE", "weight", to);
      changed.runUntil(150);
      assertThat(changed.await().problem()).isNull();
      assertThat(changed.spikeHash()).isEqualTo(made.spikeHash()).isNotEqualTo(old.spikeHash());
      assertThat(changed.stateHash()).isEqualTo(made.stateHash());
    }
  }
}
