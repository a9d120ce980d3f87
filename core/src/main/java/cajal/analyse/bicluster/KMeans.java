package cajal.analyse.bicluster;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// Groups of points around means (Lloyd's passes from starts by k-means++, Arthur & Vassilvitskii
/// 2007); the best of several starts.
///
/// @param labels `[point]`, 0 to groups - 1
/// @param inertia sum of squared distances to the means
public record KMeans(int[] labels, double inertia) {

  private static final int STARTS = 20;
  private static final int PASSES = 300;

  /// @param points `[point][dimension]`
  /// @param groups at most as many as points
  public static KMeans of(double[][] points, int groups, RandomSequence random) {
    int count = Math.min(groups, points.length);
    KMeans best = new KMeans(new int[points.length], Double.POSITIVE_INFINITY);
    if (count == 0) {
      return best;
    }
    for (int start = 0; start < STARTS; start++) {
      KMeans one = passes(points, seeds(points, count, random.child(start)));
      if (one.inertia() < best.inertia()) {
        best = one;
      }
    }
    return best;
  }

  private static double[][] seeds(double[][] points, int groups, RandomSequence random) {
    double[][] means = new double[groups][];
    double[] nearest = new double[points.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    means[0] = points[random.below(points.length)].clone();
    for (int g = 1; g < groups; g++) {
      double total = 0;
      for (int i = 0; i < points.length; i++) {
        nearest[i] = Math.min(nearest[i], squared(points[i], means[g - 1]));
        total += nearest[i];
      }
      double at = random.uniform() * total;
      int chosen = 0;
      while (chosen < points.length - 1 && (at -= nearest[chosen]) >= 0) {
        chosen++;
      }
      means[g] = points[chosen].clone();
    }
    return means;
  }

  private static KMeans passes(double[][] points, double[][] means) {
    int[] labels = new int[points.length];
    Arrays.fill(labels, -1);
    double inertia = 0;
    boolean moved = true;
    for (int pass = 0; pass < PASSES && moved; pass++) {
      moved = false;
      inertia = 0;
      for (int i = 0; i < points.length; i++) {
        int nearest = 0;
        for (int g = 1; g < means.length; g++) {
          if (squared(points[i], means[g]) < squared(points[i], means[nearest])) {
            nearest = g;
          }
        }
        moved |= labels[i] != nearest;
        labels[i] = nearest;
        inertia += squared(points[i], means[nearest]);
      }
      update(points, labels, means);
    }
    return new KMeans(labels, inertia);
  }

  // A group that lost all its points keeps its mean; means is modified.
  private static void update(double[][] points, int[] labels, double[][] means) {
    for (int g = 0; g < means.length; g++) {
      double[] sum = new double[means[g].length];
      int members = 0;
      for (int i = 0; i < points.length; i++) {
        if (labels[i] == g) {
          members++;
          for (int d = 0; d < sum.length; d++) {
            sum[d] += points[i][d];
          }
        }
      }
      if (members > 0) {
        for (int d = 0; d < sum.length; d++) {
          means[g][d] = sum[d] / members;
        }
      }
    }
  }

  static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
