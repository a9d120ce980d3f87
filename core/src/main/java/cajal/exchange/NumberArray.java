package cajal.exchange;

import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A matrix or tensor of numbers in a file, for analyses that want no recording.
///
/// @param shape length of each dimension
/// @param values the last dimension runs fastest; NaN where there is none
/// @param rowNames names along the first dimension; empty where it has none
/// @param columnNames names along the last dimension; empty where it has none
public record NumberArray(
    int[] shape, double[] values, List<String> rowNames, List<String> columnNames) {

  public NumberArray {
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
  }

  /// Whether a file may hold one: by the ending of its name, and for tables as text by their first
  /// line, since one with a column of times is a recording.
  public static boolean accepts(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(npy|csv|tsv|csv\\.gz|tsv\\.gz)")
        && (name.endsWith(".npy") || !isRecording(file));
  }

  private static boolean isRecording(Path file) {
    String head = Unreadable.guarded(file, () -> FileHead.text(file));
    String first = head.lines().findFirst().orElse("");
    return Arrays.stream(first.split("[,;\t|]")).anyMatch(cell -> ColumnRole.TIME.fits(word(cell)));
  }

  private static String word(String cell) {
    return cell.strip().replaceAll("^\"|\"$", "");
  }

  /// Reads a NumPy array, or a table as text: its first column of words names the rows, a first
  /// line of words the columns.
  ///
  /// @throws cajal.problem.ProblemException if the file is damaged or holds no numbers
  public static NumberArray read(Path file, Progress progress) {
    if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return of(TextTable.read(file, progress).table());
    }
    if (NpyImporter.array(file, progress) instanceof NamedArray.Numeric array) {
      double[] values = Unreadable.guarded(file, array::values);
      return new NumberArray(array.shape(), values, List.of(), List.of());
    }
    throw Unreadable.at(file.toString(), "The array holds texts, not numbers.", "");
  }

  private static NumberArray of(Table table) {
    List<String> rowNames =
        !table.columns().isEmpty()
                && table.columns().getFirst() instanceof Column.Texts(var _, var _, var names)
            ? names
            : List.of();
    List<Column.Numbers> columns =
        table.columns().stream()
            .filter(column -> column instanceof Column.Numbers)
            .map(Column.Numbers.class::cast)
            .toList();
    double[] values = new double[Math.multiplyExact(table.rows(), columns.size())];
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        values[row * columns.size() + column] = columns.get(column).values()[row];
      }
    }
    return new NumberArray(
        new int[] {table.rows(), columns.size()},
        values,
        rowNames,
        columns.stream().map(Column.Numbers::name).toList());
  }
}
