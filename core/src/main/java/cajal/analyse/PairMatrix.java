package cajal.analyse;

import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A number for every pair of units.
///
/// @param column stable name of its column
/// @param unit empty for a pure number
/// @param description one sentence
/// @param values `[unit][unit]`
public record PairMatrix(String column, String unit, String description, double[][] values) {

  /// Up to so many units all pairs are looked at.
  public static final int MOST_UNITS = 1_000;

  /// Refuses more units than tables of pairs can hold.
  ///
  /// @throws ProblemException if there are more than {@link #MOST_UNITS}
  public static void refuseTooMany(int units) {
    if (units > MOST_UNITS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("units"),
              "All pairs of " + units + " units are too many.",
              "Choose at most " + MOST_UNITS + " by units=..."));
    }
  }

  /// A table with a row for each pair.
  ///
  /// @param directed whether the pair (b, a) is another than (a, b)
  /// @param matrices of equal size, a column each
  public static Table table(
      String title, List<String> names, boolean directed, List<PairMatrix> matrices) {
    List<String> firsts = new ArrayList<>();
    List<String> seconds = new ArrayList<>();
    int count = names.size();
    int pairs = directed ? count * (count - 1) : count * (count - 1) / 2;
    double[][] columns = new double[matrices.size()][pairs];
    int row = 0;
    for (int i = 0; i < count; i++) {
      for (int j = directed ? 0 : i + 1; j < count; j++) {
        if (i == j) {
          continue;
        }
        firsts.add(names.get(i));
        seconds.add(names.get(j));
        for (int m = 0; m < matrices.size(); m++) {
          columns[m][row] = matrices.get(m).values()[i][j];
        }
        row++;
      }
    }
    List<Column> all = new ArrayList<>();
    all.add(
        new Column.Texts(
            directed ? "source" : "unit_a", directed ? "Unit that acts." : "One unit.", firsts));
    all.add(
        new Column.Texts(
            directed ? "target" : "unit_b",
            directed ? "Unit that is acted upon." : "The other unit.",
            seconds));
    for (int m = 0; m < matrices.size(); m++) {
      PairMatrix matrix = matrices.get(m);
      all.add(new Column.Numbers(matrix.column(), matrix.unit(), matrix.description(), columns[m]));
    }
    return new Table("pairs", title, all);
  }

  /// The matrix in colours.
  ///
  /// @param label what the colours mean
  public Panel panel(String label, List<String> names, Palette palette) {
    return panel(label, new Ends("", ""), names, palette);
  }

  /// What rows and columns are where the pair (b, a) is another than (a, b).
  public record Ends(String rows, String columns) {}

  /// The matrix in colours with words for its rows and columns; a unit with itself is no pair.
  ///
  /// @param label what the colours mean
  public Panel panel(String label, Ends ends, List<String> names, Palette palette) {
    double[][] pairs = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < pairs.length; i++) {
      pairs[i][i] = Double.NaN;
    }
    return Panels.matrix(
        pairs,
        Panels.columnNames(ends.columns(), names),
        Panels.rowNames(ends.rows(), names),
        Panels.scale(pairs, new Panels.Label(label, unit), palette));
  }
}
