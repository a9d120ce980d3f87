package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;

/// How readily states change and how many there are: the concentrations of a sticky hierarchical
/// Dirichlet process, drawn along with the states (Fox et al. 2011, doi:10.1214/10-AOAS395).
///
/// Each is exponential around its published constant and moved by a Metropolis step on its
/// logarithm, with the probabilities of transitions integrated out.
final class TransitionPrior {

  private static final double CONCENTRATION = 5;
  private static final double BASE_CONCENTRATION = 5;
  private static final double STICKINESS = 10;
  private static final double WIDTH = 0.5;

  private final int states;
  private double concentration = CONCENTRATION;
  private double baseConcentration = BASE_CONCENTRATION;
  private double stickiness = STICKINESS;

  TransitionPrior(int states) {
    this.states = states;
  }

  /// What the base weights sum up to in the prior of a row of transitions.
  double concentration() {
    return concentration;
  }

  /// Concentration of the base weights themselves.
  double baseConcentration() {
    return baseConcentration;
  }

  /// What staying has beyond that.
  double stickiness() {
    return stickiness;
  }

  /// Draws all three.
  ///
  /// @param moves `[state * states + state]`, how often each transition has happened
  /// @param base `[state]`, weights
  void draw(int[] moves, double[] base, RandomSequence random) {
    concentration =
        step(concentration, CONCENTRATION, v -> logRows(v, stickiness, moves, base), random);
    stickiness = step(stickiness, STICKINESS, v -> logRows(concentration, v, moves, base), random);
    double logs = Arrays.stream(base).map(Math::log).sum();
    baseConcentration =
        step(
            baseConcentration,
            BASE_CONCENTRATION,
            v -> Gamma.logGamma(v) - states * Gamma.logGamma(v / states) + v / states * logs,
            random);
  }

  private static double step(
      double now, double mean, DoubleUnaryOperator logLikelihood, RandomSequence random) {
    double next = now * Math.exp(WIDTH * random.normal());
    double gain =
        logLikelihood.applyAsDouble(next)
            - logLikelihood.applyAsDouble(now)
            - (next - now) / mean
            + Math.log(next / now);
    return Math.log(1 - random.uniform()) < gain ? next : now;
  }

  // Of all transitions, their probabilities integrated out.
  private double logRows(double concentration, double stickiness, int[] moves, double[] base) {
    double sum = 0;
    for (int j = 0; j < states; j++) {
      int left = 0;
      for (int k = 0; k < states; k++) {
        int count = moves[j * states + k];
        left += count;
        if (count > 0) {
          double own = concentration * base[k] + (j == k ? stickiness : 0);
          sum += Gamma.logGamma(own + count) - Gamma.logGamma(own);
        }
      }
      if (left > 0) {
        double whole = concentration + stickiness;
        sum += Gamma.logGamma(whole) - Gamma.logGamma(whole + left);
      }
    }
    return sum;
  }
}
