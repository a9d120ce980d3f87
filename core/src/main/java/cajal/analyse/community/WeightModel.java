package cajal.analyse.community;

/// How the weights of the edges between two blocks are distributed.
public enum WeightModel {
  /// Weights are not looked at.
  NONE("weights ignored"),
  /// Exponential, with a rate of its own for each pair of blocks.
  EXPONENTIAL("exponential weights"),
  /// Log-normal: normal logarithms, with mean and variance of their own for each pair of blocks.
  LOG_NORMAL("log-normal weights"),
  /// Normal, with mean and variance of their own for each pair of blocks.
  NORMAL("normal weights"),
  /// Whole numbers from 0 on, geometric.
  GEOMETRIC("geometric weights"),
  /// Whole numbers from 0 on, of a Poisson distribution.
  POISSON("Poisson weights");

  private final String words;

  WeightModel(String words) {
    this.words = words;
  }

  /// What a person reads.
  public String words() {
    return words;
  }

  /// What of a weight enters the sums.
  double covariate(double weight) {
    return switch (this) {
      case LOG_NORMAL -> Math.log(weight);
      case NONE, EXPONENTIAL, NORMAL, GEOMETRIC, POISSON -> weight;
    };
  }
}
