package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads tables as text: spikes one in each row, or traces side by side, with a line of names or
/// without, separated by commas, semicolons, tabs, bars or blanks, compressed with gzip or not.
final class CsvImporter implements Importer {

  @Override
  public String title() {
    return "CSV or TSV";
  }

  @Override
  public List<String> extensions() {
    return List.of("csv", "tsv", "txt", "csv.gz", "tsv.gz");
  }

  @Override
  public boolean isLastResort() {
    return true;
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    String head = FileHead.text(path);
    if (String.valueOf(path.getFileName()).endsWith(".json")) {
      return ActivityFacts.isOne(head);
    }
    if (CsvFiles.description(path).isPresent()) {
      return true;
    }
    return !head.isBlank() && isTable(head);
  }

  private static boolean isTable(String head) {
    TextShape shape = TextShape.of(head);
    return shape.names().size() > 1
        && head.lines().skip(shape.skipped()).limit(1).anyMatch(CsvImporter::hasNumber);
  }

  private static boolean hasNumber(String line) {
    for (String field : line.split("[,;|\t ]", -1)) {
      if (Numbers.isNumber(field)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    Optional<Path> description = Unreadable.guarded(path, () -> CsvFiles.description(path));
    if (description.isPresent()) {
      Activity activity =
          Unreadable.guarded(path, () -> CsvFiles.read(description.get(), progress));
      return new Reading(title(), activity, List.of());
    }
    TextTable.Read read =
        TextTable.read(
            path,
            (shape, textual) ->
                shape.named()
                    ? TableSpikes.of(shape.names(), textual, options, 1)
                    : Optional.empty(),
            progress);
    Draft draft = new Draft(path.toString(), Companions.base(path));
    if (read.spikes().isPresent()) {
      read.spikes().get().addTo(draft);
    } else {
      TableMeaning.add(read.table(), read.shape().named(), options, draft, 1);
    }
    // What was recorded side by side are the units.
    for (Signals group : draft.signals) {
      group.channels().forEach(draft::unit);
    }
    Companions.add(path, draft, progress);
    return draft.finish(title());
  }
}
