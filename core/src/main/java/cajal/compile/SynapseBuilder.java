package cajal.compile;

import cajal.network.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the static synapses of a network, on all processors: each projection is gone through
/// twice, to count the synapses of each source neuron and to put them in their places.
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
    List<Counted> counted = plans.stream().map(this::count).toList();
    List<Synapses> synapses = new ArrayList<>();
    for (List<Counted> group : groups(counted)) {
      synapses.add(made(group));
    }
    return synapses;
  }

  /// The synapses of projections that belong together.
  Synapses together(List<Planned.Spiking> plans) {
    return made(byTarget(plans.stream().map(this::count).toList()));
  }

  /// The synapses of one projection, not divided into runs.
  Synapses alone(Planned.Spiking plan) {
    return fill(List.of(count(plan))).undivided();
  }

  /// A projection, and how many synapses each source neuron gets from each piece of it.
  ///
  /// @param count `[piece][source neuron]`
  /// @param factored whether the rule multiplies weights
  record Counted(Planned.Spiking plan, int[][] count, boolean factored) {

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

  private Counted count(Planned.Spiking plan) {
    // What a list says is taken in its order, which only one piece has.
    boolean listed =
        plan.weight() instanceof Distribution.Listed
            || plan.projection().delay() instanceof Distribution.Listed;
    int pieces = listed ? 1 : Runtime.getRuntime().availableProcessors();
    int[][] count = new int[pieces][populations.get(plan.source()).population().size()];
    boolean[] factored = new boolean[pieces];
    Counted counted = new Counted(plan, count, false);
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
    return new Counted(plan, count, any);
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

  private static @org.jspecify.annotations.Nullable List<Counted> open(
      List<List<Counted>> groups, Counted each) {
    for (List<Counted> group : groups) {
      long total = group.stream().mapToLong(Counted::total).sum() + each.total();
      if (!group.getFirst().uniform()
          && group.getFirst().plan().source() == each.plan().source()
          && group.stream().noneMatch(other -> other.plan().target() == each.plan().target())
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
    return new SynapseFill(
        group, parts, new SynapseFill.Origin(seed, dtMs, inputs.size()), findings);
  }
}
