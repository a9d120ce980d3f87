package cajal.compile;

import cajal.kernel.Draw;
import cajal.model.Model;
import cajal.network.Distribution;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts the synapses of one group of projections in their places.
final class SynapseFill {

  /// Fewest synapses that a run shall hold on average; with fewer, looking runs up would take
  /// longer than serving them.
  private static final double SHORTEST_RUN = 3;

  /// Bits for the ordinal of a synapse among those of its drawer.
  private static final int ORDINAL_BITS = 24;

  private final List<SynapseBuilder.Counted> group;
  private final List<Synapses.Part> parts;
  private final Origin origin;
  private final Findings findings;
  private final int sources;
  private final int[] row;
  private final int[] targets;
  private final boolean scaled;
  private final float @Nullable [] factor;
  private final boolean delayed;
  private final short @Nullable [] delays;
  private final double[] sums;

  /// @param seed from which every draw descends
  /// @param places length of the column in which targets have their places
  record Origin(long seed, double dtMs, int places) {}

  SynapseFill(
      List<SynapseBuilder.Counted> group,
      List<Synapses.Part> parts,
      Origin origin,
      Findings findings) {
    this.group = group;
    this.parts = parts;
    this.origin = origin;
    this.findings = findings;
    sources = group.getFirst().count()[0].length;
    row = new int[sources + 1];
    for (int i = 0; i < sources; i++) {
      row[i + 1] = row[i] + count(i);
    }
    targets = new int[row[sources]];
    SynapseBuilder.Counted first = group.getFirst();
    // One projection of one weight keeps it apart, so that it can be changed in a moment.
    scaled = group.size() == 1 && first.plan().weight() instanceof Distribution.Constant;
    factor = scaled && !first.factored() ? null : new float[targets.length];
    delayed =
        group.size() > 1 || !(first.plan().projection().delay() instanceof Distribution.Constant);
    delays = delayed ? new short[targets.length] : null;
    sums = new double[group.size()];
  }

  private int count(int source) {
    int count = 0;
    for (SynapseBuilder.Counted each : group) {
      for (int[] piece : each.count()) {
        count += piece[source];
      }
    }
    return count;
  }

  /// Divided into runs where these are long enough.
  Synapses synapses() {
    return synapses(SHORTEST_RUN);
  }

  /// Rows by place of the target, with a delay for each synapse where delays vary.
  Synapses undivided() {
    return synapses(Double.POSITIVE_INFINITY);
  }

  private Synapses synapses(double shortestRun) {
    int[] next = Arrays.copyOf(row, sources);
    for (int p = 0; p < group.size(); p++) {
      fill(p, next);
    }
    int shortest = delayed ? Integer.MAX_VALUE : uniformDelay();
    int longest = delayed ? 1 : shortest;
    short[] each = delays;
    if (each != null) {
      for (short delay : each) {
        shortest = Math.min(shortest, delay);
        longest = Math.max(longest, delay);
      }
      shortest = Math.min(shortest, longest);
    }
    int runs = longest - shortest + 1;
    boolean divided = each == null || targets.length >= shortestRun * runs * sources;
    RowOrder order =
        new RowOrder(row, targets, factor, delays, divided ? shortest : RowOrder.BY_PLACE);
    IntStream.range(0, sources).parallel().forEach(order::sort);
    Synapses.Weights weights = weights();
    return new Synapses(
        group.getFirst().plan().source(),
        signed(),
        new Synapses.Delays(shortest, longest, divided ? null : each),
        divided && each != null ? order.runs(runs) : row,
        targets,
        weights);
  }

  private int uniformDelay() {
    Distribution delay = group.getFirst().plan().projection().delay();
    double ms = ((Distribution.Constant) delay).value().coherent();
    return (int) Math.max(1, Math.round(ms / origin.dtMs()));
  }

  private Synapses.Weights weights() {
    if (scaled) {
      Distribution weight = group.getFirst().plan().weight();
      return new Synapses.Weights(((Distribution.Constant) weight).value().coherent(), factor);
    }
    return new Synapses.Weights(1, factor);
  }

