package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// Draws of trajectory, loads and dispersion, each given all others: with Polya-Gamma variables the
/// counts are as normal observations.
final class Augmentation {

  private static final double DISPERSION_RATE = 0.1;

  private final ChainState state;
  private final int bins;
  private final double[] omega;
  private SwitchingPath chain;

  Augmentation(ChainState state) {
    this.state = state;
    bins = state.counts.bins();
    omega = new double[state.logMean.length];
    chain = new SwitchingPath(1, 1);
  }

  /// Draws the auxiliary variables.
  void drawOmega(RandomSequence random) {
    double[] y = state.counts.values();
    for (int i = 0; i < state.label.length; i++) {
      double r = state.r[i];
      double logR = Math.log(r);
      for (int t = i * bins; t < (i + 1) * bins; t++) {
        omega[t] = PolyaGamma.draw(r + y[t], state.logMean[t] - logR, random);
      }
    }
  }

  /// Draws the joint trajectory.
  void drawPath(RandomSequence random) {
    int size = state.dimensions();
    if (chain.size() != size) {
      chain = new SwitchingPath(bins, size);
    }
    chain.clear();
    int parts = state.parts;
    double[] y = state.counts.values();
    double[] u = new double[parts];
    int nn = size * size;
    for (int i = 0; i < state.label.length; i++) {
      int first = state.label[i] * parts;
      u[0] = 1;
      System.arraycopy(state.load[i], 1, u, 1, parts - 1);
      double r = state.r[i];
      double off = Math.log(r) - state.load[i][0];
      for (int t = 0; t < bins; t++) {
        double w = omega[i * bins + t];
        double pull = 0.5 * (y[i * bins + t] - r) + w * off;
        int at = t * nn + first * size + first;
        for (int a = 0; a < parts; a++) {
          chain.pull[t * size + first + a] += pull * u[a];
          double weighted = w * u[a];
          for (int b = 0; b <= a; b++) {
            chain.seen[at + a * size + b] += weighted * u[b];
          }
        }
      }
    }
    state.setJoint(chain.draw(state.regimes, state.states, random));
  }

  /// Draws every neuron's offset and weights.
  void drawLoads(RandomSequence random) {
    int parts = state.parts;
    double[] y = state.counts.values();
    double[] precision = new double[parts * parts];
    double[] potential = new double[parts];
    for (int i = 0; i < state.label.length; i++) {
      double[][] path = state.path(state.label[i]);
      double r = state.r[i];
      double logR = Math.log(r);
      Arrays.fill(precision, 0);
      Arrays.fill(potential, 0);
      for (int a = 0; a < parts; a++) {
        precision[a * parts + a] = 1;
      }
      for (int t = 0; t < bins; t++) {
        double w = omega[i * bins + t];
        double pull = 0.5 * (y[i * bins + t] - r) + w * (logR - path[0][t]);
        precision[0] += w;
        potential[0] += pull;
        for (int a = 1; a < parts; a++) {
          double x = path[a][t];
          potential[a] += pull * x;
          precision[a * parts] += w * x;
          for (int b = 1; b <= a; b++) {
            precision[a * parts + b] += w * x * path[b][t];
          }
        }
      }
      Flat.cholesky(precision, 0, parts);
      Flat.forward(precision, 0, parts, potential, 0);
      for (int a = 0; a < parts; a++) {
        potential[a] += random.normal();
      }
      Flat.backward(precision, 0, parts, potential, 0);
      System.arraycopy(potential, 0, state.load[i], 0, parts);
    }
  }

  /// Draws every neuron's dispersion by a Metropolis step on its logarithm, with a gamma prior of
  /// shape 1 and mean 10.
  void drawDispersion(RandomSequence random) {
    for (int i = 0; i < state.label.length; i++) {
      int[] above = state.counts.above(i);
      double width = 0.1 + 0.5 * random.uniform();
      double r = state.r[i];
      double next = r * Math.exp(width * random.normal());
      if (next < 1e-3 || next > 1e6) {
        continue;
      }
      double gain = dispersionDensity(i, next, above) - dispersionDensity(i, r, above);
      if (Math.log(1 - random.uniform()) < gain) {
        state.r[i] = next;
      }
    }
  }

  private double dispersionDensity(int neuron, double r, int[] above) {
    // ln Gamma(y + r) - ln Gamma(r) is the sum over j < y of ln(r + j); the prior's density is
    // that of ln r.
    double sum = Math.log(r) - DISPERSION_RATE * r;
    for (int j = 0; j < above.length; j++) {
      sum += above[j] * Math.log(r + j);
    }
    return sum + CountLikelihood.dispersionPart(state, neuron, r);
  }
}
