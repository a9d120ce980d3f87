package cajal.analyse.bicluster.bayesian;

import java.util.Arrays;

/// How well one trajectory serves some neurons: the probability of their counts with trajectory and
/// loads integrated out by Laplace's method.
///
/// The trajectory's prior is a random walk that forgets as the state of each bin does. Two clusters
/// that follow the same trajectory are better told by one, which single neurons that move one at a
/// time never find out.
final class Evidence {

  private static final double STEP_PRECISION = 100;
  private static final int ROUNDS = 6;
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private final Counts counts;
  private final double[][] smooth;
  private final int dimensions;
  private final BlockChain chain;
  private final CountLikelihood likelihood;

  /// A trajectory that was fitted to members.
  ///
  /// @param path `[dimension][bin]`
  /// @param loads `[member][dimension]`
  /// @param value logarithm of the evidence, up to what depends on the counts alone
  record Fitted(int[] members, double[][] path, double[][] loads, double value) {}

  Evidence(Counts counts, int dimensions) {
    this.counts = counts;
    this.dimensions = dimensions;
    smooth = counts.smoothed();
    chain = new BlockChain(counts.bins(), dimensions);
    likelihood = new CountLikelihood(counts, dimensions);
  }

  /// Fits a trajectory to neurons.
  ///
  /// @param r `[neuron]`, dispersion
  /// @param memory `[bin]`, how much of a trajectory is left from the bin before, 0 to 1
  Fitted fit(int[] members, double[] r, double[] memory) {
    double[][] path = firstPath(members);
    double[][] loads = new double[members.length][dimensions];
    for (int m = 0; m < members.length; m++) {
      loads[m][0] = mean(smooth[members[m]]);
    }
    double logDeterminant = 0;
    for (int round = 0; round < ROUNDS; round++) {
      fitLoads(members, r, path, loads);
      logDeterminant = improve(members, r, path, loads, memory);
    }
    double value = fitLoads(members, r, path, loads) + pathPart(path, memory, logDeterminant);
    return new Fitted(members, path, loads, value);
  }

  private double fitLoads(int[] members, double[] r, double[][] path, double[][] loads) {
    double sum = 0;
    for (int m = 0; m < members.length; m++) {
      sum += likelihood.fit(members[m], r[members[m]], path, loads[m]);
    }
    return sum;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  // Mean of the smoothed logarithms, then leading parts of what is left of each member, by power
  // iteration on their products.
  private double[][] firstPath(int[] members) {
    int bins = counts.bins();
    double[][] path = new double[dimensions][bins];
    double[][] rest = new double[members.length][bins];
    for (int m = 0; m < members.length; m++) {
      double[] row = smooth[members[m]];
      double mean = mean(row);
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
      path[a] = part;
    }
    return path;
  }

  // One Newton step of the whole trajectory.
  private double improve(
      int[] members, double[] r, double[][] path, double[][] loads, double[] memory) {
    int n = dimensions;
    int nn = n * n;
    int bins = counts.bins();
    Arrays.fill(chain.diagonal, 0);
    Arrays.fill(chain.coupling, 0);
    Arrays.fill(chain.potential, 0);
    for (int t = 0; t < bins; t++) {
      double next = t + 1 < bins ? memory[t + 1] : 0;
      double walk = (t == 0 ? 1 : STEP_PRECISION) + STEP_PRECISION * next * next;
      for (int a = 0; a < n; a++) {
        chain.diagonal[t * nn + a * n + a] = walk;
        if (t > 0) {
          chain.coupling[t * nn + a * n + a] = -STEP_PRECISION * memory[t];
        }
      }
    }
    double[] u = new double[n];
    for (int m = 0; m < members.length; m++) {
      likelihood.evaluate(members[m], r[members[m]], path, loads[m]);
      u[0] = 1;
      System.arraycopy(loads[m], 1, u, 1, n - 1);
      for (int t = 0; t < bins; t++) {
        double weight = likelihood.curvature[t];
        double pull = likelihood.slope[t] + weight * (likelihood.logMean[t] - loads[m][0]);
        for (int a = 0; a < n; a++) {
          chain.potential[t * n + a] += pull * u[a];
          for (int b = 0; b <= a; b++) {
            chain.diagonal[t * nn + a * n + b] += weight * u[a] * u[b];
          }
        }
      }
    }
    double logDeterminant = chain.mean();
    for (int t = 0; t < bins; t++) {
      for (int a = 0; a < n; a++) {
        path[a][t] = chain.potential[t * n + a];
      }
    }
    return logDeterminant;
  }

  private double pathPart(double[][] path, double[] memory, double logDeterminant) {
    int bins = counts.bins();
    double sum = 0;
    for (double[] part : path) {
      sum += part[0] * part[0];
      for (int t = 1; t < bins; t++) {
        double step = part[t] - memory[t] * part[t - 1];
        sum += STEP_PRECISION * step * step;
      }
    }
    double normaliser = dimensions * ((bins - 1) * Math.log(STEP_PRECISION) - bins * LOG_TWO_PI);
    return 0.5 * (normaliser - sum + dimensions * bins * LOG_TWO_PI - logDeterminant);
  }
}
