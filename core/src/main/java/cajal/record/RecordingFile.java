package cajal.record;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Opens recordings that lie in a folder.
public final class RecordingFile {

  private RecordingFile() {}

  /// Whether a folder holds a recording.
  public static boolean isRecording(Path directory) {
    return Files.isRegularFile(directory.resolve(RecordingFormat.HEADER));
  }

  /// The recording in a folder, up to its last complete step: whatever a killed process left behind
  /// that is left out.
  ///
  /// @throws ProblemException if there is no recording, or it is damaged or of an unknown version
  public static Recording open(Path directory) {
    if (!isRecording(directory)) {
      throw problem(directory, "There is no recording in this folder.");
    }
    try {
      RecordingFormat.Description description = RecordingFormat.readHeader(directory);
      RecordingFormat.Progress progress = RecordingFormat.readProgress(directory);
      SpikeLog spikes =
          new SpikeLog(
              column(directory, RecordingFormat.SPIKES, progress.spikes() * Long.BYTES),
              progress.spikes(),
              description.header().neurons());
      List<TraceLog> traces = new ArrayList<>();
      for (TraceInfo info : description.traces()) {
        long samples = progress.steps() / info.intervalSteps();
        String file = RecordingFormat.traceFile(traces.size());
        long bytes = samples * info.neurons().length * Float.BYTES;
        traces.add(new TraceLog(info, column(directory, file, bytes), samples));
      }
      return new ColumnRecording(description.header(), spikes, traces, progress.steps());
    } catch (IOException | IllegalArgumentException e) {
      throw problem(directory, "The recording cannot be opened: " + e.getMessage() + ".");
    }
  }

  /// The changes of parameters of a recording: step, owner, parameter and value as text of each, in
  /// their order.
  public static List<List<String>> changes(Path directory) throws IOException {
    Path file = directory.resolve(RecordingFormat.CHANGES);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      return parser.stream().map(CSVRecord::toList).toList();
    }
  }

  private static Column column(Path directory, String name, long bytes) throws IOException {
    Path file = directory.resolve(name);
    if (Files.size(file) < bytes) {
      throw new IllegalArgumentException(name + " is shorter than the recording says");
    }
    return Column.open(file, bytes);
  }

  private static ProblemException problem(Path directory, String what) {
    return new ProblemException(
        Problem.error(
            Problem.Place.of(directory.toString()), what, "Choose the folder of another run."));
  }
}
