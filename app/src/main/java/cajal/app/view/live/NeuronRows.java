package cajal.app.view.live;

import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.figure.Palette;
import cajal.figure.PopulationColours;
import cajal.figure.RasterRows;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The neurons of a raster from top to bottom, one row for each: in bands of populations or of the
/// classes of a result, within these by number or in an order that a person chose; and what they
/// are coloured by.
public final class NeuronRows {

  /// Name of the band of those that no class is known of.
  static final String REST = "no class";

  /// Rows that belong together.
  ///
  /// @param name of a population or class
  /// @param first row of its first neuron
  /// @param size number of neurons
  public record Band(String name, int first, int size) {

    public int end() {
      return first + size;
    }
  }

  private final List<PopulationRange> populations;
  private final UnitLook look;
  private final List<Band> bands;
  private final int neurons;
  private final int[] rowOfNeuron;
  private final int[] neuronOfRow;
  private final PopulationRange[] populationOfRow;
  private final double[] paintOfRow;

  private NeuronRows(int neurons, List<PopulationRange> populations, UnitLook look) {
    this.neurons = neurons;
    this.populations = List.copyOf(populations);
    this.look = look;
    int count = 0;
    PopulationRange[] populationOf = new PopulationRange[neurons];
    for (PopulationRange population : populations) {
      Arrays.fill(
          populationOf, population.first(), population.first() + population.size(), population);
      count += population.size();
    }
    rowOfNeuron = new int[neurons];
    neuronOfRow = new int[count];
    populationOfRow = new PopulationRange[count];
    Arrays.fill(rowOfNeuron, -1);
    Filling filling = new Filling(populationOf, ranks());
    bands =
        look.groups()
            .map(groups -> fillByClass(groups, filling))
            .orElseGet(() -> fillByPopulation(filling));
    for (int row = 0; row < count; row++) {
      rowOfNeuron[populationOfRow[row].first() + neuronOfRow[row]] = row;
    }
    paintOfRow = new double[look.paint().isPresent() ? count : 0];
    for (int row = 0; row < paintOfRow.length; row++) {
      paintOfRow[row] = look.paint().orElseThrow().values().getOrDefault(nameOf(row), Double.NaN);
    }
  }

  /// The populations of those names, in the order of the recording; all where none is named.
  public static NeuronRows of(Header header, List<String> names) {
    List<PopulationRange> chosen =
        header.populations().stream()
            .filter(population -> names.isEmpty() || names.contains(population.name()))
            .toList();
    return new NeuronRows(header.neurons(), chosen, UnitLook.PLAIN);
  }

  /// The same populations, sorted, grouped and coloured in another way.
  public NeuronRows looking(UnitLook other) {
    return new NeuronRows(neurons, populations, other);
  }

  /// What is known of neurons by their global number, so that no row needs an object: a first sort
  /// in a program that has just begun takes a twentieth of the time.
  ///
  /// @param population `[neuron]`; `null` where it is not shown
  /// @param rank `[neuron]`; those without a rank follow those that have one
  private record Filling(@Nullable PopulationRange[] population, int[] rank) {

    /// A key by which neurons stand in the order of their ranks, and of their numbers within these.
    long key(int neuron) {
      return (long) rank[neuron] << Integer.SIZE | neuron;
    }
  }

  private List<Band> fillByPopulation(Filling filling) {
    List<Band> filled = new ArrayList<>();
    int row = 0;
    for (PopulationRange population : populations) {
      long[] keys = new long[population.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = filling.key(population.first() + i);
      }
      filled.add(new Band(population.name(), row, population.size()));
      row = fill(row, keys, filling);
    }
    return List.copyOf(filled);
  }

  private int fill(int first, long[] keys, Filling filling) {
    Arrays.sort(keys);
    int row = first;
    for (long key : keys) {
      int neuron = (int) key;
      PopulationRange population = Objects.requireNonNull(filling.population()[neuron]);
      neuronOfRow[row] = neuron - population.first();
      populationOfRow[row++] = population;
    }
    return row;
  }

  private List<Band> fillByClass(CellPaint groups, Filling filling) {
    int classes = groups.classes().size();
    int[] sizes = new int[classes + 1];
    int[] classOf = new int[neurons];
    for (PopulationRange population : populations) {
      for (int i = 0; i < population.size(); i++) {
        Double of = groups.values().get(nameOf(population, i));
        int number = of == null ? classes : (int) Math.rint(of);
        classOf[population.first() + i] = number;
        sizes[number]++;
      }
    }
    long[][] keys = new long[classes + 1][];
    Arrays.setAll(keys, i -> new long[sizes[i]]);
    for (PopulationRange population : populations) {
      for (int neuron = population.first();
          neuron < population.first() + population.size();
          neuron++) {
        int number = classOf[neuron];
        keys[number][--sizes[number]] = filling.key(neuron);
      }
    }
    List<Band> filled = new ArrayList<>();
    int row = 0;
    for (int i = 0; i <= classes; i++) {
      if (keys[i].length > 0) {
        filled.add(new Band(i < classes ? groups.classes().get(i) : REST, row, keys[i].length));
      }
      row = fill(row, keys[i], filling);
    }
    return List.copyOf(filled);
  }

