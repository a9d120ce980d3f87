package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;

/// Trajectories that a new cluster may begin with: smooth curves through random knots, or slow
/// noise.
final class NewPath {

  private static final double KNOT_SCALE = 0.4;
  private static final double MEMORY = 0.95;
  private static final double NOISE = 0.1;

  private NewPath() {}

  /// @return `[part][bin]`
  static double[][] draw(int parts, int bins, RandomSequence random) {
    boolean smooth = random.uniform() < 0.5;
    double[][] path = new double[parts][];
    for (int a = 0; a < parts; a++) {
      path[a] = smooth ? smooth(bins, random) : slow(bins, random);
    }
    return path;
  }

  private static double[] slow(int bins, RandomSequence random) {
    double[] noise = new double[bins];
    double value = NOISE / Math.sqrt(1 - MEMORY * MEMORY) * random.normal();
    for (int t = 0; t < bins; t++) {
      noise[t] = value;
      value = MEMORY * value + NOISE * random.normal();
    }
    return noise;
  }

  // Through the knots by cubic pieces with slopes of the neighbours (Catmull & Rom).
  private static double[] smooth(int bins, RandomSequence random) {
    int knots = 10 + random.below(26);
    double[] height = new double[knots + 2];
    for (int k = 0; k < height.length; k++) {
      height[k] = KNOT_SCALE * random.normal();
    }
    double[] curve = new double[bins];
    for (int t = 0; t < bins; t++) {
      double place = (double) t * (knots - 1) / bins;
      int k = (int) place;
      double u = place - k;
      double before = height[Math.max(0, k - 1)];
      double from = height[k];
      double to = height[k + 1];
      double after = height[k + 2];
      curve[t] =
          from
              + 0.5
                  * u
                  * (to
                      - before
                      + u
                          * (2 * before
                              - 5 * from
                              + 4 * to
                              - after
                              + u * (3 * (from - to) + after - before)));
    }
    return curve;
  }
}
