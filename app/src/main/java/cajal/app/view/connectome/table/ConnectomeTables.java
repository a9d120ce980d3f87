package cajal.app.view.connectome.table;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Position;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The cells and the connections of a connectome as tables.
final class ConnectomeTables {

  private ConnectomeTables() {}

  static Table cells(Connectome connectome) {
    List<Cell> cells = connectome.cells();
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Texts("cell", "Name of the cell.", cells.stream().map(Cell::name).toList()));
    columns.add(
        new Column.Texts("class", "Its class.", cells.stream().map(Cell::cellClass).toList()));
    columns.add(
        new Column.Texts(
            "kind",
            "Neuron, muscle or other.",
            cells.stream()
                .map(cell -> cell.kind().name().toLowerCase(java.util.Locale.ROOT))
                .toList()));
    columns.add(new Column.Texts("type", "Its type.", cells.stream().map(Cell::type).toList()));
    columns.add(
        new Column.Texts(
            "transmitters",
            "What it releases.",
            cells.stream()
                .map(cell -> String.join(" ", cell.transmitters().stream().sorted().toList()))
                .toList()));
    Set<String> facts = new LinkedHashSet<>();
    cells.forEach(cell -> facts.addAll(cell.facts().keySet()));
    for (String fact : facts) {
      if (columns.stream().noneMatch(column -> column.name().equals(fact))) {
        columns.add(
            new Column.Texts(fact, fact + ".", cells.stream().map(c -> c.fact(fact)).toList()));
      }
    }
    columns.add(place(cells, "x_um", "To the left.", Position::xUm));
    columns.add(place(cells, "y_um", "To the tail.", Position::yUm));
    columns.add(place(cells, "z_um", "Dorsal.", Position::zUm));
    return new Table("cells", "Cells", columns);
  }

  private static Column place(
      List<Cell> cells, String name, String description, ToDoubleFunction<Position> of) {
    return new Column.Numbers(
        name,
        "um",
        description,
        cells.stream()
            .mapToDouble(cell -> cell.position().map(of::applyAsDouble).orElse(Double.NaN))
            .toArray());
  }

  static Table connections(Connectome connectome) {
    List<Connection> all = connectome.connections();
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Texts(
            "pre", "Where it comes from.", all.stream().map(Connection::pre).toList()));
    columns.add(
        new Column.Texts("post", "Where it goes.", all.stream().map(Connection::post).toList()));
    columns.add(
        new Column.Texts("kind", "What it is.", all.stream().map(c -> c.kind().word()).toList()));
    columns.add(
        new Column.Numbers(
            "weight",
            connectome.weightUnit(),
            "Number of contacts.",
            all.stream().mapToDouble(Connection::weight).toArray()));
    if (all.stream().anyMatch(c -> !c.ligand().isEmpty())) {
      columns.add(
          new Column.Texts(
              "ligand", "What is released.", all.stream().map(Connection::ligand).toList()));
      columns.add(
          new Column.Texts(
              "receptor", "What it binds.", all.stream().map(Connection::receptor).toList()));
    }
    return new Table("connections", "Connections", columns);
  }
}
