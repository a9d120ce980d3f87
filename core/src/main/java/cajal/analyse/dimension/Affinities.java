package cajal.analyse.dimension;

import cajal.analyse.Work;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How likely each point takes each of its neighbours for its own, both ways: what t-SNE preserves.
///
/// @param first `[point + 1]`, index of a point's first entry
/// @param other `[entry]`, the neighbour
/// @param p `[entry]`, sums to 1 over all entries
record Affinities(int[] first, int[] other, double[] p) {

  private static final int BISECTIONS = 60;
  private static final double NEIGHBOURS_PER_PERPLEXITY = 3;

  private record Near(int[] points, double[] p) {}

  /// @param points `[point][dimension]`
  /// @param perplexity number of neighbours that count, effectively
  static Affinities of(double[][] points, double perplexity, Work work) {
    int count = points.length;
    int neighbours = (int) Math.min(count - 1.0, Math.ceil(NEIGHBOURS_PER_PERPLEXITY * perplexity));
    List<Near> near = work.map(count, "neighbours", i -> near(points, i, neighbours, perplexity));
    // Entries in both directions, merged: at most twice as many as neighbours.
    int[] sizes = new int[count + 1];
    for (Near own : near) {
      for (int j : own.points()) {
        sizes[j + 1]++;
      }
    }
    for (int i = 0; i < count; i++) {
      sizes[i + 1] += sizes[i] + neighbours;
    }
    int[] other = new int[sizes[count]];
    double[] p = new double[sizes[count]];
    int[] at = Arrays.copyOf(sizes, count);
    for (int i = 0; i < count; i++) {
      Near own = near.get(i);
      for (int k = 0; k < own.points().length; k++) {
        int j = own.points()[k];
        double half = own.p()[k] / (2.0 * count);
        other[at[i]] = j;
        p[at[i]++] = half;
        other[at[j]] = i;
        p[at[j]++] = half;
      }
    }
    return merged(sizes, other, p);
  }

  // Two entries for the same neighbour become one, in the order of neighbours.
  private static Affinities merged(int[] sizes, int[] other, double[] p) {
    int count = sizes.length - 1;
    int[] first = new int[count + 1];
    int[] to = new int[other.length];
    double[] sum = new double[other.length];
    int at = 0;
    for (int i = 0; i < count; i++) {
      Integer[] order = new Integer[sizes[i + 1] - sizes[i]];
      int from = sizes[i];
      Arrays.setAll(order, k -> from + k);
      Arrays.sort(order, Comparator.comparingInt(entry -> other[entry]));
      for (int entry : order) {
        if (at > first[i] && to[at - 1] == other[entry]) {
          sum[at - 1] += p[entry];
        } else {
          to[at] = other[entry];
          sum[at++] = p[entry];
        }
      }
      first[i + 1] = at;
    }
    return new Affinities(first, Arrays.copyOf(to, at), Arrays.copyOf(sum, at));
  }

  private static Near near(double[][] points, int i, int neighbours, double perplexity) {
    int count = points.length;
    double[] distance = new double[count];
    long[] keys = new long[count];
    for (int j = 0; j < count; j++) {
      double sum = 0;
      for (int d = 0; d < points[i].length; d++) {
        double away = points[i][d] - points[j][d];
        sum += away * away;
      }
      distance[j] = sum;
      // Bits of floats that are not negative have the order of the floats; ties go by index.
      keys[j] = j == i ? Long.MAX_VALUE : (long) Float.floatToIntBits((float) sum) << 32 | j;
    }
    Arrays.sort(keys);
    int[] nearest = new int[neighbours];
    double[] own = new double[neighbours];
    for (int k = 0; k < neighbours; k++) {
      nearest[k] = (int) keys[k];
      own[k] = distance[nearest[k]];
    }
    return new Near(nearest, calibrated(own, Math.min(perplexity, neighbours)));
  }

  // The width of the Gaussian for which the entropy is the logarithm of the perplexity.
  private static double[] calibrated(double[] squared, double perplexity) {
    double least = Arrays.stream(squared).min().orElse(0);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    double[] p = new double[squared.length];
    for (int pass = 0; pass < BISECTIONS; pass++) {
      double sum = 0;
      double weighted = 0;
      for (int k = 0; k < p.length; k++) {
        p[k] = Math.exp(-precision * (squared[k] - least));
        sum += p[k];
        weighted += p[k] * (squared[k] - least);
      }
      double entropy = Math.log(sum) + precision * weighted / sum;
      for (int k = 0; k < p.length; k++) {
        p[k] /= sum;
      }
      if (entropy > Math.log(perplexity)) {
        low = precision;
        precision = high == Double.POSITIVE_INFINITY ? 2 * precision : 0.5 * (low + high);
      } else {
        high = precision;
        precision = 0.5 * (low + high);
      }
    }
    return p;
  }
}
