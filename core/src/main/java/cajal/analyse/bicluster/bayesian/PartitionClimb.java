package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.Evidence.Fitted;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A partition of neurons that is improved until neither a join of two clusters nor a move of one
/// neuron raises its evidence times its prior, with states as they are.
final class PartitionClimb {

  private static final int MOST_PASSES = 4;

  private final ChainState state;
  private final Evidence evidence;
  private final NeuronLabels labels;
  private final CountLikelihood likelihood;
  private final List<Fitted> fits = new ArrayList<>();

  PartitionClimb(ChainState state, Evidence evidence, NeuronLabels labels) {
    this.state = state;
    this.evidence = evidence;
    this.labels = labels;
    likelihood = new CountLikelihood(state.counts, state.parts);
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
        Fitted both = fit(union(fits.get(a).members(), fits.get(b).members()));
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
    int to = nearest(neuron, from);
    int[] left = Arrays.stream(fits.get(from).members()).filter(i -> i != neuron).toArray();
    if (left.length == 0 || to < 0) {
      return false;
    }
    Fitted rest = fit(left);
    Fitted grown = fit(union(fits.get(to).members(), new int[] {neuron}));
    double gain =
        grown.value()
            + rest.value()
            - fits.get(to).value()
            - fits.get(from).value()
            + prior(to, 1, from, -1)
            - prior(-1, 0, -1, 0);
    if (gain < 1e-6) {
      return false;
    }
    fits.set(to, grown);
    fits.set(from, rest);
    return true;
  }

  // The other cluster whose trajectory serves the neuron best.
  private int nearest(int neuron, int from) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < fits.size(); c++) {
      if (c != from) {
        double[] load = new double[state.parts];
        double value = likelihood.fit(neuron, state.r[neuron], fits.get(c).path(), load);
        if (value > most) {
          most = value;
          best = c;
        }
      }
    }
    return best;
  }

  private int home(int neuron) {
    return IntStream.range(0, fits.size())
        .filter(c -> Arrays.binarySearch(fits.get(c).members(), neuron) >= 0)
        .findFirst()
        .orElseThrow();
  }

  private static int[] union(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    return all;
  }
}
