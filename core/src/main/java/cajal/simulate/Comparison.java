package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.work.Progress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs one network by two backends, step beside step, and tells whether all spikes and states have
/// the same bits.
public final class Comparison {

  /// The first thing in which two runs differ.
  ///
  /// @param timeMs when, at the end of a step
  /// @param population where
  /// @param neuron which of its neurons
  /// @param variable the state variable; empty for a spike
  /// @param processor its value on the processor, coherent; for a spike how many there were
  /// @param device its value on the device
  public record Difference(
      double timeMs,
      String population,
      String neuron,
      String variable,
      double processor,
      double device) {

    /// In words.
    public String text() {
      String where = " of neuron " + neuron + " of '" + population + "' at ";
      String when = time(timeMs);
      if (variable.isEmpty()) {
        return String.format(
            Locale.ROOT,
            "spikes%s%s: %.0f on the processor, %.0f on the device",
            where,
            when,
            processor,
            device);
      }
      return variable
          + where
          + when
          + ": "
          + processor
          + " on the processor, "
          + device
          + " on the device, a difference of "
          + String.format(Locale.ROOT, "%.3g", Math.abs(processor - device));
    }
  }

  /// What came of a comparison.
  ///
  /// @param ms simulated time that was compared
  /// @param spikes spikes on the processor in that time
  /// @param difference the first one; `null` where all bits are the same
  public record Report(double ms, long spikes, @Nullable Difference difference) {

    public boolean identical() {
      return difference == null;
    }

    /// In words.
    public String text() {
      return difference == null
          ? String.format(
              Locale.ROOT,
              "Identical: all %,d spikes and all states of %s have the same bits.",
              spikes,
              time(ms))
          : "First difference: " + difference.text() + ".";
    }
  }

  private final CompiledNetwork network;
  private final Backend processor;
  private final Backend device;

  private Comparison(CompiledNetwork network, Backend processor, Backend device) {
    this.network = network;
    this.processor = processor;
    this.device = device;
  }

  /// Compares a backend with the processor.
  ///
  /// @param ms simulated time
  /// @throws cajal.problem.ProblemException if one of them cannot run the network
  /// @throws java.util.concurrent.CancellationException if nobody wants the answer any more
  static Report of(
      CompiledNetwork network, Backend processor, Backend device, double ms, Progress progress) {
    Comparison both = new Comparison(network, processor, device);
    long steps = Math.max(1, Math.round(ms / network.dtMs()));
    progress.at(-1, "Building the network twice");
    return both.compare(steps, 0, progress);
  }

  // States are looked at after each batch; where they differ, both runs are repeated, and that
  // batch is taken step by step.
  private Report compare(long steps, long single, Progress progress) {
    try (Backend.Engine one = processor.load(network, 1);
        Backend.Engine two = device.load(network, 1)) {
      Batch ours = new Batch(network);
      Batch theirs = new Batch(network);
      int longest = Math.min(one.longestBatch(), two.longestBatch());
      long spikes = 0;
      for (long step = 0; step < steps; ) {
        progress.orStop();
        progress.at((double) step / steps, "Comparing");
        boolean slow = single > 0 && step >= single - 1;
        int count = slow ? 1 : (int) Math.min(longest, steps - step);
        if (single > 0 && !slow) {
          count = (int) Math.min(count, single - 1 - step);
        }
        one.advance(step, count, ours, progress::orStop);
        two.advance(step, count, theirs, progress::orStop);
        spikes += ours.spikes();
        Optional<Difference> difference = spikes(ours, theirs);
        if (difference.isEmpty()) {
          difference = states(one.states(), two.states(), step + count);
        }
        step += count;
        if (difference.isPresent()) {
          if (count == 1) {
            return new Report(step * network.dtMs(), spikes, difference.get());
          }
          // The second look finds the very step, unless the device differs from itself.
          Report closer = compare(step, step - count + 1, progress);
          return closer.identical()
              ? new Report(step * network.dtMs(), spikes, difference.get())
              : closer;
        }
      }
      return new Report(steps * network.dtMs(), spikes, null);
    }
  }

  private Optional<Difference> spikes(Batch ours, Batch theirs) {
    int both = Math.min(ours.spikes(), theirs.spikes());
    int i = 0;
    while (i < both && ours.step(i) == theirs.step(i) && ours.neuron(i) == theirs.neuron(i)) {
      i++;
    }
    boolean mine = i < ours.spikes();
    if (!mine && i >= theirs.spikes()) {
      return Optional.empty();
    }
    // Whichever comes first is the one that the other lacks.
    if (mine && i < theirs.spikes()) {
      mine =
          ours.step(i) < theirs.step(i)
              || (ours.step(i) == theirs.step(i) && ours.neuron(i) < theirs.neuron(i));
    }
    Batch of = mine ? ours : theirs;
    CompiledPopulation population = population(of.neuron(i));
    return Optional.of(
        new Difference(
            (of.step(i) + 1) * network.dtMs(),
            population.name(),
            cell(population, of.neuron(i) - population.first()),
            "",
            count(ours, of.step(i), of.neuron(i)),
            count(theirs, of.step(i), of.neuron(i))));
  }

  private static int count(Batch batch, long step, int neuron) {
    int count = 0;
    for (int i = 0; i < batch.spikes(); i++) {
      count += batch.step(i) == step && batch.neuron(i) == neuron ? 1 : 0;
    }
    return count;
  }

  private CompiledPopulation population(int neuron) {
    return network.populations().stream()
        .filter(p -> neuron >= p.first() && neuron < p.first() + p.size())
        .findFirst()
        .orElseThrow();
  }

  /// A time with its unit, such as `15.7 ms`.
  static String time(double ms) {
    return String.format(Locale.ROOT, "%.6g", ms).replaceFirst("\\.?0+$", "") + " ms";
  }

  /// What a person calls a neuron.
  static String cell(CompiledPopulation population, int neuron) {
    return population.cells().isEmpty() ? Integer.toString(neuron) : population.cells().get(neuron);
  }

  private Optional<Difference> states(double[][][] ours, double[][][] theirs, long steps) {
    for (int p = 0; p < ours.length; p++) {
      CompiledPopulation population = network.populations().get(p);
      for (int v = 0; v < ours[p].length; v++) {
        for (int i = 0; i < ours[p][v].length; i++) {
          double a = ours[p][v][i];
          double b = theirs[p][v][i];
          if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
            String variable = population.model().states().get(v).name();
            return Optional.of(
                new Difference(
                    steps * network.dtMs(),
                    population.name(),
                    cell(population, i),
                    variable,
                    a,
                    b));
          }
        }
      }
    }
    return Optional.empty();
  }
}
