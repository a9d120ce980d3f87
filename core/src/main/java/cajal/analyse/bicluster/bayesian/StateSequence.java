package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// Which state the network is in at each bin: a sticky hierarchical Dirichlet process hidden Markov
/// model with a limit on the number of states (Fox et al. 2011, doi:10.1214/10-AOAS395).
///
/// A state is a law of the step that ends in a bin. No step ends in the first bin, which is told to
/// be in the state of the second.
final class StateSequence {

  // Weights of states that are never visited come near 0 in the drawing; they must not be 0.
  private static final double LEAST = 1e-100;

  private final int states;
  private final int[] sequence;
  private final TransitionPrior prior;
  private final double[] transition;
  private final double[] base;
  private final double[] density;
  private final double[] message;
  private final double[] weights;

  StateSequence(int bins, int states) {
    this.states = states;
    sequence = new int[bins];
    prior = new TransitionPrior(states);
    transition = new double[states * states];
    base = new double[states];
    Arrays.fill(base, 1.0 / states);
    density = new double[bins * states];
    message = new double[bins * states];
    weights = new double[states];
  }

  /// What transitions of all states have in common.
  TransitionPrior prior() {
    return prior;
  }

  /// `[bin]`; modified by draws. Whoever writes the second bin writes the first as well.
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
    for (int t = bins - 2; t > 0; t--) {
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
    for (int t = 1; t < bins; t++) {
      double sum = 0;
      for (int k = 0; k < states; k++) {
        double from = t == 1 ? 1 : transition[sequence[t - 1] * states + k];
        weights[k] = from * density[t * states + k] * message[t * states + k];
        sum += weights[k];
      }
      sequence[t] = sum > 0 ? random.index(weights, states) : sequence[t - 1];
    }
    sequence[0] = sequence[1];
  }

  /// Draws the probabilities of transitions given the sequence.
  void drawTransitions(RandomSequence random) {
    int[] moves = new int[states * states];
    for (int t = 2; t < sequence.length; t++) {
      moves[sequence[t - 1] * states + sequence[t]]++;
    }
    prior.draw(moves, base, random);
    double[] tables = new double[states];
    Arrays.fill(tables, prior.baseConcentration() / states);
    for (int j = 0; j < states; j++) {
      for (int k = 0; k < states; k++) {
        double own = own(j, k);
        int count = tables(moves[j * states + k], own, random);
        if (j == k) {
          count -= random.binomial(count, prior.stickiness() / own);
        }
        tables[k] += count;
      }
    }
    random.dirichlet(tables, base);
    Arrays.setAll(base, k -> Math.max(LEAST, base[k]));
    double[] row = new double[states];
    for (int j = 0; j < states; j++) {
      for (int k = 0; k < states; k++) {
        weights[k] = own(j, k) + moves[j * states + k];
      }
      random.dirichlet(weights, row);
      System.arraycopy(row, 0, transition, j * states, states);
    }
  }

  private double own(int from, int to) {
    return prior.concentration() * base[to] + (from == to ? prior.stickiness() : 0);
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
