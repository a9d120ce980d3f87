package cajal.connectome.matrix;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.measure.Graph;
import cajal.connectome.measure.Measures;
import cajal.connectome.measure.Options;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// In which order the cells of a matrix stand, and which of them belong together.
///
/// @param cells numbers of cells of the connectome, in order
/// @param groups stretches of cells that share something; empty where the order has no groups
public record MatrixOrder(int[] cells, List<Group> groups) {

  /// The orders that need nothing but the connectome.
  public enum By {
    DATASET("as in the dataset"),
    NAME("name"),
    CLASS("class"),
    TYPE("type"),
    GANGLION("ganglion"),
    TRANSMITTER("transmitter"),
    DEGREE("degree");

    private final String title;

    By(String title) {
      this.title = title;
    }

    /// As a person reads it.
    public String title() {
      return title;
    }
  }

  /// Consecutive cells that share something.
  ///
  /// @param from first row
  /// @param to row after the last
  public record Group(String name, int from, int to) {}

  /// The column of {@link #communities} that says to which each cell belongs.
  public static final String COMMUNITY = "consensus";

  private static final List<String> TYPES = List.of("sensory", "interneuron", "motor");

  public MatrixOrder {
    groups = List.copyOf(groups);
  }

  /// Puts some cells in order.
  ///
  /// @param chosen numbers of cells of the connectome
  public static MatrixOrder of(Connectome connectome, int[] chosen, By by) {
    List<Cell> cells = connectome.cells();
    return switch (by) {
      case DATASET -> new MatrixOrder(chosen.clone(), List.of());
      case NAME -> sorted(chosen, Comparator.comparing(i -> cells.get(i).name()), _ -> "");
      case CLASS ->
          sorted(
              chosen,
              Comparator.comparing((Integer i) -> cells.get(i).cellClass())
                  .thenComparing(i -> cells.get(i).name()),
              i -> cells.get(i).cellClass());
      case TYPE ->
          sorted(
              chosen,
              Comparator.comparingInt((Integer i) -> type(cells.get(i))),
              i -> typeName(cells.get(i)));
      case GANGLION -> sorted(chosen, along(connectome), i -> named(cells.get(i).group()));
      case TRANSMITTER ->
          sorted(
              chosen,
              Comparator.comparing((Integer i) -> transmitter(cells.get(i))),
              i -> transmitter(cells.get(i)));
      case DEGREE -> {
        Map<String, Integer> degrees = degrees(connectome);
        yield sorted(
            chosen,
            Comparator.comparingInt((Integer i) -> -degrees.getOrDefault(cells.get(i).name(), 0)),
            _ -> "");
      }
    };
  }

  /// The communities of the neurons by which a matrix is ordered: Leiden, weights counted. The
  /// column is {@link #COMMUNITY}.
  ///
  /// @return the tables of the measure, that of cells first
  public static List<Table> communities(Connectome connectome, Progress progress) {
    return Measures.named("leiden")
        .of(Graph.of(connectome).neurons(), Options.DEFAULT.weighted(true).rewirings(0), progress);
  }

  /// Puts some cells in the order of a result: by its numbers, the largest first, or by its texts,
  /// the largest group first. Whole numbers of few values, such as communities, are groups too.
  ///
  /// @param result a table with a column `cell`
  /// @param column one of its columns
  public static MatrixOrder of(Connectome connectome, int[] chosen, Table result, String column) {
    List<Cell> cells = connectome.cells();
    Map<String, Integer> rows = new HashMap<>();
    List<String> names = result.texts("cell");
    for (int row = 0; row < names.size(); row++) {
      rows.putIfAbsent(names.get(row), row);
    }
    Column values =
        result
            .column(column)
            .orElseThrow(() -> new IllegalArgumentException("no column " + column));
    if (values instanceof Column.Numbers numbers && !grouping(numbers)) {
      return sorted(
          chosen,
          Comparator.comparingDouble((Integer i) -> {
            Integer row = rows.get(cells.get(i).name());
            double value = row == null ? Double.NaN : numbers.values()[row];
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
          }),
          _ -> "");
    }
    Map<Integer, String> labels = new HashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    for (int i : chosen) {
      Integer row = rows.get(cells.get(i).name());
      String label = named(row == null ? "" : values.text(row));
      labels.put(i, label);
      sizes.merge(label, 1, Integer::sum);
    }
    return sorted(
        chosen,
        Comparator.comparingInt((Integer i) -> -sizes.getOrDefault(label(labels, i), 0))
            .thenComparing(i -> label(labels, i)),
        i -> label(labels, i));
  }

