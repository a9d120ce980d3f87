package cajal.app.view.live;

import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.TraceColumns;
import cajal.record.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Who the rows of one group of traces are. The group is known by its recorder, population and
/// variable, and looked up in the recording whenever its samples are read.
///
/// @param trace says what its rows are; no sample is read from it
/// @param population where the neurons belong
/// @param neurons their numbers within the population, those where synapses end for weights
record TraceNames(Header header, TraceColumns trace, PopulationRange population, int[] neurons) {

  static Optional<TraceNames> of(Header header, TraceColumns trace) {
    return header.populations().stream()
        .filter(population -> population.name().equals(trace.population()))
        .findFirst()
        .map(population -> new TraceNames(header, trace, population, trace.neurons()));
  }

  String recorder() {
    return trace.recorder();
  }

  String variable() {
    return trace.variable();
  }

  String unit() {
    return trace.unit().symbol();
  }

  /// Whether each row is a neuron.
  boolean ofNeurons() {
    return trace.subject() instanceof Subject.Neuron;
  }

  /// The group in a recording.
  Optional<TraceColumns> in(List<TraceColumns> traces) {
    return traces.stream()
        .filter(other ->
            other.recorder().equals(recorder())
                && other.population().equals(population.name())
                && other.variable().equals(variable()))
        .findFirst();
  }

  /// What a person calls a row.
  String nameOf(int row) {
    return header.name(trace, row);
  }

  /// How a figure is told which row is meant: the name of a cell, or a row by numbers.
  String figureNameOf(int row) {
    return ofNeurons() && !population.cells().isEmpty() ? nameOf(row) : trace.key(row);
  }

  /// Row of a neuron; -1 where it is not recorded.
  int rowOf(int neuron) {
    return ofNeurons() ? Math.max(-1, Arrays.binarySearch(neurons, neuron)) : -1;
  }

  /// Row by a name, or by numbers; -1 where it is not recorded.
  int rowOf(String wanted) {
    return IntStream.range(0, neurons.length)
        .filter(row -> trace.key(row).equals(wanted) || nameOf(row).equals(wanted))
        .findFirst()
        .orElse(-1);
  }

  /// Name and unit as in a heading, such as `V_m (mV)`.
  String title() {
    return unit().equals("1") ? variable() : variable() + " (" + unit() + ")";
  }
}
