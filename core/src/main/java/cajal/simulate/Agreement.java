package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.record.RecordingWriter;
import cajal.record.SpikeStatistics;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Runs one network by two backends, side by side, of which the second need not have the bits of
/// the first: tells how long they are the same, by how much states differ then, and what rate and
/// irregularity each population has on both.
final class Agreement {

  /// By how much states may differ, as a part of the largest size of their variable.
  static final double TOLERANCE = 1e-6;

  /// In this time rounding errors cannot have grown beyond the tolerance, ms.
  private static final double SOON_MS = 1;

  /// Standard deviations between two counts of spikes that are no chance.
  private static final double DEVIATIONS = 5;

  /// The largest difference of states.
  ///
  /// @param timeMs when
  /// @param where variable, neuron and population in words
  /// @param part of the largest size of the variable
  record Largest(double timeMs, String where, double part) {}

  /// What came of it.
  ///
  /// @param ms simulated time
  /// @param sameMs time up to which all spikes are the same
  /// @param sameSpikes how many those are
  /// @param largest largest difference of states until then; `null` where there is none
  /// @param leftMs when a state first differed by more than the tolerance; infinite for never
  /// @param processor statistics of each population on the processor
  /// @param device the same on the device
  record Report(
      double ms,
      double sameMs,
      long sameSpikes,
      @Nullable Largest largest,
      double leftMs,
      List<SpikeStatistics> processor,
      List<SpikeStatistics> device) {

    /// Whether the two differ by rounding alone, as far as anybody can tell.
    boolean agrees() {
      return leftMs > Math.min(SOON_MS, ms) && unlike().isEmpty();
    }

    /// Populations whose numbers of spikes differ by more than chance.
    List<String> unlike() {
      List<String> names = new ArrayList<>();
      for (int p = 0; p < processor.size(); p++) {
        SpikeStatistics a = processor.get(p);
        SpikeStatistics b = device.get(p);
        // The Fano factor is how much more a count varies than independent events do.
        double excess = Math.max(1, Double.isNaN(a.fano()) ? 1 : a.fano());
        double deviation = Math.sqrt(excess * (a.spikes() + b.spikes()));
        if (Math.abs(a.spikes() - b.spikes()) > DEVIATIONS * deviation) {
          names.add("'" + a.population() + "'");
        }
      }
      return names;
    }

    /// In words, with a table.
    String text() {
      StringBuilder text = new StringBuilder("Fast settings, so not bit for bit. ");
      text.append(
          String.format(
              Locale.ROOT,
              sameMs < ms
                  ? "The first %,d spikes, up to %s, are the same. "
                  : "All %,d spikes of %s are the same. ",
              sameSpikes,
              Comparison.time(sameMs)));
      Largest found = largest;
      text.append(
          found == null
              ? "Until then all states have the same bits.\n"
              : String.format(
                  Locale.ROOT,
                  "Until then states differ by at most %.2g of the size of their variable (%s at"
                      + " %s); the tolerance is %.0g, %s.%n",
                  found.part(),
                  found.where(),
                  Comparison.time(found.timeMs()),
                  TOLERANCE,
                  leftMs <= ms ? "passed at " + Comparison.time(leftMs) : "never passed"));
      text.append(table());
      List<String> unlike = unlike();
      return text.append(
              unlike.isEmpty()
                  ? "No population differs by more than chance."
                  : "More than chance differs in " + String.join(", ", unlike) + ".")
          .toString();
    }

    private String table() {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "%-16s %19s %15s %15s%n",
              "processor/device",
              "spikes/s",
              "CV of intervals",
              "Fano factor"));
      for (int p = 0; p < processor.size(); p++) {
        SpikeStatistics a = processor.get(p);
        SpikeStatistics b = device.get(p);
        text.append(
            String.format(
                Locale.ROOT,
                "%-16s %9s/%9s %7s/%7s %7s/%7s%n",
                a.population(),
                number(a.rateHz()),
                number(b.rateHz()),
                number(a.cvIsi()),
                number(b.cvIsi()),
                number(a.fano()),
                number(b.fano())));
      }
      return text.toString();
    }

    private static String number(double value) {
      return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
  }

  private final CompiledNetwork network;
  private final double[][] sizes;
  private @Nullable Largest largest;
  private double leftMs = Double.POSITIVE_INFINITY;

  private Agreement(CompiledNetwork network) {
    this.network = network;
    sizes =
        network.populations().stream()
            .map(p -> new double[p.model().states().size()])
            .toArray(double[][]::new);
  }

  /// @param ms simulated time
  /// @throws cajal.problem.ProblemException if one of them cannot run the network
  /// @throws java.util.concurrent.CancellationException if nobody wants the answer any more
  static Report of(
      CompiledNetwork network, Backend processor, Backend device, double ms, Progress progress) {
    progress.at(-1, "Building the network twice");
    try (Backend.Engine one = processor.load(network, 1);
        Backend.Engine two = device.load(network, 1)) {
      long steps = Math.max(1, Math.round(ms / network.dtMs()));
      return new Agreement(network).run(one, two, steps, progress);
    }
  }

  private Report run(Backend.Engine one, Backend.Engine two, long steps, Progress progress) {
    Batch ours = new Batch(network);
    Batch theirs = new Batch(network);
    int longest = Math.min(one.longestBatch(), two.longestBatch());
    long soon = Math.max(1, Math.round(SOON_MS / network.dtMs()));
    long sameSpikes = 0;
    double sameMs = steps * network.dtMs();
    boolean same = true;
    try (RecordingWriter here = RecordingWriter.inMemory(network.header(""), network.traces());
        RecordingWriter there = RecordingWriter.inMemory(network.header(""), network.traces())) {
      for (long step = 0; step < steps; ) {
        progress.orStop();
        progress.at((double) step / steps, "Comparing");
        long next = step < soon ? Math.min(soon, steps) : steps;
        int count = (int) Math.min(longest, next - step);
        one.advance(step, count, ours, progress::orStop);
        two.advance(step, count, theirs, progress::orStop);
        step += count;
        note(ours, here, step);
        note(theirs, there, step);
        if (same) {
          int equal = equal(ours, theirs);
          sameSpikes += equal;
          same = equal == ours.spikes() && equal == theirs.spikes();
          if (same) {
            states(one.states(), two.states(), step * network.dtMs());
          } else {
            sameMs = firstOther(ours, theirs, equal) * network.dtMs();
          }
        }
      }
      here.commit();
      there.commit();
      return new Report(
          steps * network.dtMs(),
          sameMs,
          sameSpikes,
          largest,
          leftMs,
          SpikeStatistics.of(here.recording()),
          SpikeStatistics.of(there.recording()));
    }
  }

  private static void note(Batch batch, RecordingWriter writer, long completed) {
    for (int i = 0; i < batch.spikes(); i++) {
      writer.spike(batch.step(i), batch.neuron(i));
    }
    writer.advance(completed);
  }

  /// How many spikes of a batch are the same before the first that is not.
  private static int equal(Batch ours, Batch theirs) {
    int i = 0;
    while (i < Math.min(ours.spikes(), theirs.spikes())
        && ours.step(i) == theirs.step(i)
        && ours.neuron(i) == theirs.neuron(i)) {
      i++;
    }
    return i;
  }

  private static long firstOther(Batch ours, Batch theirs, int equal) {
    long mine = equal < ours.spikes() ? ours.step(equal) : Long.MAX_VALUE;
    return Math.min(mine, equal < theirs.spikes() ? theirs.step(equal) : Long.MAX_VALUE);
  }

  private void states(double[][][] ours, double[][][] theirs, double timeMs) {
    for (int p = 0; p < ours.length; p++) {
      for (int v = 0; v < ours[p].length; v++) {
        double size = sizes[p][v];
        int worst = -1;
        double gap = 0;
        for (int i = 0; i < ours[p][v].length; i++) {
          size = Math.max(size, Math.abs(ours[p][v][i]));
          double here = Math.abs(ours[p][v][i] - theirs[p][v][i]);
          // What is no number on one side alone is as far as can be.
          here =
              Double.isNaN(here) && Double.isNaN(ours[p][v][i]) != Double.isNaN(theirs[p][v][i])
                  ? Double.POSITIVE_INFINITY
                  : here;
          if (here > gap) {
            gap = here;
            worst = i;
          }
        }
        sizes[p][v] = size;
        if (worst >= 0) {
          judge(network.populations().get(p), v, worst, gap / size, timeMs);
        }
      }
    }
  }

  private void judge(CompiledPopulation of, int variable, int neuron, double part, double timeMs) {
    if (part > TOLERANCE) {
      leftMs = Math.min(leftMs, timeMs);
    }
    Largest before = largest;
    if (before == null || part > before.part()) {
      String where =
          of.model().states().get(variable).name()
              + " of neuron "
              + Comparison.cell(of, neuron)
              + " of '"
              + of.name()
              + "'";
      largest = new Largest(timeMs, where, part);
    }
  }
}
