package cajal.exchange;

import cajal.activity.Activity;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes one format of recordings. Exporters are found by being in this package.
public interface Exporter {

  /// What a person calls the format.
  String title();

  /// Endings of its files, lower case without the dot; the first is the usual one.
  List<String> extensions();

  /// What of a recording this format cannot hold, each a few words; empty where the file read again
  /// gives an equal recording.
  List<String> losses(Activity activity);

  /// Whether a file says when it was made: the fact `file_create_date`, which only whoever has a
  /// clock can add.
  default boolean isDated() {
    return false;
  }

  /// Writes a recording; a file that was there is replaced as a whole.
  ///
  /// @throws cajal.problem.ProblemException if the format can hold nothing of it
  /// @throws IOException if the file cannot be written
  void write(Activity activity, Path file, Progress progress) throws IOException;
}
