package cajal.compile;

import java.util.List;

/// Blocks of consecutive neurons, with a probability for each pair of blocks.
///
/// @param source `[block + 1]`, first neuron of each block of sources
/// @param target `[block + 1]`, first neuron of each block of targets
/// @param probability `[source block][target block]`
/// @param notItself whether no neuron joins itself
record BlockPairs(int[] source, int[] target, double[][] probability, boolean notItself, long key)
    implements Pairs {

  /// Blocks of given sizes.
  static int[] begins(List<Integer> sizes) {
    int[] begins = new int[sizes.size() + 1];
    for (int i = 0; i < sizes.size(); i++) {
      begins[i + 1] = begins[i] + sizes.get(i);
    }
    return begins;
  }

  /// So many blocks whose sizes differ by at most one.
  static int[] equal(int size, int groups) {
    int[] begins = new int[groups + 1];
    for (int g = 0; g <= groups; g++) {
      begins[g] = (int) ((long) size * g / groups);
    }
    return begins;
  }

  @Override
  public double expected() {
    double sum = 0;
    for (int a = 0; a < probability.length; a++) {
      for (int b = 0; b < probability[a].length; b++) {
        double pairs = (double) (source[a + 1] - source[a]) * (target[b + 1] - target[b]);
        int common = Math.min(source[a + 1], target[b + 1]) - Math.max(source[a], target[b]);
        sum += probability[a][b] * (pairs - (notItself ? Math.max(0, common) : 0));
      }
    }
    return sum;
  }

  @Override
  public boolean isExact() {
    for (double[] row : probability) {
      for (double p : row) {
        if (p != 0 && p != 1) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public long drawers() {
    return source[source.length - 1];
  }

  @Override
  public Drawer drawer() {
    return Drawer.SOURCE;
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    int block = 0;
    for (int neuron = (int) from; neuron < to; neuron++) {
      while (neuron >= source[block + 1]) {
        block++;
      }
      for (int b = 0; b + 1 < target.length; b++) {
        Gaps gaps = new Gaps(probability[block][b], key + b, neuron);
        int width = target[b + 1] - target[b];
        for (long at = gaps.next(); at < width; at = gaps.next()) {
          int other = target[b] + (int) at;
          if (!(notItself && other == neuron)) {
            sink.pair(neuron, other, 1);
          }
        }
      }
    }
  }
}
