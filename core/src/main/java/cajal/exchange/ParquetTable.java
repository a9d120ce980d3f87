package cajal.exchange;

import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A table in a Parquet file, whose rows come one by one from the database.
final class ParquetTable {

  private static final int ROWS_BETWEEN_LOOKS = 1 << 14;

  private final Connection database;
  private final Path path;
  private final Draft draft;
  private final Progress progress;
  private final List<String> names = new ArrayList<>();
  // Number of each column in the file, from 1.
  private final List<Integer> places = new ArrayList<>();
  private boolean[] textual = new boolean[0];

  ParquetTable(Connection database, Path path, Draft draft, Progress progress) {
    this.database = database;
    this.path = path;
    this.draft = draft;
    this.progress = progress;
  }

  /// Puts what the table holds into the draft.
  ///
  /// @throws SQLException if the file is damaged
  void add(ReadOptions options) throws SQLException {
    long count = count();
    try (PreparedStatement ask = database.prepareStatement("SELECT * FROM read_parquet(?)")) {
      ask.setString(1, path.toString());
      try (ResultSet rows = ask.executeQuery()) {
        head(rows.getMetaData());
        Optional<TableSpikes> spikes = TableSpikes.of(names, textual, options, 1);
        if (spikes.isPresent()) {
          Fields row = new Fields(rows);
          each(rows, count, () -> spikes.get().add(row, path.toString()));
          spikes.get().addTo(draft);
        } else {
          TableMeaning.add(table(rows, count), true, options, draft, 1);
        }
      }
    }
  }

  private long count() throws SQLException {
    try (PreparedStatement ask =
        database.prepareStatement("SELECT count(*) FROM read_parquet(?)")) {
      ask.setString(1, path.toString());
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private void head(ResultSetMetaData head) throws SQLException {
    List<String> left = new ArrayList<>();
    boolean[] words = new boolean[head.getColumnCount()];
    for (int i = 1; i <= head.getColumnCount(); i++) {
      boolean isText = head.getColumnType(i) == Types.VARCHAR;
      if (isText || isNumber(head.getColumnType(i))) {
        words[names.size()] = isText;
        names.add(head.getColumnName(i));
        places.add(i);
      } else {
        left.add(head.getColumnName(i));
      }
    }
    textual = Arrays.copyOf(words, names.size());
    if (!left.isEmpty()) {
      draft.remark(
          "These columns hold neither numbers nor words: " + String.join(", ", left) + ".", "");
    }
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.BOOLEAN ->
          true;
      default -> false;
    };
  }

  private interface Taker {
    void take() throws SQLException;
  }

  private void each(ResultSet rows, long count, Taker taker) throws SQLException {
    long row = 0;
    try {
      while (rows.next()) {
        if (row % ROWS_BETWEEN_LOOKS == 0) {
          progress.orStop();
          progress.at((double) row / count, "reading " + path.getFileName());
        }
        row++;
        taker.take();
      }
    } catch (SQLException | UncheckedSql e) {
      throw new SQLException("after row " + row + " of " + count + ", " + e.getMessage(), e);
    }
  }

  private static final class UncheckedSql extends RuntimeException {
    private static final long serialVersionUID = 1;

    UncheckedSql(SQLException e) {
      super(e.getMessage(), e);
    }
  }

  private final class Fields implements TableSpikes.Row {
    private final ResultSet rows;

    Fields(ResultSet rows) {
      this.rows = rows;
    }

    @Override
    public String text(int column) {
      try {
        if (!textual[column]) {
          return new Column.Numbers("", "", "", new double[] {number(column)}).text(0);
        }
        String text = rows.getString(places.get(column));
        return text == null ? "" : text;
      } catch (SQLException e) {
        throw new UncheckedSql(e);
      }
    }

    @Override
    public double number(int column) {
      try {
        double value = rows.getDouble(places.get(column));
        return rows.wasNull() ? Double.NaN : value;
      } catch (SQLException e) {
        throw new UncheckedSql(e);
      }
    }
  }

  private Table table(ResultSet rows, long count) throws SQLException {
    List<Numbers> numbers = new ArrayList<>();
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < textual.length; i++) {
      numbers.add(new Numbers());
      texts.add(new ArrayList<>());
    }
    Fields row = new Fields(rows);
    each(
        rows,
        count,
        () -> {
          for (int i = 0; i < textual.length; i++) {
            if (textual[i]) {
              texts.get(i).add(row.text(i));
            } else {
              numbers.get(i).add(row.number(i));
            }
          }
        });
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < textual.length; i++) {
      columns.add(
          textual[i]
              ? new Column.Texts(names.get(i), "", texts.get(i))
              : new Column.Numbers(names.get(i), "", "", numbers.set(i, new Numbers()).toArray()));
    }
    return new Table("file", path.toString(), columns);
  }
}
