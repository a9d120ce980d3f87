package cajal.analyse.bicluster.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/// Draws of everything that is drawn exactly: if data are drawn given parameters and parameters
/// given data in turn, parameters must keep their prior (Geweke 2004,
/// doi:10.1198/016214504000001132).
class KeptPriorTest {

  private static final int STATES = 3;
  private static final double SURE = 1e-4;

  private static void assertKept(double[] draws, DoubleUnaryOperator draw) {
    double[] prior =
        IntStream.range(0, draws.length).mapToDouble(i -> draw.applyAsDouble(i)).toArray();
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(draws, prior)).isGreaterThan(SURE);
  }

  @Test
  void lawsAndTheirSizesKeepTheirPrior() {
    int n = 4;
    int bins = 7;
    int[] sequence = {0, 0, 0, 1, 1, 1, 0};
    RandomSequence random = RandomSequence.of(21, "laws");
    Regimes regimes = new Regimes(STATES, 2);
    double[] h = new double[bins * n];
    int draws = 1500;
    double[][] kept = new double[5][draws];
    for (int d = 0; d < draws; d++) {
      for (int thin = 0; thin < 60; thin++) {
        regimes.draw(h, n, sequence, random);
        simulate(h, regimes, sequence, random);
      }
      LawSizes sizes = regimes.sizes();
      kept[0][d] = sizes.precision(0, 1, n);
      kept[1][d] = sizes.precision(0, 2, n);
      kept[2][d] = sizes.precision(0, n, n);
      kept[3][d] = sizes.noise();
      kept[4][d] = Math.round(Math.log(sizes.scale() / sizes.noise()) / Math.log(2));
    }
    RandomSequence prior = RandomSequence.of(22, "prior");
    assertKept(kept[0], i -> prior.exponential() / 0.09);
    assertKept(kept[1], i -> prior.exponential() / 0.01);
    assertKept(kept[2], i -> prior.exponential() / 0.01);
    assertKept(kept[3], i -> prior.exponential() * 0.01);
    for (int power = 0; power < 8; power++) {
      int which = power;
      double share = Arrays.stream(kept[4]).filter(k -> k == which).count() / (double) draws;
      assertThat(share).isCloseTo(1.0 / 8, within(0.05));
    }
  }

  private static void simulate(double[] h, Regimes regimes, int[] sequence, RandomSequence random) {
    int n = regimes.size();
    double[] noise = new double[n];
    for (int t = 0; t < sequence.length; t++) {
      for (int i = 0; i < n; i++) {
        noise[i] = random.normal();
      }
      int l = sequence[t];
      if (t > 0) {
        // The noise's precision is L L', so noise is L'^-1 of a standard one.
        double[] factor = regimes.precision(l).clone();
        Flat.cholesky(factor, 0, n);
        Flat.backward(factor, 0, n, noise, 0);
      }
      for (int i = 0; i < n; i++) {
        double value = noise[i];
        for (int j = 0; t > 0 && j <= n; j++) {
          value += regimes.entry(l, i, j) * (j == n ? 1 : h[(t - 1) * n + j]);
        }
        h[t * n + i] = value;
      }
    }
  }

  @Test
  void transitionsKeepTheirPrior() {
    RandomSequence random = RandomSequence.of(23, "transitions");
    StateSequence states = new StateSequence(12, STATES);
    int draws = 2500;
    double[][] kept = new double[3][draws];
    for (int d = 0; d < draws; d++) {
      for (int thin = 0; thin < 60; thin++) {
        states.drawTransitions(random);
        int[] sequence = states.sequence();
        sequence[1] = random.below(STATES);
        sequence[0] = sequence[1];
        for (int t = 2; t < sequence.length; t++) {
          int before = sequence[t - 1];
          double[] row =
              IntStream.range(0, STATES)
                  .mapToDouble(k -> Math.exp(states.logMove(before, k)))
                  .toArray();
          sequence[t] = random.index(row, STATES);
        }
      }
      kept[0][d] = states.prior().concentration();
      kept[1][d] = states.prior().stickiness();
      kept[2][d] = states.prior().baseConcentration();
    }
    RandomSequence prior = RandomSequence.of(24, "prior");
    assertKept(kept[0], i -> 5 * prior.exponential());
    assertKept(kept[1], i -> 10 * prior.exponential());
    assertKept(kept[2], i -> 5 * prior.exponential());
  }

  @Test
  void loadsDispersionsAndTrajectoryKeepTheirPrior() {
    RandomSequence random = RandomSequence.of(26, "counts");
    ChainState state = new ChainState(new Counts(3, 10, new double[30]), 2, 1);
    state.add(new double[2][10]);
    Arrays.fill(state.r, 5);
    state.regimes.draw(state.joint(), 2, state.states.sequence(), random);
    state.updateMeans();
    Augmentation augmentation = new Augmentation(state);
    int draws = 2000;
    double[][] kept = new double[4][draws];
    for (int d = 0; d < draws; d++) {
      for (int thin = 0; thin < 40; thin++) {
        simulate(state, random);
        augmentation.drawOmega(random);
        augmentation.drawPath(random);
        state.updateMeans();
        augmentation.drawLoads(random);
        state.updateMeans();
        augmentation.drawDispersion(random);
      }
      kept[0][d] = state.load[0][0];
      kept[1][d] = state.load[1][1];
      kept[2][d] = state.r[2];
      kept[3][d] = state.row(1)[0];
    }
    RandomSequence prior = RandomSequence.of(27, "prior");
    assertKept(kept[0], i -> prior.normal());
    assertKept(kept[1], i -> prior.normal());
    assertKept(kept[2], i -> 10 * prior.exponential());
    assertKept(kept[3], i -> prior.normal());
  }

  // Negative binomial counts, as gamma mixtures of Poisson counts by times between events.
  private static void simulate(ChainState state, RandomSequence random) {
    for (int i = 0; i < state.r.length; i++) {
      for (int t = 0; t < 10; t++) {
        double rate = random.gamma(state.r[i]) / state.r[i] * Math.exp(state.logMean[i * 10 + t]);
        int count = 0;
        for (double time = random.exponential(); time < rate; time += random.exponential()) {
          count++;
        }
        state.counts.values()[i * 10 + t] = count;
      }
    }
  }

  @Test
  void aLawIsLearntFromManySteps() {
    int n = 4;
    int bins = 4000;
    double[] matrix = {0.9, 0.3, 0, 0, -0.3, 0.9, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.2};
    RandomSequence random = RandomSequence.of(25, "steps");
    double[] h = new double[bins * n];
    for (int t = 1; t < bins; t++) {
      for (int i = 0; i < n; i++) {
        double value = 0.1 * random.normal() + (i == 2 ? 0.05 : 0);
        for (int j = 0; j < n; j++) {
          value += matrix[i * n + j] * h[(t - 1) * n + j];
        }
        h[t * n + i] = value;
      }
    }
    Regimes regimes = new Regimes(1, 2);
    for (int d = 0; d < 20; d++) {
      regimes.draw(h, n, new int[bins], random);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertThat(regimes.entry(0, i, j)).isCloseTo(matrix[i * n + j], within(0.07));
      }
      assertThat(regimes.entry(0, i, n)).isCloseTo(i == 2 ? 0.05 : 0, within(0.02));
      assertThat(regimes.precision(0)[i * n + i]).isCloseTo(100, within(10.0));
    }
  }
}
