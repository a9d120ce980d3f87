package cajal.compile;

/// Each unordered pair of different neurons with a probability, joined in both directions. Drawer i
/// decides about the pairs of neuron i with those after it.
record SymmetricPairs(double p, int size, long key) implements Pairs {

  @Override
  public double expected() {
    return p * size * (size - 1.0);
  }

  @Override
  public boolean isExact() {
    return p == 0 || p == 1;
  }

  @Override
  public long drawers() {
    return size;
  }

  @Override
  public Drawer drawer() {
    return Drawer.NEITHER;
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    for (int first = (int) from; first < to; first++) {
      Gaps gaps = new Gaps(p, key, first);
      long after = size - 1L - first;
      for (long at = gaps.next(); at < after; at = gaps.next()) {
        int second = first + 1 + (int) at;
        sink.pair(first, second, 1);
        sink.pair(second, first, 1);
      }
    }
  }
}
