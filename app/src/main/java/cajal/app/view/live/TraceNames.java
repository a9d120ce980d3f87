package cajal.app.view.live;

import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.TraceColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who the recorded neurons of one group of traces are. The group is known by its recorder,
/// population and variable, and looked up in the recording whenever it is read.
///
/// @param recorder name of the recorder
/// @param variable name of the state variable
/// @param unit symbol of its unit
/// @param population where the neurons belong
/// @param neurons their numbers within the population
record TraceNames(
    String recorder, String variable, String unit, PopulationRange population, int[] neurons) {

  static Optional<TraceNames> of(Header header, TraceColumns trace) {
    return header.populations().stream()
        .filter(population -> population.name().equals(trace.population()))
        .findFirst()
        .map(population ->
            new TraceNames(
                trace.recorder(),
                trace.variable(),
                trace.unit().symbol(),
                population,
                trace.neurons()));
  }

  /// The group in a recording.
  Optional<TraceColumns> in(List<TraceColumns> traces) {
    return traces.stream()
        .filter(trace ->
            trace.recorder().equals(recorder)
                && trace.population().equals(population.name())
                && trace.variable().equals(variable))
        .findFirst();
  }

  /// What a person calls the neuron of a row.
  String nameOf(int row) {
    List<String> cells = population.cells();
    int neuron = neurons[row];
    return cells.isEmpty() ? population.name() + " " + neuron : cells.get(neuron);
  }

  /// How a figure is told which neuron is meant: its name, or its number.
  String figureNameOf(int row) {
    return population.cells().isEmpty() ? Integer.toString(neurons[row]) : nameOf(row);
  }

  /// Row of a neuron; -1 where it is not recorded.
  int rowOf(int neuron) {
    return Math.max(-1, Arrays.binarySearch(neurons, neuron));
  }

  /// Row of a neuron by its name, or its number; -1 where it is not recorded.
  int rowOf(String cell) {
    int named = population.cells().indexOf(cell);
    if (named >= 0) {
      return rowOf(named);
    }
    try {
      return rowOf(Integer.parseInt(cell));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Name and unit as in a heading, such as `V_m (mV)`.
  String title() {
    return unit.equals("1") ? variable : variable + " (" + unit + ")";
  }
}
