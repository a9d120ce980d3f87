package cajal.exchange;

import cajal.record.Recording;
import cajal.record.RecordingFile;
import cajal.work.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the folder of a run of ours, also while the run goes on: the recording itself, or what
/// `./cajal run --out` left with the recording inside.
final class RunImporter implements Importer {

  private static final String INSIDE = "recording";

  @Override
  public String title() {
    return "Cajal run";
  }

  @Override
  public List<String> extensions() {
    return List.of();
  }

  @Override
  public boolean accepts(Path path) {
    return folder(path).isPresent();
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return Unreadable.guardedWhole(
        path,
        () -> {
          try (Recording recording = RecordingFile.open(folder(path).orElse(path))) {
            return new Reading(title(), RunActivity.of(recording, progress), List.of());
          }
        });
  }

  private static Optional<Path> folder(Path path) {
    return Stream.of(path, path.resolve(INSIDE)).filter(RecordingFile::isRecording).findFirst();
  }
}
