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
      int degree, int drawers, int partners, Choice choice, boolean drawersAreTargets)
      implements Pairs {

    @Override
    public double expected() {
      return (double) degree * drawers;
    }

    @Override
    public void forEach(Sink sink) {
      int choices = choice.notItself() ? partners - 1 : partners;
      int[] chosenBy = new int[choice.repeats() ? 0 : partners];
      for (int drawer = 0; drawer < drawers; drawer++) {
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
    double p = rule.probability();
    boolean notItself = ends.same() && !rule.autapses();
    int choices = ends.choices(ends.targets(), rule.autapses());
    return new Pairs() {
      @Override
      public double expected() {
        return p * ends.sources() * (double) choices;
      }

      @Override
      public void forEach(Sink sink) {
        if (p == 0) {
          return;
        }
        double scale = p == 1 ? 0 : 1 / StrictMath.log1p(-p);
        for (int source = 0; source < ends.sources(); source++) {
          long at = -1;
          for (int draws = 0; ; draws++) {
            double u = 1 - Draw.uniform(key, source, draws);
            at += 1 + (long) (StrictMath.log(u) * scale);
            if (at >= choices) {
              break;
            }
            int target = (int) at;
            sink.pair(source, notItself && target >= source ? target + 1 : target, 1);
          }
        }
      }
    };
  }

  static Pairs fixedTotal(ConnectionRule.FixedTotalNumber rule, Pairs.Ends ends, long key) {
    boolean notItself = ends.same() && !rule.autapses();
    int choices = ends.choices(ends.targets(), rule.autapses());
    long all = (long) ends.sources() * choices;
    return new Pairs() {
      @Override
      public double expected() {
        return rule.count();
      }

      @Override
      public void forEach(Sink sink) {
        if (rule.multapses()) {
          for (long i = 0; i < rule.count(); i++) {
            emit(sink, below(key, i, all));
          }
        } else if (rule.count() <= all / 2) {
          new DistinctLongs(rule.count(), all, key).forEach(pair -> emit(sink, pair));
        } else {
          // Rejection would go on for long when nearly all pairs are wanted: draw those left out.
          DistinctLongs without = new DistinctLongs(all - rule.count(), all, key);
          for (long pair = 0; pair < all; pair++) {
            if (!without.contains(pair)) {
              emit(sink, pair);
            }
          }
        }
      }

      private void emit(Sink sink, long pair) {
        int source = (int) (pair / choices);
        int target = (int) (pair % choices);
        sink.pair(source, notItself && target >= source ? target + 1 : target, 1);
      }
    };
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

    void forEach(java.util.function.LongConsumer consumer) {
      for (long value : drawn) {
        consumer.accept(value);
      }
    }
  }
}
