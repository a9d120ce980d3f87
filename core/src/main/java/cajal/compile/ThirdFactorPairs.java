package cajal.compile;

import cajal.kernel.Draw;

/// The third party of another projection's synapses: drawer by drawer, each synapse with a
/// probability gets one neuron of the pool of its target.
///
/// @param primary those synapses
/// @param pools which third neurons belong to which target
/// @param p probability that a synapse has a third party
/// @param incoming whether these are the connections from the sources to the third neurons;
///   otherwise those from the third neurons to the targets
/// @param key the same for both
record ThirdFactorPairs(Pairs primary, Pools pools, double p, boolean incoming, long key)
    implements Pairs {

  @Override
  public double expected() {
    return p * primary.expected();
  }

  @Override
  public boolean isExact() {
    return (p == 0 || p == 1) && primary.isExact();
  }

  @Override
  public long drawers() {
    return primary.drawers();
  }

  @Override
  public Drawer drawer() {
    // The pool decides who a third neuron is, but the other end is an end of the primary synapse.
    boolean kept = primary.drawer() == (incoming ? Drawer.SOURCE : Drawer.TARGET);
    return kept ? primary.drawer() : Drawer.NEITHER;
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    for (long drawer = from; drawer < to; drawer++) {
      Chooser chooser = new Chooser(Draw.stream(key, drawer), sink);
      primary.forEach(drawer, drawer + 1, chooser);
    }
  }

  private final class Chooser implements Sink {

    private final long stream;
    private final Sink sink;
    private int index;

    Chooser(long stream, Sink sink) {
      this.stream = stream;
      this.sink = sink;
    }

    @Override
    public void pair(int source, int target, double factor) {
      int at = 2 * index++;
      if (Draw.uniform(stream, at) >= p) {
        return;
      }
      int third = pools.member(target, Draw.uniform(stream, at + 1));
      if (incoming) {
        sink.pair(source, third, 1);
      } else {
        sink.pair(third, target, 1);
      }
    }
  }

  /// The pool of each target.
  ///
  /// @param size number of neurons in a pool
  /// @param thirds number of third neurons
  /// @param targets number of targets
  /// @param drawn whether a pool is drawn, without repetition; otherwise it is a block of
  ///   consecutive neurons, and blocks are spread evenly over the targets
  record Pools(int size, int thirds, int targets, boolean drawn, long key) {

    /// @param u uniform in [0, 1), chooses among the pool
    int member(int target, double u) {
      int index = (int) (u * size);
      if (!drawn) {
        long first = (long) target * thirds / targets;
        return (int) ((first + index) % thirds);
      }
      // Floyd's sampling without replacement, as in FixedDegree; pools are small.
      int[] pool = new int[size];
      for (int i = 0; i < size; i++) {
        int top = thirds - size + i;
        int drawn = Draw.integer(key, target, i, top + 1);
        pool[i] = contains(pool, i, drawn) ? top : drawn;
      }
      return pool[index];
    }

    private static boolean contains(int[] pool, int count, int value) {
      for (int i = 0; i < count; i++) {
        if (pool[i] == value) {
          return true;
        }
      }
      return false;
    }
  }
}
