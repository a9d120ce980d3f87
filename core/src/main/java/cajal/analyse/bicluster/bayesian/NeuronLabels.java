package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Draws of every neuron's cluster under a mixture with an unknown number of clusters (Miller &
/// Harrison 2018, doi:10.1080/01621459.2016.1255636; Neal 2000, doi:10.1080/10618600.2000.10474879,
/// algorithm 8).
final class NeuronLabels {

  private static final double STOP = 0.2;

  private final ChainState state;
  private final CountLikelihood likelihood;
  private final double[] logPrior;

  NeuronLabels(ChainState state) {
    this.state = state;
    likelihood = new CountLikelihood(state.counts, state.parts);
    int neurons = state.counts.neurons();
    logPrior = new double[neurons + 2];
    for (int t = 1; t <= neurons + 1; t++) {
      logPrior[t] = coefficient(neurons, t);
    }
  }

  // ln sum over k >= t of k! / (k - t)! Gamma(k) / Gamma(k + n) p(k), k geometric, weights uniform
  // over the simplex.
  private static double coefficient(int neurons, int t) {
    double largest = Double.NEGATIVE_INFINITY;
    List<Double> terms = new ArrayList<>();
    double logFalling = 0;
    for (int j = 1; j <= t; j++) {
      logFalling += Math.log(j);
    }
    for (int k = t; ; k++) {
      if (k > t) {
        logFalling += Math.log(k) - Math.log(k - t);
      }
      double rising = 0;
      for (int j = 0; j < neurons; j++) {
        rising += Math.log(k + j);
      }
      double term = logFalling - rising + Math.log(STOP) + (k - 1) * Math.log(1 - STOP);
      largest = Math.max(largest, term);
      terms.add(term);
      if (term < largest - 28 && k > t + 5) {
        break;
      }
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum);
  }

  /// Logarithm of the prior of a partition, up to what depends on the number of neurons alone.
  double logPrior(int... sizes) {
    double sum = 0;
    int clusters = 0;
    for (int size : sizes) {
      if (size > 0) {
        clusters++;
        for (int j = 1; j <= size; j++) {
          sum += Math.log(j);
        }
      }
    }
    return sum + logPrior[clusters];
  }

  /// Draws all labels one after the other, each with its load.
  ///
  /// @return whether clusters have come or gone; their trajectories are in place
  boolean draw(RandomSequence random) {
    int neurons = state.counts.neurons();
    int bins = state.counts.bins();
    int parts = state.parts;
    int before = state.clusters();
    int spare = state.add(NewPath.draw(parts, bins, random));
    int clusters = state.clusters();
    double[][] value = new double[neurons][clusters];
    double[][][] load = new double[neurons][clusters][parts];
    double[][][] factor = new double[neurons][clusters][];
    for (int c = 0; c < clusters; c++) {
      double[][] path = state.path(c);
      for (int i = 0; i < neurons; i++) {
        System.arraycopy(state.load[i], 0, load[i][c], 0, parts);
        if (c != state.label[i]) {
          Arrays.fill(load[i][c], 1, parts, 0);
        }
        value[i][c] = likelihood.fit(i, state.r[i], path, load[i][c]);
        factor[i][c] = likelihood.factor().clone();
      }
    }
    int[] size = new int[clusters];
    for (int label : state.label) {
      size[label]++;
    }
    double[] weights = new double[clusters];
    for (int i = 0; i < neurons; i++) {
      size[state.label[i]]--;
      int occupied = 0;
      for (int count : size) {
        occupied += count > 0 ? 1 : 0;
      }
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < clusters; c++) {
        // An empty cluster, spare or just left, stands for a new one.
        double prior =
            size[c] > 0 ? Math.log(size[c] + 1) : logPrior[occupied + 1] - logPrior[occupied];
        weights[c] = prior + value[i][c];
        largest = Math.max(largest, weights[c]);
      }
      for (int c = 0; c < clusters; c++) {
        weights[c] = Math.exp(weights[c] - largest);
      }
      int chosen = random.index(weights, clusters);
      state.label[i] = chosen;
      size[chosen]++;
      drawLoad(state.load[i], load[i][chosen], factor[i][chosen], random);
    }
    boolean grown = size[spare] > 0;
    return (state.dropEmpty() && state.clusters() != before) || grown;
  }

  private static void drawLoad(
      double[] into, double[] mode, double[] factor, RandomSequence random) {
    int parts = into.length;
    double[] noise = new double[parts];
    for (int a = 0; a < parts; a++) {
      noise[a] = random.normal();
    }
    Flat.backward(factor, 0, parts, noise, 0);
    for (int a = 0; a < parts; a++) {
      into[a] = mode[a] + noise[a];
    }
  }
}
