package cajal.exchange;

import cajal.activity.Signals;
import cajal.activity.UnitTable;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A table with a row for each unit and a column for each sample, whose names are the times: `worm,
/// neuron, 0, 0.5, 1`. The rows of one worm are one recording.
///
/// @param units the column of units
record TracesInRows(Table table, Column units, ReadOptions options, Draft draft) {

  private static final Pattern TIME = Pattern.compile("[tT]?_?(\\d+(?:\\.\\d+)?)");

  /// Whether most columns are samples.
  static boolean fits(Table table) {
    long samples = samples(table).size();
    return samples >= 2 && samples >= table.columns().size() - 4;
  }

  private static List<Column.Numbers> samples(Table table) {
    return table.columns().stream()
        .filter(column -> TIME.matcher(column.name()).matches())
        .filter(Column.Numbers.class::isInstance)
        .map(Column.Numbers.class::cast)
        .toList();
  }

  /// Puts the rows of one recording into the draft.
  void add() {
    List<Column.Numbers> samples = samples(table);
    int[] rows = rows();
    double[] times = new double[samples.size()];
    for (int i = 0; i < times.length; i++) {
      double told = Numbers.parse(TIME.matcher(samples.get(i).name()).replaceFirst("$1"));
      times[i] =
          options.rateHz().isPresent()
              ? i / options.rateHz().getAsDouble()
              : TableMeaning.scaled(told, options.timeUnitS().orElse(1));
      if (i > 0 && times[i] < times[i - 1]) {
        throw Unreadable.at(
            table.title(),
            "The times in the names of the columns go back at " + samples.get(i).name() + ".",
            "Sort the columns by time.");
      }
    }
    List<String> names = new ArrayList<>();
    double[][] values = new double[rows.length][times.length];
    for (int unit = 0; unit < rows.length; unit++) {
      names.add(units.text(rows[unit]));
      for (int sample = 0; sample < times.length; sample++) {
        values[unit][sample] = samples.get(sample).values()[rows[unit]];
      }
    }
    draft.signals.add(new Signals("traces", "", UnitTable.distinct(names), times, values));
  }

  private int[] rows() {
    Optional<Column> worm = table.column("worm").or(() -> table.column("recording"));
    if (worm.isEmpty() || table.rows() == 0) {
      return IntStream.range(0, table.rows()).toArray();
    }
    Column of = worm.get();
    List<String> parts = IntStream.range(0, table.rows()).mapToObj(of::text).distinct().toList();
    String part = options.part().orElse(parts.getFirst());
    if (!parts.contains(part)) {
      throw Unreadable.at(
          table.title(),
          "There is no recording '" + part + "' in it.",
          cajal.problem.Nearest.remedy(part, parts));
    }
    if (parts.size() > 1 && options.part().isEmpty()) {
      draft.remark(
          "The file holds " + parts.size() + " recordings, of which " + part + " was read.",
          "Name the part for another.");
    }
    draft.about.put(of.name(), part);
    return IntStream.range(0, table.rows()).filter(row -> of.text(row).equals(part)).toArray();
  }
}
