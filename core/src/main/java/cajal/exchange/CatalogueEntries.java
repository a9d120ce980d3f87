package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.record.Recording;
import cajal.record.RecordingFile;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Makes entries of the catalogue from what lies on disk.
public final class CatalogueEntries {

  private static final String PROJECT = "project.yaml";

  private CatalogueEntries() {}

  /// The entry of a run's folder, without reading its spikes, or of any recording.
  ///
  /// @param added the present moment
  /// @throws cajal.problem.ProblemException if it is neither
  public static Catalogue.Entry of(Path path, String added, Progress progress) {
    Path whole = path.toAbsolutePath().normalize();
    return Stream.of(whole, whole.resolve("recording"))
        .filter(RecordingFile::isRecording)
        .findFirst()
        .map(folder -> run(whole, folder, added))
        .orElseGet(() -> recording(whole, added, progress));
  }

  private static Catalogue.Entry run(Path path, Path folder, String added) {
    try (Recording recording = RecordingFile.open(folder)) {
      Recording.Header header = recording.header();
      Map<String, String> parameters = new TreeMap<>();
      flatten("", Unreadable.guarded(path, () -> yaml(path.resolve(PROJECT))), parameters);
      return new Catalogue.Entry(
          "run",
          path.toString(),
          header.title(),
          added,
          OptionalLong.of(header.seed()),
          recording.completedSteps() * header.dtMs() / 1000,
          header.neurons(),
          recording.spikes().count(),
          parameters);
    }
  }

  private static Catalogue.Entry recording(Path path, String added, Progress progress) {
    Activity activity = Recordings.read(path, ReadOptions.NONE, progress).activity();
    double lastS = activity.spikes().durationS();
    for (Signals group : activity.signals()) {
      if (group.samples() > 0) {
        lastS = Math.max(lastS, group.times()[group.samples() - 1] - group.times()[0]);
      }
    }
    return new Catalogue.Entry(
        "recording",
        path.toString(),
        activity.title(),
        added,
        OptionalLong.empty(),
        lastS,
        activity.unitNames().size(),
        activity.spikes().count(),
        activity.about());
  }

  private static Object yaml(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      Object loaded =
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return loaded == null ? Map.of() : loaded;
    } catch (YamlEngineException _) {
      // A project that was broken since does not hide its run.
      return Map.of();
    }
  }

  private static void flatten(String prefix, Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) ->
          flatten(prefix.isEmpty() ? String.valueOf(name) : prefix + "." + name, inner, into));
    } else if (value != null && !(value instanceof Iterable<?>) && !prefix.isEmpty()) {
      into.put(prefix, String.valueOf(value));
    }
  }
}
