package cajal.analyse.dimension;

import cajal.analyse.Work;

/// Inner products of many long lines of numbers, in blocks that stay in the cache.
final class Products {

  private static final int BLOCK = 32;
  private static final int STRETCH = 512;

  private Products() {}

  /// The inner product of every pair of lines.
  ///
  /// @param lines `[line][place]`, of equal length
  /// @return `[line][line]`, symmetric
  static double[][] inner(double[][] lines, Work work) {
    int count = lines.length;
    double[][] products = new double[count][count];
    int blocks = Math.ceilDiv(count, BLOCK);
    work.each(blocks, "products", block -> fill(lines, products, block * BLOCK));
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        products[i][j] = products[j][i];
      }
    }
    return products;
  }

  private static void fill(double[][] lines, double[][] products, int first) {
    int count = lines.length;
    int end = Math.min(count, first + BLOCK);
    int length = lines[0].length;
    for (int other = first; other < count; other += BLOCK) {
      int otherEnd = Math.min(count, other + BLOCK);
      for (int from = 0; from < length; from += STRETCH) {
        int to = Math.min(length, from + STRETCH);
        for (int i = first; i < end; i++) {
          for (int j = Math.max(i, other); j < otherEnd; j++) {
            products[i][j] += dot(lines[i], lines[j], from, to);
          }
        }
      }
    }
  }

  // Four sums at once, since each addition waits for the one before it.
  private static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
