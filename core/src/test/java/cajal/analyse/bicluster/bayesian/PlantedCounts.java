package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;

/// Counts of three clusters of ten neurons in a network with two states: in one the trajectories
/// are short noise, in the other they turn in a plane of their own and grow.
///
/// @param label `[neuron]`
/// @param state `[bin]`
/// @param logMean `[neuron * bins + bin]`
record PlantedCounts(Counts counts, int[] label, int[] state, double[] logMean) {

  private static final double DISPERSION = 10;

  /// Three clusters of ten neurons in 500 bins.
  static PlantedCounts of(long seed) {
    return of(seed, 3, 10, 500);
  }

  static PlantedCounts of(long seed, int clusters, int each, int bins) {
    RandomSequence random = RandomSequence.of(seed, "planted counts");
    double[][][] turn = new double[clusters][][];
    for (int c = 0; c < clusters; c++) {
      turn[c] = turn(random);
    }
    int all = 2 * bins;
    int[] states = states(all, random);
    double[][][] h = new double[clusters][all][3];
    for (int t = 0; t < all; t++) {
      for (int c = 0; c < clusters; c++) {
        for (int i = 0; i < 3; i++) {
          double value = 0.1 * random.normal();
          for (int j = 0; t > 0 && j < 3; j++) {
            double law = states[t] == 0 ? (i == j ? 0.01 : 0) : turn[c][i][j];
            value += law * h[c][t - 1][j];
          }
          h[c][t][i] = value;
        }
      }
    }
    int neurons = clusters * each;
    double[] logMean = new double[neurons * bins];
    double[] counts = new double[neurons * bins];
    int[] label = new int[neurons];
    for (int n = 0; n < neurons; n++) {
      label[n] = n / each;
      double d = 0.5 * random.normal();
      double[] c = {0.5 * random.normal(), 0.5 * random.normal()};
      for (int t = 0; t < bins; t++) {
        double[] now = h[label[n]][all - bins + t];
        double value = d + now[0] + c[0] * now[1] + c[1] * now[2];
        logMean[n * bins + t] = value;
        double rate = random.gamma(DISPERSION) * Math.exp(value) / DISPERSION;
        counts[n * bins + t] = poisson(rate, random);
      }
    }
    int[] shown = java.util.Arrays.copyOfRange(states, all - bins, all);
    return new PlantedCounts(new Counts(neurons, bins, counts), label, shown, logMean);
  }

  private static int[] states(int bins, RandomSequence random) {
    int[] states = new int[bins];
    int state = 0;
    int t = 0;
    while (t < bins) {
      int duration = poisson(random.gamma(100) / 2, random);
      for (int u = 0; u < duration && t < bins; u++) {
        states[t++] = state;
      }
      state = 1 - state;
    }
    return states;
  }

  // 1.01 times a rotation by pi / 20 in a random plane of space.
  private static double[][] turn(RandomSequence random) {
    double[] a = unit(new double[] {random.normal(), random.normal(), random.normal()});
    double[] b = {random.normal(), random.normal(), random.normal()};
    double along = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    for (int i = 0; i < 3; i++) {
      b[i] -= along * a[i];
    }
    b = unit(b);
    double cos = Math.cos(Math.PI / 20);
    double sin = Math.sin(Math.PI / 20);
    double[][] turn = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double inPlane = a[i] * a[j] + b[i] * b[j];
        double across = b[i] * a[j] - a[i] * b[j];
        turn[i][j] = 1.01 * ((i == j ? 1 : 0) + (cos - 1) * inPlane + sin * across);
      }
    }
    return turn;
  }

  private static double[] unit(double[] v) {
    double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / norm, v[1] / norm, v[2] / norm};
  }

  private static int poisson(double mean, RandomSequence random) {
    // Times between events of a unit rate.
    int count = -1;
    double time = 0;
    while (time < mean) {
      time += random.exponential();
      count++;
    }
    return Math.max(0, count);
  }
}
