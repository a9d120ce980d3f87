package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.Evidence.Fitted;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A partition of neurons that is improved until neither a join of two clusters nor a move of one
/// neuron raises the evidence.
final class PartitionClimb {

  private static final int MOST_PASSES = 8;

  private final Evidence evidence;
  private final double[] r;
  private final double[] memory;
  private final List<Fitted> fits = new ArrayList<>();

  /// @param label `[neuron]`
  PartitionClimb(Evidence evidence, double[] r, double[] memory, int[] label) {
    this.evidence = evidence;
    this.r = r;
    this.memory = memory;
    int clusters = Arrays.stream(label).max().orElse(0) + 1;
    for (int c = 0; c < clusters; c++) {
      int cluster = c;
      int[] members = IntStream.range(0, label.length).filter(i -> label[i] == cluster).toArray();
      if (members.length > 0) {
        fits.add(evidence.fit(members, r, memory));
      }
    }
  }

  List<Fitted> fits() {
    return fits;
  }

  void run(Progress progress) {
    boolean changed = true;
    for (int pass = 0; pass < MOST_PASSES && changed; pass++) {
      progress.orStop();
      progress.at(-1, "looking for a start, " + fits.size() + " clusters");
      changed = moveAll(progress);
      while (joinBest()) {
        changed = true;
      }
    }
  }

  private boolean joinBest() {
    Fitted best = null;
    double most = 0;
    int[] pair = new int[2];
    for (int a = 0; a < fits.size(); a++) {
      for (int b = a + 1; b < fits.size(); b++) {
        Fitted both = evidence.fit(union(fits.get(a).members(), fits.get(b).members()), r, memory);
        double gain = both.value() - fits.get(a).value() - fits.get(b).value();
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

  private boolean moveAll(Progress progress) {
    boolean changed = false;
    for (int neuron = 0; neuron < r.length; neuron++) {
      progress.orStop();
      changed |= move(neuron);
    }
    return changed;
  }

  private boolean move(int neuron) {
    int from = home(neuron);
    int[] left = Arrays.stream(fits.get(from).members()).filter(i -> i != neuron).toArray();
    if (left.length == 0) {
      return false;
    }
    Fitted rest = evidence.fit(left, r, memory);
    double loss = fits.get(from).value() - rest.value();
    Fitted best = null;
    double most = 1e-6;
    int to = -1;
    for (int c = 0; c < fits.size(); c++) {
      if (c != from) {
        Fitted grown = evidence.fit(union(fits.get(c).members(), new int[] {neuron}), r, memory);
        double gain = grown.value() - fits.get(c).value() - loss;
        if (gain > most) {
          most = gain;
          best = grown;
          to = c;
        }
      }
    }
    if (best == null) {
      return false;
    }
    fits.set(to, best);
    fits.set(from, rest);
    return true;
  }

  private int home(int neuron) {
    for (int c = 0; c < fits.size(); c++) {
      if (Arrays.binarySearch(fits.get(c).members(), neuron) >= 0) {
        return c;
      }
    }
    throw new IllegalStateException("neuron " + neuron + " is in no cluster");
  }

  private static int[] union(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    return all;
  }
}
