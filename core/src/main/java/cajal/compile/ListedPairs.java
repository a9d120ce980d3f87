package cajal.compile;

import java.util.Arrays;

/// Connections that are listed one by one, with a factor each.
final class ListedPairs implements Pairs {

  private int[] sources = new int[16];
  private int[] targets = new int[16];
  private double[] factors = new double[16];
  private int count;

  void add(int source, int target, double factor) {
    if (count == sources.length) {
      sources = Arrays.copyOf(sources, 2 * count);
      targets = Arrays.copyOf(targets, 2 * count);
      factors = Arrays.copyOf(factors, 2 * count);
    }
    sources[count] = source;
    targets[count] = target;
    factors[count++] = factor;
  }

  @Override
  public double expected() {
    return count;
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public long drawers() {
    return count;
  }

  @Override
  public Drawer drawer() {
    return Drawer.NEITHER;
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    for (int i = (int) from; i < to; i++) {
      sink.pair(sources[i], targets[i], factors[i]);
    }
  }
}
