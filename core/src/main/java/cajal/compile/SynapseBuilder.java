package cajal.compile;

import cajal.network.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the static synapses of a network, on all processors: each projection is gone through
/// twice, to count the synapses of each source neuron and to put them in their places. Where
/// weights are to be compact the first time shows the largest as well.
///
/// A synapse's weight and delay are drawn for its drawer and its ordinal among those of the drawer,
/// so they depend neither on the order in which synapses are made nor on who makes them.
final class SynapseBuilder {

  /// Most synapses that are kept together; arrays of Java end not far beyond.
  private static final long MOST_TOGETHER = 1_900_000_000;

  private final List<PopulationCompiler.Checked> populations;
  private final Inputs inputs;
  private final long seed;
  private final double dtMs;
  private final Findings findings;

  SynapseBuilder(
      List<PopulationCompiler.Checked> populations,
      Inputs inputs,
      long seed,
      double dtMs,
      Findings findings) {
    this.populations = populations;
    this.inputs = inputs;
    this.seed = seed;
    this.dtMs = dtMs;
    this.findings = findings;
  }

  /// The synapses of all projections.
  List<Synapses> all(List<Planned.Spiking> plans) {
    List<Counted> counted = counted(plans);
    List<Synapses> synapses = new ArrayList<>();
    for (List<Counted> group : groups(counted)) {
      synapses.add(made(group));
    }
    return synapses;
  }

  /// The synapses of projections that belong together.
  Synapses together(List<Planned.Spiking> plans) {
    return made(byTarget(counted(plans)));
  }

  /// The synapses of one projection, not divided into runs and with weights as they are drawn.
  Synapses alone(Planned.Spiking plan) {
    return fill(List.of(count(plan))).undivided();
  }

  private List<Counted> counted(List<Planned.Spiking> plans) {
    return plans.stream()
        .map(plan -> plan.projection().compactWeights() ? measure(plan) : count(plan))
        .toList();
  }

  /// A projection, and how many synapses each source neuron gets from each piece of it.
  ///
  /// @param count `[piece][source neuron]`
  /// @param factored whether the rule multiplies weights
  /// @param seen the weights that are to be compact, or the factors of a constant one; else `null`
  record Counted(
      Planned.Spiking plan, int[][] count, boolean factored, @Nullable LargestWeight seen) {

    /// Whether its weights are to be compact.
    boolean compact() {
      return seen != null;
    }

    /// Whether its weights are whole multiples of one, of which a compact column can hold any.
    boolean wholeFactors() {
      return seen != null
          && plan.weight() instanceof Distribution.Constant
          && seen.whole()
          && seen.value() <= Short.MAX_VALUE;
    }

    /// The largest absolute weight, as far as it was looked for.
    ///
    /// @param scaled whether a constant weight is left out
    double largest(boolean scaled) {
      double largest = seen == null ? 0 : seen.value();
      return !scaled && plan.weight() instanceof Distribution.Constant constant
          ? largest * Math.abs(constant.value().coherent())
          : largest;
    }

    /// Whether its weights may be in one column with those of another.
    boolean suits(Counted other) {
      if (!compact() || !other.compact()) {
        return compact() == other.compact();
      }
      double ratio = largest(false) / other.largest(false);
      double most = SynapseColumn.Compact.MOST_RATIO;
      return ratio <= most && ratio >= 1 / most;
    }

    /// Whether all its synapses have one weight and one delay.
    boolean uniform() {
      return !factored
          && plan.weight() instanceof Distribution.Constant
          && plan.projection().delay() instanceof Distribution.Constant;
    }

    /// First drawer of a piece.
    long begin(int piece) {
      return plan.pairs().drawers() * piece / count.length;
    }

    long total() {
      long total = 0;
      for (int[] piece : count) {
        for (int value : piece) {
          total += value;
        }
      }
      return total;
    }
  }

  private Counted uncounted(Planned.Spiking plan) {
    // What a list says is taken in its order, which only one piece has.
    boolean listed =
        plan.weight() instanceof Distribution.Listed
            || plan.projection().delay() instanceof Distribution.Listed;
    int pieces = listed ? 1 : Runtime.getRuntime().availableProcessors();
    int[][] count = new int[pieces][populations.get(plan.source()).population().size()];
    return new Counted(plan, count, false, null);
  }

