package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import org.apache.commons.math3.special.Gamma;

/// How far laws of states are from standing still and how large their noise is: what all states and
/// clusters have in common, drawn along with the laws.
///
/// Entries of a law's matrix are normal around the identity, those between parts of one cluster
/// with another spread than those across clusters, and shifts are normal around 0. A law of nine
/// dimensions has 90 numbers, and a state with short trajectories tells little of them; what is
/// learnt from all entries together says, as a rule, that clusters hardly act on each other. The
/// noise is inverse-Wishart with a size, its mean, and degrees of freedom that say how alike the
/// noises are.
final class LawSizes {

  // Precisions of entries are exponential with mean 1 / length^2, the noise's size is exponential
  // with the published mean.
  private static final double OWN_LENGTH = 0.3;
  private static final double ACROSS_LENGTH = 0.1;
  private static final double SHIFT_LENGTH = 0.1;
  private static final double NOISE = 0.01;
  private static final int[] FREEDOMS = {1, 2, 4, 8, 16, 32, 64, 128};

  private final int parts;
  private double own = 1 / (OWN_LENGTH * OWN_LENGTH);
  private double across = 1 / (ACROSS_LENGTH * ACROSS_LENGTH);
  private double shift = 1 / (SHIFT_LENGTH * SHIFT_LENGTH);
  private double noise = NOISE;
  private int freedom = FREEDOMS[0];

  /// @param parts dimensions of one cluster's trajectory
  LawSizes(int parts) {
    this.parts = parts;
  }

  /// Precision of an entry of a law.
  ///
  /// @param to dimension that is acted on
  /// @param from dimension that acts, or the number of dimensions for the shift
  double precision(int to, int from, int dimensions) {
    return from == dimensions ? shift : from / parts == to / parts ? own : across;
  }

  /// Degrees of freedom of the noise.
  double freedom(int dimensions) {
    return dimensions + 1 + freedom;
  }

  /// The noise's scale matrix is this multiple of the identity.
  double scale() {
    return noise * freedom;
  }

  /// Mean of the noise's variance.
  double noise() {
    return noise;
  }

  /// Draws the sizes given laws.
  ///
  /// @param visited states whose laws count; the others are as yet unknown
  void draw(Regimes laws, int[] visited, RandomSequence random) {
    int n = laws.size();
    double[] count = new double[3];
    double[] squares = new double[3];
    double traces = 0;
    double logDeterminants = 0;
    for (int l : visited) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= n; j++) {
          int kind = j == n ? 2 : j / parts == i / parts ? 0 : 1;
          double away = laws.entry(l, i, j) - (i == j ? 1 : 0);
          count[kind]++;
          squares[kind] += away * away;
        }
        traces += laws.precision(l)[i * n + i];
      }
      logDeterminants += laws.logDeterminant(l);
    }
    own = precision(OWN_LENGTH, count[0], squares[0], random);
    across = precision(ACROSS_LENGTH, count[1], squares[1], random);
    shift = precision(SHIFT_LENGTH, count[2], squares[2], random);
    drawNoise(n, visited.length, traces, logDeterminants, random);
  }

  private static double precision(
      double length, double count, double squares, RandomSequence random) {
    return random.gamma(1 + 0.5 * count) / (length * length + 0.5 * squares);
  }

  private void drawNoise(
      int n, int laws, double traces, double logDeterminants, RandomSequence random) {
    double[] weights = new double[FREEDOMS.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < weights.length; k++) {
      double scale = noise * FREEDOMS[k];
      double half = 0.5 * (n + 1 + FREEDOMS[k]);
      double each = n * half * Math.log(0.5 * scale);
      for (int i = 0; i < n; i++) {
        each -= Gamma.logGamma(half - 0.5 * i);
      }
      weights[k] = laws * each + half * logDeterminants - 0.5 * scale * traces;
      largest = Math.max(largest, weights[k]);
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.exp(weights[k] - largest);
    }
    freedom = FREEDOMS[random.index(weights, weights.length)];
    noise = random.gamma(1 + 0.5 * laws * n * freedom(n)) / (1 / NOISE + 0.5 * freedom * traces);
  }
}
