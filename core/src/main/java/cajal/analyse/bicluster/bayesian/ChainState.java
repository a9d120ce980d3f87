package cajal.analyse.bicluster.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything that the Markov chain of a bi-clustering holds at one moment.
///
/// The joint trajectory is a stack over clusters of a common part and of parts that members load on
/// differently.
final class ChainState {

  final Counts counts;

  /// Dimensions of one cluster's trajectory: the common part and the loaded ones.
  final int parts;

  /// `[neuron]`
  final int[] label;

  /// `[neuron][part]`: offset, then weights.
  final double[][] load;

  /// `[neuron]`: dispersion; the variance is `mean + mean^2 / r`.
  final double[] r;

  final StateSequence states;
  final Regimes regimes;

  /// `[neuron * bins + bin]`: logarithm of the mean count.
  final double[] logMean;

  private double[][] path;

  ChainState(Counts counts, int parts, int mostStates) {
    this.counts = counts;
    this.parts = parts;
    label = new int[counts.neurons()];
    load = new double[counts.neurons()][parts];
    r = new double[counts.neurons()];
    states = new StateSequence(counts.bins(), mostStates);
    regimes = new Regimes(mostStates, parts);
    logMean = new double[counts.neurons() * counts.bins()];
    path = new double[0][];
  }

  /// Number of clusters.
  int clusters() {
    return path.length / parts;
  }

  /// Dimensions of the joint trajectory.
  int dimensions() {
    return path.length;
  }

  /// A cluster's trajectory.
  ///
  /// @return `[part][bin]`, shared
  double[][] path(int cluster) {
    return Arrays.copyOfRange(path, cluster * parts, (cluster + 1) * parts);
  }

  /// The trajectories of all clusters.
  List<double[][]> paths() {
    List<double[][]> paths = new ArrayList<>();
    for (int cluster = 0; cluster < clusters(); cluster++) {
      paths.add(path(cluster));
    }
    return paths;
  }

  /// One part of the joint trajectory, `[bin]`, shared.
  double[] row(int dimension) {
    return path[dimension];
  }

  /// The joint trajectory by bins.
  ///
  /// @return `[bin * dimensions + dimension]`
  double[] joint() {
    int size = path.length;
    double[] h = new double[size * counts.bins()];
    for (int a = 0; a < size; a++) {
      double[] row = path[a];
      for (int t = 0; t < row.length; t++) {
        h[t * size + a] = row[t];
      }
    }
    return h;
  }

  /// Replaces the joint trajectory.
  ///
  /// @param h `[bin * dimensions + dimension]`
  void setJoint(double[] h) {
    int size = path.length;
    for (int a = 0; a < size; a++) {
      double[] row = path[a];
      for (int t = 0; t < row.length; t++) {
        row[t] = h[t * size + a];
      }
    }
  }

  /// Adds a cluster without members.
  ///
  /// @param added `[part][bin]`, copied
  /// @return its label
  int add(double[][] added) {
    int cluster = clusters();
    double[][] grown = Arrays.copyOf(path, path.length + parts);
    for (int a = 0; a < parts; a++) {
      grown[path.length + a] = added[a].clone();
    }
    path = grown;
    return cluster;
  }

  /// Gives a cluster another trajectory.
  void replace(int cluster, double[][] other) {
    for (int a = 0; a < parts; a++) {
      path[cluster * parts + a] = other[a].clone();
    }
  }

  /// Replaces all clusters.
  void take(List<Evidence.Fitted> fits) {
    Arrays.fill(label, -1);
    path = new double[0][];
    for (Evidence.Fitted fitted : fits) {
      int cluster = add(fitted.path());
      for (int m = 0; m < fitted.members().length; m++) {
        label[fitted.members()[m]] = cluster;
        System.arraycopy(fitted.loads()[m], 0, load[fitted.members()[m]], 0, parts);
      }
    }
  }

  /// Takes clusters without members away.
  ///
  /// @return whether there were any
  boolean dropEmpty() {
    boolean dropped = false;
    for (int cluster = clusters() - 1; cluster >= 0; cluster--) {
      if (members(cluster).length == 0) {
        double[][] left = new double[path.length - parts][];
        System.arraycopy(path, 0, left, 0, cluster * parts);
        System.arraycopy(
            path,
            (cluster + 1) * parts,
            left,
            cluster * parts,
            path.length - (cluster + 1) * parts);
        path = left;
        for (int i = 0; i < label.length; i++) {
          if (label[i] > cluster) {
            label[i]--;
          }
        }
        dropped = true;
      }
    }
    return dropped;
  }

  /// Neurons of a cluster, ascending.
  int[] members(int cluster) {
    int count = 0;
    for (int other : label) {
      if (other == cluster) {
        count++;
      }
    }
    int[] members = new int[count];
    int next = 0;
    for (int i = 0; i < label.length; i++) {
      if (label[i] == cluster) {
        members[next++] = i;
      }
    }
    return members;
  }

  /// Computes the logarithms of all means anew.
  void updateMeans() {
    int bins = counts.bins();
    double[] row = new double[bins];
    for (int i = 0; i < label.length; i++) {
      CountLikelihood.logMean(path(label[i]), load[i], row);
      System.arraycopy(row, 0, logMean, i * bins, bins);
    }
  }
}