  private Counted count(Planned.Spiking plan) {
    Counted counted = uncounted(plan);
    int[][] count = counted.count();
    int pieces = count.length;
    boolean[] factored = new boolean[pieces];
    IntStream.range(0, pieces)
        .parallel()
        .forEach(piece -> {
          int[] own = count[piece];
          plan.pairs()
              .forEach(
                  counted.begin(piece),
                  counted.begin(piece + 1),
                  (source, target, factor) -> {
                    own[source]++;
                    factored[piece] |= factor != 1;
                  });
        });
    boolean any = IntStream.range(0, pieces).anyMatch(piece -> factored[piece]);
    return new Counted(plan, count, any, null);
  }

  // Counts and draws weights at once, so that they can be put in their places already rounded: they
  // are drawn a second time, but never need more memory than they keep.
  private Counted measure(Planned.Spiking plan) {
    Counted counted = uncounted(plan);
    int pieces = counted.count().length;
    boolean constant = plan.weight() instanceof Distribution.Constant;
    LargestWeight[] seen = new LargestWeight[pieces];
    IntStream.range(0, pieces)
        .parallel()
        .forEach(piece -> {
          seen[piece] = new LargestWeight();
          SynapsePiece.Into into =
              new SynapsePiece.Into(counted.count()[piece], 0, seen[piece], SynapsePiece.NO_DELAY);
          new SynapsePiece(plan, origin(), into, constant)
              .take(counted.begin(piece), counted.begin(piece + 1));
        });
    LargestWeight all = new LargestWeight();
    for (LargestWeight each : seen) {
      all.add(each);
    }
    if (!Double.isFinite(all.value())) {
      findings.error(
          "projections." + plan.projection().name() + ".weight",
          "A weight of " + all.value() + " is drawn, which cannot be compact.",
          "Keep all weights finite.");
    }
    return new Counted(plan, counted.count(), !all.ones(), all);
  }

  private SynapseFill.Origin origin() {
    return new SynapseFill.Origin(seed, dtMs, inputs.size());
  }

  // Uniform projections stay alone, since they need no weights. Others of one source go together
  // unless they meet at one population: the places of its ports do not ascend together.
  private List<List<Counted>> groups(List<Counted> counted) {
    List<List<Counted>> groups = new ArrayList<>();
    for (Counted each : counted) {
      List<Counted> open = each.uniform() ? null : open(groups, each);
      if (open == null) {
        groups.add(new ArrayList<>(List.of(each)));
      } else {
        open.add(each);
      }
    }
    return groups.stream().map(SynapseBuilder::byTarget).toList();
  }

  private static @Nullable List<Counted> open(List<List<Counted>> groups, Counted each) {
    for (List<Counted> group : groups) {
      long total = group.stream().mapToLong(Counted::total).sum() + each.total();
      if (!group.getFirst().uniform()
          && group.getFirst().plan().source() == each.plan().source()
          && group.stream().noneMatch(other -> other.plan().target() == each.plan().target())
          && group.stream().allMatch(each::suits)
          && total <= MOST_TOGETHER) {
        return group;
      }
    }
    return null;
  }

  private static List<Counted> byTarget(List<Counted> group) {
    return group.stream().sorted(Comparator.comparingInt(c -> c.plan().target())).toList();
  }

  private Synapses made(List<Counted> group) {
    return fill(group).synapses();
  }

  private SynapseFill fill(List<Counted> group) {
    List<Synapses.Part> parts = new ArrayList<>();
    for (Counted each : group) {
      Planned.Spiking plan = each.plan();
      parts.add(
          new Synapses.Part(
              plan.projection().name(),
              plan.target(),
              plan.port(),
              inputs.from(plan.target(), plan.port()),
              populations.get(plan.target()).population().size(),
              populations
                  .get(plan.target())
                  .model()
                  .ports()
                  .get(plan.port())
                  .name()
                  .equals("inhibitory")));
    }
    return new SynapseFill(group, parts, origin(), findings);
  }
}
