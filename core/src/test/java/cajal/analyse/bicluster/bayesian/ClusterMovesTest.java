package cajal.analyse.bicluster.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.partition.Agreement;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// What moves states and clusters of the bi-clustering, against enumeration and closed forms.
class ClusterMovesTest {

  private static final int BINS = 10;
  private static final int SIZE = 2;

  @Test
  void thePriorOfAllPartitionsIsOne() {
    NeuronLabels labels = new NeuronLabels(new ChainState(new Counts(4, 10, new double[40]), 3, 2));
    // Partitions of four things by sizes, and how many of each there are.
    double sum = Math.exp(labels.logPrior(4));
    sum += 4 * Math.exp(labels.logPrior(3, 1));
    sum += 3 * Math.exp(labels.logPrior(2, 2));
    sum += 6 * Math.exp(labels.logPrior(2, 1, 1));
    sum += Math.exp(labels.logPrior(1, 1, 1, 1));
    assertThat(sum).isCloseTo(1, within(1e-10));
  }

  @Test
  void theEvidenceOfALawIsTheProductOfItsForecasts() {
    LawPrior prior = new LawPrior(0.7, 1.5, 0.8, 2, 0.3);
    double[] h = {0.3, -0.2, 0.5, 0.4, -0.6};
    LawMoments moments = new LawMoments(1);
    double sum = 0;
    for (int t = 1; t < h.length; t++) {
      // The forecast of a regression on (before, 1) with what is known so far is a t distribution.
      moments.update(prior);
      double[] half = {h[t - 1], 1};
      Flat.forward(moments.weight, 0, 2, half, 0);
      double mean = half[0] * moments.half[0] + half[1] * moments.half[1];
      double freedom = prior.freedom(1) + moments.steps;
      double scatter = moments.scatter[0] * moments.scatter[0];
      double width = Math.sqrt(scatter / freedom * (1 + half[0] * half[0] + half[1] * half[1]));
      double away = (h[t] - mean) / width;
      sum += new TDistribution(null, freedom).logDensity(away) - Math.log(width);
      moments.add(h, t);
    }
    assertThat(moments.update(prior)).isCloseTo(sum, within(1e-10));
  }

  @Test
  void aChangeOfStateIsWhereTheEvidenceSaysWhateverTheTrajectory() {
    RandomSequence random = RandomSequence.of(11, "change");
    double[] h = new double[SIZE * 60];
    for (int t = 1; t < 60; t++) {
      for (int a = 0; a < SIZE; a++) {
        h[t * SIZE + a] = (t < 30 ? 0 : 0.95) * h[(t - 1) * SIZE + a] + 0.3 * random.normal();
      }
    }
    Regimes regimes = new Regimes(2, SIZE);
    regimes.draw(h, SIZE, IntStream.range(0, 60).map(t -> t < 30 ? 0 : 1).toArray(), random);
    SwitchingPath path = new SwitchingPath(BINS, SIZE);
    for (int t = 0; t < BINS; t++) {
      path.seen[t * 4] = 2;
      path.seen[t * 4 + 2] = 0.5;
      path.seen[t * 4 + 3] = 3;
      path.pull[t * SIZE] = 0.4 * t * random.normal();
      path.pull[t * SIZE + 1] = 0.3 * t * random.normal();
    }
    StateSequence states = new StateSequence(BINS, 2);
    Arrays.fill(states.sequence(), 5, BINS, 1);
    states.drawTransitions(random);
    // From state 0 at first to 1 at last only the place of the change is free.
    double[] expected = new double[BINS];
    for (int change = 2; change < BINS; change++) {
      int from = change;
      int[] sequence = IntStream.range(0, BINS).map(t -> t < from ? 0 : 1).toArray();
      expected[change] = Math.exp(evidence(path, regimes, sequence) + moves(states, sequence));
    }
    double all = Arrays.stream(expected).sum();
    double[] found = new double[BINS];
    int draws = 60_000;
    for (int d = 0; d < draws; d++) {
      path.draw(regimes, states, random);
      found[
          IntStream.range(0, BINS).filter(t -> states.sequence()[t] == 1).findFirst().orElse(0)]++;
    }
    for (int change = 2; change < BINS; change++) {
      assertThat(found[change] / draws).isCloseTo(expected[change] / all, within(0.015));
    }
    assertThat(Arrays.stream(expected).map(e -> e / all).max().orElse(1)).isLessThan(0.9);
  }

  private static double moves(StateSequence states, int[] sequence) {
    double sum = 0;
    for (int t = 1; t < sequence.length; t++) {
      sum += states.logMove(sequence[t - 1], sequence[t]);
    }
    return sum;
  }

