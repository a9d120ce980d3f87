package cajal.model;

/// How long a membrane that is driven by white noise takes to reach its threshold (Siegert 1951
/// Phys Rev 81:617, doi:10.1103/PhysRev.81.617).
public final class FirstPassage {

  /// From here on the time is more than 10^290 membrane time constants.
  private static final double NEVER = 26;

  /// From here on `erfcx(u)` is lost beside `2 exp(u^2)`.
  private static final double STEEP = 6;

  private static final double PANEL = 0.25;
  private static final double SQRT_PI = 1.772453850905516;

  // Gauss-Legendre with 16 nodes, which lie symmetrically.
  private static final double[] NODES = {
    0.09501250983763744,
    0.2816035507792589,
    0.45801677765722737,
    0.6178762444026438,
    0.755404408355003,
    0.8656312023878318,
    0.9445750230732326,
    0.9894009349916499
  };
  private static final double[] WEIGHTS = {
    0.1894506104550685,
    0.18260341504492358,
    0.16915651939500254,
    0.14959598881657674,
    0.12462897125553388,
    0.09515851168249279,
    0.062253523938647894,
    0.027152459411754096
  };

  private FirstPassage() {}

  /// `sqrt(pi)` times the integral of `exp(u^2) (1 + erf(u))`, to 12 digits; infinite where it is
  /// beyond 10^290.
  public static double siegert(double from, double to) {
    if (from > to) {
      return -siegert(to, from);
    }
    if (to > NEVER || from == Double.NEGATIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    if (!(from <= to)) {
      return Double.NaN;
    }
    double sum = 0;
    // Panels below 0 grow with the distance, as the scale on which the integrand changes does.
    for (double at = from; at < Math.min(to, 0); ) {
      double next = Math.min(Math.min(to, 0), at < -2 * PANEL ? at / 2 : 0);
      sum += panel(at, next);
      at = next;
    }
    for (double at = Math.max(from, 0); at < to; ) {
      double next = Math.min(to, at + PANEL);
      sum += panel(at, next);
      at = next;
    }
    return SQRT_PI * sum;
  }

  private static double panel(double from, double to) {
    double middle = (from + to) / 2;
    double half = (to - from) / 2;
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double away = half * NODES[i];
      sum += WEIGHTS[i] * (integrand(middle - away) + integrand(middle + away));
    }
    return half * sum;
  }

  private static double integrand(double u) {
    if (u <= 0) {
      return erfcx(-u);
    }
    return 2 * ModelMath.exp(u * u) - (u < STEEP ? erfcx(u) : 0);
  }

  /// `exp(x^2) erfc(x)` for `x` that is not negative.
  static double erfcx(double x) {
    return x < 2 ? ModelMath.exp(x * x) - series(x) : continuedFraction(x);
  }

  // exp(x^2) erf(x), all of whose terms are positive.
  private static double series(double x) {
    double term = 2 / SQRT_PI * x;
    double sum = 0;
    for (int n = 1; term > 0x1p-54 * sum; n++) {
      sum += term;
      term *= 2 * x * x / (2 * n + 1);
    }
    return sum;
  }

  // Laplace's, from its end; 60 levels are enough from x = 2 on.
  private static double continuedFraction(double x) {
    double tail = x;
    for (int n = 60; n > 0; n--) {
      tail = x + n / (2 * tail);
    }
    return 1 / (SQRT_PI * tail);
  }
}
