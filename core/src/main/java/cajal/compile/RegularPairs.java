package cajal.compile;

/// The rules that leave nothing to chance.
final class RegularPairs {

  private RegularPairs() {}

  /// Neuron i to neuron i.
  record OneToOne(int size) implements Pairs {

    @Override
    public double expected() {
      return size;
    }

    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public long drawers() {
      return size;
    }

    @Override
    public Drawer drawer() {
      return Drawer.SOURCE;
    }

    @Override
    public void forEach(long from, long to, Sink sink) {
      for (int i = (int) from; i < to; i++) {
        sink.pair(i, i, 1);
      }
    }
  }

  /// Every source to every target.
  record AllToAll(Ends ends, boolean autapses) implements Pairs {

    @Override
    public double expected() {
      return ends.sources() * (double) ends.choices(ends.targets(), autapses);
    }

    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public long drawers() {
      return ends.sources();
    }

    @Override
    public Drawer drawer() {
      return Drawer.SOURCE;
    }

    @Override
    public void forEach(long from, long to, Sink sink) {
      boolean notItself = ends.same() && !autapses;
      for (int source = (int) from; source < to; source++) {
        for (int target = 0; target < ends.targets(); target++) {
          if (!(notItself && source == target)) {
            sink.pair(source, target, 1);
          }
        }
      }
    }
  }
}
