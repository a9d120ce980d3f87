package cajal.compile;

import cajal.network.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts the synapses of one group of projections in their places.
///
/// While rows are made, an entry has its delay beside its place, so that sorting the entries as
/// numbers divides a row into runs; afterwards the delay is taken out again.
final class SynapseFill {

  /// Fewest synapses that a run shall hold on average; with fewer, looking runs up would take
  /// longer than serving them.
  private static final double SHORTEST_RUN = 3;

  private final List<SynapseBuilder.Counted> group;
  private final List<Synapses.Part> parts;
  private final Origin origin;
  private final Findings findings;
  private final int sources;
  private final int[] row;
  private final boolean scaled;
  private final SynapseRows rows;
  private final boolean delayed;
  private final int placeBits;
  private final double[] sums;
  private int shortest = Short.MAX_VALUE;
  private int longest = 1;

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
      row[i + 1] = Math.addExact(row[i], count(i));
    }
    SynapseBuilder.Counted first = group.getFirst();
    // One projection of one weight keeps it apart, so that it can be changed in a moment.
    scaled = group.size() == 1 && first.plan().weight() instanceof Distribution.Constant;
    boolean one = group.size() == 1 && first.uniform();
    rows =
        one
            ? new SynapseRows.Uniform(row[sources])
            : first.compact()
                ? new SynapseRows.Compact(row[sources], quantum())
                : new SynapseRows.Weighted(row[sources]);
    delayed =
        group.size() > 1 || !(first.plan().projection().delay() instanceof Distribution.Constant);
    placeBits = delayed ? Integer.SIZE - Integer.numberOfLeadingZeros(origin.places()) : 0;
    sums = new double[group.size()];
  }

  private double quantum() {
    if (scaled && group.getFirst().wholeFactors()) {
      return 1;
    }
    return SynapseColumn.Compact.quantum(
        group.stream().mapToDouble(each -> each.largest(scaled)).max().orElseThrow());
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
    if (!delayed) {
      shortest = SynapsePiece.steps(group.getFirst().plan().projection().delay(), origin.dtMs());
      longest = shortest;
    }
    shortest = Math.min(shortest, longest);
    int runs = longest - shortest + 1;
    boolean divided = !delayed || row[sources] >= shortestRun * runs * sources;
    int[] start = divided && runs > 1 ? new int[Math.addExact(sources * runs, 1)] : row;
    short[] each = divided ? null : new short[row[sources]];
    IntStream.range(0, sources)
        .parallel()
        .forEach(source -> order(row[source], row[source + 1], each, start, source * runs));
    start[start.length - 1] = row[sources];
    return new Synapses(
        group.getFirst().plan().source(),
        signed(),
        new Synapses.Delays(shortest, longest, each),
        start,
        rows.column(scale()));
  }

  private double scale() {
    return scaled && group.getFirst().plan().weight() instanceof Distribution.Constant constant
        ? constant.value().coherent()
        : 1;
  }

  /// Sorts a row and takes the delays out of it.
  ///
  /// @param each receives them, unless the row is divided into runs
  /// @param start receives where runs begin, from `first` on
  private void order(int from, int to, short @Nullable [] each, int[] start, int first) {
    boolean runs = each == null && longest > shortest;
    if (each != null) {
      byPlace(from, to);
    }
    rows.sort(from, to);
    if (!delayed) {
      return;
    }
    long places = (1L << placeBits) - 1;
    int run = 0;
    for (int k = from; k < to; k++) {
      int upper = rows.upper(k);
      int delay = each == null ? upper >>> placeBits : upper & ((1 << delayBits()) - 1);
      int place = each == null ? (int) (upper & places) : upper >>> delayBits();
      if (each != null) {
        each[k] = (short) delay;
      } else if (runs) {
        for (; run <= delay - shortest; run++) {
          start[first + run] = k;
        }
      }
      rows.setUpper(k, place);
    }
    if (runs) {
      for (; run <= longest - shortest; run++) {
        start[first + run] = to;
      }
    }
  }

  private int delayBits() {
    return Integer.SIZE - 1 - placeBits;
  }

  // Place above, delay below.
  private void byPlace(int from, int to) {
    int places = (1 << placeBits) - 1;
    for (int k = from; k < to; k++) {
      int upper = rows.upper(k);
      rows.setUpper(k, (upper & places) << delayBits() | upper >>> placeBits);
    }
  }

  private List<Synapses.Part> signed() {
    List<Synapses.Part> signed = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Synapses.Part part = parts.get(p);
      boolean inhibitory = part.inhibitory() || sums[p] < 0;
      signed.add(
          new Synapses.Part(
              part.projection(), part.target(), part.port(), part.at(), part.size(), inhibitory));
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
    SynapsePiece[] done = new SynapsePiece[pieces];
    IntStream.range(0, pieces)
        .parallel()
        .forEach(piece -> {
          SynapsePiece.Into into =
              new SynapsePiece.Into(
                  begin[piece],
                  parts.get(p).at(),
                  rows,
                  delayed ? placeBits : SynapsePiece.NO_DELAY);
          done[piece] = new SynapsePiece(counted.plan(), origin, into, scaled);
          done[piece].take(counted.begin(piece), counted.begin(piece + 1));
        });
    for (SynapsePiece piece : done) {
      sums[p] += piece.sum();
      shortest = Math.min(shortest, piece.shortest());
      longest = Math.max(longest, piece.longest());
      if (piece.report(findings)) {
        return;
      }
    }
    checkLists(counted);
  }

  private void checkLists(SynapseBuilder.Counted counted) {
    String place = "projections." + counted.plan().projection().name();
    checkList(counted.plan().weight(), counted.total(), place + ".weight", "weight");
    checkList(counted.plan().projection().delay(), counted.total(), place + ".delay", "delay");
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
}
