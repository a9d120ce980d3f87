package cajal.table;

import java.util.List;

/// One column of a {@link Table}.
public sealed interface Column {

  /// Stable name, lower case with underscores, such as `rate_hz`: scripts rely on it.
  String name();

  /// What it means, one sentence; the help of the column's head.
  String description();

  /// Number of rows.
  int rows();

  /// One cell as text; numbers at full precision, nothing for NaN.
  String text(int row);

  /// Numbers; NaN where there is none.
  ///
  /// @param unit such as `Hz`; empty for plain numbers
  /// @param values `[row]`
  record Numbers(String name, String unit, String description, double[] values) implements Column {

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public String text(int row) {
      double value = values[row];
      if (Double.isNaN(value)) {
        return "";
      }
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /// Texts; empty where there is none.
  ///
  /// @param values `[row]`
  record Texts(String name, String description, List<String> values) implements Column {

    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public int rows() {
      return values.size();
    }

    @Override
    public String text(int row) {
      return values.get(row);
    }
  }
}
