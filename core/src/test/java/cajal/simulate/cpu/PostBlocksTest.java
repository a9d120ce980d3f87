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
import cajal.record.SpikeHash;
import cajal.simulate.Batch;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostBlocksTest {

  private static final int NEURONS = 1000;

  private static Projection to(String target, int indegree, double weight, String synapse) {
    return Projection.of(
            "E to " + target,
            "E",
            target,
            new ConnectionRule.FixedIndegree(indegree, true, true),
            new Distribution.Constant(Quantity.of(weight, Unit.PA)))
        .withSynapse(synapse);
  }

  private static CompiledNetwork network(int indegree, String synapse) {
    return NetworkCompiler.compile(
        Network.EMPTY
            .with(
                Population.of("E", "iaf_psc_exp", NEURONS)
                    .withParameter(
                        "I_e",
                        new Distribution.Uniform(
                            Quantity.of(300, Unit.PA), Quantity.of(500, Unit.PA))))
            .with(to("E", indegree, 0.5, synapse)),
        ModelLibrary.standard(),
        1,
        0.1);
  }

  @Test
  void longRowsToManyTargetsGoBlockByBlock() {
    // 8,000 bytes of places, 2,000 synapses in a row.
    CompiledNetwork network = network(2000, Projection.STATIC);
    assertThat(PostBlocks.of(network, 1, PostBlocks.BYTES)).isEqualTo(1);
    assertThat(PostBlocks.of(network, 1, 2000)).isEqualTo(4);
    assertThat(PostBlocks.of(network, 2, 2000)).isEqualTo(2);
    // No piece is shorter than 250 synapses.
    assertThat(PostBlocks.of(network, 1, 100)).isEqualTo(8);
    assertThat(PostBlocks.of(network, 2, 100)).isEqualTo(4);
  }

  @Test
  void shortRowsAndSynapsesThatLearnStayWhole() {
    assertThat(PostBlocks.of(network(100, Projection.STATIC), 1, 100)).isEqualTo(1);
    assertThat(PostBlocks.of(network(1000, "stdp"), 1, 100)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void blocksChangeNoBit(int threads) {
    CompiledNetwork network = network(2000, Projection.STATIC);
    List<Long> whole = run(new CpuEngine(network, threads, PostBlocks.BYTES), network);
    List<Long> blocks = run(new CpuEngine(network, threads, 1000), network);
    assertThat(whole).hasSizeGreaterThan(100);
    assertThat(blocks).isEqualTo(whole);
  }

  // All spikes, then hashes of the state and the number of arrivals.
  private static List<Long> run(CpuEngine running, CompiledNetwork network) {
    List<Long> seen = new ArrayList<>();
    try (CpuEngine engine = running) {
      Batch batch = new Batch(network);
      for (int step = 0; step < 1280; step += 64) {
        engine.advance(step, 64, batch, () -> {});
        for (int i = 0; i < batch.spikes(); i++) {
          seen.add(batch.step(i) * NEURONS + batch.neuron(i));
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
