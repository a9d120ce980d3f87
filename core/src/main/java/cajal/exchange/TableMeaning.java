package cajal.exchange;

import cajal.activity.Epochs;
import cajal.activity.Signals;
import cajal.problem.Nearest;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds what a table of a file holds: a list of spikes, samples of many channels side by side or
/// below each other, or stretches of time.
final class TableMeaning {

  private final Table table;
  private final boolean named;
  private final ReadOptions options;
  private final Draft draft;
  private final double usualTimeUnitS;

  private TableMeaning(
      Table table, boolean named, ReadOptions options, Draft draft, double usualTimeUnitS) {
    this.table = table;
    this.named = named;
    this.options = options;
    this.draft = draft;
    this.usualTimeUnitS = usualTimeUnitS;
  }

  /// Puts what a table holds into a draft.
  ///
  /// @param named whether the names of the columns are the file's own
  /// @param usualTimeUnitS length of the unit of time where nothing tells it, s
  static void add(
      Table table, boolean named, ReadOptions options, Draft draft, double usualTimeUnitS) {
    new TableMeaning(table, named, options, draft, usualTimeUnitS).add();
  }

  private void add() {
    Optional<Column> time = timeColumn();
    Optional<Column> unit = unitColumn();
    Optional<Column> start = ColumnRole.START.in(table);
    Optional<Column> stop = ColumnRole.STOP.in(table);
    if (named
        && time.isEmpty()
        && start.orElse(null) instanceof Column.Numbers starts
        && stop.orElse(null) instanceof Column.Numbers stops) {
      epochs(starts, stops);
    } else if (time.orElse(null) instanceof Column.Numbers times && unit.isPresent()) {
      rows(times, unit.get());
    } else if (named && time.isEmpty() && unit.isPresent() && TracesInRows.fits(table)) {
      new TracesInRows(table, unit.get(), options, draft).add();
    } else if (named && time.isEmpty() && unit.orElse(null) instanceof Column.Texts) {
      throw Unreadable.at(
          table.title(),
          "This table has a row for each unit and no times.",
          "Open the file of its spikes or traces; what is known of the units is read with it.");
    } else {
      wide(time);
    }
  }

  private Optional<Column> timeColumn() {
    if (options.timeColumn().isPresent()) {
      return Optional.of(chosen(options.timeColumn().get()));
    }
    Optional<Column> byName = ColumnRole.TIME.in(table);
    if (byName.isPresent()) {
      return byName;
    }
    if (!named && table.columns().size() > 2) {
      return table.columns().stream().limit(1).filter(TableMeaning::ascends).findFirst();
    }
    if (!named && table.columns().size() == 2) {
      // Of two columns without names the whole numbers are the units.
      boolean first = whole(table.columns().get(0));
      boolean second = whole(table.columns().get(1));
      return first == second ? Optional.empty() : Optional.of(table.columns().get(first ? 1 : 0));
    }
    return Optional.empty();
  }

  private Optional<Column> unitColumn() {
    if (options.unitColumn().isPresent()) {
      return Optional.of(chosen(options.unitColumn().get()));
    }
    Optional<Column> byName = ColumnRole.UNIT.in(table);
    if (byName.isEmpty() && !named && table.columns().size() == 2) {
      return table.columns().stream().filter(TableMeaning::whole).findFirst();
    }
    return byName;
  }

  private Column chosen(String name) {
    return table
        .column(name)
        .orElseThrow(() ->
            Unreadable.at(
                table.title(),
                "There is no column '" + name + "'.",
                Nearest.remedy(name, table.columns().stream().map(Column::name).toList())));
  }

  private static boolean whole(Column column) {
    return column instanceof Column.Numbers numbers
        && Arrays.stream(numbers.values()).allMatch(v -> v == Math.rint(v) && v >= 0);
  }