  // By global number; where a neuron comes again the first place counts.
  private int[] ranks() {
    int[] ranks = new int[neurons];
    Arrays.fill(ranks, Integer.MAX_VALUE);
    List<CellRef> cells = look.order().map(UnitLook.Order::cells).orElse(List.of());
    for (int i = cells.size() - 1; i >= 0; i--) {
      int neuron = neuronOf(cells.get(i));
      if (neuron >= 0) {
        ranks[neuron] = i;
      }
    }
    return ranks;
  }

  // Global number of a neuron; -1 where its population is not shown.
  private int neuronOf(CellRef cell) {
    for (PopulationRange population : populations) {
      if (population.name().equals(cell.population())) {
        return cell.index() < population.size() ? population.first() + cell.index() : -1;
      }
    }
    return -1;
  }

  /// Whether rows follow the numbers of the neurons.
  public boolean isInOrderOfNumbers() {
    return look.order().isEmpty() && look.groups().isEmpty();
  }

  /// Whether a colour says what a result says of a neuron, rather than its population.
  public boolean isPainted() {
    return look.paint().isPresent();
  }

  /// The neuron of a row.
  public Optional<CellRef> cellAt(int row) {
    return row < 0 || row >= count()
        ? Optional.empty()
        : Optional.of(new CellRef(populationOfRow[row].name(), neuronOfRow[row]));
  }

  /// Row of a neuron; -1 where it is not shown.
  public int rowOf(CellRef cell) {
    int neuron = neuronOf(cell);
    return neuron < 0 ? -1 : rowOfNeuron[neuron];
  }

  public List<Band> bands() {
    return bands;
  }

  /// Global number of the neuron of a row.
  public int neuronOf(int row) {
    return populationOfRow[row].first() + neuronOfRow[row];
  }

  /// Whether the neurons of a band have names of their own.
  boolean named(Band band) {
    return !populationOfRow[band.first()].cells().isEmpty();
  }

  /// One colour for each band.
  public List<Integer> colours(Palette palette) {
    return look.groups()
        .map(groups ->
            bands.stream()
                .map(band ->
                    groups.classes().contains(band.name())
                        ? groups.rgb(groups.classes().indexOf(band.name()), palette)
                        : palette.muted())
                .toList())
        .orElseGet(() -> PopulationColours.of(populations, palette));
  }

  /// Colour of each of the lines that show some of the rows, where they are painted: several rows
  /// in a line wear what they have in common.
  ///
  /// @param shown rows in view
  /// @param lines number of lines, at most as many as rows in view
  int[] lineColours(RowWindow shown, int lines, Palette palette) {
    CellPaint paint = look.paint().orElseThrow();
    int[] colours = new int[lines];
    int without = Palette.blend(palette.background(), palette.muted(), 0.55);
    List<Double> several = new ArrayList<>();
    int row = shown.first();
    for (int line = 0; line < lines; line++) {
      several.clear();
      for (; row < Math.min(shown.end(), count()) && shown.line(row, lines) <= line; row++) {
        if (!Double.isNaN(paintOfRow[row])) {
          several.add(paintOfRow[row]);
        }
      }
      colours[line] = several.isEmpty() ? without : paint.rgb(paint.together(several), palette);
    }
    return colours;
  }

  /// The same rows for a figure on paper.
  RasterRows forFigure(Palette palette) {
    List<Integer> colours = colours(palette);
    int[] rgb = new int[count()];
    List<RasterRows.Band> named = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      named.add(new RasterRows.Band(band.name(), band.first(), band.end(), colours.get(i)));
      Arrays.fill(rgb, band.first(), band.end(), colours.get(i));
    }
    if (isPainted()) {
      rgb = lineColours(new RowWindow(0, count()), count(), palette);
    }
    return new RasterRows(
        rowOfNeuron, rgb, named, look.paint().map(paint -> legend(paint, palette)));
  }

  private static RasterRows.Legend legend(CellPaint paint, Palette palette) {
    return paint.isClassed()
        ? new RasterRows.Legend.Classes(paint.keys(palette))
        : new RasterRows.Legend.Scale(
            new cajal.figure.Panel.ColourBar(
                paint.map(), paint.low(), paint.high(), paint.title(), paint.unit()));
  }

  /// Number of neurons of the recording, shown or not.
  int neurons() {
    return neurons;
  }

  /// Number of rows.
  public int count() {
    return neuronOfRow.length;
  }

  /// Row of a neuron by its global number; -1 where it is not shown.
  public int rowOf(int neuron) {
    return rowOfNeuron[neuron];
  }

  /// What a person calls the neuron of a row: its name, or population and number.
  public String nameOf(int row) {
    return row < 0 || row >= count() ? "" : nameOf(populationOfRow[row], neuronOfRow[row]);
  }

  private static String nameOf(PopulationRange population, int index) {
    List<String> cells = population.cells();
    return cells.isEmpty() ? population.name() + " " + index : cells.get(index);
  }
}
