package cajal.compile;

import cajal.kernel.Draw;
import cajal.network.Mask;
import cajal.network.Profile;
import org.apache.commons.math3.special.Gamma;

/// Each pair with a probability that depends on the displacement from source to target.
final class SpatialPairs implements Pairs {

  /// Pairs that are looked at to find the mean probability, where there are more.
  private static final int SAMPLES = 200_000;

  private final int sources;
  private final int targets;
  private final Displacements displacements;
  private final boolean notItself;
  private final Chance chance;
  private final long key;
  private final Once<Double> expected = new Once<>(this::mean);

  /// The probability at a displacement in µm; `z` is 0 in the plane.
  interface Chance {
    double at(double x, double y, double z);
  }

  /// @param notItself whether no neuron joins itself
  SpatialPairs(Displacements displacements, boolean notItself, Chance chance, long key) {
    this.displacements = displacements;
    this.sources = displacements.sources().coordinate()[0].length;
    this.targets = displacements.targets().coordinate()[0].length;
    this.notItself = notItself;
    this.chance = chance;
    this.key = key;
  }

  static Chance profile(Profile profile) {
    return switch (profile) {
      case Profile.Constant p -> (x, y, z) -> p.p();
      case Profile.Linear p -> {
        double slope = p.slope().coherent();
        yield (x, y, z) -> p.p() + slope * distance(x, y, z);
      }
      case Profile.Exponential p -> {
        double beta = p.beta().coherent();
        yield (x, y, z) -> p.p() * StrictMath.exp(-distance(x, y, z) / beta);
      }
      case Profile.Gaussian p -> {
        double scale = -0.5 / (p.sigma().coherent() * p.sigma().coherent());
        yield (x, y, z) -> p.base() + p.p() * StrictMath.exp(scale * (x * x + y * y + z * z));
      }
      case Profile.Gaussian2D p -> {
        double sx = p.sigmaX().coherent();
        double sy = p.sigmaY().coherent();
        double scale = -0.5 / (1 - p.rho() * p.rho());
        yield (x, y, z) -> {
          double u = x / sx;
          double v = y / sy;
          return p.p() * StrictMath.exp(scale * (u * u - 2 * p.rho() * u * v + v * v));
        };
      }
      case Profile.Gamma p -> {
        double theta = p.theta().coherent();
        double scale = p.p() / StrictMath.exp(Gamma.logGamma(p.kappa()));
        yield (x, y, z) -> {
          double u = distance(x, y, z) / theta;
          return scale * StrictMath.pow(u, p.kappa() - 1) * StrictMath.exp(-u);
        };
      }
    };
  }

  private static double distance(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /// The same probability within a mask, and none elsewhere.
  ///
  /// @param gridUm distance between neighbours of the targets' grid, for a mask of grid cells
  static Chance masked(Chance chance, Mask mask, double[] gridUm) {
    Chance inside = region(mask, gridUm);
    return (x, y, z) -> inside.at(x, y, z) > 0 ? chance.at(x, y, z) : 0;
  }

  private static double truth(boolean inside) {
    return inside ? 1 : 0;
  }

  private static boolean between(double low, double value, double high) {
    return low <= value && value <= high;
  }

  private static Chance region(Mask mask, double[] gridUm) {
    return switch (mask) {
      case Mask.Rectangular m -> {
        double x0 = m.x0().coherent();
        double y0 = m.y0().coherent();
        double x1 = m.x1().coherent();
        double y1 = m.y1().coherent();
        yield (x, y, z) -> truth(between(x0, x, x1) && between(y0, y, y1));
      }
      case Mask.Circular m -> ball(0, m.radius().coherent());
      case Mask.Doughnut m -> ball(m.inner().coherent(), m.outer().coherent());
      case Mask.Spherical m -> ball(0, m.radius().coherent());
      case Mask.Elliptical m -> {
        double cos = StrictMath.cos(StrictMath.toRadians(m.degrees()));
        double sin = StrictMath.sin(StrictMath.toRadians(m.degrees()));
        double a = m.major().coherent() / 2;
        double b = m.minor().coherent() / 2;
        yield (x, y, z) -> {
          double u = (x * cos + y * sin) / a;
          double v = (y * cos - x * sin) / b;
          return truth(u * u + v * v <= 1);
        };
      }
      case Mask.Box m -> {
        double[] low = m.low().stream().mapToDouble(cajal.unit.Quantity::coherent).toArray();
        double[] high = m.high().stream().mapToDouble(cajal.unit.Quantity::coherent).toArray();
        yield (x, y, z) ->
            truth(
                between(low[0], x, high[0])
                    && between(low[1], y, high[1])
                    && between(low[2], z, high[2]));
      }
      case Mask.Grid m -> {
        double halfX = m.columns() * gridUm[0] / 2;
        double halfY = m.rows() * gridUm[1] / 2;
        yield (x, y, z) -> truth(Math.abs(x) < halfX && Math.abs(y) < halfY);
      }
    };
  }

  private static Chance ball(double inner, double outer) {
    double least = inner * inner;
    double most = outer * outer;
    return (x, y, z) -> truth(between(least, x * x + y * y + z * z, most));
  }

  private double probability(int source, int target) {
    return chance.at(
        displacements.along(0, source, target),
        displacements.along(1, source, target),
        displacements.along(2, source, target));
  }

  private double mean() {
    long all = (long) sources * targets;
    double sum = 0;
    for (long i = 0; i < Math.min(all, SAMPLES); i++) {
      long pair = all <= SAMPLES ? i : Math.unsignedMultiplyHigh(Draw.bits(key + 1, i, 0), all);
      int source = (int) (pair / targets);
      int target = (int) (pair % targets);
      if (!(notItself && source == target)) {
        sum += Math.clamp(probability(source, target), 0, 1);
      }
    }
    return all <= SAMPLES ? sum : sum / SAMPLES * all;
  }

  @Override
  public double expected() {
    return expected.get();
  }

  @Override
  public double sharedNs() {
    return BuildTime.PAIR_NS * sources * targets;
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public long drawers() {
    return sources;
  }

  @Override
  public Drawer drawer() {
    return Drawer.SOURCE;
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    for (int source = (int) from; source < to; source++) {
      long stream = Draw.stream(key, source);
      for (int target = 0; target < targets; target++) {
        double p = probability(source, target);
        if (p > 0 && !(notItself && source == target) && Draw.uniform(stream, target) < p) {
          sink.pair(source, target, 1);
        }
      }
    }
  }
}
