package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Connection;
import cajal.table.Column;
import cajal.table.Table;
import cajal.table.TableText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes two tables: the connections (pre, post, kind, weight, and ligand and receptor where there
/// are some), and beside them the cells, in `NAME_cells.csv`. What the connectome is stays out.
final class CsvWriter implements ConnectomeWriter {

  @Override
  public String name() {
    return "CSV (connections and cells)";
  }

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public Map<Path, byte[]> files(Connectome connectome, Path file) {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(file, bytes(connections(connectome)));
    files.put(
        CellTable.beside(file, "cells"),
        bytes(CellColumns.table("cells", connectome.title(), connectome.cells())));
    return files;
  }

  private static byte[] bytes(Table table) {
    return TableText.csv(table).getBytes(StandardCharsets.UTF_8);
  }

  private static Table connections(Connectome connectome) {
    List<Connection> all = connectome.connections();
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Texts("pre", "Cell that sends", all.stream().map(Connection::pre).toList()));
    columns.add(
        new Column.Texts(
            "post", "Cell that receives", all.stream().map(Connection::post).toList()));
    columns.add(
        new Column.Texts(
            "kind", "Kind of connection", all.stream().map(c -> c.kind().word()).toList()));
    columns.add(
        new Column.Numbers(
            "weight",
            connectome.weightUnit(),
            "Number of contacts",
            all.stream().mapToDouble(Connection::weight).toArray()));
    if (all.stream().anyMatch(c -> !c.kind().wired())) {
      columns.add(
          new Column.Texts(
              "ligand", "What is released", all.stream().map(Connection::ligand).toList()));
      columns.add(
          new Column.Texts(
              "receptor", "What it binds", all.stream().map(Connection::receptor).toList()));
    }
    return new Table("connections", connectome.title(), columns);
  }
}
