package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.Division.Exchange;
import cajal.analyse.bicluster.bayesian.Evidence.Fitted;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A partition of neurons that is improved until neither a join of two clusters nor a move of a
/// neuron or a group raises its evidence times its prior, with states as they are.
final class PartitionClimb {

  private static final int MOST_PASSES = 4;

  private final ChainState state;
  private final Evidence evidence;
  private final NeuronLabels labels;
  private final Division division;
  private final int[] start;
  private final List<Fitted> fits = new ArrayList<>();

  PartitionClimb(ChainState state, Evidence evidence, NeuronLabels labels) {
    this.state = state;
    this.evidence = evidence;
    this.labels = labels;
    start = state.label.clone();
    division = new Division(state, evidence);
  }

  /// Improves a chain's clusters, with their trajectories and loads.
  ///
  /// @param margin what a join must gain at least
  void run(double margin, Progress progress) {
    evidence.learn(state.paths(), state.states.sequence());
    fits.clear();
    for (int c = 0; c < state.clusters(); c++) {
      fits.add(fit(state.members(c)));
    }
    boolean changed = true;
    for (int pass = 0; pass < MOST_PASSES && changed; pass++) {
      progress.at(-1, "looking for clusters, " + fits.size() + " so far");
      changed = false;
      while (joinBest(margin, progress)) {
        changed = true;
      }
      for (int neuron = 0; neuron < state.label.length; neuron++) {
        progress.orStop();
        changed |= move(neuron);
      }
      for (int group = 0; group < state.label.length && !changed; group++) {
        progress.orStop();
        changed = moveGroup(group);
      }
    }
    state.take(fits);
  }

  private Fitted fit(int[] members) {
    return evidence.fit(members, state.r, state.states.sequence());
  }

  private boolean joinBest(double margin, Progress progress) {
    Fitted best = null;
    double most = margin;
    int[] pair = new int[2];
    double now = prior(-1, 0, -1, 0);
    for (int a = 0; a < fits.size(); a++) {
      for (int b = a + 1; b < fits.size(); b++) {
        progress.orStop();
        int size = fits.get(b).members().length;
        Fitted both = fit(Division.union(fits.get(a).members(), fits.get(b).members()));
        double gain =
            both.value()
                - fits.get(a).value()
                - fits.get(b).value()
                + prior(a, size, b, -size)
                - now;
        if (gain > most) {
          most = gain;
          best = both;
          pair[0] = a;
          pair[1] = b;
        }
      }
    }
    if (best == null) {
      return false;
    }
    fits.set(pair[0], best);
    fits.remove(pair[1]);
    return true;
  }

  // With sizes of two clusters changed.
  private double prior(int a, int more, int b, int less) {
    int[] sizes = fits.stream().mapToInt(fitted -> fitted.members().length).toArray();
    if (a >= 0) {
      sizes[a] += more;
      sizes[b] += less;
    }
    return labels.logPrior(sizes);
  }

  private boolean move(int neuron) {
    int from = home(neuron);
    return move(new int[] {neuron}, from);
  }

  // Moves neurons of a cluster into the one that serves them best, if that gains.
  private boolean move(int[] group, int from) {
    if (fits.size() < 2) {
      return false;
    }
    List<int[]> members = fits.stream().map(Fitted::members).toList();
    Exchange next = division.exchange(group, from, members, paths());
    if (next.left().length == 0) {
      return false;
    }
    int to = next.to();
    Fitted rest = fit(next.left());
    Fitted grown = fit(next.grown());
    int more = grown.members().length - members.get(to).length;
    double gain =
        grown.value()
            + rest.value()
            - fits.get(to).value()
            - fits.get(from).value()
            + prior(to, more, from, -more)
            - prior(-1, 0, -1, 0);
    if (gain < 1e-6) {
      return false;
    }
    fits.set(to, grown);
    fits.set(from, rest);
    return true;
  }

  private List<double[][]> paths() {
    return fits.stream().map(Fitted::path).toList();
  }

  // Neurons that began together and have found the wrong cluster together leave it together or not
  // at all, as its trajectory has turned towards them.
  private boolean moveGroup(int together) {
    for (int from = 0; from < fits.size(); from++) {
      int[] members = fits.get(from).members();
      int[] group = Arrays.stream(members).filter(i -> start[i] == together).toArray();
      if (group.length > 1 && group.length < members.length && move(group, from)) {
        return true;
      }
    }
    return false;
  }

  private int home(int neuron) {
    return IntStream.range(0, fits.size())
        .filter(c -> Arrays.binarySearch(fits.get(c).members(), neuron) >= 0)
        .findFirst()
        .orElseThrow();
  }
}
