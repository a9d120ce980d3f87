package cajal.exchange;

import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the text files that NEST's recorders write, `.dat` and the older `.gdf`: sender and time
/// in ms of each spike or of each sample of a multimeter, in any order. NEST writes one file for
/// each thread; all of them are read together.
final class NestImporter implements Importer {

  private static final double MS = 1e-3;
  private static final Pattern THREAD_FILE = Pattern.compile("(.+-\\d+)-\\d+\\.(dat|gdf)");

  @Override
  public String title() {
    return "NEST .dat or .gdf";
  }

  @Override
  public List<String> extensions() {
    return List.of("dat", "gdf");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return isNest(path, FileHead.text(path));
  }

  private static boolean isNest(Path path, String head) {
    if (head.startsWith("# NEST version") || head.startsWith("# RecordingBackend")) {
      return true;
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".gdf") && !name.endsWith(".dat")) {
      return false;
    }
    TextShape shape = TextShape.of(head);
    return shape.names().size() > 1 && shape.names().size() < 64;
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    List<Path> files = Unreadable.guarded(path, () -> threads(path));
    Draft draft = new Draft(path.toString(), Companions.base(path));
    if (files.size() > 1) {
      draft.remark("The files of all " + files.size() + " threads were read together.", "");
    }
    List<Table> tables = new ArrayList<>();
    Shared spikes = new Shared(options);
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      Progress part = progress.part((double) i / files.size(), (i + 1.0) / files.size());
      TextTable.Read read = TextTable.read(file, spikes, part);
      read.shape().comments().stream()
          .filter(comment -> comment.startsWith("NEST version"))
          .forEach(comment ->
              draft.about.put(
                  "simulator", "NEST " + comment.substring(12).replace(":", "").strip()));
      if (read.spikes().isEmpty() && spikes.taker.isPresent()) {
        throw Unreadable.at(
            file.toString(), "It has other columns than the other threads' files.", "");
      }
      if (read.spikes().isEmpty()) {
        tables.add(senders(file, read));
      }
    }
    if (spikes.taker.isPresent()) {
      spikes.taker.get().addTo(draft);
    } else {
      TableMeaning.add(timed(joined(files, tables), options, draft), true, options, draft, MS);
    }
    return draft.finish(title());
  }

  /// The spikes of all threads' files, taken together.
  private static final class Shared implements TextTable.Choice {

    private final ReadOptions options;
    private Optional<TableSpikes> taker = Optional.empty();

    Shared(ReadOptions options) {
      this.options = options;
    }

    @Override
    public Optional<TableSpikes> of(TextShape shape, boolean[] textual) {
      List<String> names = shape.named() ? shape.names() : List.of("sender", "time_ms");
      if (names.size() != textual.length) {
        return Optional.empty();
      }
      if (taker.isEmpty()) {
        taker = TableSpikes.of(names, textual, options, MS);
        return taker;
      }
      return taker.filter(spikes -> spikes.fits(names));
    }
  }

  private static List<Path> threads(Path path) throws IOException {
    Matcher name = THREAD_FILE.matcher(String.valueOf(path.getFileName()));
    Path folder = path.toAbsolutePath().getParent();
    if (!name.matches() || folder == null) {
      return List.of(path);
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      return siblings
          .filter(file -> {
            Matcher other = THREAD_FILE.matcher(String.valueOf(file.getFileName()));
            return other.matches()
                && other.group(1).equals(name.group(1))
                && other.group(2).equals(name.group(2));
          })
          .sorted()
          .toList();
    }
  }

  // Files without names have the sender first and the time second.
  private static Table senders(Path file, TextTable.Read read) {
    List<Column> columns = read.table().columns();
    if (columns.size() < 2) {
      throw Unreadable.at(file.toString(), "Each row needs a sender and a time.", "");
    }
    if (read.shape().named()) {
      return read.table();
    }
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = i == 0 ? "sender" : i == 1 ? "time_ms" : i == 2 ? "value" : "value " + (i - 1);
      if (!(columns.get(i) instanceof Column.Numbers numbers)) {
        throw Unreadable.at(file, 1, i + 1, "A number was expected here.", "");
      }
      named.add(new Column.Numbers(name, "", "", numbers.values()));
    }
    return new Table("file", file.toString(), named);
  }

  private static Table joined(List<Path> files, List<Table> tables) {
    Table first = tables.getFirst();
    if (tables.size() == 1) {
      return first;
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < first.columns().size(); c++) {
      Numbers all = new Numbers();
      String name = first.columns().get(c).name();
      for (int t = 0; t < tables.size(); t++) {
        if (!(tables.get(t).column(name).orElse(null) instanceof Column.Numbers numbers)) {
          throw Unreadable.at(
              files.get(t).toString(),
              "There is no column of numbers '" + name + "', which the other threads' files have.",
              "");
        }
        for (double value : numbers.values()) {
          all.add(value);
        }
      }
      columns.add(new Column.Numbers(name, "", "", all.toArray()));
    }
    return new Table("file", first.title(), columns);
  }

  /// Times that are counted in steps with an offset become times in ms.
  private static Table timed(Table table, ReadOptions options, Draft draft) {
    if (!(table.column("time_step").orElse(null) instanceof Column.Numbers steps)
        || !(table.column("time_offset").orElse(null) instanceof Column.Numbers offsets)) {
      return table;
    }
    double dtMs = options.rateHz().isPresent() ? 1000 / options.rateHz().getAsDouble() : 0.1;
    if (options.rateHz().isEmpty()) {
      draft.remark(
          "Times are counted in steps; a step of 0.1 ms was assumed.", "Give the rate of steps.");
    }
    double[] ms = new double[steps.rows()];
    for (int i = 0; i < ms.length; i++) {
      ms[i] = steps.values()[i] * dtMs - offsets.values()[i];
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!column.equals(steps) && !column.equals(offsets)) {
        columns.add(column);
      }
    }
    columns.add(new Column.Numbers("time_ms", "", "", ms));
    return new Table("file", table.title(), columns);
  }
}
