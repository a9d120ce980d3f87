package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.Evidence.Fitted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How neurons of one cluster or of two may be divided anew.
final class Division {

  private static final int SCANS = 5;

  /// Two clusters after neurons have left one for the other.
  ///
  /// @param left members of the one, perhaps none
  /// @param to label of the other
  /// @param grown its members
  record Exchange(int[] left, int to, int[] grown) {}

  private final ChainState state;
  private final Evidence evidence;
  private final double[][] smooth;
  private final CountLikelihood likelihood;

  Division(ChainState state, Evidence evidence) {
    this.state = state;
    this.evidence = evidence;
    smooth = state.counts.smoothed();
    likelihood = new CountLikelihood(state.counts, state.parts);
  }

  /// Two groups around two of the members, by whose counts are nearer, then refined.
  ///
  /// @return the first one's group and the second one's, or nothing if one is left empty
  Optional<int[][]> of(int[] members, int first, int second) {
    boolean[] other = new boolean[members.length];
    for (int m = 0; m < members.length; m++) {
      int k = members[m];
      other[m] = k != first && (k == second || closeness(k, second) > closeness(k, first));
    }
    return refined(members, other);
  }

  /// Some neurons of a cluster go where they are served best. Where they are more than one, all
  /// members of both clusters choose again.
  ///
  /// @param members of every cluster
  /// @param paths of every cluster, at least two
  Exchange exchange(int[] group, int from, List<int[]> members, List<double[][]> paths) {
    int to = nearest(group, paths, from);
    int[] left =
        Arrays.stream(members.get(from)).filter(i -> Arrays.binarySearch(group, i) < 0).toArray();
    int[] grown = union(members.get(to), group);
    if (group.length > 1) {
      int[] all = union(left, grown);
      boolean[] other = new boolean[all.length];
      for (int m = 0; m < all.length; m++) {
        other[m] = Arrays.binarySearch(grown, all[m]) >= 0;
      }
      Optional<int[][]> again = refined(all, other);
      if (again.isPresent()) {
        return new Exchange(again.get()[0], to, again.get()[1]);
      }
    }
    return new Exchange(left, to, grown);
  }

  private Optional<int[][]> refined(int[] members, boolean[] other) {
    for (int scan = 0; ; scan++) {
      int[] a = chosen(members, other, false);
      int[] b = chosen(members, other, true);
      if (a.length == 0 || b.length == 0) {
        return Optional.empty();
      }
      if (scan == SCANS || !rescan(members, other, roughly(a), roughly(b))) {
        return Optional.of(new int[][] {a, b});
      }
    }
  }

  /// Both groups in ascending order.
  static int[] union(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    return all;
  }

  // The other trajectory that serves neurons best.
  private int nearest(int[] neurons, List<double[][]> paths, int but) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < paths.size(); c++) {
      if (c != but) {
        double value = 0;
        for (int neuron : neurons) {
          value += served(neuron, paths.get(c));
        }
        if (best < 0 || value > most) {
          most = value;
          best = c;
        }
      }
    }
    return best;
  }

  private double closeness(int a, int b) {
    return FirstGuess.correlation(smooth[a], smooth[b]);
  }

  private Fitted roughly(int[] members) {
    return evidence.fitRoughly(members, state.r, state.states.sequence());
  }

  private double served(int neuron, double[][] path) {
    return likelihood.fit(neuron, state.r[neuron], path, new double[state.parts]);
  }

  private boolean rescan(int[] members, boolean[] other, Fitted a, Fitted b) {
    boolean changed = false;
    for (int m = 0; m < members.length; m++) {
      boolean now = served(members[m], b.path()) > served(members[m], a.path());
      changed |= now != other[m];
      other[m] = now;
    }
    return changed;
  }

  private static int[] chosen(int[] members, boolean[] other, boolean wanted) {
    int[] chosen = new int[members.length];
    int count = 0;
    for (int m = 0; m < members.length; m++) {
      if (other[m] == wanted) {
        chosen[count++] = members[m];
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
