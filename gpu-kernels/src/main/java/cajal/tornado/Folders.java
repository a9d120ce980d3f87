package cajal.tornado;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders that live as long as a run.
final class Folders {

  private Folders() {}

  /// Deletes a folder and what is in it.
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Folders::deleteNowOrLater);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  // A file that is mapped cannot be deleted everywhere; it goes with the program then.
  private static void deleteNowOrLater(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
