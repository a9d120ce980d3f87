package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectomes;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures of the worm against NetworkX and NumPy: `measures/reference.py` among the resources
/// says how those values were computed.
class ReferenceTest {

  /// Fixtures hold nine digits, and iterations stop at about twelve.
  private static final double DIGITS = 2e-8;

  private static final Map<String, String> MEASURE_OF =
      Map.ofEntries(
          Map.entry("betweenness", "betweenness"),
          Map.entry("closeness_in", "closeness"),
          Map.entry("closeness_out", "closeness"),
          Map.entry("harmonic_in", "closeness"),
          Map.entry("pagerank", "pagerank"),
          Map.entry("eigenvector", "eigenvector"),
          Map.entry("katz", "katz"),
          Map.entry("clustering", "clustering"),
          Map.entry("onnela", "clustering"),
          Map.entry("barrat", "clustering"),
          Map.entry("fagiolo", "clustering"),
          Map.entry("fagiolo_weighted", "clustering"),
          Map.entry("nodal_out", "efficiency"),
          Map.entry("local", "efficiency"),
          Map.entry("level", "hierarchy"),
          Map.entry("signal_flow", "hierarchy"));

  private static Graph graph(String name) {
    Graph neurons = Graph.of(Connectomes.load(name)).neurons();
    Adjacency all = neurons.undirected(Layer.BOTH);
    return neurons.among(
        IntStream.range(0, neurons.size())
            .filter(cell -> all.outDegree(cell) > 0)
            .boxed()
            .sorted(Comparator.comparing(neurons.names()::get))
            .mapToInt(cell -> cell)
            .toArray());
  }

