package cajal.analyse.tensor;

/// How the factors of one mode are improved while all others are held.
public enum Method {
  /// Non-negative, hierarchical alternating least squares: one column after the other, three times.
  HALS("non-negative, hierarchical alternating least squares"),
  /// Non-negative, multiplicative updates; slow but simple.
  MU("non-negative, multiplicative updates"),
  /// Non-negative, block coordinate descent by accelerated projected gradient.
  BCD("non-negative, accelerated block coordinate descent"),
  /// Any sign, alternating least squares.
  ALS("any sign, alternating least squares"),
  /// Non-negative, of the least Kullback-Leibler divergence, for counts.
  KL("non-negative, least divergence of counts"),
  /// Any sign, with a core of all combinations: higher-order orthogonal iteration.
  TUCKER("Tucker, any sign, orthogonal iteration"),
  /// Non-negative, with a core of all combinations: multiplicative updates.
  NON_NEGATIVE_TUCKER("Tucker, non-negative, multiplicative updates");

  private final String words;

  Method(String words) {
    this.words = words;
  }

  /// What a person reads.
  public String words() {
    return words;
  }

  /// Whether every factor stays at or above 0.
  public boolean isNonNegative() {
    return this != ALS && this != TUCKER;
  }
}
