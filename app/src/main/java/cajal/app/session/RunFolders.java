package cajal.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where the recordings of runs lie until the person keeps one: one folder for each run below a
/// folder of the user, of which the newest are kept.
public final class RunFolders {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
  private static final String PREFIX = "run-";
  private static final int KEPT = 5;

  private final Path home;

  public RunFolders(Path home) {
    this.home = home;
  }

  /// The folder of this user, by the XDG base directory rules where they apply.
  static RunFolders ofUser() {
    return new RunFolders(UserFolders.state().resolve("runs"));
  }

  /// Makes an empty folder for a new run and removes old ones.
  Path create() {
    try {
      Files.createDirectories(home);
      prune();
      String name =
          PREFIX
              + STAMP.format(LocalDateTime.now(java.time.ZoneId.systemDefault()))
              + "-"
              + ProcessHandle.current().pid();
      return Files.createTempDirectory(home, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prune() throws IOException {
    List<Path> runs;
    try (Stream<Path> entries = Files.list(home)) {
      runs =
          entries
              .filter(path -> path.getFileName().toString().startsWith(PREFIX))
              .filter(path -> !ownedByAnother(path))
              .sorted(Comparator.comparing(path -> path.getFileName().toString()))
              .toList();
    }
    for (int i = 0; i < runs.size() - KEPT; i++) {
      delete(runs.get(i));
    }
  }

  // Another window may still be writing there.
  private static boolean ownedByAnother(Path folder) {
    List<String> parts = List.of(folder.getFileName().toString().split("-", -1));
    try {
      long pid = Long.parseLong(parts.get(Math.max(0, parts.size() - 2)));
      return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
