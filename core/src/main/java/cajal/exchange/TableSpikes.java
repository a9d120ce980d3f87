package cajal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the spikes of a table while its rows are read, where the names of its columns alone tell
/// that they are spikes, so that no such table lies in memory beside the trains.
final class TableSpikes {

  private final int time;
  private final int unit;
  private final int population;
  private final boolean numbered;
  private final double timeUnitS;
  private final List<String> columns;
  private final List<String> left;
  private final UnitOrder order;
  private final SpikeRows spikes = SpikeRows.growing();
  private long rows;

  private TableSpikes(Roles roles, List<String> columns, List<String> left, double timeUnitS) {
    this.time = roles.time;
    this.unit = roles.unit;
    this.population = roles.population;
    this.numbered = roles.numbered;
    this.columns = List.copyOf(columns);
    this.left = left;
    this.timeUnitS = timeUnitS;
    this.order = new UnitOrder(roles.population >= 0);
  }

  private record Roles(int time, int unit, int population, boolean numbered) {}

  /// What takes the rows of a table, if they are spikes: a column of times, one of units, perhaps
  /// one of populations and others of words, but none of further numbers, which may be samples.
  ///
  /// @param columns their names, which are the file's own
  /// @param textual for each column whether it holds words
  /// @param usualTimeUnitS length of the unit of time where nothing tells it, s
  static Optional<TableSpikes> of(
      List<String> columns, boolean[] textual, ReadOptions options, double usualTimeUnitS) {
    int time = role(columns, options.timeColumn(), ColumnRole.TIME);
    int unit = role(columns, options.unitColumn(), ColumnRole.UNIT);
    if (time < 0 || unit < 0 || time == unit || textual[time]) {
      return Optional.empty();
    }
    int population = role(columns, Optional.empty(), ColumnRole.POPULATION);
    if (population == unit || population == time) {
      population = -1;
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < textual.length; i++) {
      if (i != time && i != unit && i != population) {
        if (!textual[i]) {
          return Optional.empty();
        }
        left.add(columns.get(i));
      }
    }
    double told = ColumnRole.timeUnitS(columns.get(time));
    double unitS = options.timeUnitS().orElse(Double.isNaN(told) ? usualTimeUnitS : told);
    Roles roles = new Roles(time, unit, population, !textual[unit]);
    return Optional.of(new TableSpikes(roles, columns, left, unitS));
  }

  private static int role(List<String> columns, Optional<String> named, ColumnRole role) {
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (named.map(column::equals).orElseGet(() -> role.fits(column))) {
        return i;
      }
    }
    return -1;
  }

  /// One row of a table.
  interface Row {

    /// A field as text.
    String text(int column);

    /// A field as number; NaN where there is none.
    double number(int column);
  }

  /// Whether it is asked for columns of these names.
  boolean fits(List<String> names) {
    return names.equals(columns);
  }

  /// Takes one row.
  ///
  /// @param file where it lies, for problems
  /// @throws cajal.problem.ProblemException if it has no time
  void add(Row row, String file) {
    rows++;
    double timeS = TableMeaning.scaled(row.number(time), timeUnitS);
    if (Double.isNaN(timeS)) {
      throw Unreadable.at(
          file,
          "Row " + rows + " has no time in column " + columns.get(time) + ".",
          "Every row needs its time.");
    }
    int of =
        order.of(
            population < 0 ? "" : row.text(population),
            numbered ? "" : row.text(unit),
            numbered ? row.number(unit) : Double.NaN);
    spikes.add(of, timeS);
  }

  /// Puts units and spikes into a draft.
  void addTo(Draft draft) {
    int[] index = order.addTo(draft);
    draft.spikes = spikes.renumbered(index, draft.unitNames().size());
    TableMeaning.sayLeft(draft, left);
  }
}
