package cajal.connectome;

import cajal.connectome.Connectome.Connection;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// With whom one cell is connected, the strongest first.
public final class Partners {

  private record Row(String partner, String direction, Connection connection) {}

  private Partners() {}

  /// A row for each connection of a cell: `partner`, `direction` (`to`, `from`, `both` for gap
  /// junctions, `self`), `kind`, `weight`, `ligand`, `receptor`.
  public static Table of(Connectome connectome, String cell) {
    List<Row> rows = new ArrayList<>();
    for (Connection c : connectome.connections()) {
      boolean out = c.pre().equals(cell);
      if (out || c.post().equals(cell)) {
        String direction = c.electrical() ? "both" : out ? "to" : "from";
        rows.add(
            new Row(out ? c.post() : c.pre(), c.pre().equals(c.post()) ? "self" : direction, c));
      }
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.connection().kind())
            .thenComparingDouble(row -> -row.connection().weight())
            .thenComparing(Row::partner));
    return new Table(
        "partners",
        "Partners of " + cell,
        List.of(
            texts(rows, "partner", "The other cell.", Row::partner),
            texts(rows, "direction", "to it, from it, both, or self.", Row::direction),
            texts(rows, "kind", "Kind of connection.", row -> row.connection().kind().word()),
            new Column.Numbers(
                "weight",
                connectome.weightUnit(),
                "Number of contacts.",
                rows.stream().mapToDouble(row -> row.connection().weight()).toArray()),
            texts(rows, "ligand", "What is released.", row -> row.connection().ligand()),
            texts(rows, "receptor", "What it binds.", row -> row.connection().receptor())));
  }

  private static Column texts(
      List<Row> rows, String name, String description, Function<Row, String> text) {
    return new Column.Texts(name, description, rows.stream().map(text).toList());
  }
}
