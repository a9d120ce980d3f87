package cajal.exchange;

import cajal.activity.Signals;
import cajal.work.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads one NumPy array: samples of channels, or spike times of one unit.
final class NpyImporter implements Importer {

  @Override
  public String title() {
    return "NumPy array";
  }

  @Override
  public List<String> extensions() {
    return List.of("npy");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return FileHead.begins(path, NpyFile.MAGIC);
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    Draft draft = new Draft(path.toString(), name(path));
    NamedArray array = array(path, progress);
    Unreadable.guarded(
        path,
        () -> {
          ArrayMeaning.add(List.of(array), options, draft);
          return draft;
        });
    for (Signals group : draft.signals) {
      group.channels().forEach(draft::unit);
    }
    return draft.finish(title());
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName()).replaceAll("\\.npy$", "");
  }

  /// The array in a file.
  ///
  /// @throws cajal.problem.ProblemException if the file is damaged or of a type that is not read
  static NamedArray array(Path path, Progress progress) {
    return Unreadable.guarded(
        path,
        () ->
            NpyFile.read(
                () -> new BufferedInputStream(Files.newInputStream(path), 1 << 16),
                name(path),
                path.toString(),
                Files.size(path),
                progress));
  }
}
