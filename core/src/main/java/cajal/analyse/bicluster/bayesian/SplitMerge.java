package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.Evidence.Fitted;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Joins of two clusters, splits of one and moves of single neurons that are judged by how well
/// whole trajectories serve their members (in the manner of Jain & Neal 2004,
/// doi:10.1198/1061860043001).
///
/// Each is accepted by the ratio of evidences and priors; the probability of having proposed it,
/// and what the states say of trajectories, are left out, so these moves are approximate. They take
/// a chain to the right number of clusters, and all other draws are exact given that.
final class SplitMerge {

  private static final int SCANS = 5;

  private final ChainState state;
  private final NeuronLabels labels;
  private final Evidence evidence;
  private final double[][] smooth;
  private final CountLikelihood likelihood;

  SplitMerge(ChainState state, Evidence evidence, NeuronLabels labels) {
    this.state = state;
    this.labels = labels;
    this.evidence = evidence;
    smooth = state.counts.smoothed();
    likelihood = new CountLikelihood(state.counts, state.parts);
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
    Fitted both = evidence.fit(union(a, b), state.r, state.states.sequence());
    double gain =
        both.value()
            - evidence.fit(a, state.r, state.states.sequence()).value()
            - evidence.fit(b, state.r, state.states.sequence()).value()
            + priorGain(new int[] {a.length, b.length}, new int[] {a.length + b.length});
    if (Math.log(1 - random.uniform()) >= gain) {
      return false;
    }
    take(both, keep);
    state.dropEmpty();
    return true;
  }

  // Two groups around the neurons, by whose counts are nearer, then refined by letting each member
  // choose between trajectories.
  private boolean split(int i, int j, RandomSequence random) {
    int cluster = state.label[i];
    int[] members = state.members(cluster);
    if (members.length < 4) {
      return false;
    }
    boolean[] second = new boolean[members.length];
    for (int m = 0; m < members.length; m++) {
      int k = members[m];
      second[m] =
          k != i
              && (k == j
                  || FirstGuess.correlation(smooth[k], smooth[j])
                      > FirstGuess.correlation(smooth[k], smooth[i]));
    }
    for (int scan = 0; scan < SCANS; scan++) {
      int[] first = chosen(members, second, false);
      int[] other = chosen(members, second, true);
      if (first.length == 0 || other.length == 0) {
        return false;
      }
      Fitted under = evidence.fitRoughly(first, state.r, state.states.sequence());
      Fitted over = evidence.fitRoughly(other, state.r, state.states.sequence());
      if (!rescan(members, second, under, over)) {
        break;
      }
    }
    int[] first = chosen(members, second, false);
    int[] other = chosen(members, second, true);
    if (first.length == 0 || other.length == 0) {
      return false;
    }
    Fitted a = evidence.fit(first, state.r, state.states.sequence());
    Fitted b = evidence.fit(other, state.r, state.states.sequence());
    double gain =
        a.value()
            + b.value()
            - evidence.fit(members, state.r, state.states.sequence()).value()
            + priorGain(
                new int[] {members.length}, new int[] {a.members().length, b.members().length});
    if (Math.log(1 - random.uniform()) >= gain) {
      return false;
    }
    take(a, cluster);
    take(b, state.add(b.path()));
    return true;
  }

  private boolean rescan(int[] members, boolean[] second, Fitted a, Fitted b) {
    boolean changed = false;
    double[] load = new double[state.parts];
    for (int m = 0; m < members.length; m++) {
      int neuron = members[m];
      Arrays.fill(load, 0);
      double under = likelihood.fit(neuron, state.r[neuron], a.path(), load);
      Arrays.fill(load, 0);
      boolean now = likelihood.fit(neuron, state.r[neuron], b.path(), load) > under;
      changed |= now != second[m];
      second[m] = now;
    }
    return changed;
  }

  private static int[] chosen(int[] members, boolean[] second, boolean wanted) {
    int[] chosen = new int[members.length];
    int count = 0;
    for (int m = 0; m < members.length; m++) {
      if (second[m] == wanted) {
        chosen[count++] = members[m];
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /// Proposes to move one random neuron into another cluster, each cluster's trajectory following
  /// its members.
  ///
  /// @return whether clusters have come or gone
  boolean proposeMove(RandomSequence random) {
    if (state.clusters() < 2) {
      return false;
    }
    int neuron = random.below(state.counts.neurons());
    int from = state.label[neuron];
    int to = nearest(neuron);
    int[] left = Arrays.stream(state.members(from)).filter(i -> i != neuron).toArray();
    int[] grown = union(state.members(to), new int[] {neuron});
    double before =
        evidence.fit(state.members(from), state.r, state.states.sequence()).value()
            + evidence.fit(state.members(to), state.r, state.states.sequence()).value();
    Fitted after = evidence.fit(grown, state.r, state.states.sequence());
    Fitted rest = left.length == 0 ? null : evidence.fit(left, state.r, state.states.sequence());
    double gain =
        after.value()
            + (rest == null ? 0 : rest.value())
            - before
            + priorGain(
                new int[] {left.length + 1, grown.length - 1},
                new int[] {left.length, grown.length});
    if (Math.log(1 - random.uniform()) >= gain) {
      return false;
    }
    take(after, to);
    if (rest != null) {
      take(rest, from);
    }
    return state.dropEmpty();
  }

  // The other cluster whose trajectory serves the neuron best.
  private int nearest(int neuron) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < state.clusters(); c++) {
      if (c != state.label[neuron]) {
        double[] load = new double[state.parts];
        double value = likelihood.fit(neuron, state.r[neuron], state.path(c), load);
        if (value > most) {
          most = value;
          best = c;
        }
      }
    }
    return best;
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

  private static int[] union(int[] a, int[] b) {
    int[] all = joined(a, b);
    Arrays.sort(all);
    return all;
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
