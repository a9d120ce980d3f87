package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.figure.Palette;
import cajal.figure.PopulationColours;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The neurons of a raster from top to bottom: the chosen populations as bands, one row for each
/// neuron, by number or in an order that a person chose.
public final class NeuronRows {

  /// One population in the stack.
  ///
  /// @param first row of its first neuron
  public record Band(PopulationRange population, int first) {

    public int end() {
      return first + population.size();
    }
  }

  private final Header header;
  private final List<Band> bands;
  private final int[] rowOfNeuron;
  private final int[] neuronOfRow;
  private final boolean arranged;
  private final int count;

  private NeuronRows(Header header, List<Band> bands, Map<CellRef, Integer> ranks) {
    this.header = header;
    this.bands = List.copyOf(bands);
    arranged = !ranks.isEmpty();
    count = bands.isEmpty() ? 0 : bands.getLast().end();
    rowOfNeuron = new int[header.neurons()];
    neuronOfRow = new int[count];
    Arrays.fill(rowOfNeuron, -1);
    for (Band band : bands) {
      List<Integer> order = order(band.population(), ranks);
      for (int i = 0; i < order.size(); i++) {
        rowOfNeuron[band.population().first() + order.get(i)] = band.first() + i;
        neuronOfRow[band.first() + i] = order.get(i);
      }
    }
  }

  // Neurons without a rank follow those that have one.
  private static List<Integer> order(PopulationRange population, Map<CellRef, Integer> ranks) {
    List<Integer> order = new ArrayList<>(population.size());
    IntStream.range(0, population.size()).forEach(order::add);
    if (!ranks.isEmpty()) {
      order.sort(
          Comparator.comparingInt(neuron ->
              ranks.getOrDefault(new CellRef(population.name(), neuron), Integer.MAX_VALUE)));
    }
    return order;
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
    return new NeuronRows(header, bands, Map.of());
  }

  /// The same bands, the neurons of each in an order.
  ///
  /// @param order neurons from top to bottom; empty for their numbers
  public NeuronRows arranged(List<CellRef> order) {
    Map<CellRef, Integer> ranks = new HashMap<>();
    order.forEach(cell -> ranks.putIfAbsent(cell, ranks.size()));
    return new NeuronRows(header, bands, ranks);
  }

  /// Whether neurons stand in another order than that of their numbers.
  public boolean isArranged() {
    return arranged;
  }

  /// `[global number of the neuron]`, its place from the top of its band; -1 where it is not shown.
  public int[] ranks() {
    int[] ranks = rowOfNeuron.clone();
    for (Band band : bands) {
      for (int i = band.population().first(); i < band.population().end(); i++) {
        ranks[i] -= band.first();
      }
    }
    return ranks;
  }

  /// The neuron of a row.
  public Optional<CellRef> cellAt(int row) {
    return bandAt(row).map(band -> new CellRef(band.population().name(), neuronOfRow[row]));
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
          int index = neuronOfRow[row];
          return cells.isEmpty() ? band.population().name() + " " + index : cells.get(index);
        })
        .orElse("");
  }
}
