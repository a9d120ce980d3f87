package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ONE;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.CompiledNetwork;
import cajal.compile.PlasticSynapses;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Pair-based plasticity on random spike trains, against sums over all pairs of spikes.
class PairPlasticityTest {

  private static final double DT = 0.1;
  private static final int NEURONS = 6;
  private static final double END_MS = 400;

  private final RandomGenerator random =
      RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(20261125L);

  private double[][] trains(double probability) {
    double[][] trains = new double[NEURONS][];
    for (int n = 0; n < NEURONS; n++) {
      List<Double> times = new ArrayList<>();
      for (int step = 20; step < END_MS / DT - 60; step++) {
        if (random.nextDouble() < probability) {
          times.add(step * DT);
        }
      }
      trains[n] = times.stream().mapToDouble(t -> t).toArray();
    }
    return trains;
  }

  // Every pair of spikes adds its share; the weight moves from event to event.
  private static double expected(double[] pre, double[] post, double delayMs, double w0) {
    double lambda = 0.01;
    double alpha = 1.1;
    double wMax = 2;
    double w = w0;
    int[] a = steps(pre, 0);
    int[] b = steps(post, (int) Math.round(delayMs / DT));
    for (int step = 0; step * DT < END_MS; step++) {
      if (contains(b, step)) {
        double x = sum(a, step, 20);
        w = Math.min(wMax, w + lambda * wMax * Math.pow(1 - w / wMax, 0.4) * x);
      }
      if (contains(a, step)) {
        double y = sum(b, step, 30);
        w = Math.max(0, w - alpha * lambda * wMax * Math.pow(w / wMax, 0.4) * y);
      }
    }
    return w;
  }

  private static int[] steps(double[] times, int later) {
    return IntStream.range(0, times.length)
        .map(i -> (int) Math.round(times[i] / DT) + later)
        .toArray();
  }

  private static boolean contains(int[] steps, int step) {
    return IntStream.of(steps).anyMatch(s -> s == step);
  }

  private static double sum(int[] steps, int before, double tauMs) {
    double sum = 0;
    for (int step : steps) {
      sum += step < before ? Math.exp((step - before) * DT / tauMs) : 0;
    }
    return sum;
  }

  private void assertPairs(Distribution delay) throws InterruptedException {
    double[][] pre = trains(0.01);
    double[][] post = trains(0.008);
    Projection projection =
        PlasticNetworks.plastic("stdp", ALL, mv(0.8), delay)
            .withParameter("mu_plus", number(0.4))
            .withParameter("mu_minus", number(0.4))
            .withParameter("alpha", number(1.1))
            .withParameter("tau_minus", ms(30))
            .withParameter("w_max", mv(2));
    CompiledNetwork network = Networks.compile(PlasticNetworks.forced(pre, post).with(projection));
    PlasticSynapses synapses = network.plastic().getFirst();
    try (Run run = Networks.run(network, END_MS, 1)) {
      SynapseWeights weights = run.weights("P");
      assertThat(weights.unit()).isEqualTo(Unit.MV);
      for (int k = 0; k < weights.weight().length; k++) {
        short[] delays = synapses.delays();
        double delayMs = DT * (delays == null ? synapses.delaySteps() : delays[k]);
        double expected =
            expected(pre[weights.source()[k]], post[weights.target()[k]], delayMs, 0.8);
        assertThat(Math.abs(expected - 0.8)).isGreaterThan(1e-4);
        // Traces multiply by one factor a step, 4000 times, the sum takes each exponential anew.
        assertThat(weights.weight()[k]).isCloseTo(expected, within(1e-11));
      }
    }
  }

  @Test
  void weightsFollowAllPairsOfSpikesWhenAllDelaysAreEqual() throws InterruptedException {
    assertPairs(ms(1.3));
  }

  @Test
  void weightsFollowAllPairsOfSpikesWhenDelaysDiffer() throws InterruptedException {
    assertPairs(new Distribution.Uniform(Quantity.ms(0.3), Quantity.ms(4)));
  }

  @Test
  void oneToOneSynapsesLearnFromTheirOwnNeuronsOnly() throws InterruptedException {
    double[][] pre = trains(0.01);
    double[][] post = trains(0.008);
    post[2] = new double[0];
    Projection projection =
        PlasticNetworks.plastic("stdp", ONE, mv(0.8), ms(1)).withParameter("w_max", mv(2));
    try (Run run =
        Networks.run(
            Networks.compile(PlasticNetworks.forced(pre, post).with(projection)), END_MS, 2)) {
      double[] weight = run.weights("P").weight();
      assertThat(weight).hasSize(NEURONS);
      assertThat(weight[2]).isEqualTo(0.8);
      assertThat(weight[1]).isNotEqualTo(0.8);
    }
  }
}
