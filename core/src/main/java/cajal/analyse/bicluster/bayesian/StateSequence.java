package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// Which state the network is in at each bin: a sticky hierarchical Dirichlet process hidden Markov
/// model with a limit on the number of states (Fox et al. 2011, doi:10.1214/10-AOAS395).
final class StateSequence {

  private static final double CONCENTRATION = 5;
  private static final double BASE_CONCENTRATION = 5;
  private static final double STICKINESS = 10;

  private final int states;
  private final int[] sequence;
  private final double[] transition;
  private final double[] base;
  private final double[] density;
  private final double[] message;
  private final double[] weights;

  StateSequence(int bins, int states) {
    this.states = states;
    sequence = new int[bins];
    transition = new double[states * states];
    base = new double[states];
    Arrays.fill(base, 1.0 / states);
    density = new double[bins * states];
    message = new double[bins * states];
    weights = new double[states];
  }

  /// Limit on the number of states.
  int most() {
    return states;
  }

  /// `[bin]`; modified by draws.
  int[] sequence() {
    return sequence;
  }

  /// Draws the whole sequence given trajectory and laws.
  void draw(double[] h, Regimes regimes, RandomSequence random) {
    int bins = sequence.length;
    regimes.density(h, bins, density);
    for (int t = 1; t < bins; t++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int l = 0; l < states; l++) {
        largest = Math.max(largest, density[t * states + l]);
      }
      for (int l = 0; l < states; l++) {
        density[t * states + l] = Math.exp(density[t * states + l] - largest);
      }
    }
    Arrays.fill(message, (bins - 1) * states, bins * states, 1);
    for (int t = bins - 2; t >= 0; t--) {
      int here = t * states;
      int next = here + states;
      double sum = 0;
      for (int j = 0; j < states; j++) {
        double value = 0;
        for (int k = 0; k < states; k++) {
          value += transition[j * states + k] * density[next + k] * message[next + k];
        }
        message[here + j] = value;
        sum += value;
      }
      double scale = 1 / Math.max(sum, Double.MIN_NORMAL);
      for (int j = 0; j < states; j++) {
        message[here + j] *= scale;
      }
    }
    for (int t = 0; t < bins; t++) {
      double sum = 0;
      for (int k = 0; k < states; k++) {
        double from =
            t == 0 ? 1 : transition[sequence[t - 1] * states + k] * density[t * states + k];
        weights[k] = from * message[t * states + k];
        sum += weights[k];
      }
      sequence[t] = sum > 0 ? random.index(weights, states) : t == 0 ? 0 : sequence[t - 1];
    }
  }

  /// Draws the probabilities of transitions given the sequence.
  void drawTransitions(RandomSequence random) {
    int[] moves = new int[states * states];
    for (int t = 1; t < sequence.length; t++) {
      moves[sequence[t - 1] * states + sequence[t]]++;
    }
    double[] tables = new double[states];
    Arrays.fill(tables, BASE_CONCENTRATION / states);
    for (int j = 0; j < states; j++) {
      for (int k = 0; k < states; k++) {
        double own = CONCENTRATION * base[k] + (j == k ? STICKINESS : 0);
        int count = tables(moves[j * states + k], own, random);
        if (j == k) {
          double sticky = STICKINESS / (STICKINESS + CONCENTRATION * base[j]);
          count -= random.binomial(count, sticky);
        }
        tables[k] += count;
      }
    }
    random.dirichlet(tables, base);
    double[] row = new double[states];
    for (int j = 0; j < states; j++) {
      for (int k = 0; k < states; k++) {
        weights[k] = CONCENTRATION * base[k] + (j == k ? STICKINESS : 0) + moves[j * states + k];
      }
      random.dirichlet(weights, row);
      System.arraycopy(row, 0, transition, j * states, states);
    }
  }

  // Chinese restaurant tables of so many customers.
  private static int tables(int customers, double concentration, RandomSequence random) {
    int count = 0;
    for (int i = 0; i < customers; i++) {
      if (random.uniform() * (concentration + i) < concentration) {
        count++;
      }
    }
    return count;
  }

  /// Logarithm of the probability of a transition.
  double logMove(int from, int to) {
    return Math.log(transition[from * states + to]);
  }

  /// How many states are visited.
  int visited() {
    return (int) Arrays.stream(sequence).distinct().count();
  }
}
