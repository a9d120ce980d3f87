package cajal.simulate;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.RecordingFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the changes of parameters that a recording has logged.
final class ChangeLog {

  private ChangeLog() {}

  static List<RunSettings.Change> read(Path recording) {
    List<RunSettings.Change> changes = new ArrayList<>();
    try {
      for (List<String> line : RecordingFile.changes(recording)) {
        changes.add(
            new RunSettings.Change(
                Long.parseLong(line.get(0)),
                line.get(1),
                line.get(2),
                ValueText.read(line.get(3))));
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(recording.toString()),
              "The log of changes cannot be read: " + e.getMessage() + ".",
              "Run the project without it."));
    }
    return changes;
  }
}