  private static String label(Map<Integer, String> labels, int cell) {
    return labels.getOrDefault(cell, "");
  }

  private static final int MOST_GROUPS = 40;

  /// Whether a column of numbers names groups: few different whole numbers.
  static boolean grouping(Column.Numbers numbers) {
    long different =
        java.util.Arrays.stream(numbers.values()).filter(v -> !Double.isNaN(v)).distinct().count();
    boolean whole =
        java.util.Arrays.stream(numbers.values())
            .filter(v -> !Double.isNaN(v))
            .allMatch(v -> v == Math.rint(v));
    return whole
        && different <= MOST_GROUPS
        && (numbers.name().contains("communit")
            || numbers.name().equals("consensus")
            || numbers.name().contains("component")
            || numbers.name().contains("group"));
  }

  private interface Label {
    String of(int cell);
  }

  private static MatrixOrder sorted(int[] chosen, Comparator<Integer> order, Label label) {
    List<Integer> cells = new ArrayList<>();
    for (int cell : chosen) {
      cells.add(cell);
    }
    cells.sort(order);
    List<Group> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= cells.size(); i++) {
      String name = label.of(cells.get(from));
      if (i == cells.size() || !label.of(cells.get(i)).equals(name)) {
        if (!name.isEmpty()) {
          groups.add(new Group(name, from, i));
        }
        from = i;
      }
    }
    return new MatrixOrder(cells.stream().mapToInt(Integer::intValue).toArray(), groups);
  }

  private static int type(Cell cell) {
    int type = TYPES.indexOf(cell.type());
    return switch (cell.kind()) {
      case NEURON -> type < 0 ? TYPES.size() : type;
      case MUSCLE -> TYPES.size() + 1;
      case OTHER -> TYPES.size() + 2;
    };
  }

  private static String typeName(Cell cell) {
    return switch (cell.kind()) {
      case NEURON -> cell.type().isEmpty() ? "unknown" : cell.type();
      case MUSCLE -> "muscle";
      case OTHER -> "other";
    };
  }

  private static String named(String name) {
    return name.isEmpty() ? "none known" : name;
  }

  private static String transmitter(Cell cell) {
    return named(String.join(" + ", cell.transmitters().stream().sorted().toList()));
  }

  // Ganglia stand from head to tail, by the mean place of their cells.
  private static Comparator<Integer> along(Connectome connectome) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (Cell cell : connectome.cells()) {
      double[] sum = sums.computeIfAbsent(named(cell.group()), _ -> new double[2]);
      cell.position()
          .ifPresent(at -> {
            sum[0] += at.yUm();
            sum[1]++;
          });
    }
    List<Cell> cells = connectome.cells();
    return Comparator.comparingDouble(
            (Integer i) -> {
              double[] sum = sums.getOrDefault(named(cells.get(i).group()), new double[2]);
              return sum[1] == 0 ? Double.MAX_VALUE : sum[0] / sum[1];
            })
        .thenComparing(i -> named(cells.get(i).group()))
        .thenComparing(i -> cells.get(i).name());
  }

  private static Map<String, Integer> degrees(Connectome connectome) {
    Map<String, Integer> degrees = new HashMap<>();
    for (Connection c : connectome.connections()) {
      if (!c.pre().equals(c.post())) {
        degrees.merge(c.pre(), 1, Integer::sum);
        degrees.merge(c.post(), 1, Integer::sum);
      }
    }
    return degrees;
  }
}
