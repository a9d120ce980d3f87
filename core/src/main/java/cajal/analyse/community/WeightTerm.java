package cajal.analyse.community;

import org.apache.commons.math3.special.Gamma;

/// What the weights of one pair of blocks cost: the negative logarithm of their probability, their
/// distribution's parameters integrated out under conjugate priors that are scaled by the data.
///
/// Hyperparameters are our choice: `Gamma(1, mean weight)` for the exponential rate;
/// normal-inverse-chi-squared around the global mean with one observation's weight, three degrees
/// of freedom and the global variance over the number of blocks; uniform for the geometric
/// probability; `Gamma(1, 1 / mean)` for the Poisson rate.
final class WeightTerm {

  private static final double PRIOR_FREEDOM = 3;

  private final WeightModel model;
  private final Counting counting;
  private final double[] logGammaHalf;
  private final double mean;
  private final double variance;
  private final double constant;
  private double priorSquares;
  private double logPriorSquares;

  WeightTerm(WeightModel model, WeightedGraph graph, Counting counting) {
    this.model = model;
    this.counting = counting;
    int edges = graph.edges();
    double sum = 0;
    double squares = 0;
    double constants = 0;
    for (int node = 0; node < graph.nodes(); node++) {
      for (int k = graph.offsets()[node]; k < graph.offsets()[node + 1]; k++) {
        if (graph.neighbours()[k] > node) {
          double value = model.covariate(graph.weights()[k]);
          sum += value;
          squares += value * value;
          constants +=
              switch (model) {
                case LOG_NORMAL -> value;
                case POISSON -> Gamma.logGamma(value + 1);
                case NONE, EXPONENTIAL, NORMAL, GEOMETRIC -> 0;
              };
        }
      }
    }
    mean = edges == 0 ? 1 : sum / edges;
    variance = edges == 0 ? 1 : Math.max(squares / edges - mean * mean, 1e-12);
    constant = constants;
    boolean normal = model == WeightModel.NORMAL || model == WeightModel.LOG_NORMAL;
    logGammaHalf = new double[normal ? edges + 5 : 0];
    for (int n = 1; n < logGammaHalf.length; n++) {
      logGammaHalf[n] =
          n < 3 ? Gamma.logGamma(0.5 * n) : logGammaHalf[n - 2] + Math.log(0.5 * n - 1);
    }
    setBlocks(1);
  }

  /// To be told how many blocks there are; the prior of normal weights depends on it.
  void setBlocks(int blocks) {
    priorSquares = PRIOR_FREEDOM * variance / blocks;
    logPriorSquares = Math.log(priorSquares);
  }

  /// Whether terms depend on the number of blocks.
  boolean dependsOnBlocks() {
    return logGammaHalf.length > 0;
  }

  /// What does not depend on the partition: it makes models of different covariates comparable.
  double constant() {
    return constant;
  }

  /// @param edges number of edges of the pair
  /// @param sum of their covariates
  /// @param squares sum of squares
  double of(int edges, double sum, double squares) {
    if (edges == 0) {
      return 0;
    }
    return switch (model) {
      case NONE -> 0;
      case EXPONENTIAL ->
          -Math.log(mean) - counting.factorial(edges) + (edges + 1) * Math.log(sum + mean);
      case NORMAL, LOG_NORMAL -> normal(edges, sum, squares);
      case GEOMETRIC ->
          Gamma.logGamma(edges + sum + 2) - counting.factorial(edges) - Gamma.logGamma(sum + 1);
      case POISSON ->
          Math.log(mean) - Gamma.logGamma(sum + 1) + (sum + 1) * Math.log(edges + 1 / mean);
    };
  }

  private double normal(int edges, double sum, double squares) {
    double own = sum / edges;
    double scatter = Math.max(0, squares - sum * own);
    double off = mean - own;
    double posterior = priorSquares + scatter + edges / (edges + 1.0) * off * off;
    double freedom = PRIOR_FREEDOM + edges;
    return 0.5 * freedom * Math.log(posterior)
        - 0.5 * PRIOR_FREEDOM * logPriorSquares
        - logGammaHalf[3 + edges]
        + logGammaHalf[3]
        + 0.5 * counting.log(edges + 1)
        + 0.5 * edges * Math.log(Math.PI);
  }
}
