package cajal.analyse.dimension;

import cajal.analyse.Work;
import java.util.Arrays;

/// A map of points in which neighbours stay neighbours: t-SNE by the method of Barnes and Hut (van
/// der Maaten 2014, J Mach Learn Res 15:3221-3245).
///
/// @param places `[2 * point]`, x and y in turn
/// @param divergences Kullback-Leibler divergence at every fiftieth pass and the last
record StochasticNeighbours(double[] places, double[] divergences) {

  private static final double START_SD = 1e-4;
  private static final double EXAGGERATION = 12;
  private static final int EXAGGERATED = 250;
  private static final int LOOK_EVERY = 50;
  private static final double LEAST_GAIN = 0.01;

  /// How a map is made.
  record Setting(double perplexity, double learningRate, double theta, int iterations) {}

  /// @param points `[point][dimension]`
  /// @param start `[point][2]`, such as the first two principal components
  static StochasticNeighbours of(double[][] points, double[][] start, Setting setting, Work work) {
    int count = points.length;
    if (count < 2) {
      return new StochasticNeighbours(new double[2 * count], new double[0]);
    }
    Affinities affinities = Affinities.of(points, setting.perplexity(), work.part(0, 0.1));
    double[] places = begin(start);
    double[] velocity = new double[2 * count];
    double[] gains = new double[2 * count];
    Arrays.fill(gains, 1);
    double[] divergences = new double[setting.iterations() / LOOK_EVERY + 1];
    int looks = 0;
    // Of short runs the first quarter, so that the end is never exaggerated.
    int exaggerated = Math.min(EXAGGERATED, setting.iterations() / 4);
    for (int pass = 0; pass < setting.iterations(); pass++) {
      work.progress().orStop();
      double done = 0.1 + 0.9 * pass / setting.iterations();
      boolean early = pass < exaggerated;
      Gradient gradient =
          Gradient.of(
              affinities, places, early ? EXAGGERATION : 1, setting.theta(), work.part(done, done));
      double momentum = early ? 0.5 : 0.8;
      for (int i = 0; i < places.length; i++) {
        double slope = gradient.slopes()[i];
        gains[i] = slope * velocity[i] < 0 ? gains[i] + 0.2 : Math.max(LEAST_GAIN, 0.8 * gains[i]);
        velocity[i] = momentum * velocity[i] - setting.learningRate() * gains[i] * slope;
        places[i] += velocity[i];
      }
      boolean last = pass == setting.iterations() - 1;
      if (!early && (last || pass % LOOK_EVERY == LOOK_EVERY - 1)) {
        divergences[looks++] = gradient.divergence();
      }
    }
    return new StochasticNeighbours(places, Arrays.copyOf(divergences, looks));
  }

  private static double[] begin(double[][] start) {
    double mean = 0;
    double squares = 0;
    for (double[] place : start) {
      mean += place[0] / start.length;
    }
    for (double[] place : start) {
      squares += (place[0] - mean) * (place[0] - mean) / start.length;
    }
    double scale = squares > 0 ? START_SD / Math.sqrt(squares) : 0;
    double[] places = new double[2 * start.length];
    for (int i = 0; i < start.length; i++) {
      places[2 * i] = scale * start[i][0];
      places[2 * i + 1] = scale * start[i][1];
    }
    return places;
  }

  /// The slope of the divergence at a map.
  ///
  /// @param slopes `[2 * point]`
  record Gradient(double[] slopes, double divergence) {

    private static final int BLOCK = 256;

    static Gradient of(
        Affinities affinities, double[] places, double exaggeration, double theta, Work work) {
      int count = places.length / 2;
      QuadTree tree = new QuadTree(places);
      double[] attraction = new double[2 * count];
      double[] repulsion = new double[2 * count];
      double[] weight = new double[count];
      double[] divergence = new double[count];
      work.each(
          Math.ceilDiv(count, BLOCK),
          "forces",
          block -> {
            double[] sums = new double[3];
            int[] stack = new int[512];
            for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
              Arrays.fill(sums, 0);
              tree.repel(places[2 * i], places[2 * i + 1], theta, sums, stack);
              repulsion[2 * i] = sums[0];
              repulsion[2 * i + 1] = sums[1];
              weight[i] = sums[2];
              attract(affinities, places, i, attraction, divergence);
            }
          });
      double z = Math.max(Double.MIN_NORMAL, Arrays.stream(weight).sum());
      double[] slopes = new double[2 * count];
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = 4 * (exaggeration * attraction[i] - repulsion[i] / z);
      }
      // The affinities sum to 1, so the logarithm of z counts once.
      return new Gradient(slopes, Arrays.stream(divergence).sum() + Math.log(z));
    }

    // Sum of p q (place - other) and of p ln(p / q); attraction and divergence are modified.
    private static void attract(
        Affinities affinities, double[] places, int i, double[] attraction, double[] divergence) {
      for (int e = affinities.first()[i]; e < affinities.first()[i + 1]; e++) {
        int j = affinities.other()[e];
        double p = affinities.p()[e];
        double dx = places[2 * i] - places[2 * j];
        double dy = places[2 * i + 1] - places[2 * j + 1];
        double q = 1 / (1 + dx * dx + dy * dy);
        attraction[2 * i] += p * q * dx;
        attraction[2 * i + 1] += p * q * dy;
        if (p > 0) {
          divergence[i] += p * Math.log(p / q);
        }
      }
    }
  }
}
