package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.model.Body;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.model.SynapseJoin;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every synapse with a memory keeps, whichever file is added.
class SynapseContractTest {

  private static final int SIZE = 23;

  static Stream<Model> synapses() {
    ModelLibrary library = ModelLibrary.standard();
    return library.names(Model.Kind.SYNAPSE).stream()
        .map(name -> library.find(name).orElseThrow())
        .filter(Model::isPlastic);
  }

  // A neuron that has what the synapse reads.
  private static String target(Model synapse) {
    ModelLibrary library = ModelLibrary.standard();
    return Stream.concat(Stream.of("iaf_psc_delta"), library.names(Model.Kind.NEURON).stream())
        .map(name -> library.find(name).orElseThrow())
        .filter(model -> model.ports().size() == 1)
        .filter(model -> SynapseJoin.problems(synapse, model, model).isEmpty())
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static Network network(Model synapse, Distribution delay) {
    ConnectionRule rule = new ConnectionRule.FixedIndegree(7, true, true);
    double sign = synapse.name().equals("vogels_sprekeler") ? -1 : 1;
    return Network.EMPTY
        .with(Population.of("N", target(synapse), SIZE))
        .with(
            new Stimulator(
                "noise", "poisson_generator", Map.of("rate", Distribution.constant(900, Unit.HZ))))
        .with(Projection.of("drive", "noise", "N", ALL, mv(6)))
        .with(
            Projection.of("P", "N", "N", rule, mv(sign * 0.5))
                .withSynapse(synapse.name())
                .withDelay(delay)
                .withModulator(synapse.isModulated() ? Optional.of("N") : Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void everySynapseKeepsItsNumbersAndGivesTheSameBitsOnAnyThreads(Model synapse)
      throws InterruptedException {
    Distribution varied = new Distribution.Uniform(Quantity.ms(0.3), Quantity.ms(2.5));
    // Synapses that come and go have one delay.
    boolean rewires = ((Body.Plastic) synapse.body()).rewires();
    for (Distribution delay : List.of(Networks.ms(1), rewires ? Networks.ms(2) : varied)) {
      CompiledNetwork network = Networks.compile(network(synapse, delay));
      String state = "";
      for (int threads = 1; threads <= 3; threads++) {
        try (Run run = Networks.run(network, 150, threads)) {
          assertThat(run.status().synapticEvents()).isPositive();
          assertThat(Arrays.stream(run.weights("P").weight()).allMatch(Double::isFinite)).isTrue();
          state = threads == 1 ? run.stateHash() : state;
          assertThat(run.stateHash()).as("%d threads", threads).isEqualTo(state);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void everySynapseGoesOnFromACheckpoint(Model synapse, @TempDir Path folder)
      throws InterruptedException {
    CompiledNetwork network = Networks.compile(network(synapse, Networks.ms(2)));
    Path file = folder.resolve("half");
    try (Run whole = Networks.run(network, 71.3, 2)) {
      whole.checkpoint(file);
      whole.runUntil(150);
      whole.await();
      try (Run rest = Simulation.resume(network, RunSettings.inMemory(3), file)) {
        rest.runUntil(150);
        rest.await();
        assertThat(rest.spikeHash()).isEqualTo(whole.spikeHash());
        assertThat(rest.stateHash()).isEqualTo(whole.stateHash());
      }
    }
  }

  // Weights of synapses that come and go cannot be recorded.
  static Stream<Model> synapsesThatStay() {
    return synapses().filter(model -> !((Body.Plastic) model.body()).rewires());
  }

  // Spikes of target neurons may wait at a synapse until it is used, unless its weight is recorded.
  @ParameterizedTest
  @MethodSource("synapsesThatStay")
  void whoeverLooksAtWeightsSeesTheBitsOfARunThatNobodyLooksAt(Model synapse)
      throws InterruptedException {
    Network network = network(synapse, Networks.ms(1));
    CompiledNetwork alone = Networks.compile(network);
    CompiledNetwork seen = Networks.compile(network.with(recorder("R", 50, "weight of P")));
    try (Run one = Networks.run(alone, 450, 1);
        Run other = Networks.run(seen, 450, 2)) {
      assertThat(one.status().spikes()).isGreaterThan(100);
      assertThat(one.spikeHash()).isEqualTo(other.spikeHash());
      assertThat(one.weights("P").weight()).isEqualTo(other.weights("P").weight());
      assertThat(one.stateHash()).isEqualTo(other.stateHash());
    }
  }
}
