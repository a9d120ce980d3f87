package cajal.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Columns of equal length under one name.
///
/// @param name stable name, lower case with underscores; the name of its file
/// @param title what a person reads above it
public record Table(String name, String title, List<Column> columns) {

  /// @throws IllegalArgumentException if columns differ in length or share a name
  public Table {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (column.rows() != columns.getFirst().rows()) {
        throw new IllegalArgumentException(
            "column " + column.name() + " of " + name + " has " + column.rows() + " rows");
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns of " + name + " are " + column.name());
      }
    }
  }

  /// Number of rows.
  public int rows() {
    return columns.isEmpty() ? 0 : columns.getFirst().rows();
  }

  /// The column of that name.
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /// Values of a column of numbers.
  ///
  /// @throws IllegalArgumentException if there is no such column of numbers
  public double[] numbers(String columnName) {
    if (column(columnName).orElse(null) instanceof Column.Numbers numbers) {
      return numbers.values();
    }
    throw new IllegalArgumentException(name + " has no column of numbers " + columnName);
  }

  /// Values of a column of texts.
  ///
  /// @throws IllegalArgumentException if there is no such column of texts
  public List<String> texts(String columnName) {
    if (column(columnName).orElse(null) instanceof Column.Texts texts) {
      return texts.values();
    }
    throw new IllegalArgumentException(name + " has no column of texts " + columnName);
  }
}
