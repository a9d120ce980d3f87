package cajal.analyse.bicluster.bayesian;

import java.util.List;

/// What the laws of one state look like before they are known: matrices around a multiple of the
/// identity, shifts around 0, noise around a size (matrix-normal inverse-Wishart).
///
/// The sizes have broad priors of their own around the published constants and are learnt, because
/// with constants the prior decides: trajectories have no scale of their own, and a prior that is
/// too broad makes every further cluster cost dozens of nats for laws that it has in common with
/// the others, while one that is too narrow holds the laws where it is.
///
/// @param memory multiple of the identity around which matrices are
/// @param weight of that, in units of squared trajectory
/// @param shiftWeight of the shift at 0, in bins
/// @param freedom degrees of freedom of the noise above dimensions + 1
/// @param scale of the noise's variance times `freedom`
record LawPrior(double memory, double weight, double shiftWeight, double freedom, double scale) {

  /// The published constants.
  static final LawPrior PUBLISHED = new LawPrior(1, 1, 1, 1, 0.01);

  private static final int NUMBERS = 5;
  private static final double WEIGHT_SPREAD = 2;
  private static final double SCALE_SPREAD = 1.5;
  private static final double FREEDOM_SPREAD = 1.5;

  double freedom(int dimensions) {
    return dimensions + 1 + freedom;
  }

  /// A prior near this one: one of the numbers is moved.
  LawPrior moved(int which, double by) {
    double factor = Math.exp(by);
    return switch (which) {
      case 0 -> new LawPrior(memory + 0.3 * by, weight, shiftWeight, freedom, scale);
      case 1 -> new LawPrior(memory, weight * factor, shiftWeight, freedom, scale);
      case 2 -> new LawPrior(memory, weight, shiftWeight * factor, freedom, scale);
      case 3 -> new LawPrior(memory, weight, shiftWeight, freedom * factor, scale * factor);
      default -> new LawPrior(memory, weight, shiftWeight, freedom, scale * factor);
    };
  }

  /// Logarithm of the density of the sizes' own prior, up to a constant, over memory and logarithms
  /// of weights, freedom and scale per freedom.
  double logDensity() {
    double a = memory - 1;
    double w = Math.log(weight) / WEIGHT_SPREAD;
    double b = Math.log(shiftWeight) / WEIGHT_SPREAD;
    double f = Math.log(freedom) / FREEDOM_SPREAD;
    double s = Math.log(scale / freedom / PUBLISHED.scale) / SCALE_SPREAD;
    return -0.5 * (a * a + w * w + b * b + f * f + s * s);
  }

  /// The most probable sizes given moments of trajectories under this state, near enough.
  LawPrior fitted(List<LawMoments> moments) {
    LawPrior best = this;
    double most = best.value(moments);
    for (double step = 1; step > 0.1; step *= 0.5) {
      boolean better = true;
      for (int round = 0; round < 10 && better; round++) {
        better = false;
        for (int which = 0; which < NUMBERS; which++) {
          for (int sign = -1; sign <= 1; sign += 2) {
            LawPrior next = best.moved(which, sign * step);
            double value = next.value(moments);
            if (value > most) {
              most = value;
              best = next;
              better = true;
            }
          }
        }
      }
    }
    return best;
  }

  private double value(List<LawMoments> moments) {
    double sum = logDensity();
    for (LawMoments each : moments) {
      sum += each.update(this);
    }
    return sum;
  }
}
