package cajal.compile;

import cajal.kernel.Draw;
import cajal.model.Model;
import cajal.network.Distribution;
import cajal.unit.Quantity;
import org.jspecify.annotations.Nullable;

/// Takes the connections of some drawers of one projection, draws their weights and delays, and
/// puts them into rows.
final class SynapsePiece implements Pairs.Sink {

  /// For synapses that need not have their delay beside them.
  static final int NO_DELAY = -1;

  /// Bits for the ordinal of a synapse among those of its drawer.
  private static final int ORDINAL_BITS = 24;

  private final Planned.Spiking plan;
  private final SynapseFill.Origin origin;
  private final Into into;
  private final String place;
  private final boolean listed;
  private final boolean scaled;
  private final boolean uniform;
  private final boolean bounded;
  private final boolean fromSources;
  private final boolean fromTargets;
  private final boolean oneEach;
  private final Sampler weight;
  private final Sampler delay;
  private final int constantDelay;
  private final int longestDelay;
  private long drawer = -1;
  private int ordinal;
  private double sum;
  private int shortest = Short.MAX_VALUE;
  private int longest = 1;
  private @Nullable String problemPlace;
  private String problem = "";
  private String remedy = "";

  /// Where synapses go.
  ///
  /// @param next `[source neuron]`, where its next synapse goes; modified
  /// @param at place of the target's neuron 0
  /// @param taker takes them
  /// @param placeBits how far above the place the delay stands in an entry, or {@link #NO_DELAY}
  record Into(int[] next, int at, Taker taker, int placeBits) {}

  /// Takes synapses.
  interface Taker {

    /// @param synapse where it goes
    /// @param upper place of the target, and the delay above it
    /// @param weight weight, to be multiplied by what multiplies all
    void take(int synapse, int upper, double weight);
  }

  /// @param scaled whether the weight of the projection multiplies all entries later
  SynapsePiece(Planned.Spiking plan, SynapseFill.Origin origin, Into into, boolean scaled) {
    this.plan = plan;
    this.origin = origin;
    this.into = into;
    this.scaled = scaled;
    uniform = into.taker() instanceof SynapseRows.Uniform rows && rows.places().length > 0;
    place = "projections." + plan.projection().name();
    Distribution drawnDelay = plan.projection().delay();
    listed =
        plan.weight() instanceof Distribution.Listed || drawnDelay instanceof Distribution.Listed;
    bounded =
        plan.weightOf().min() > Double.NEGATIVE_INFINITY
            || plan.weightOf().max() < Double.POSITIVE_INFINITY;
    fromSources = plan.pairs().drawer() == Pairs.Drawer.SOURCE;
    fromTargets = plan.pairs().drawer() == Pairs.Drawer.TARGET;
    oneEach = plan.pairs().isExact() && plan.pairs().expected() == plan.pairs().drawers();
    weight = sampler(plan.weight(), ".weight");
    delay = sampler(drawnDelay, ".delay");
    constantDelay =
        drawnDelay instanceof Distribution.Constant ? steps(drawnDelay, origin.dtMs()) : 0;
    longestDelay =
        into.placeBits() < 0
            ? Short.MAX_VALUE
            : Math.min(Short.MAX_VALUE, (1 << (Integer.SIZE - 1 - into.placeBits())) - 1);
  }

  /// A constant delay in whole steps, at least one.
  static int steps(Distribution delay, double dtMs) {
    double ms = ((Distribution.Constant) delay).value().coherent();
    return (int) Math.max(1, Math.round(ms / dtMs));
  }

  private Sampler sampler(Distribution distribution, String quantity) {
    int count = (int) Math.min(Integer.MAX_VALUE, plan.pairs().expected());
    Displacements displacements = plan.displacements();
    if (displacements != null
        && distribution instanceof Distribution.Formula formula
        && DistanceCheck.isSpatial(formula)) {
      return Sampler.byDistance(
          formula, Draw.key(origin.seed(), place + ".r"), count, displacements);
    }
    Sampler sampler =
        Sampler.of(
            distribution,
            Draw.key(origin.seed(), place + quantity),
            Draw.key(origin.seed(), place + ".r"),
            count);
    // A list that is too short is reported once all connections have been counted.
    return distribution instanceof Distribution.Listed list
        ? entity -> entity < list.values().size() ? sampler.at(entity) : 1
        : sampler;
  }

  void take(long from, long to) {
    if (uniform) {
      sum = weight.at(0);
      check(sum);
    }
    if (listed || fromSources || fromTargets) {
      plan.pairs().forEach(from, to, this);
    } else if (oneEach) {
      drawer = from - 1;
      plan.pairs().forEach(from, to, this);
    } else {
      for (long each = from; each < to; each++) {
        drawer = each;
        ordinal = 0;
        plan.pairs().forEach(each, each + 1, this);
      }
    }
  }

  // The drawer and the ordinal of a connection among those of the drawer say which one it is.
  private long entity(int source, int target) {
    if (listed) {
      return ordinal++;
    }
    long now = fromSources ? source : fromTargets ? target : oneEach ? drawer + 1 : drawer;
    if (now != drawer) {
      drawer = now;
      ordinal = 0;
    }
    return drawer << ORDINAL_BITS | ordinal++;
  }

  @Override
  public void pair(int source, int target, double factor) {
    int synapse = into.next()[source]++;
    if (uniform) {
      into.taker().take(synapse, into.at() + target, 1);
      return;
    }
    long entity = entity(source, target);
    double value = scaled ? factor : factor * weight.at(entity, source, target);
    sum += value;
    if (bounded) {
      check(scaled ? value * weight.at(0) : value);
    }
    int upper = into.at() + target;
    if (into.placeBits() >= 0) {
      upper |= delaySteps(entity, source, target) << into.placeBits();
    }
    into.taker().take(synapse, upper, value);
  }

  private int delaySteps(long entity, int source, int target) {
    int steps = constantDelay;
    if (steps == 0) {
      double ms = delay.at(entity, source, target);
      long drawn = Math.max(1, Math.round(ms / origin.dtMs()));
      if (Double.isNaN(ms) || drawn > longestDelay) {
        note(
            ".delay",
            "A delay of " + ms + " ms is drawn.",
            "Keep delays below " + longestDelay + " steps.");
        drawn = 1;
      }
      steps = (int) drawn;
    }
    shortest = Math.min(shortest, steps);
    longest = Math.max(longest, steps);
    return steps;
  }

  private void check(double value) {
    Model.Parameter weightOf = plan.weightOf();
    double shown = weightOf.unit().fromCoherent(value);
    if (!weightOf.allows(shown)) {
      note(
          ".weight",
          DistributionCheck.outOfBounds(weightOf, Quantity.of(shown, weightOf.unit())),
          DistributionCheck.bounds(weightOf));
    }
  }

  private void note(String where, String what, String how) {
    if (problemPlace == null) {
      problemPlace = place + where;
      problem = what;
      remedy = how;
    }
  }

  /// Says what is wrong with the first connection that has a problem; whether there is one.
  boolean report(Findings findings) {
    if (problemPlace == null) {
      return false;
    }
    findings.error(problemPlace, problem, remedy);
    return true;
  }

  /// Sum of the weights, of whose sign the projection is.
  double sum() {
    return scaled && !uniform ? sum * weight.at(0) : sum;
  }

  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }
}
