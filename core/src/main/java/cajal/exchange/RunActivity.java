package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.TraceColumns;
import cajal.table.Column;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run of ours as a recording like any other: what has been recorded until now, also while the
/// run goes on.
public final class RunActivity {

  private static final int BLOCK = 65_536;

  /// More spikes than this do not fit into arrays.
  private static final long MOST_SPIKES = Integer.MAX_VALUE - 16L;

  private final Recording recording;
  private final Recording.Header header;
  private final double stepsPerS;
  private final Progress progress;

  private RunActivity(Recording recording, Progress progress) {
    this.recording = recording;
    this.header = recording.header();
    this.progress = progress;
    double exact = 1000 / header.dtMs();
    // 0.1 ms is no binary number, 10,000 steps per second is.
    this.stepsPerS = Math.abs(exact - Math.rint(exact)) < 1e-9 * exact ? Math.rint(exact) : exact;
  }

  /// All that is complete when this is called; what the run adds later is not in it.
  ///
  /// @throws ProblemException if there are too many spikes for one value in memory
  public static Activity of(Recording recording, Progress progress) {
    return new RunActivity(recording, progress).activity();
  }

  private Activity activity() {
    long steps = recording.completedSteps();
    List<Signals> signals = new ArrayList<>();
    for (TraceColumns trace : recording.traces()) {
      progress.orStop();
      signals.add(signals(trace, steps));
    }
    return new Activity(
        header.title(),
        Map.of(
            "source", "Cajal run",
            "seed", Long.toString(header.seed()),
            "dt_ms", Double.toString(header.dtMs())),
        units(),
        spikes(steps),
        named(signals),
        List.of(),
        List.of());
  }

  private cajal.table.Table units() {
    int neurons = header.neurons();
    List<String> names = new ArrayList<>(neurons);
    List<String> populations = new ArrayList<>(neurons);
    List<String> models = new ArrayList<>(neurons);
    List<String> kinds = new ArrayList<>(neurons);
    double[] index = new double[neurons];
    for (PopulationRange range : header.populations()) {
      for (int i = 0; i < range.size(); i++) {
        index[names.size()] = i;
        names.add(i < range.cells().size() ? range.cells().get(i) : range.name() + " " + i);
        populations.add(range.name());
        models.add(range.model());
        kinds.add(range.inhibitory() ? "inhibitory" : "excitatory");
      }
    }
    return UnitTable.of(
        names,
        List.of(
            new Column.Texts("population", "population of the neuron", populations),
            new Column.Numbers("index", "", "number within the population", index),
            new Column.Texts("model", "neuron model", models),
            new Column.Texts("kind", "excitatory or inhibitory, by the outgoing weights", kinds)));
  }

  private SpikeTrains spikes(long completed) {
    Recording.SpikeColumns spikes = recording.spikes();
    long count = spikes.firstAtOrAfter(completed);
    if (count > MOST_SPIKES) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(header.title()),
              "The run has " + count + " spikes, more than can be analysed at once.",
              "Record a shorter run or fewer neurons."));
    }
    int[] unit = new int[(int) count];
    double[] times = new double[(int) count];
    long[] steps = new long[BLOCK];
    int[] neurons = new int[BLOCK];
    for (int from = 0; from < unit.length; from += BLOCK) {
      progress.orStop();
      progress.at((double) from / unit.length, "reading spikes");
      int length = Math.min(BLOCK, unit.length - from);
      spikes.copy(from, length, steps, neurons);
      for (int i = 0; i < length; i++) {
        unit[from + i] = neurons[i];
        times[from + i] = (steps[i] + 1) / stepsPerS;
      }
    }
    return SpikeTrains.grouped(header.neurons(), unit, times, 0, completed / stepsPerS);
  }

  private Signals signals(TraceColumns trace, long completed) {
    int rows = trace.neurons().length;
    int samples = (int) Math.min(trace.samples(), completed / trace.intervalSteps());
    double[] times = new double[samples];
    double[][] values = new double[rows][samples];
    for (int sample = 0; sample < samples; sample++) {
      times[sample] = (sample + 1L) * trace.intervalSteps() / stepsPerS;
      for (int row = 0; row < rows; row++) {
        values[row][sample] = trace.sample(sample, row);
      }
    }
    List<String> channels = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      channels.add(header.name(trace, row));
    }
    return new Signals(
        trace.variable(), trace.unit().symbol(), UnitTable.distinct(channels), times, values);
  }

  // V_m alone, or V_m of E and V_m of I where several populations have one.
  private List<Signals> named(List<Signals> groups) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      String variable = groups.get(i).name();
      boolean alone = groups.stream().filter(g -> g.name().equals(variable)).count() == 1;
      names.add(alone ? variable : variable + " of " + recording.traces().get(i).population());
    }
    List<String> distinct = UnitTable.distinct(names);
    List<Signals> named = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Signals g = groups.get(i);
      named.add(new Signals(distinct.get(i), g.unit(), g.channels(), g.times(), g.values()));
    }
    return named;
  }
}
