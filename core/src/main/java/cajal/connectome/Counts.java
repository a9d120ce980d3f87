package cajal.connectome;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// How many cells and connections a connectome has.
///
/// @param cells number of cells by kind; 0 where there are none
/// @param connections by kind of connection, only those that occur
public record Counts(Map<Kind, Integer> cells, Map<ConnectionKind, Connections> connections) {

  /// Connections of one kind.
  ///
  /// @param count number of connections
  /// @param weight sum of their weights
  /// @param countAmongNeurons number of those that join two neurons
  /// @param weightAmongNeurons sum of the weights of those
  /// @param toThemselves number of those that join a cell with itself
  public record Connections(
      int count,
      double weight,
      int countAmongNeurons,
      double weightAmongNeurons,
      int toThemselves) {

    private static Connections of(List<Connection> all, Set<String> neurons) {
      List<Connection> among =
          all.stream()
              .filter(c -> neurons.contains(c.pre()) && neurons.contains(c.post()))
              .toList();
      return new Connections(
          all.size(),
          all.stream().mapToDouble(Connection::weight).sum(),
          among.size(),
          among.stream().mapToDouble(Connection::weight).sum(),
          (int) all.stream().filter(c -> c.pre().equals(c.post())).count());
    }
  }

  /// Counts them.
  public static Counts of(Connectome connectome) {
    Map<Kind, Integer> cells = new EnumMap<>(Kind.class);
    Arrays.stream(Kind.values()).forEach(kind -> cells.put(kind, 0));
    connectome.cells().forEach(cell -> cells.merge(cell.kind(), 1, Integer::sum));
    Set<String> neurons = connectome.neurons().stream().map(Cell::name).collect(Collectors.toSet());
    Map<ConnectionKind, Connections> connections = new EnumMap<>(ConnectionKind.class);
    connectome.connections().stream()
        .collect(Collectors.groupingBy(Connection::kind))
        .forEach((kind, all) -> connections.put(kind, Connections.of(all, neurons)));
    return new Counts(cells, connections);
  }

  /// Number of cells of a kind.
  public int cells(Kind kind) {
    return cells.getOrDefault(kind, 0);
  }

  /// A row for each kind of connection.
  public Table table() {
    List<Map.Entry<ConnectionKind, Connections>> rows = new ArrayList<>(connections.entrySet());
    return new Table(
        "connections_by_kind",
        "Connections by kind",
        List.of(
            new Column.Texts(
                "kind", "Kind of connection.", rows.stream().map(e -> e.getKey().word()).toList()),
            numbers(rows, "connections", "Number of connections.", Connections::count),
            numbers(rows, "weight", "Sum of their weights.", Connections::weight),
            numbers(
                rows,
                "connections_among_neurons",
                "Number of those that join two neurons.",
                Connections::countAmongNeurons),
            numbers(
                rows,
                "weight_among_neurons",
                "Sum of the weights of those.",
                Connections::weightAmongNeurons),
            numbers(
                rows,
                "to_themselves",
                "Number of those that join a cell with itself.",
                Connections::toThemselves)));
  }

  private static Column numbers(
      List<Map.Entry<ConnectionKind, Connections>> rows,
      String name,
      String description,
      ToDoubleFunction<Connections> number) {
    return new Column.Numbers(
        name,
        "",
        description,
        rows.stream().mapToDouble(row -> number.applyAsDouble(row.getValue())).toArray());
  }
}
