package cajal.record;

import cajal.unit.Unit;
import java.io.Closeable;
import java.util.List;

/// Spikes and traces of one run, whole or still growing.
///
/// Safe to read from any thread while the run goes on: whatever lies before {@link
/// #completedSteps()} no longer changes.
public interface Recording extends Closeable {

  /// What was simulated.
  Header header();

  /// Number of steps whose spikes and samples are all there.
  long completedSteps();

  /// All spikes of all populations, in the order of time.
  SpikeColumns spikes();

  /// Traces, one group for each recorder, population and variable.
  List<TraceColumns> traces();

  @Override
  void close();

  /// What was simulated.
  ///
  /// @param title title of the project
  /// @param seed seed of the run
  /// @param dtMs length of a step, ms
  /// @param populations populations in the order of their global neuron numbers
  record Header(String title, long seed, double dtMs, List<PopulationRange> populations) {

    public Header {
      populations = List.copyOf(populations);
    }

    /// What a person calls a row of a group of traces: `AVAL`, `E 3`, `E 3→E 5`; the population
    /// where it is about all of its neurons.
    public String name(TraceColumns trace, int row) {
      int neuron = trace.neuron(row);
      return switch (trace.subject()) {
        case Subject.Neuron _ -> cell(trace.population(), neuron);
        case Subject.Population _ -> trace.population();
        case Subject.Synapse(String source, int[] sources) ->
            cell(source, sources[row]) + "→" + cell(trace.population(), neuron);
      };
    }

    private String cell(String population, int neuron) {
      return populations.stream()
          .filter(range -> range.name().equals(population) && neuron < range.cells().size())
          .map(range -> range.cells().get(neuron))
          .findFirst()
          .orElseGet(() -> population + " " + neuron);
    }

    /// Number of neurons in all populations.
    public int neurons() {
      return populations.isEmpty() ? 0 : populations.getLast().end();
    }
  }

  /// The global numbers of one population's neurons.
  ///
  /// @param name name of the population
  /// @param model name of its neuron model
  /// @param first global number of its first neuron
  /// @param size number of neurons
  /// @param inhibitory whether its outgoing weights are negative, for the colour of its spikes
  /// @param cells names of the neurons; empty where they have none
  record PopulationRange(
      String name, String model, int first, int size, boolean inhibitory, List<String> cells) {

    public PopulationRange {
      cells = List.copyOf(cells);
    }

    /// Global number after the last neuron.
    public int end() {
      return first + size;
    }
  }

  /// Spikes in ascending order of their step; neurons by global number.
  interface SpikeColumns {

    /// Number of spikes that can be read.
    long count();

    /// Step at whose end the spike was fired; its time is `(step + 1) * dt`.
    long step(long index);

    /// Global number of the neuron.
    int neuron(long index);

    /// Index of the first spike at or after a step; {@link #count()} if there is none.
    long firstAtOrAfter(long step);

    /// Copies spikes `from` (inclusive) to `from + length` into the arrays, from their beginning.
    void copy(long from, int length, long[] steps, int[] neurons);

    /// Counts spikes in a grid over time and neurons, exactly or from a level of detail.
    ///
    /// @param fromStep first step of the window
    /// @param toStep step after the window
    /// @param columns number of time bins
    /// @param fromNeuron first neuron of the window
    /// @param toNeuron neuron after the window
    /// @param rows number of neuron bins
    /// @param counts `[row * columns + column]`, spikes, overwritten
    void density(
        long fromStep,
        long toStep,
        int columns,
        int fromNeuron,
        int toNeuron,
        int rows,
        int[] counts);
  }

  /// Samples of one state variable of chosen neurons, or of what else a recorder records, at a
  /// fixed interval.
  interface TraceColumns {

    /// What its rows are about.
    default Subject subject() {
      return new Subject.Neuron();
    }

    /// Name of the recorder on the canvas.
    String recorder();

    /// Name of the population.
    String population();

    /// Name of the state variable, or what else is recorded.
    String variable();

    /// Unit of the samples.
    Unit unit();

    /// Steps between samples; sample k is taken at the end of step `(k + 1) * interval - 1`.
    int intervalSteps();

    /// `[row]`, numbers within the population, ascending where rows are about neurons: the neuron
    /// itself, where a synapse ends, or the first of all neurons.
    int[] neurons();

    /// One of {@link #neurons()}.
    default int neuron(int row) {
      return neurons()[row];
    }

    /// A row by numbers: `3`, for a synapse `3->5`, and nothing where it is about all neurons.
    default String key(int row) {
      return switch (subject()) {
        case Subject.Neuron _ -> Integer.toString(neuron(row));
        case Subject.Population _ -> "";
        case Subject.Synapse(String _, int[] sources) -> sources[row] + "->" + neuron(row);
      };
    }

    /// Number of samples that can be read.
    long samples();

    /// One sample, in {@link #unit()}.
    ///
    /// @param row index into {@link #neurons()}
    float sample(long sample, int row);

    /// Smallest and largest value in each of several bins of samples, so that decimation never
    /// hides an extreme. A bin without samples gets NaN.
    ///
    /// @param min `[bin]`, overwritten
    /// @param max `[bin]`, overwritten
    void envelope(int row, long fromSample, long toSample, float[] min, float[] max);
  }
}