  // By the precision of the whole trajectory.
  private static double evidence(SwitchingPath path, Regimes regimes, int[] sequence) {
    int all = BINS * SIZE;
    DMatrixRMaj whole = new DMatrixRMaj(all, all);
    DMatrixRMaj potential = new DMatrixRMaj(all, 1);
    double value = 0;
    for (int t = 0; t < BINS; t++) {
      int l = sequence[t];
      value += t == 0 ? 0 : regimes.logNormaliser(l);
      for (int a = 0; a < SIZE; a++) {
        int i = t * SIZE + a;
        potential.add(i, 0, path.pull[i] + (t == 0 ? 0 : regimes.push(l)[a]));
        whole.add(i, i, t == 0 ? 1 : 0);
        for (int b = 0; b < SIZE; b++) {
          int j = t * SIZE + b;
          whole.add(i, j, path.seen[t * 4 + Math.max(a, b) * SIZE + Math.min(a, b)]);
          if (t > 0) {
            whole.add(i, j, regimes.precision(l)[a * SIZE + b]);
            whole.add(i - SIZE, j - SIZE, regimes.carried(l)[a * SIZE + b]);
            whole.add(i, j - SIZE, -regimes.across(l)[a * SIZE + b]);
            whole.add(j - SIZE, i, -regimes.across(l)[a * SIZE + b]);
          }
        }
        if (t > 0) {
          potential.add(i - SIZE, 0, -regimes.pull(l)[a]);
        }
      }
    }
    DMatrixRMaj mean = new DMatrixRMaj(all, 1);
    assertThat(CommonOps_DDRM.solve(whole, potential, mean)).isTrue();
    return value
        + 0.5 * CommonOps_DDRM.dot(potential, mean)
        - 0.5 * Math.log(CommonOps_DDRM.det(whole));
  }

  @Test
  void theEvidenceJoinsWhatIsPlantedTogetherAndNothingElse() {
    PlantedCounts planted = PlantedCounts.of(101);
    Evidence evidence = new Evidence(planted.counts(), 3, 2);
    NeuronLabels labels = new NeuronLabels(new ChainState(planted.counts(), 3, 2));
    double[] r = new double[30];
    Arrays.fill(r, 10);
    int[] states = planted.state();
    int[][] groups = {range(0, 10), range(10, 20), range(20, 30)};
    List<double[][]> paths =
        Arrays.stream(groups).map(g -> evidence.fitRoughly(g, r, states).path()).toList();
    evidence.learn(paths, states);
    double first = evidence.fit(groups[0], r, states).value();
    double second = evidence.fit(groups[1], r, states).value();
    double wrong = evidence.fit(range(0, 20), r, states).value() - first - second;
    assertThat(wrong + labels.logPrior(20, 10) - labels.logPrior(10, 10, 10)).isLessThan(-5);
    double halves =
        evidence.fit(range(0, 5), r, states).value()
            + evidence.fit(range(5, 10), r, states).value();
    assertThat(first - halves + labels.logPrior(10, 10, 10) - labels.logPrior(5, 5, 10, 10))
        .isGreaterThan(5);
  }

  @Test
  void aGroupThatHasFoundTheWrongClusterLeavesItTogether() {
    PlantedCounts planted = PlantedCounts.of(101);
    ChainState state = new ChainState(planted.counts(), 3, 2);
    Arrays.fill(state.r, 10);
    System.arraycopy(planted.state(), 0, state.states.sequence(), 0, 500);
    Evidence evidence = new Evidence(planted.counts(), 3, 2);
    int[][] groups = {
      IntStream.concat(IntStream.range(0, 10), IntStream.range(26, 30)).toArray(),
      range(10, 20),
      range(20, 26)
    };
    state.take(
        Arrays.stream(groups)
            .map(group -> evidence.fitRoughly(group, state.r, planted.state()))
            .toList());
    Division division = new Division(state, evidence);
    List<int[]> members = List.of(groups);

    // With two that have no business in it.
    int[] group = {3, 7, 26, 27, 28, 29};
    Division.Exchange next = division.exchange(group, 0, members, state.paths());
    assertThat(next.to()).isEqualTo(2);
    assertThat(next.left()).isEqualTo(range(0, 10));
    assertThat(next.grown()).isEqualTo(range(20, 30));
    int[][] two = division.of(groups[0], 27, 3).orElseThrow();
    assertThat(two[0]).contains(26, 27, 28, 29).hasSizeLessThan(10);

    NeuronLabels labels = new NeuronLabels(state);
    SplitMerge moves = new SplitMerge(state, evidence, labels);
    RandomSequence random = RandomSequence.of(3, "moves");
    for (int k = 0; k < 40; k++) {
      moves.proposeMove(random);
    }
    assertThat(Agreement.adjustedRand(state.label, planted.label())).isEqualTo(1);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  @Test
  void theConsensusOfLongSequencesIsBetterThanAnyDraw() {
    RandomSequence random = RandomSequence.of(12, "consensus");
    int[] truth = IntStream.range(0, 100).map(t -> t / 25 % 2).toArray();
    List<int[]> draws =
        IntStream.range(0, 60)
            .mapToObj(
                d -> Arrays.stream(truth).map(s -> random.uniform() < 0.2 ? 1 - s : s).toArray())
            .toList();
    double best =
        draws.stream().mapToDouble(draw -> Agreement.matchedShare(draw, truth)).max().orElse(1);
    assertThat(best).isLessThan(0.95);
    assertThat(Agreement.matchedShare(Consensus.of(draws).labels(), truth)).isEqualTo(1);
  }
}
