package cajal.app.cli;

import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table in columns of even width, for a person: numbers to the right, rounded to six digits.
final class TextTable {

  private static final int WIDEST = 60;

  private TextTable() {}

  /// Its heads and first rows; what is left out is counted.
  static String of(Table table, int mostRows) {
    int rows = Math.min(table.rows(), mostRows);
    List<Column> columns = table.columns().stream().filter(TextTable::says).toList();
    List<String> lines = new ArrayList<>();
    for (int row = -1; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int at = 0; at < columns.size(); at++) {
        Column column = columns.get(at);
        int width = Math.min(WIDEST, width(column, rows));
        String cell = row < 0 ? column.name() : cell(column, row);
        boolean last = at == columns.size() - 1;
        boolean right = column instanceof Column.Numbers;
        String even = right || !last ? pad(cell, width, right) : cell;
        line.append("  ").append(even);
      }
      lines.add(line.toString().stripTrailing());
    }
    if (rows < table.rows()) {
      lines.add("  ... and " + (table.rows() - rows) + " more rows (--rows " + table.rows() + ")");
    }
    return String.join("\n", lines) + "\n";
  }

  // Columns that are empty throughout say nothing.
  private static boolean says(Column column) {
    for (int row = 0; row < column.rows(); row++) {
      if (!column.text(row).isEmpty()) {
        return true;
      }
    }
    return column.rows() == 0;
  }

  private static int width(Column column, int rows) {
    int width = column.name().length();
    for (int row = 0; row < rows; row++) {
      width = Math.max(width, cell(column, row).length());
    }
    return width;
  }

  private static String cell(Column column, int row) {
    if (column instanceof Column.Numbers numbers) {
      double value = numbers.values()[row];
      if (Double.isNaN(value)) {
        return "-";
      }
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? column.text(row)
          : String.format(Locale.ROOT, "%.6g", value);
    }
    return column.text(row);
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - text.length()));
    return right ? blanks + text : text + blanks;
  }
}
