package cajal.exchange;

import cajal.activity.Signals;
import cajal.activity.UnitTable;
import cajal.table.Column;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads Parquet: tables as those of text, and the public homogenised recordings of C. elegans
/// (Simeon et al. 2024, doi:10.48550/arXiv.2411.12091), which have a row for each neuron of each
/// worm with its samples as a list.
final class ParquetImporter implements Importer {

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  @Override
  public String title() {
    return "Parquet";
  }

  @Override
  public List<String> extensions() {
    return List.of("parquet");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return FileHead.begins(path, MAGIC);
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    if (!Unreadable.guarded(path, () -> accepts(path))) {
      throw Unreadable.damaged(path, "This is no Parquet file: its first bytes are others.");
    }
    Draft draft =
        new Draft(
            path.toString(), String.valueOf(path.getFileName()).replaceAll("\\.parquet$", ""));
    try (Connection database = DuckDb.open()) {
      Set<String> columns = columns(database, path);
      if (columns.contains("worm")
          && columns.contains("neuron")
          && columns.contains("original_calcium_data")
          && columns.contains("original_time_in_seconds")) {
        new Worms(database, path, columns, draft).read(options, progress);
      } else {
        new ParquetTable(database, path, draft, progress).add(options);
        for (Signals group : draft.signals) {
          group.channels().forEach(draft::unit);
        }
      }
      return draft.finish(title());
    } catch (SQLException e) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw Unreadable.damaged(path, "The file cannot be read as Parquet: " + first + ".");
    }
  }

  private static Set<String> columns(Connection database, Path path) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    try (PreparedStatement ask =
        database.prepareStatement("SELECT * FROM read_parquet(?) LIMIT 0")) {
      ask.setString(1, path.toString());
      try (ResultSet rows = ask.executeQuery()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          names.add(rows.getMetaData().getColumnName(i));
        }
      }
    }
    return names;
  }

  /// The recordings of many worms in one file.
  private record Worms(Connection database, Path path, Set<String> columns, Draft draft) {

    void read(ReadOptions options, Progress progress) throws SQLException {
      List<String> names = new ArrayList<>();
      try (PreparedStatement ask =
          database.prepareStatement(
              "SELECT DISTINCT " + nameOf() + " AS part FROM read_parquet(?) ORDER BY part")) {
        ask.setString(1, path.toString());
        try (ResultSet rows = ask.executeQuery()) {
          while (rows.next()) {
            names.add(rows.getString(1));
          }
        }
      }
      if (names.isEmpty()) {
        throw Unreadable.damaged(path, "There are no recordings in it.");
      }
      String part = options.part().orElse(names.getFirst());
      if (!names.contains(part)) {
        throw Unreadable.at(
            path.toString(),
            "There is no recording '" + part + "' in it.",
            cajal.problem.Nearest.remedy(part, names));
      }
      if (names.size() > 1 && options.part().isEmpty()) {
        draft.remark(
            "The file holds "
                + names.size()
                + " recordings, of which "
                + part
                + " was read; the last is "
                + names.getLast()
                + ".",
            "Name the part for another.");
      }
      draft.title = part;
      for (String fact :
          List.of(
              "source_dataset", "raw_data_file", "worm", "smooth_method", "interpolate_method")) {
        if (columns.contains(fact)) {
          fact(fact, part);
        }
      }
      signals(part, "fluorescence", "original_calcium_data", "original_time_in_seconds", progress);
      signals(part, "fluorescence resampled", "calcium_data", "time_in_seconds", progress);
      signals(part, "derivative resampled", "residual_calcium", "time_in_seconds", progress);
    }

    private String nameOf() {
      return columns.contains("source_dataset")
          ? "coalesce(nullif(source_dataset, '') || '/', '') || worm"
          : "worm";
    }

    private void fact(String column, String part) throws SQLException {
      try (PreparedStatement ask =
          database.prepareStatement(
              "SELECT any_value(CAST(\""
                  + column
                  + "\" AS VARCHAR)) FROM read_parquet(?) WHERE "
                  + nameOf()
                  + " = ?")) {
        ask.setString(1, path.toString());
        ask.setString(2, part);
        try (ResultSet rows = ask.executeQuery()) {
          if (rows.next() && rows.getString(1) != null) {
            draft.about.put(column, rows.getString(1));
          }
        }
      }
    }

    private void signals(String part, String name, String values, String times, Progress progress)
        throws SQLException {
      if (!columns.contains(values) || !columns.contains(times)) {
        return;
      }
      String order = columns.contains("slot") ? " ORDER BY slot" : "";
      String labelled = columns.contains("is_labeled_neuron") ? "is_labeled_neuron" : "true";
      String slot = columns.contains("slot") ? "slot" : "0";
      List<String> neurons = new ArrayList<>();
      List<double[]> rowsOf = new ArrayList<>();
      Numbers slots = new Numbers();
      Numbers known = new Numbers();
      double[] clock = new double[0];
      try (PreparedStatement ask =
          database.prepareStatement(
              "SELECT neuron, \""
                  + values
                  + "\", \""
                  + times
                  + "\", "
                  + slot
                  + ", "
                  + labelled
                  + " FROM read_parquet(?) WHERE "
                  + nameOf()
                  + " = ?"
                  + order)) {
        ask.setString(1, path.toString());
        ask.setString(2, part);
        try (ResultSet rows = ask.executeQuery()) {
          while (rows.next()) {
            progress.orStop();
            neurons.add(String.valueOf(rows.getString(1)));
            rowsOf.add(list(rows.getArray(2)));
            clock = rowsOf.size() == 1 ? list(rows.getArray(3)) : clock;
            slots.add(rows.getDouble(4));
            known.add(rows.getBoolean(5) ? 1 : 0);
          }
        }
      }
      for (int i = 0; i < rowsOf.size(); i++) {
        if (rowsOf.get(i).length != clock.length) {
          throw Unreadable.damaged(
              path,
              neurons.get(i)
                  + " of "
                  + part
                  + " has "
                  + rowsOf.get(i).length
                  + " samples in "
                  + values
                  + " and the worm "
                  + clock.length
                  + " times.");
        }
      }
      List<String> distinct = UnitTable.distinct(neurons);
      draft.signals.add(new Signals(name, "", distinct, clock, rowsOf.toArray(new double[0][])));
      if (draft.unitNames().isEmpty()) {
        distinct.forEach(draft::unit);
        draft.columns.add(
            new Column.Numbers("slot", "", "place in the list of all neurons", slots.toArray()));
        draft.columns.add(
            new Column.Numbers(
                "labelled", "", "1 where the neuron was identified", known.toArray()));
      }
    }

    private static double[] list(Array array) throws SQLException {
      if (array == null || !(array.getArray() instanceof Object[] values)) {
        return new double[0];
      }
      double[] numbers = new double[values.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = values[i] instanceof Number number ? number.doubleValue() : Double.NaN;
      }
      return numbers;
    }
  }
}
