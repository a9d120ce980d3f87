package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ONE;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.network.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rules of plasticity against straightforward accounts of which spikes pair with which.
class PlasticRulesTest {

  private static final double DT = PlasticNetworks.DT_MS;
  private static final int STEPS = 3000;
  private static final int DELAY = 12;
  private static final int NEURONS = 5;

  /// What a rule makes of the weight, written as a history: times in steps at the synapse.
  private abstract static class Account {

    final List<Integer> pre = new ArrayList<>();
    final List<Integer> post = new ArrayList<>();
    double w;

    abstract void onPost(int now);

    abstract void onPre(int now);

    static double fade(int since, double tauMs) {
      return Math.exp(-since * DT / tauMs);
    }

    static double all(List<Integer> spikes, int now, double tauMs) {
      return spikes.stream().mapToDouble(s -> fade(now - s, tauMs)).sum();
    }

    static double last(List<Integer> spikes, int now, double tauMs) {
      return spikes.isEmpty() ? 0 : fade(now - spikes.getLast(), tauMs);
    }

    double weight(double start, int[] preSteps, int[] postSteps) {
      w = start;
      for (int now = 0; now < STEPS; now++) {
        int felt = now - DELAY;
        boolean fromPost = IntStream.of(postSteps).anyMatch(s -> s == felt);
        int here = now;
        boolean fromPre = IntStream.of(preSteps).anyMatch(s -> s == here);
        if (fromPost) {
          onPost(now);
        }
        if (fromPre) {
          onPre(now);
        }
        if (fromPost) {
          post.add(now);
        }
        if (fromPre) {
          pre.add(now);
        }
      }
      return w;
    }

    void potentiate(double x) {
      w = Math.min(2, w + 0.02 * (1 - w / 2) * x);
    }

    void depress(double y) {
      w = Math.max(0, w - 0.02 * (w / 2) * y);
    }
  }

  private interface Accounts {
    Account create();
  }

  private void check(String synapse, Accounts accounts, Projection projection)
      throws InterruptedException {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(synapse.hashCode());
    int[][] pre = new int[NEURONS][];
    int[][] post = new int[NEURONS][];
    for (int n = 0; n < NEURONS; n++) {
      pre[n] = IntStream.range(20, STEPS - 50).filter(_ -> random.nextInt(90) == 0).toArray();
      post[n] = IntStream.range(20, STEPS - 50).filter(_ -> random.nextInt(90) == 0).toArray();
    }
    // A pair that coincides at the synapse.
    post[0][3] = pre[0][3] - DELAY;
    Arrays.sort(post[0]);
    var network = PlasticNetworks.forced(times(pre), times(post)).with(projection);
    try (Run run = Networks.run(Networks.compile(network), STEPS * DT, 1)) {
      SynapseWeights weights = run.weights("P");
      for (int k = 0; k < weights.weight().length; k++) {
        double expected =
            accounts.create().weight(1.1, pre[weights.source()[k]], post[weights.target()[k]]);
        assertThat(Math.abs(expected - 1.1)).isGreaterThan(1e-4);
        // Traces are multiplied by their decay up to 3000 times.
        assertThat(weights.weight()[k]).as(synapse).isCloseTo(expected, within(1e-11));
      }
    }
  }

  private static double[][] times(int[][] steps) {
    return Arrays.stream(steps)
        .map(s -> IntStream.of(s).mapToDouble(i -> i * DT).toArray())
        .toArray(double[][]::new);
  }

  private static Projection plastic(String synapse) {
    return PlasticNetworks.plastic(synapse, ALL, mv(1.1), ms(DELAY * DT));
  }

  private static Projection bounded(String synapse) {
    return plastic(synapse).withParameter("w_max", mv(2));
  }

  @Test
  void symmetricNearestNeighboursPairWithTheLastSpikeOfTheOther() throws InterruptedException {
    check(
        "stdp_nn_symm",
        () ->
            new Account() {
              @Override
              void onPost(int now) {
                potentiate(last(pre, now, 20));
              }

              @Override
              void onPre(int now) {
                depress(last(post, now, 20));
              }
            },
        bounded("stdp_nn_symm"));
  }

  @Test
  void presynapticallyCentredSpikesPairWithTheLastAndTheNext() throws InterruptedException {
    check(
        "stdp_nn_pre_centered",
        () ->
            new Account() {
              @Override
              void onPost(int now) {
                int since = post.isEmpty() ? -1 : post.getLast();
                potentiate(all(pre.stream().filter(s -> s >= since).toList(), now, 20));
              }

              @Override
              void onPre(int now) {
                depress(last(post, now, 20));
              }
            },
        bounded("stdp_nn_pre_centered"));
  }