  private List<Synapses.Part> signed() {
    List<Synapses.Part> signed = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Synapses.Part part = parts.get(p);
      signed.add(
          new Synapses.Part(
              part.projection(),
              part.target(),
              part.port(),
              part.at(),
              part.size(),
              part.inhibitory() || sums[p] < 0));
    }
    return signed;
  }

  /// Fills the part of each row that belongs to a projection.
  ///
  /// @param next `[source neuron]`, where its next synapse goes; modified
  private void fill(int p, int[] next) {
    SynapseBuilder.Counted counted = group.get(p);
    int pieces = counted.count().length;
    int[][] begin = new int[pieces][];
    for (int piece = 0; piece < pieces; piece++) {
      begin[piece] = next.clone();
      for (int source = 0; source < sources; source++) {
        next[source] += counted.count()[piece][source];
      }
    }
    Piece[] done = new Piece[pieces];
    IntStream.range(0, pieces)
        .parallel()
        .forEach(piece -> {
          done[piece] = new Piece(counted.plan(), parts.get(p).at(), begin[piece]);
          done[piece].take(counted.begin(piece), counted.begin(piece + 1));
        });
    for (Piece piece : done) {
      sums[p] += piece.sum;
      if (piece.problem != null) {
        piece.problem.run();
        return;
      }
    }
    checkLists(counted);
  }

  private void checkLists(SynapseBuilder.Counted counted) {
    String place = "projections." + counted.plan().projection().name();
    long made = counted.total();
    checkList(counted.plan().weight(), made, place + ".weight", "weight");
    checkList(counted.plan().projection().delay(), made, place + ".delay", "delay");
  }

  private void checkList(Distribution distribution, long made, String place, String what) {
    if (distribution instanceof Distribution.Listed listed && listed.values().size() != made) {
      findings.error(
          place,
          "The list has "
              + listed.values().size()
              + " "
              + what
              + "s, but the rule makes "
              + made
              + " connections.",
          "Give one " + what + " for each connection, in the order of the rule.");
    }
  }

  /// Takes the connections of some drawers of one projection.
  private final class Piece implements Pairs.Sink {

    private final Planned.Spiking plan;
    private final int at;
    private final int[] next;
    private final String place;
    private final boolean listed;
    private final Sampler weight;
    private final Sampler delay;
    private final boolean drawsDelay;
    private final double constantDelayMs;
    private final boolean fromSources;
    private final boolean fromTargets;
    private long drawer = -1;
    private int ordinal;
    private double sum;
    private @Nullable Runnable problem;

    Piece(Planned.Spiking plan, int at, int[] next) {
      this.plan = plan;
      this.at = at;
      this.next = next;
      place = "projections." + plan.projection().name();
      Distribution drawnDelay = plan.projection().delay();
      listed =
          plan.weight() instanceof Distribution.Listed || drawnDelay instanceof Distribution.Listed;
      fromSources = plan.pairs().drawer() == Pairs.Drawer.SOURCE;
      fromTargets = plan.pairs().drawer() == Pairs.Drawer.TARGET;
      weight = sampler(plan.weight(), ".weight");
      delay = sampler(drawnDelay, ".delay");
      drawsDelay = !(drawnDelay instanceof Distribution.Constant);
      constantDelayMs =
          drawnDelay instanceof Distribution.Constant constant ? constant.value().coherent() : 0;
    }

    void take(long from, long to) {
      if (listed || plan.pairs().drawer() != Pairs.Drawer.NEITHER) {
        plan.pairs().forEach(from, to, this);
        return;
      }
      for (long each = from; each < to; each++) {
        begin(each);
        plan.pairs().forEach(each, each + 1, this);
      }
    }

    private void begin(long other) {
      drawer = other;
      ordinal = 0;
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
      return Sampler.of(
          distribution,
          Draw.key(origin.seed(), place + quantity),
          Draw.key(origin.seed(), place + ".r"),
          count);
    }

    @Override
    public void pair(int source, int target, double ruleFactor) {
      int synapse = next[source]++;
      if (!listed && fromSources && drawer != source) {
        begin(source);
      } else if (!listed && fromTargets && drawer != target) {
        begin(target);
      }
      long entity = listed ? ordinal : (drawer << ORDINAL_BITS) | ordinal;
      ordinal++;
      targets[synapse] = at + target;
      if (factor != null) {
        double value = scaled ? ruleFactor : ruleFactor * weightAt(entity, source, target);
        factor[synapse] = (float) value;
        sum += value;
      }
      if (delays != null) {
        delays[synapse] = steps(drawsDelay ? delayAt(entity, source, target) : constantDelayMs);
      }
      check(synapse);
    }

    // A list that is too short is reported once all connections have been counted.
    private double weightAt(long entity, int source, int target) {
      return isBeyond(plan.weight(), entity) ? 0 : weight.at(entity, source, target);
    }

    private double delayAt(long entity, int source, int target) {
      return isBeyond(plan.projection().delay(), entity)
          ? origin.dtMs()
          : delay.at(entity, source, target);
    }

    private static boolean isBeyond(Distribution distribution, long entity) {
      return distribution instanceof Distribution.Listed list && entity >= list.values().size();
    }

    private short steps(double ms) {
      long steps = Math.max(1, Math.round(ms / origin.dtMs()));
      if (Double.isNaN(ms) || steps > Short.MAX_VALUE) {
        problem =
            () ->
                findings.error(
                    place + ".delay",
                    "A delay of " + ms + " ms is drawn.",
                    "Keep delays below " + Short.MAX_VALUE + " steps.");
        return 1;
      }
      return (short) steps;
    }

    private void check(int synapse) {
      double scale = scaled ? ((Distribution.Constant) plan.weight()).value().coherent() : 1;
      double value = factor == null ? scale : scale * factor[synapse];
      Model.Parameter weightOf = plan.weightOf();
      double shown = weightOf.unit().fromCoherent(value);
      if (problem == null && !weightOf.allows(shown)) {
        problem =
            () ->
                findings.error(
                    place + ".weight",
                    DistributionCheck.outOfBounds(weightOf, Quantity.of(shown, weightOf.unit())),
                    DistributionCheck.bounds(weightOf));
      }
      if (factor == null) {
        sum += scale;
      }
    }
  }
}
