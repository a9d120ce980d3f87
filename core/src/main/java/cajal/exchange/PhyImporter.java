package cajal.exchange;

import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the folder of a spike sorting as phy keeps it: `spike_times.npy` in samples,
/// `spike_clusters.npy`, the rate of sampling in `params.py`, and what is known of the clusters in
/// `cluster_*.tsv`.
final class PhyImporter implements Importer {

  private static final String TIMES = "spike_times.npy";
  private static final String PARAMETERS = "params.py";
  private static final Pattern RATE = Pattern.compile("(?m)^\\s*sample_rate\\s*=\\s*([0-9.eE+]+)");

  @Override
  public String title() {
    return "phy folder";
  }

  @Override
  public List<String> extensions() {
    return List.of();
  }

  @Override
  public boolean accepts(Path path) {
    return folder(path).isPresent();
  }

  private static Optional<Path> folder(Path path) {
    Path whole = path.toAbsolutePath();
    Path folder =
        PARAMETERS.equals(String.valueOf(whole.getFileName())) ? whole.resolveSibling("") : whole;
    return Files.isRegularFile(folder.resolve(TIMES)) ? Optional.of(folder) : Optional.empty();
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    Path folder =
        folder(path)
            .orElseThrow(() ->
                Unreadable.at(
                    path.toString(),
                    "This is no folder with a " + TIMES + ".",
                    "Choose the folder."));
    Draft draft =
        new Draft(folder.toString(), String.valueOf(folder.toAbsolutePath().getFileName()));
    double rateHz =
        options.rateHz().orElseGet(() -> Unreadable.guarded(folder, () -> rateHz(folder)));
    NamedArray.Numeric samples = numbers(folder.resolve(TIMES), progress);
    Path clusters = folder.resolve("spike_clusters.npy");
    NamedArray.Numeric cluster =
        numbers(
            Files.exists(clusters) ? clusters : folder.resolve("spike_templates.npy"), progress);
    if (cluster.count() != samples.count()) {
      throw Unreadable.damaged(
          folder,
          "There are "
              + samples.count()
              + " times of spikes and clusters of "
              + cluster.count()
              + ".");
    }
    Unreadable.guarded(
        folder,
        () ->
            SpikeColumns.add(
                draft,
                List.of(
                    new SpikeColumns(
                        "", cluster.numbers(), samples.numbers(), sample -> sample / rateHz))));
    draft.about.put("sample_rate_hz", Double.toString(rateHz));
    Unreadable.guarded(folder, () -> columns(folder, draft, progress));
    return draft.finish(title());
  }

  private static NamedArray.Numeric numbers(Path file, Progress progress) {
    if (NpyImporter.array(file, progress) instanceof NamedArray.Numeric numeric) {
      return numeric;
    }
    throw Unreadable.damaged(file, "Numbers were expected here.");
  }

  private static double rateHz(Path folder) throws IOException {
    Path file = folder.resolve(PARAMETERS);
    if (Files.isRegularFile(file)) {
      // Somebody's file may have any bytes in its comments.
      Matcher rate =
          RATE.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      double found = rate.find() ? Numbers.parse(rate.group(1)) : Double.NaN;
      if (found > 0) {
        return found;
      }
    }
    throw Unreadable.at(
        file.toString(),
        "The rate of sampling is not told: there is no line sample_rate = ....",
        "Give the rate of sampling.");
  }

  private static boolean columns(Path folder, Draft draft, Progress progress) throws IOException {
    List<Path> tables;
    try (Stream<Path> files = Files.list(folder)) {
      tables =
          files
              .filter(f -> f.getFileName().toString().matches("cluster_.*\\.(tsv|csv)"))
              .sorted()
              .toList();
    }
    Set<String> seen = new HashSet<>(Set.of("id", "cluster_id", "name"));
    for (Path file : tables) {
      if (Files.size(file) == 0) {
        continue;
      }
      Table table = TextTable.read(file, progress).table();
      Column key = table.columns().getFirst();
      Map<String, Integer> rows = new HashMap<>();
      for (int row = 0; row < table.rows(); row++) {
        rows.put(key.text(row), row);
      }
      for (Column column : table.columns()) {
        if (seen.add(column.name())) {
          draft.columns.add(Companions.chosen(column, draft.unitNames(), rows));
        }
      }
    }
    return !tables.isEmpty();
  }
}