  @Test
  void restrictedNeighboursPairOnlyWithoutASpikeBetween() throws InterruptedException {
    check(
        "stdp_nn_restr",
        () ->
            new Account() {
              private boolean preWasLast;
              private boolean postWasLast;

              @Override
              void onPost(int now) {
                if (preWasLast) {
                  potentiate(last(pre, now, 20));
                }
                preWasLast = false;
                postWasLast = true;
              }

              @Override
              void onPre(int now) {
                if (postWasLast) {
                  depress(last(post, now, 20));
                }
                preWasLast = true;
                postWasLast = false;
              }
            },
        bounded("stdp_nn_restr"));
  }

  @Test
  void thePowerLawRulePotentiatesByAPowerOfTheWeight() throws InterruptedException {
    check(
        "stdp_pl",
        () ->
            new Account() {
              @Override
              void onPost(int now) {
                w += 0.1 * Math.pow(w, 0.4) * all(pre, now, 20);
              }

              @Override
              void onPre(int now) {
                w = Math.max(0, w - 0.1 * w * all(post, now, 20));
              }
            },
        plastic("stdp_pl"));
  }

  @Test
  void tripletsReadEachOwnSlowTraceBeforeItsJump() throws InterruptedException {
    check(
        "stdp_triplet",
        () ->
            new Account() {
              @Override
              void onPost(int now) {
                w += all(pre, now, 16.8) * (5e-10 + 6.2e-3 * all(post, now, 125));
              }

              @Override
              void onPre(int now) {
                w -= all(post, now, 33.7) * (7e-3 + 2.3e-4 * all(pre, now, 101));
              }
            },
        plastic("stdp_triplet"));
  }

  @Test
  void plasticInhibitionIsSymmetricAndHasATargetRate() throws InterruptedException {
    check(
        "vogels_sprekeler",
        () ->
            new Account() {
              @Override
              void onPost(int now) {
                w = Math.min(2, w + 0.01 * all(pre, now, 20));
              }

              @Override
              void onPre(int now) {
                w = Math.max(0, Math.min(2, w + 0.01 * (all(post, now, 20) - 0.12)));
              }
            },
        bounded("vogels_sprekeler").withParameter("eta", mv(0.01)));
  }

  /// Change by 60 pairings in which the postsynaptic spike comes `lagMs` after the presynaptic one.
  private static double triplet(double lagMs, double frequencyHz) throws InterruptedException {
    double[] pre = new double[60];
    double[] post = new double[60];
    for (int i = 0; i < 60; i++) {
      pre[i] = 50 + i * 1000 / frequencyHz;
      // The delay of a step is part of the lag.
      post[i] = pre[i] + lagMs - DT;
    }
    var network =
        PlasticNetworks.forced(new double[][] {pre}, new double[][] {post})
            .with(PlasticNetworks.plastic("stdp_triplet", ONE, mv(50), ms(DT)));
    try (Run run = Networks.run(Networks.compile(network), pre[59] + 40, 1)) {
      return run.weights("P").weight()[0] - 50;
    }
  }

  @Test
  void tripletsDependOnTheFrequencyAsInVisualCortex() throws InterruptedException {
    double[] frequencies = {1, 10, 20, 40, 50};
    double[] after = {.000, .132, .247, .534, .741};
    double[] before = {-.312, -.334, -.352, .155, .727};
    for (int i = 0; i < frequencies.length; i++) {
      // Reference values are given to three digits.
      assertThat(triplet(10, frequencies[i])).isCloseTo(after[i], within(1e-3));
      assertThat(triplet(-10, frequencies[i])).isCloseTo(before[i], within(1e-3));
    }
  }

  @Test
  void scalingFollowsTheMeanRate() throws InterruptedException {
    double[] spikes = IntStream.range(0, 20).mapToDouble(i -> 5 + 10 * i).toArray();
    var network =
        PlasticNetworks.forced(new double[][] {{1}}, new double[][] {spikes})
            .with(
                PlasticNetworks.plastic("homeostatic_scaling", ONE, mv(50), ms(1))
                    .withParameter("gamma", number(2))
                    .withParameter("interval", ms(10))
                    .withParameter("tau_rate", ms(100)));
    try (Run run = Networks.run(Networks.compile(network), 200, 1)) {
      double w = 50;
      for (int end = 10; end <= 200; end += 10) {
        double now = end;
        // A spike at the neuron is felt 1 ms later.
        double rate =
            Arrays.stream(spikes)
                .map(s -> s + 1)
                .filter(s -> s <= now + 1e-9)
                .map(s -> Math.exp(-(now - s) / 100) / 100)
                .sum();
        w *= Math.exp(2 * 10 * (0.005 - rate));
      }
      assertThat(run.weights("P").weight()[0]).isCloseTo(w, within(1e-10));
    }
  }
}
