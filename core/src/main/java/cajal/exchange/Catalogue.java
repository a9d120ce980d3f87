package cajal.exchange;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The runs and recordings that a person made or opened, one line of JSON for each in a file that
/// only grows. Adding one costs a line; the embedded database is loaded for a search alone.
public final class Catalogue {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .disableHtmlEscaping()
          .create();

  private static final String COLUMNS =
      "{kind: 'VARCHAR', path: 'VARCHAR', title: 'VARCHAR', added: 'VARCHAR', seed: 'BIGINT',"
          + " duration_s: 'DOUBLE', units: 'BIGINT', spikes: 'BIGINT',"
          + " parameters: 'MAP(VARCHAR, VARCHAR)'}";

  private final Path file;

  /// @param file where the lines are; need not exist
  public Catalogue(Path file) {
    this.file = file;
  }

  /// One run or recording.
  ///
  /// @param kind `run` or `recording`
  /// @param path where it lies, absolute
  /// @param added when it was added, such as `2026-03-04T05:06:07Z`
  /// @param seed seed of a run; absent for recordings of others
  /// @param durationS length, s
  /// @param parameters values by dotted names, such as `populations.E.parameters.tau_m`
  public record Entry(
      String kind,
      String path,
      String title,
      String added,
      OptionalLong seed,
      double durationS,
      long units,
      long spikes,
      Map<String, String> parameters) {

    public Entry {
      parameters = Map.copyOf(parameters);
    }
  }

  /// What is looked for; what is absent does not matter.
  ///
  /// @param text part of title or path
  /// @param since first moment, such as `2026-03-04`
  /// @param until last moment; a day means all of it
  /// @param parameters values by names; a name may leave out its beginning: `tau_m`
  public record Query(
      Optional<String> text,
      OptionalLong seed,
      Optional<String> since,
      Optional<String> until,
      Map<String, String> parameters) {

    public Query {
      parameters = Map.copyOf(parameters);
    }
  }

  // What a line holds: the optional seed is left out.
  private record Line(
      String kind,
      String path,
      String title,
      String added,
      @org.jspecify.annotations.Nullable Long seed,
      double durationS,
      long units,
      long spikes,
      Map<String, String> parameters) {}

  /// Adds an entry; one of the same path replaces those before it in searches.
  ///
  /// @throws IOException if the file cannot be written
  public void add(Entry entry) throws IOException {
    Line line =
        new Line(
            entry.kind,
            entry.path,
            entry.title,
            entry.added,
            entry.seed.isPresent() ? entry.seed.getAsLong() : null,
            Double.isFinite(entry.durationS) ? entry.durationS : 0,
            entry.units,
            entry.spikes,
            new TreeMap<>(entry.parameters));
    byte[] bytes = (GSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    // Two processes may end a run at once.
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        FileLock _ = channel.lock()) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /// Entries that fit, the newest first.
  ///
  /// @throws ProblemException if the catalogue cannot be read
  public List<Entry> find(Query query) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<String> values = new ArrayList<>(List.of(file.toString()));
    String condition = condition(query, values);
    try (Connection database = DuckDb.open();
        PreparedStatement ask =
            database.prepareStatement(
                "SELECT * FROM (SELECT * FROM read_json(?, format = 'newline_delimited',"
                    + " ignore_errors = true, columns = "
                    + COLUMNS
                    + ") WHERE path IS NOT NULL"
                    + " QUALIFY row_number() OVER (PARTITION BY path ORDER BY added DESC) = 1)"
                    + " WHERE true"
                    + condition
                    + " ORDER BY added DESC, path")) {
      for (int i = 0; i < values.size(); i++) {
        ask.setString(i + 1, values.get(i));
      }
      List<Entry> found = new ArrayList<>();
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          found.add(entry(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(file.toString()),
              "The catalogue cannot be searched: "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                  + ".",
              "Remove the file; runs and recordings stay where they are."));
    }
  }

  private static String condition(Query query, List<String> values) {
    StringBuilder condition = new StringBuilder();
    query.text.ifPresent(text -> {
      condition.append(" AND contains(lower(title || ' ' || path), lower(?))");
      values.add(text);
    });
    query.seed.ifPresent(seed -> {
      condition.append(" AND seed = CAST(? AS BIGINT)");
      values.add(Long.toString(seed));
    });
    query.since.ifPresent(since -> {
      condition.append(" AND added >= ?");
      values.add(since);
    });
    query.until.ifPresent(until -> {
      condition.append(" AND (added <= ? OR starts_with(added, ?))");
      values.add(until);
      values.add(until);
    });
    query.parameters.forEach((name, value) -> {
      condition.append(
          " AND len(list_filter(map_entries(parameters), lambda e: (e.key = ? OR"
              + " ends_with(e.key, ?)) AND e.value = ?)) > 0");
      values.add(name);
      values.add("." + name);
      values.add(value);
    });
    return condition.toString();
  }

  private static Entry entry(ResultSet rows) throws SQLException {
    long seed = rows.getLong("seed");
    OptionalLong known = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(seed);
    Map<String, String> parameters = new TreeMap<>();
    if (rows.getObject("parameters") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
    }
    return new Entry(
        String.valueOf(rows.getString("kind")),
        rows.getString("path"),
        String.valueOf(rows.getString("title")),
        String.valueOf(rows.getString("added")),
        known,
        rows.getDouble("duration_s"),
        rows.getLong("units"),
        rows.getLong("spikes"),
        parameters);
  }
}
