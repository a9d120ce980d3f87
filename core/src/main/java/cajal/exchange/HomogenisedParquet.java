package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Homogeniser;
import cajal.activity.Homogeniser.Homogenised;
import cajal.activity.Signals;
import cajal.activity.Smoothing;
import cajal.file.AtomicFile;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes homogenised recordings of identified neurons as Parquet with the columns of the public
/// data set of C. elegans (Simeon et al. 2024, doi:10.48550/arXiv.2411.12091): a row for each
/// neuron of each recording, its samples as lists.
///
/// `original_` columns are on the recording's own clock, the others on that of all.
/// `original_calcium_data` holds the values as they were recorded, gaps and all; `calcium_data` and
/// everything smoothed or differentiated are standardised.
public final class HomogenisedParquet implements AutoCloseable {

  private static final String SERIES =
      """
      CREATE TABLE %s (slot INTEGER, i INTEGER, t FLOAT, dt FLOAT, calcium FLOAT, smooth FLOAT,
        residual FLOAT, smooth_residual FLOAT)
      """;

  private static final String WORMS =
      """
      CREATE TABLE worms (source_dataset VARCHAR, raw_data_file VARCHAR, worm VARCHAR,
        neuron VARCHAR, slot INTEGER, is_labeled_neuron BOOLEAN, is_unlabeled_neuron BOOLEAN,
        original_calcium_data FLOAT[], calcium_data FLOAT[], original_smooth_calcium_data FLOAT[],
        smooth_calcium_data FLOAT[], original_residual_calcium FLOAT[], residual_calcium FLOAT[],
        original_smooth_residual_calcium FLOAT[], smooth_residual_calcium FLOAT[],
        smooth_method VARCHAR, interpolate_method VARCHAR, original_time_in_seconds FLOAT[],
        time_in_seconds FLOAT[], original_dt FLOAT[], dt FLOAT[], original_median_dt FLOAT,
        median_dt FLOAT, original_max_timesteps INTEGER, max_timesteps INTEGER)
      """;

  private static final String LISTS =
      """
      (SELECT slot, list(t ORDER BY i) AS t, list(dt ORDER BY i) AS dt,
        list(calcium ORDER BY i) AS calcium, list(smooth ORDER BY i) AS smooth,
        list(residual ORDER BY i) AS residual, list(smooth_residual ORDER BY i) AS smooth_residual
        FROM %s GROUP BY slot)
      """;

  private final Homogeniser homogeniser;
  private final Connection database;

  /// @param homogeniser by which recordings are brought onto the list
  public HomogenisedParquet(Homogeniser homogeniser) {
    this.homogeniser = homogeniser;
    try {
      database = DuckDb.open();
      execute(WORMS);
      execute(SERIES.formatted("original"));
      execute(SERIES.formatted("resampled"));
      execute("CREATE TABLE units (slot INTEGER, neuron VARCHAR, labelled BOOLEAN)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Adds a recording.
  ///
  /// @param activity the recording; its facts `source_dataset`, `raw_data_file` and `worm` are kept
  ///   where there are any, else its title names the worm
  /// @param signals its group whose channels are the units
  /// @param made what the homogeniser made of it
  public void add(Activity activity, Signals signals, Homogenised made, Progress progress) {
    try {
      fill(signals, made, progress);
      String dataset = activity.about().getOrDefault("source_dataset", "");
      String file = activity.about().getOrDefault("raw_data_file", "");
      String worm = activity.about().getOrDefault("worm", activity.title());
      String smooth = homogeniser.options().smoothing().name().toLowerCase(Locale.ROOT);
      try (var insert =
          database.prepareStatement(
              """
              INSERT INTO worms
              SELECT ?, ?, ?, u.neuron, u.slot, u.labelled, NOT u.labelled, o.calcium, r.calcium,
                o.smooth, r.smooth, o.residual, r.residual, o.smooth_residual, r.smooth_residual,
                ?, 'linear', o.t, r.t, o.dt, r.dt, ?, ?, ?, ?
              FROM units u JOIN %s o ON o.slot = u.slot JOIN %s r ON r.slot = u.slot
              ORDER BY u.slot
              """
                  .formatted(LISTS.formatted("original"), LISTS.formatted("resampled")))) {
        insert.setString(1, dataset);
        insert.setString(2, file);
        insert.setString(3, worm);
        insert.setString(4, homogeniser.options().smoothing() == Smoothing.NONE ? "none" : smooth);
        insert.setDouble(5, signals.intervalS());
        insert.setDouble(6, homogeniser.options().intervalS());
        insert.setInt(7, signals.samples());
        insert.setInt(8, made.times().length);
        insert.executeUpdate();
      }
      for (String table : new String[] {"original", "resampled", "units"}) {
        execute("DELETE FROM " + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill(Signals signals, Homogenised made, Progress progress) throws SQLException {
    DuckDBConnection duck = database.unwrap(DuckDBConnection.class);
    String schema = DuckDBConnection.DEFAULT_SCHEMA;
    try (DuckDBAppender units = duck.createAppender(schema, "units");
        DuckDBAppender original = duck.createAppender(schema, "original");
        DuckDBAppender resampled = duck.createAppender(schema, "resampled")) {
      for (int slot = 0; slot < made.channels().length; slot++) {
        progress.orStop();
        int channel = made.channels()[slot];
        if (channel < 0) {
          continue;
        }
        units.beginRow();
        units.append(slot);
        units.append(
            made.labelled()[slot] ? homogeniser.canonical().get(slot) : made.names().get(slot));
        units.append(made.labelled()[slot]);
        units.endRow();
        Homogeniser.Stages stages = homogeniser.stages(signals, channel);
        double[] raw = signals.values()[channel];
        append(original, slot, signals.times(), raw, stages);
        Homogeniser.Stages onClock =
            new Homogeniser.Stages(
                homogeniser.resampled(signals, stages.scaled(), made.times()),
                homogeniser.resampled(signals, stages.change(), made.times()),
                made.values()[slot],
                made.derivative()[slot]);
        append(resampled, slot, made.times(), onClock.scaled(), onClock);
      }
    }
  }

  private static void append(
      DuckDBAppender table, int slot, double[] times, double[] calcium, Homogeniser.Stages stages)
      throws SQLException {
    for (int i = 0; i < times.length; i++) {
      table.beginRow();
      table.append(slot);
      table.append(i);
      table.append((float) times[i]);
      table.append((float) (i == 0 ? 0 : times[i] - times[i - 1]));
      table.append((float) calcium[i]);
      table.append((float) stages.smoothScaled()[i]);
      table.append((float) stages.change()[i]);
      table.append((float) stages.smoothChange()[i]);
      table.endRow();
    }
  }

  /// Writes all recordings that were added; a file that was there is replaced as a whole.
  ///
  /// @throws IOException if the file cannot be written
  public void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.resolveSibling(""));
    Path draft = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      execute(
          "COPY worms TO '%s' (FORMAT parquet, COMPRESSION zstd)"
              .formatted(draft.toString().replace("'", "''")));
      AtomicFile.move(draft, target);
    } catch (SQLException e) {
      throw new IOException(
          String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be written"), e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void execute(String statement) throws SQLException {
    try (Statement made = database.createStatement()) {
      made.execute(statement);
    }
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
