package cajal.exchange;

import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads one format of recordings. Importers are found by being in this package.
public interface Importer {

  /// What a person calls the format.
  String title();

  /// Endings of its files, lower case without the dot; the first is the usual one. Empty where it
  /// reads folders.
  List<String> extensions();

  /// Whether a file or folder is of this format, by a look into it; its name alone proves nothing.
  ///
  /// @throws IOException if it cannot be looked into
  boolean accepts(Path path) throws IOException;

  /// Whether it accepts whatever looks like a table, so that all others are asked before it.
  default boolean isLastResort() {
    return false;
  }

  /// What the file holds.
  ///
  /// @throws ProblemException if it is damaged, with the place and what was expected there
  /// @throws java.util.concurrent.CancellationException if the owner stopped it
  Reading read(Path path, ReadOptions options, Progress progress);
}