  private static boolean ascends(Column column) {
    if (!(column instanceof Column.Numbers numbers)) {
      return false;
    }
    double[] values = numbers.values();
    for (int i = 1; i < values.length; i++) {
      if (!(values[i] > values[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /// Times in seconds, which the file gives in some unit.
  private double[] seconds(Column.Numbers times) {
    double told = ColumnRole.timeUnitS(times.name());
    double unitS = options.timeUnitS().orElse(Double.isNaN(told) ? usualTimeUnitS : told);
    double[] seconds = new double[times.rows()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = scaled(times.values()[i], unitS);
      if (Double.isNaN(seconds[i])) {
        throw Unreadable.at(
            table.title(),
            "Row " + (i + 1) + " has no time in column " + times.name() + ".",
            "Every row needs its time.");
      }
    }
    return seconds;
  }

  /// A number of units of time in seconds; a division keeps 0.3 ms what 0.0003 s is.
  static double scaled(double value, double unitS) {
    return unitS >= 1 ? value * unitS : value / Math.rint(1 / unitS);
  }

  // One row for each spike, or for each sample of each unit.
  private void rows(Column.Numbers times, Column units) {
    Optional<Column> population =
        ColumnRole.POPULATION.in(table).filter(column -> !column.equals(units));
    double[] seconds = seconds(times);
    int[] unit = unitsOf(units, population);
    List<Column> rest =
        table.columns().stream()
            .filter(c -> !c.equals(times) && !c.equals(units))
            .filter(c -> population.filter(c::equals).isEmpty())
            .toList();
    List<Column.Numbers> values =
        rest.stream()
            .filter(Column.Numbers.class::isInstance)
            .map(Column.Numbers.class::cast)
            .toList();
    int count = draft.unitNames().size();
    Optional<double[]> grid = values.isEmpty() ? Optional.empty() : grid(count, unit, seconds);
    if (grid.isPresent()) {
      values.forEach(column -> draft.signals.add(sampled(column, unit, grid.get())));
    } else {
      int[] counts = new int[count];
      Arrays.stream(unit).forEach(of -> counts[of]++);
      draft.spikes = SpikeRows.counted(counts);
      for (int row = 0; row < unit.length; row++) {
        draft.spikes.add(unit[row], seconds[row]);
      }
      sayLeft(draft, rest.stream().map(Column::name).toList());
    }
  }

  /// Says which columns beside unit and time of each spike were not read.
  static void sayLeft(Draft draft, List<String> columns) {
    if (!columns.isEmpty()) {
      draft.remark(
          "Beside unit and time of each spike these columns were not read: "
              + String.join(", ", columns)
              + ".",
          "");
    }
  }

  private int[] unitsOf(Column units, Optional<Column> population) {
    UnitOrder order = new UnitOrder(population.isPresent());
    int[] unit = new int[units.rows()];
    for (int row = 0; row < unit.length; row++) {
      int at = row;
      unit[row] =
          order.of(
              population.map(column -> column.text(at)).orElse(""),
              units instanceof Column.Numbers ? "" : units.text(row),
              units instanceof Column.Numbers numbers ? numbers.values()[row] : Double.NaN);
    }
    int[] index = order.addTo(draft);
    Arrays.setAll(unit, row -> index[unit[row]]);
    return unit;
  }

  /// The times that all units share, where rows are samples: each unit has one value at each.
  private static Optional<double[]> grid(int units, int[] unit, double[] seconds) {
    int samples = units == 0 ? 0 : seconds.length / units;
    if (samples < 2 || samples * units != seconds.length) {
      return Optional.empty();
    }
    double[] times = new double[samples];
    int[] seen = new int[units];
    Arrays.fill(times, Double.NaN);
    for (int row = 0; row < seconds.length; row++) {
      int at = seen[unit[row]]++;
      if (at >= samples || (!Double.isNaN(times[at]) && times[at] != seconds[row])) {
        return Optional.empty();
      }
      times[at] = seconds[row];
    }
    return Optional.of(times);
  }

  private Signals sampled(Column.Numbers column, int[] unit, double[] times) {
    List<String> names = draft.unitNames();
    double[][] values = new double[names.size()][times.length];
    int[] seen = new int[names.size()];
    for (int row = 0; row < unit.length; row++) {
      values[unit[row]][seen[unit[row]]++] = column.values()[row];
    }
    return new Signals(column.name(), "", names, times, values);
  }

  // One row for each time, one column for each channel.
  private void wide(Optional<Column> time) {
    List<String> channels = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    Optional<Column> clock = time.or(this::frames);
    double[] seconds = clock(time, clock);
    ascending(seconds, clock);
    for (Column column : table.columns()) {
      if (clock.filter(column::equals).isPresent()) {
        continue;
      }
      switch (column) {
        case Column.Numbers numbers -> {
          channels.add(numbers.name());
          values.add(numbers.values());
        }
        case Column.Texts texts -> draft.epochs.add(EpochText.runs(texts, seconds));
      }
    }
    if (!channels.isEmpty()) {
      draft.signals.add(
          new Signals("traces", "", channels, seconds, values.toArray(new double[0][])));
    }
  }

  private Optional<Column> frames() {
    return named
        ? table.columns().stream()
            .limit(1)
            .filter(column -> ColumnRole.FRAME.fits(column.name()))
            .filter(TableMeaning::ascends)
            .findFirst()
        : Optional.empty();
  }

  private double[] clock(Optional<Column> time, Optional<Column> clock) {
    if (time.isPresent()) {
      if (time.get() instanceof Column.Numbers numbers) {
        return seconds(numbers);
      }
      throw Unreadable.at(
          table.title(),
          "Column " + time.get().name() + " holds words, not times.",
          "Name another column of times.");
    }
    double rateHz = options.rateHz().orElse(1);
    if (options.rateHz().isEmpty()) {
      draft.remark(
          "No column of times was found: samples are counted as if one came each second.",
          "Give the rate of sampling, or name the column of times.");
    }
    double[] seconds = new double[table.rows()];
    for (int i = 0; i < seconds.length; i++) {
      double count = clock.orElse(null) instanceof Column.Numbers frames ? frames.values()[i] : i;
      seconds[i] = count / rateHz;
    }
    return seconds;
  }

  private void ascending(double[] seconds, Optional<Column> clock) {
    for (int i = 1; i < seconds.length; i++) {
      if (seconds[i] < seconds[i - 1]) {
        throw Unreadable.at(
            table.title(),
            "The times in column "
                + clock.map(Column::name).orElse("")
                + " go back at row "
                + (i + 1)
                + ".",
            "Sort the rows by time, or name another column of times.");
      }
    }
  }

  private void epochs(Column.Numbers starts, Column.Numbers stops) {
    List<Column> labels =
        table.columns().stream().filter(c -> !c.equals(starts) && !c.equals(stops)).toList();
    draft.epochs.add(
        new Epochs(
            "epochs", seconds(starts), seconds(stops), new Table("labels", "Labels", labels)));
  }
}
