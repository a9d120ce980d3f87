package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.Division.Exchange;
import cajal.analyse.bicluster.bayesian.Evidence.Fitted;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Joins of two clusters, splits of one and moves of neurons or groups that are judged by how well
/// whole trajectories serve their members (in the manner of Jain & Neal 2004,
/// doi:10.1198/1061860043001).
///
/// Each is accepted by the ratio of evidences and priors; the probability of having proposed it,
/// and what the states say of trajectories, are left out, so these moves are approximate. They take
/// a chain to the right number of clusters, and all other draws are exact given that.
final class SplitMerge {

  private final ChainState state;
  private final NeuronLabels labels;
  private final Evidence evidence;
  private final Division division;

  SplitMerge(ChainState state, Evidence evidence, NeuronLabels labels) {
    this.state = state;
    this.labels = labels;
    this.evidence = evidence;
    division = new Division(state, evidence);
  }

  /// Proposes to join or to split the clusters of two random neurons.
  ///
  /// @return whether clusters have come or gone
  boolean propose(RandomSequence random) {
    int neurons = state.counts.neurons();
    int i = random.below(neurons);
    int j = random.below(neurons - 1);
    j = j >= i ? j + 1 : j;
    return state.label[i] == state.label[j] ? split(i, j, random) : join(i, j, random);
  }

  private boolean join(int i, int j, RandomSequence random) {
    int keep = state.label[i];
    int gone = state.label[j];
    int[] a = state.members(keep);
    int[] b = state.members(gone);
    Fitted both = fit(Division.union(a, b));
    double gain =
        both.value()
            - fit(a).value()
            - fit(b).value()
            + priorGain(new int[] {a.length, b.length}, new int[] {a.length + b.length});
    if (Math.log(1 - random.uniform()) >= gain) {
      return false;
    }
    take(both, keep);
    state.dropEmpty();
    return true;
  }

  private boolean split(int i, int j, RandomSequence random) {
    int cluster = state.label[i];
    int[] members = state.members(cluster);
    if (members.length < 4) {
      return false;
    }
    int[][] groups = division.of(members, i, j).orElse(null);
    if (groups == null) {
      return false;
    }
    Fitted a = fit(groups[0]);
    Fitted b = fit(groups[1]);
    double gain =
        a.value()
            + b.value()
            - fit(members).value()
            + priorGain(new int[] {members.length}, new int[] {groups[0].length, groups[1].length});
    if (Math.log(1 - random.uniform()) >= gain) {
      return false;
    }
    take(a, cluster);
    take(b, state.add(b.path()));
    return true;
  }

  /// Proposes to move one random neuron, or a group that is with it, into another cluster, each
  /// cluster's trajectory following its members.
  ///
  /// @return whether clusters have come or gone
  boolean proposeMove(RandomSequence random) {
    if (state.clusters() < 2) {
      return false;
    }
    int neuron = random.below(state.counts.neurons());
    int from = state.label[neuron];
    int[] before = state.members(from);
    int[] moved = {neuron};
    if (before.length > 2 && random.uniform() < 0.5) {
      int other = before[random.below(before.length)];
      moved = division.of(before, neuron, other).map(SplitMerge::smaller).orElse(moved);
    }
    List<int[]> members = IntStream.range(0, state.clusters()).mapToObj(state::members).toList();
    Exchange next = division.exchange(moved, from, members, state.paths());
    int[] there = members.get(next.to());
    Fitted grown = fit(next.grown());
    Fitted rest = next.left().length == 0 ? null : fit(next.left());
    double gain =
        grown.value()
            + (rest == null ? 0 : rest.value())
            - fit(before).value()
            - fit(there).value()
            + priorGain(
                new int[] {before.length, there.length},
                new int[] {next.left().length, next.grown().length});
    if (Math.log(1 - random.uniform()) >= gain) {
      return false;
    }
    take(grown, next.to());
    if (rest != null) {
      take(rest, from);
    }
    return state.dropEmpty();
  }

  private static int[] smaller(int[][] groups) {
    return groups[0].length <= groups[1].length ? groups[0] : groups[1];
  }

  private double priorGain(int[] before, int[] after) {
    int[] others = IntStream.range(0, state.clusters()).map(c -> state.members(c).length).toArray();
    // Sizes of the clusters that are not touched are the same before and after.
    int[] untouched = without(others, before);
    return labels.logPrior(joined(untouched, after)) - labels.logPrior(joined(untouched, before));
  }

  private static int[] without(int[] all, int[] some) {
    int[] left = all.clone();
    for (int size : some) {
      for (int k = 0; k < left.length; k++) {
        if (left[k] == size) {
          left[k] = 0;
          break;
        }
      }
    }
    return left;
  }

  private static int[] joined(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private Fitted fit(int[] members) {
    return evidence.fit(members, state.r, state.states.sequence());
  }

  private void take(Fitted fitted, int cluster) {
    state.replace(cluster, fitted.path());
    for (int m = 0; m < fitted.members().length; m++) {
      int neuron = fitted.members()[m];
      state.label[neuron] = cluster;
      System.arraycopy(fitted.loads()[m], 0, state.load[neuron], 0, state.parts);
    }
  }
}
