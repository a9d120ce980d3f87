package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Network;
import cajal.network.Projection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Spikes of target neurons that wait at synapses whose source is silent for long, or that are more
/// than are kept.
class WaitingSpikesTest {

  // Longer than any row waits, and more spikes than are kept of a neuron.
  private static final double END_MS = 1000;
  private static final double[] OFTEN = IntStream.range(0, 300).mapToDouble(i -> 20 + i).toArray();
  private static final double[] SELDOM = {15, 400, 401, 990};
  private static final double[][] PRE = {{10}, {12, 700}, {}, OFTEN, {30, 50, 990.5}};
  private static final double[][] POST = {OFTEN, SELDOM, {}, {11, 13, 250, 251}};

  private static CompiledNetwork network(boolean seen) {
    // A spike beside one of the fifth neuron, which then fires twice at once.
    ConnectionRule fifth =
        new ConnectionRule.Explicit(List.of(new ConnectionRule.Pair("0", "4", 1)));
    Network network =
        PlasticNetworks.forced(PRE, POST)
            .with(Networks.spikesAt("twice", 50 - PlasticNetworks.DT_MS))
            .with(
                Projection.of("twice to pre", "twice", "pre", fifth, number(1))
                    .withDelay(ms(PlasticNetworks.DT_MS)))
            .with(
                PlasticNetworks.plastic("stdp_triplet", ALL, mv(40), ms(1.3))
                    .withParameter("w_max", mv(1000)));
    if (seen) {
      network = network.with(recorder("R", 100, "weight of P"));
    }
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 3, PlasticNetworks.DT_MS);
  }

  private static double[] weights(CompiledNetwork network, double... holds)
      throws InterruptedException {
    try (Run run = Simulation.start(network, RunSettings.inMemory(2))) {
      for (double hold : holds) {
        run.runUntil(hold);
        run.await();
      }
      run.runUntil(END_MS);
      run.await();
      return run.weights("P").weight();
    }
  }

  @Test
  void silenceAndManySpikesMakeNoDifference() throws InterruptedException {
    double[] expected = weights(network(true));
    assertThat(Arrays.stream(expected).distinct().count()).isGreaterThan(10);
    assertThat(weights(network(false))).isEqualTo(expected);
    assertThat(weights(network(false), 14.2, 20.1, 333.3, 890)).isEqualTo(expected);
  }

  @Test
  void aParameterHoldsForSpikesThatAreFeltAfterItChanged() throws InterruptedException {
    double[][] found = new double[2][];
    for (boolean seen : new boolean[] {false, true}) {
      try (Run run = Simulation.start(network(seen), RunSettings.inMemory(1))) {
        run.setParameter("P", "Aplus", mv(2));
        run.runUntil(250.5);
        run.await();
        run.setParameter("P", "Aplus", mv(0));
        run.runUntil(END_MS);
        run.await();
        found[seen ? 1 : 0] = run.weights("P").weight();
      }
    }
    assertThat(found[0]).isEqualTo(found[1]);
  }
}
