package cajal.compile;

import cajal.kernel.Draw;
import cajal.kernel.PoissonTable;

/// Each pair by a Poisson number of connections. A source draws how many it has in all, and then
/// the target of each, which comes to the same.
record PoissonPairs(double mean, boolean autapses, Pairs.Ends ends, long key) implements Pairs {

  private int choices() {
    return ends.choices(ends.targets(), autapses);
  }

  @Override
  public double expected() {
    return mean * ends.sources() * choices();
  }

  @Override
  public boolean isExact() {
    return mean == 0;
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
    int choices = choices();
    boolean notItself = ends.same() && !autapses;
    PoissonTable counts = PoissonTable.of(mean * choices);
    for (int source = (int) from; source < to; source++) {
      int count = counts.count(Draw.stream(key, source), 0);
      for (int i = 0; i < count; i++) {
        int target = Draw.integer(key + 1, source, i, choices);
        sink.pair(source, notItself && target >= source ? target + 1 : target, 1);
      }
    }
  }
}
