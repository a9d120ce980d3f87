package cajal.simulate;

import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.record.Recording;
import cajal.unit.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Networks in which both sides of plastic synapses fire when the test says so.
final class PlasticNetworks {

  static final double DT_MS = 0.1;

  private PlasticNetworks() {}

  /// Source neurons that repeat given spikes, and target neurons that fire at given times whatever
  /// else they get.
  ///
  /// @param pre `[neuron][spike]`, ms
  /// @param post `[neuron][spike]`, ms
  static Network forced(double[][] pre, double[][] post) {
    Network network =
        Network.EMPTY
            .with(Population.of("pre", "parrot", pre.length))
            .with(
                Population.of("post", "iaf_psc_delta", post.length)
                    .withParameter("t_ref", ms(0))
                    .withParameter("E_L", mv(0))
                    .withParameter("V_reset", mv(0))
                    .withParameter("V_th", mv(10_000)));
    for (int n = 0; n < pre.length; n++) {
      network = network.with(generator("a" + n, pre[n])).with(to(n, "a" + n, "pre", number(1)));
    }
    for (int n = 0; n < post.length; n++) {
      network =
          network.with(generator("b" + n, post[n])).with(to(n, "b" + n, "post", mv(1_000_000)));
    }
    return network;
  }

  // One step earlier than it shall arrive, since the spike travels for one.
  private static Stimulator generator(String name, double[] times) {
    List<Double> shifted =
        IntStream.range(0, times.length).mapToObj(i -> times[i] - DT_MS).toList();
    return new Stimulator(
        name, "spike_generator", Map.of("spike_times", new Distribution.Listed(shifted, Unit.MS)));
  }

  private static Projection to(int neuron, String from, String to, Distribution weight) {
    ConnectionRule.Pair pair = new ConnectionRule.Pair("0", Integer.toString(neuron), 1);
    ConnectionRule rule = new ConnectionRule.Explicit(List.of(pair));
    return Projection.of(from + " to " + to, from, to, rule, weight).withDelay(ms(DT_MS));
  }

  /// A plastic projection between the two, called `P`.
  static Projection plastic(
      String synapse, ConnectionRule rule, Distribution weight, Distribution delay) {
    return Projection.of("P", "pre", "post", rule, weight).withSynapse(synapse).withDelay(delay);
  }

  /// What one synapse of 100 mV sends at each of some spikes, mV.
  static double[] sent(double[] spikes, String synapse, Map<String, Distribution> parameters)
      throws InterruptedException {
    // A membrane that forgets everything within a step shows what arrives at its end.
    Network network =
        forced(new double[][] {spikes}, new double[][] {{}})
            .replace("post", node -> ((Population) node).withParameter("tau_m", ms(0.001)))
            .with(plastic(synapse, Networks.ONE, mv(100), ms(1)).withParameters(parameters))
            .with(Networks.recorder("R", DT_MS, "V_m"))
            .with(Networks.bare("R to post", "R", "post", Networks.ALL));
    double end = spikes[spikes.length - 1] + 2;
    try (Run run = Networks.run(Networks.compile(network), end, 1)) {
      Recording.TraceColumns trace = run.recording().traces().getFirst();
      return Arrays.stream(spikes)
          .map(ms -> trace.sample(Math.round((ms + 1) / DT_MS) - 1, 0))
          .toArray();
    }
  }

  /// Rows of numbers below the heading of a file beside the tests.
  static List<double[]> reference(String file) {
    try (InputStream in = PlasticNetworks.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no reference " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
