package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.Inputs;
import cajal.compile.NetworkCompiler;
import cajal.compile.NetworkForms;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How work and places are divided.
class SharesTest {

  private static final Distribution VARIED =
      new Distribution.Uniform(Quantity.of(1, Unit.PA), Quantity.of(2, Unit.PA));

  private static Projection to(String target, int indegree) {
    return Projection.of(
        "E to " + target,
        "E",
        target,
        new ConnectionRule.FixedIndegree(indegree, true, true),
        VARIED);
  }

  private static Network cells(int excitatory, int inhibitory) {
    return Network.EMPTY
        .with(Population.of("E", "iaf_psc_exp", excitatory))
        .with(Population.of("I", "iaf_psc_exp", inhibitory));
  }

  private static CompiledNetwork compiled(Network network) {
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1);
  }

  @Test
  void targetsOfOneTableCountByTheirOwnSynapses() {
    // One table leads to both; every neuron has the same in-degree, so all cost the same.
    CompiledNetwork network = compiled(cells(800, 200).with(to("E", 100)).with(to("I", 100)));
    assertThat(network.synapses()).hasSize(1);
    Shares shares = new Shares(network, 2);
    // Half of all, at the end of a vector.
    assertThat(shares.of(0)[1]).isIn(496, 504);
    assertThat(shares.of(1)[1]).isZero();
  }

  @Test
  void synapsesThatLearnCountAsWell() {
    Network network = cells(800, 200).with(to("E", 100).withSynapse("stdp")).with(to("I", 100));
    Shares shares = new Shares(compiled(network), 2);
    assertThat(shares.of(0)[1]).isBetween(440, 472);
  }

  @Test
  void neuronsCanBeDividedAnew() {
    CompiledNetwork network = compiled(cells(800, 200).with(to("E", 100)).with(to("I", 100)));
    Shares shares = new Shares(network, 3);
    assertThat(shares.divide(new double[] {0.904, 0.048, 0.048})).isTrue();
    assertThat(shares.of(0)).containsExactly(0, 800, 800, 800);
    assertThat(shares.of(1)).containsExactly(0, 104, 152, 200);
    assertThat(shares.limits(network.synapses().getFirst())[1]).isEqualTo(104 + place(network));
    assertThat(shares.divide(new double[] {0.904, 0.048, 0.048})).isFalse();
    // Back again, into the first population.
    assertThat(shares.divide(new double[] {0.2, 0.2, 0.6})).isTrue();
    assertThat(shares.of(0)).containsExactly(0, 200, 400, 800);
    assertThat(shares.of(1)).containsExactly(0, 0, 0, 200);
  }

  // Of the first neuron of the second population, where excitation arrives.
  private static int place(CompiledNetwork network) {
    return network.synapses().getFirst().parts().get(1).at();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 500, 512, 1000, 4097})
  void columnsOfLargePopulationsLieWholeMultiplesOfTheDistanceApart(int size) {
    CompiledNetwork network = compiled(cells(size, 7).with(to("E", 1)).with(to("I", 1)));
    Homes homes = new Homes(network, new NetworkForms(network));
    int port = network.inputs().from(0, 0);
    int potential = homes.of(0)[0];
    // I_ex is where its spikes arrive.
    assertThat(homes.of(0)[1]).isEqualTo(port);
    assertThat(potential).isGreaterThanOrEqualTo(network.inputs().size());
    if (size >= Inputs.DISTANCE) {
      assertThat((potential - port) % Inputs.DISTANCE).isZero();
      assertThat((homes.of(0)[2] - port) % Inputs.DISTANCE).isZero();
    }
    // Columns behind each other do not touch.
    int[] begin = {potential, homes.of(0)[2], homes.of(1)[0], homes.of(1)[2]};
    int[] length = {size, size, 7, 7};
    for (int a = 0; a < begin.length; a++) {
      for (int b = 0; b < begin.length; b++) {
        assertThat(a == b || begin[a] + length[a] <= begin[b] || begin[b] + length[b] <= begin[a])
            .isTrue();
      }
      assertThat(begin[a] + length[a]).isLessThanOrEqualTo(homes.size());
    }
  }

  @Test
  void variablesThatOthersReadHaveColumnsOfTheirOwn() {
    Network network =
        Network.EMPTY
            .with(Population.of("A", "iaf_psc_exp", 20))
            .with(
                Projection.of(
                        "gap",
                        "A",
                        "A",
                        new ConnectionRule.AllToAll(false),
                        Distribution.constant(1, Unit.NS))
                    .withSynapse("gap_junction"));
    CompiledNetwork compiled = compiled(network);
    Homes homes = new Homes(compiled, new NetworkForms(compiled));
    assertThat(homes.of(0)[0]).isEqualTo(Homes.OWN);
  }
}
