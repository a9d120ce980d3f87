package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.record.SpikeHash;
import cajal.simulate.Batch;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Neurons may go over to other threads in the middle of a run.
class DivisionTest {

  private static final int BATCHES = 20;
  private static final int STEPS = 64;
  private static final ConnectionRule ALL = new ConnectionRule.AllToAll(true);

  private static Distribution pa(double value) {
    return Distribution.constant(value, Unit.PA);
  }

  private static Distribution ms(double least, double most) {
    return new Distribution.Uniform(Quantity.ms(least), Quantity.ms(most));
  }

  // Spikes that wait in rings and in runs, and stimulators with and without a memory.
  private static CompiledNetwork network() {
    return NetworkCompiler.compile(
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", 83).withParameter("I_e", pa(300)))
            .with(Population.of("I", "iaf_psc_alpha", 45))
            .with(
                new Stimulator(
                    "spikes",
                    "poisson_generator",
                    Map.of("rate", Distribution.constant(8000, Unit.HZ))))
            .with(new Stimulator("ou", "ou_generator", Map.of("mean", pa(100), "std", pa(200))))
            .with(Projection.of("spikes to E", "spikes", "E", ALL, pa(40)))
            .with(Projection.of("ou to I", "ou", "I", ALL, Distribution.constant(1, Unit.ONE)))
            .with(Projection.of("E to I", "E", "I", ALL, pa(50)))
            .with(
                Projection.of(
                        "E to E", "E", "E", new ConnectionRule.FixedIndegree(9, true, true), pa(20))
                    .withDelay(ms(0.4, 3)))
            .with(Projection.of("I to E", "I", "E", ALL, pa(-9)).withDelay(ms(0.4, 0.9))),
        ModelLibrary.standard(),
        1,
        0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void divisionsChangeNoBit(int threads) {
    CompiledNetwork network = network();
    assertThat(network.synapses()).anyMatch(synapses -> synapses.delays().each() != null);
    assertThat(network.synapses()).anyMatch(synapses -> synapses.runs() > 1);
    List<Long> undivided = run(network, 1, false);
    assertThat(undivided).hasSizeGreaterThan(100);
    assertThat(run(network, threads, true)).isEqualTo(undivided);
  }

  // All spikes, then a hash of the state and the number of arrivals.
  private static List<Long> run(CompiledNetwork network, int threads, boolean divided) {
    List<Long> seen = new ArrayList<>();
    Random random = new Random(1);
    try (CpuEngine engine = new CpuEngine(network, threads)) {
      Batch batch = new Batch(network);
      for (int step = 0; step < BATCHES * STEPS; step += STEPS) {
        engine.advance(step, STEPS, batch, () -> {});
        for (int i = 0; i < batch.spikes(); i++) {
          seen.add(1000 * batch.step(i) + batch.neuron(i));
        }
        if (divided) {
          double[] portions = random.doubles(threads).toArray();
          double sum = Arrays.stream(portions).sum();
          engine.division().divide(Arrays.stream(portions).map(portion -> portion / sum).toArray());
        }
      }
      SpikeHash hash = new SpikeHash();
      engine.hashState(hash);
      seen.add(hash.value());
      seen.add(engine.synapticEvents());
    }
    return seen;
  }
}