  private static List<CSVRecord> rows(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("/measures/" + file))) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .getRecords();
    }
  }

  private static Map<String, Double> numbers(String file) throws IOException {
    Map<String, Double> numbers = new HashMap<>();
    for (CSVRecord row : rows(file)) {
      numbers.put(row.get("quantity"), Double.parseDouble(row.get("value")));
    }
    return numbers;
  }

  /// Values that a reference column such as `both.katz_weighted` names, taken by our measure.
  private static double[] ours(Graph graph, String column) {
    String[] parts = column.split("\\.", -1);
    Layer layer = Layer.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT));
    if (parts[1].equals("strong")) {
      int[] component = Components.strong(graph.layer(layer));
      int[] sizes = Components.sizes(component);
      return IntStream.of(component).mapToDouble(c -> sizes[c - 1]).toArray();
    }
    boolean weighted = parts[1].endsWith("_weighted") && !MEASURE_OF.containsKey(parts[1]);
    String name = weighted ? parts[1].replace("_weighted", "") : parts[1];
    Options options = Options.DEFAULT.layer(layer).weighted(weighted).rewirings(0);
    Measure measure = Measures.named(Objects.requireNonNull(MEASURE_OF.get(name), column));
    return measure.of(graph, options, Progress.NONE).getFirst().numbers(name);
  }

  @Test
  void everyCellHasTheValueOfNetworkX() throws IOException {
    Graph worm = graph("varshney2011");
    List<CSVRecord> rows = rows("varshney2011_cells.csv");
    assertThat(rows.stream().map(row -> row.get("cell")).toList())
        .isEqualTo(worm.cells().stream().map(Cell::name).toList());
    List<String> columns = new ArrayList<>(rows.getFirst().getParser().getHeaderNames());
    columns.remove("cell");
    assertThat(columns).hasSizeGreaterThan(40);
    for (String column : columns) {
      double[] values = ours(worm, column);
      for (int i = 0; i < values.length; i++) {
        double expected = Double.parseDouble(rows.get(i).get(column));
        assertThat(values[i])
            .as(column + " of " + worm.names().get(i))
            .isCloseTo(expected, within(DIGITS * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void sumsOverTheLargerWiringAreThoseOfNetworkX() throws IOException {
    Graph worm = graph("cook2019_hermaphrodite");
    Map<String, Double> numbers = numbers("cook2019_herm_numbers.csv");
    List<String> columns =
        numbers.keySet().stream().filter(k -> k.endsWith(":sum")).sorted().toList();
    assertThat(columns).hasSizeGreaterThan(40);
    for (String key : columns) {
      String column = key.replace(":sum", "");
      double[] values = ours(worm, column);
      double sum = 0;
      double byPlace = 0;
      for (int i = 0; i < values.length; i++) {
        sum += Double.isNaN(values[i]) ? 0 : values[i];
        byPlace += Double.isNaN(values[i]) ? 0 : i * values[i];
      }
      assertThat(sum)
          .as(key)
          .isCloseTo(numbers.get(key), within(1e-6 * Math.max(1, Math.abs(sum))));
      assertThat(byPlace)
          .as(column + ":by_place")
          .isCloseTo(
              numbers.get(column + ":by_place"), within(1e-5 * Math.max(1, Math.abs(byPlace))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"varshney2011", "cook2019_hermaphrodite"})
  void numbersOfTheWholeAreThoseOfNetworkX(String name) throws IOException {
    Graph worm = graph(name);
    Map<String, Double> expected = numbers(name.replace("hermaphrodite", "herm") + "_numbers.csv");
    for (Layer layer : new Layer[] {Layer.CHEMICAL, Layer.BOTH}) {
      Map<String, Double> ours = new HashMap<>();
      Options options = Options.DEFAULT.layer(layer).rewirings(0);
      for (String measure : List.of("assortativity", "reciprocity", "clustering", "path_lengths")) {
        for (Table table : Measures.named(measure).of(worm, options, Progress.NONE)) {
          collect(table, ours);
        }
      }
      double[] triads = Triads.census(worm.layer(layer));
      for (int i = 0; i < triads.length; i++) {
        ours.put("triad_" + Triads.NAMES.get(i), triads[i]);
      }
      double[] phi = RichClub.coefficients(worm.undirected(layer));
      IntStream.range(0, phi.length).forEach(k -> ours.put("phi_" + k, phi[k]));
      Table weighted =
          Measures.named("path_lengths").of(worm, options.weighted(true), Progress.NONE).get(1);
      ours.put("mean_path_weighted", weighted.numbers("value")[0]);
      ours.put("modularity_of_types", modularity(worm, worm.undirected(layer).binary()));
      ours.put("modularity_of_types_weighted", modularity(worm, worm.undirected(layer)));
      String prefix = layer.name().toLowerCase(java.util.Locale.ROOT) + ".";
      List<String> keys =
          expected.keySet().stream()
              .filter(k -> k.startsWith(prefix) && !k.contains(":"))
              .sorted()
              .toList();
      assertThat(keys).hasSizeGreaterThan(100);
      for (String key : keys) {
        double value = Objects.requireNonNull(expected.get(key));
        assertThat(ours).containsKey(key.replace(prefix, ""));
        assertThat(ours.get(key.replace(prefix, "")))
            .as(name + " " + key)
            .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
      }
    }
  }

  private static void collect(Table table, Map<String, Double> ours) {
    if (table.column("quantity").isPresent()) {
      for (int i = 0; i < table.rows(); i++) {
        ours.put(table.texts("quantity").get(i), table.numbers("value")[i]);
      }
    }
    if (table.name().equals("path_length_histogram")) {
      for (int i = 0; i < table.rows(); i++) {
        ours.put("pairs_" + (i + 1), table.numbers("pairs")[i]);
      }
    }
  }

  private static double modularity(Graph worm, Adjacency undirected) {
    List<String> types = worm.cells().stream().map(Cell::type).distinct().toList();
    int[] of = worm.cells().stream().mapToInt(cell -> types.indexOf(cell.type())).toArray();
    return Partition.ordered(of).modularity(undirected, 1);
  }
}
