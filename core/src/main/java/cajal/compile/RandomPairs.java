package cajal.compile;

import cajal.kernel.Draw;
import cajal.network.ConnectionRule;

/// The rules that draw, as defined by Senk et al. (2022), doi:10.1371/journal.pcbi.1010086.
///
/// Each draw is keyed by the neuron that draws, so neither the order of generation nor the number
/// of threads matters.
final class RandomPairs {

  private RandomPairs() {}

  static Pairs fixedIndegree(ConnectionRule.FixedIndegree rule, Pairs.Ends ends, long key) {
    return new FixedDegree(
        rule.indegree(),
        ends.targets(),
        ends.sources(),
        new Choice(ends.same() && !rule.autapses(), rule.multapses(), key),
        true);
  }

  static Pairs fixedOutdegree(ConnectionRule.FixedOutdegree rule, Pairs.Ends ends, long key) {
    return new FixedDegree(
        rule.outdegree(),
        ends.sources(),
        ends.targets(),
        new Choice(ends.same() && !rule.autapses(), rule.multapses(), key),
        false);
  }

  /// How partners are chosen.
  ///
  /// @param notItself whether a neuron must not choose itself
  /// @param repeats whether it may choose the same partner again
  private record Choice(boolean notItself, boolean repeats, long key) {}

  /// Each of `drawers` draws `degree` partners.
  private record FixedDegree(
      int degree, long drawers, int partners, Choice choice, boolean drawersAreTargets)
      implements Pairs {

    @Override
    public double expected() {
      return (double) degree * drawers;
    }

    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public Drawer drawer() {
      return drawersAreTargets ? Drawer.TARGET : Drawer.SOURCE;
    }

    @Override
    public void forEach(long from, long to, Sink sink) {
      int choices = choice.notItself() ? partners - 1 : partners;
      int[] chosenBy = new int[choice.repeats() ? 0 : partners];
      for (int drawer = (int) from; drawer < to; drawer++) {
        if (choice.repeats()) {
          for (int i = 0; i < degree; i++) {
            emit(sink, drawer, Draw.integer(choice.key(), drawer, i, choices));
          }
        } else {
          distinct(sink, drawer, choices, chosenBy);
        }
      }
    }

    // Floyd's sampling without replacement (Bentley & Floyd 1987, doi:10.1145/30401.315746).
    private void distinct(Sink sink, int drawer, int choices, int[] chosenBy) {
      for (int top = choices - degree; top < choices; top++) {
        int drawn = Draw.integer(choice.key(), drawer, top, top + 1);
        int taken = chosenBy[drawn] == drawer + 1 ? top : drawn;
        chosenBy[taken] = drawer + 1;
        emit(sink, drawer, taken);
      }
    }

    private void emit(Sink sink, int drawer, int drawn) {
      int partner = choice.notItself() && drawn >= drawer ? drawn + 1 : drawn;
      if (drawersAreTargets) {
        sink.pair(partner, drawer, 1);
      } else {
        sink.pair(drawer, partner, 1);
      }
    }
  }

  /// Each pair with a probability: the gaps between successes are geometric (Batagelj & Brandes
  /// 2005, doi:10.1103/PhysRevE.71.036113).
  static Pairs bernoulli(ConnectionRule.PairwiseBernoulli rule, Pairs.Ends ends, long key) {
    return new Bernoulli(rule.probability(), rule.autapses(), ends, key);
  }

  private record Bernoulli(double p, boolean autapses, Ends ends, long key) implements Pairs {

    @Override
    public double expected() {
      return p * ends.sources() * (double) ends.choices(ends.targets(), autapses);
    }

    @Override
    public boolean isExact() {
      return p == 0 || p == 1;
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
      int choices = ends.choices(ends.targets(), autapses);
      for (int source = (int) from; source < to; source++) {
        Gaps gaps = new Gaps(p, key, source);
        for (long at = gaps.next(); at < choices; at = gaps.next()) {
          int target = (int) at;
          sink.pair(source, notItself && target >= source ? target + 1 : target, 1);
        }
      }
    }
  }

  /// The total number is fixed and the drawers are the connections.
  private record FixedTotal(
      ConnectionRule.FixedTotalNumber rule, Ends ends, long key, Once<DistinctLongs> distinct)
      implements Pairs {

    @Override
    public double expected() {
      return rule.count();
    }

    @Override
    public boolean isExact() {
      return true;
    }

    // Rejection would go on for long when nearly all pairs are wanted: those left out are drawn.
    private boolean leavesOut() {
      return !rule.multapses() && rule.count() > all() / 2;
    }

    private long all() {
      return (long) ends.sources() * ends.choices(ends.targets(), rule.autapses());
    }

    @Override
    public long drawers() {
      return leavesOut() ? all() : rule.count();
    }

    @Override
    public Drawer drawer() {
      return Drawer.NEITHER;
    }

    @Override
    public void forEach(long from, long to, Sink sink) {
      if (rule.multapses()) {
        int choices = ends.choices(ends.targets(), rule.autapses());
        for (long i = from; i < to; i++) {
          // The high half of bits times sources is the source, and the low half, as uniform as the
          // bits were, gives the target: the quotient and remainder of one number below all pairs.
          long bits = Draw.bits(key, i, 0);
          int source = (int) Math.unsignedMultiplyHigh(bits, ends.sources());
          emit(sink, source, (int) Math.unsignedMultiplyHigh(bits * ends.sources(), choices));
        }
        return;
      }
      DistinctLongs drawn = distinct.get();
      for (long i = from; i < to; i++) {
        if (!leavesOut()) {
          emit(sink, drawn.at((int) i));
        } else if (!drawn.contains(i)) {
          emit(sink, i);
        }
      }
    }

    private void emit(Sink sink, long pair) {
      int choices = ends.choices(ends.targets(), rule.autapses());
      emit(sink, (int) (pair / choices), (int) (pair % choices));
    }

    private void emit(Sink sink, int source, int target) {
      boolean shifted = ends.same() && !rule.autapses() && target >= source;
      sink.pair(source, shifted ? target + 1 : target, 1);
    }
  }

  static Pairs fixedTotal(ConnectionRule.FixedTotalNumber rule, Pairs.Ends ends, long key) {
    long all = (long) ends.sources() * ends.choices(ends.targets(), rule.autapses());
    long drawn = rule.count() > all / 2 ? all - rule.count() : rule.count();
    return new FixedTotal(rule, ends, key, new Once<>(() -> new DistinctLongs(drawn, all, key)));
  }

  private static long below(long key, long entity, long bound) {
    return Math.unsignedMultiplyHigh(Draw.bits(key, entity, 0), bound);
  }

  /// So many different numbers below a bound, by drawing until there are enough.
  private static final class DistinctLongs {

    private final long[] slots;
    private final long[] drawn;

    DistinctLongs(long count, long bound, long key) {
      int size = Math.toIntExact(count);
      drawn = new long[size];
      slots = new long[Math.max(4, Integer.highestOneBit(Math.max(1, size)) * 4)];
      int found = 0;
      for (long i = 0; found < size; i++) {
        long value = below(key, i, bound);
        int slot = slot(value);
        if (slots[slot] == 0) {
          slots[slot] = value + 1;
          drawn[found++] = value;
        }
      }
    }

    boolean contains(long value) {
      return slots[slot(value)] != 0;
    }

    private int slot(long value) {
      int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
      while (slots[slot] != 0 && slots[slot] != value + 1) {
        slot = (slot + 1) & (slots.length - 1);
      }
      return slot;
    }

    long at(int index) {
      return drawn[index];
    }
  }
}
