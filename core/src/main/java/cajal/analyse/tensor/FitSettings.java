package cajal.analyse.tensor;

/// How a tensor is factorised.
///
/// @param rank number of components
/// @param method how factors are improved
/// @param start where factors begin
/// @param maxSweeps after which it ends in any case; a sweep improves every mode once
/// @param tolerance a sweep that lowers the relative error by less ends it
public record FitSettings(int rank, Method method, Start start, int maxSweeps, double tolerance) {

  /// @throws IllegalArgumentException if a number is out of its range
  public FitSettings {
    if (rank < 1 || maxSweeps < 1 || tolerance < 0) {
      throw new IllegalArgumentException(
          "rank and sweeps are at least 1 and the tolerance is at least 0");
    }
  }

  /// Non-negative factors of random starts, as the analysis specification has them.
  public static FitSettings ofRank(int rank) {
    return new FitSettings(rank, Method.HALS, Start.RANDOM, 500, 1e-5);
  }

  /// The same with another rank.
  public FitSettings withRank(int other) {
    return new FitSettings(other, method, start, maxSweeps, tolerance);
  }
}
