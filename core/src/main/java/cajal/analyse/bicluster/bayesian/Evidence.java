package cajal.analyse.bicluster.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How well one trajectory serves some neurons: the evidence of their counts with the trajectory,
/// the members' loads and a law for each state integrated out.
///
/// Two clusters that follow the same trajectory are better told by one, which single neurons that
/// move one at a time never find out.
final class Evidence {

  private static final int ROUNDS = 25;
  private static final double CLOSE = 0.2;

  private final Counts counts;
  private final double[][] smooth;
  private final int dimensions;
  private final TrajectoryFit fit;
  private final LawPrior[] priors;

  /// A trajectory that was fitted to members.
  ///
  /// @param path `[dimension][bin]`
  /// @param loads `[member][dimension]`
  /// @param value logarithm of the evidence, up to what depends on the counts alone
  record Fitted(int[] members, double[][] path, double[][] loads, double value) {}

  Evidence(Counts counts, int dimensions, int mostStates) {
    priors = new LawPrior[mostStates];
    Arrays.fill(priors, LawPrior.PUBLISHED);
    this.counts = counts;
    this.dimensions = dimensions;
    smooth = counts.smoothed();
    fit = new TrajectoryFit(counts, dimensions, priors);
  }

  /// Learns from the clusters' present trajectories what laws of clusters look like in each state.
  ///
  /// @param paths of each cluster, `[part][bin]`
  void learn(List<double[][]> paths, int[] states) {
    for (int l = 0; l < priors.length; l++) {
      List<LawMoments> moments = new ArrayList<>();
      for (double[][] path : paths) {
        moments.add(moments(path, states, l));
      }
      priors[l] = LawPrior.PUBLISHED.fitted(moments);
    }
  }

  private LawMoments moments(double[][] path, int[] states, int state) {
    LawMoments moments = new LawMoments(dimensions);
    double[] pair = new double[2 * dimensions];
    for (int t = 1; t < states.length; t++) {
      if (states[t] == state) {
        for (int a = 0; a < dimensions; a++) {
          pair[a] = path[a][t - 1];
          pair[dimensions + a] = path[a][t];
        }
        moments.add(pair, dimensions);
      }
    }
    return moments;
  }

  /// Fits a trajectory to neurons.
  ///
  /// @param r `[neuron]`, dispersion
  /// @param states `[bin]`
  Fitted fit(int[] members, double[] r, int[] states) {
    Fitted rough = fitRoughly(members, r, states);
    return new Fitted(members, rough.path(), rough.loads(), rough.value() + fit.dependence());
  }

  /// As {@link #fit}, when the value does not matter.
  Fitted fitRoughly(int[] members, double[] r, int[] states) {
    double[][] path = new double[dimensions][counts.bins()];
    double[][] loads = new double[members.length][dimensions];
    begin(members, path, loads);
    fit.start(members, r, states, path, loads);
    return new Fitted(members, path, loads, fit.run(ROUNDS, CLOSE));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  // Mean of the smoothed logarithms, then leading parts of what is left of each member, by power
  // iteration on their products.
  private void begin(int[] members, double[][] path, double[][] loads) {
    int bins = counts.bins();
    double[][] rest = new double[members.length][bins];
    for (int m = 0; m < members.length; m++) {
      double[] row = smooth[members[m]];
      double mean = mean(row);
      loads[m][0] = mean;
      for (int t = 0; t < bins; t++) {
        rest[m][t] = row[t] - mean;
        path[0][t] += rest[m][t] / members.length;
      }
    }
    for (double[] row : rest) {
      for (int t = 0; t < bins; t++) {
        row[t] -= path[0][t];
      }
    }
    for (int a = 1; a < dimensions; a++) {
      double[] weights = new double[members.length];
      for (int m = 0; m < weights.length; m++) {
        weights[m] = 1 + 0.37 * (m * 7 % 5) - 0.7 * (m % 2);
      }
      double[] part = new double[bins];
      for (int round = 0; round < 12; round++) {
        Arrays.fill(part, 0);
        double norm = Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
        if (norm < 1e-12) {
          break;
        }
        for (int m = 0; m < weights.length; m++) {
          for (int t = 0; t < bins; t++) {
            part[t] += weights[m] / norm * rest[m][t];
          }
        }
        double length = Arrays.stream(part).map(v -> v * v).sum();
        for (int m = 0; m < weights.length; m++) {
          double sum = 0;
          for (int t = 0; t < bins; t++) {
            sum += part[t] * rest[m][t];
          }
          weights[m] = length > 0 ? sum / length : 0;
        }
      }
      for (int m = 0; m < weights.length; m++) {
        for (int t = 0; t < bins; t++) {
          rest[m][t] -= weights[m] * part[t];
        }
      }
      double norm = Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum() / weights.length);
      for (int m = 0; norm > 0 && m < weights.length; m++) {
        loads[m][a] = weights[m] / norm;
      }
      for (int t = 0; t < bins; t++) {
        path[a][t] = part[t] * norm;
      }
    }
  }
}
