package cajal.connectome.measure;

import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// A table that is being filled, column after column.
final class Rows {

  private final String name;
  private final String title;
  private final List<Column> columns = new ArrayList<>();

  Rows(String name, String title) {
    this.name = name;
    this.title = title;
  }

  /// A table of all cells of a graph.
  static Rows ofCells(String name, String title, Graph graph) {
    return new Rows(name, title).texts("cell", "Name of the cell.", graph.names());
  }

  Rows texts(String column, String description, List<String> values) {
    columns.add(new Column.Texts(column, description, values));
    return this;
  }

  Rows numbers(String column, String description, double[] values) {
    columns.add(new Column.Numbers(column, "", description, values));
    return this;
  }

  Rows numbers(String column, String description, int[] values) {
    return numbers(column, description, Arrays.stream(values).asDoubleStream().toArray());
  }

  Rows numbers(String column, String unit, String description, double[] values) {
    columns.add(new Column.Numbers(column, unit, description, values));
    return this;
  }

  /// A column from a number for each row of those before it.
  Rows each(String column, String description, IntToDoubleFunction value) {
    double[] values = new double[columns.getFirst().rows()];
    Arrays.setAll(values, value);
    return numbers(column, description, values);
  }

  Table table() {
    return new Table(name, title, columns);
  }

  /// The table with rows from the largest value of a column of numbers to the smallest.
  Table descending(String column) {
    Table table = table();
    double[] values = table.numbers(column);
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      order.add(row);
    }
    order.sort(Collections.reverseOrder((a, b) -> Double.compare(values[a], values[b])));
    return new Table(name, title, columns.stream().map(c -> reordered(c, order)).toList());
  }

  private static Column reordered(Column column, List<Integer> order) {
    return switch (column) {
      case Column.Numbers(String head, String unit, String description, double[] values) ->
          new Column.Numbers(
              head, unit, description, order.stream().mapToDouble(row -> values[row]).toArray());
      case Column.Texts(String head, String description, List<String> values) ->
          new Column.Texts(head, description, order.stream().map(values::get).toList());
    };
  }
}
