package cajal.app.view.live;

import cajal.figure.Palette;
import cajal.figure.PopulationColours;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The neurons of a raster from top to bottom: the chosen populations as bands, one row for each
/// neuron.
public final class NeuronRows {

  /// One population in the stack.
  ///
  /// @param first row of its first neuron
  public record Band(PopulationRange population, int first) {

    public int end() {
      return first + population.size();
    }
  }

  private final List<Band> bands;
  private final int[] rowOfNeuron;
  private final int count;

  private NeuronRows(List<Band> bands, int neurons) {
    this.bands = List.copyOf(bands);
    rowOfNeuron = new int[neurons];
    Arrays.fill(rowOfNeuron, -1);
    for (Band band : bands) {
      for (int i = 0; i < band.population().size(); i++) {
        rowOfNeuron[band.population().first() + i] = band.first() + i;
      }
    }
    count = bands.isEmpty() ? 0 : bands.getLast().end();
  }

  /// The populations of those names, in the order of the recording; all where none is named.
  public static NeuronRows of(Header header, List<String> names) {
    List<Band> bands = new ArrayList<>();
    int row = 0;
    for (PopulationRange population : header.populations()) {
      if (names.isEmpty() || names.contains(population.name())) {
        bands.add(new Band(population, row));
        row += population.size();
      }
    }
    return new NeuronRows(bands, header.neurons());
  }

  public List<Band> bands() {
    return bands;
  }

  /// One colour for each band.
  public List<Integer> colours(Palette palette) {
    return PopulationColours.of(bands.stream().map(Band::population).toList(), palette);
  }

  /// Number of rows.
  public int count() {
    return count;
  }

  /// Row of a neuron by its global number; -1 where it is not shown.
  public int rowOf(int neuron) {
    return rowOfNeuron[neuron];
  }

  /// The band that holds a row.
  public Optional<Band> bandAt(int row) {
    return bands.stream().filter(band -> row >= band.first() && row < band.end()).findFirst();
  }

  /// What a person calls the neuron of a row: its name, or population and number.
  public String nameOf(int row) {
    return bandAt(row)
        .map(band -> {
          List<String> cells = band.population().cells();
          int index = row - band.first();
          return cells.isEmpty() ? band.population().name() + " " + index : cells.get(index);
        })
        .orElse("");
  }
}
