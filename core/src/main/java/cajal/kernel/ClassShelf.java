package cajal.kernel;

import cajal.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Class files of kernels that were compiled before, so that a network which has run once begins at
/// once the next time: starting the compiler takes longer than building most networks.
///
/// A file is named for all that its content depends on: the source, the Java runtime and the
/// program, whose classes the kernels call. Nothing depends on a file being there: one that is
/// missing is made anew, and a folder that cannot be written stays empty.
final class ClassShelf {

  private static final int KEPT = 1000;
  private static final String ENDING = ".class";

  private final Path folder;
  private final String program;

  /// @param program what changes whenever the classes change that kernels call
  ClassShelf(Path folder, String program) {
    this.folder = folder;
    this.program = program;
  }

  /// The shelf in the folder that the system property `cajal.kernels` names; empty where none is
  /// named, or where the program does not come as a file: its classes then change as they please.
  static Optional<ClassShelf> ofUser() {
    String folder = System.getProperty("cajal.kernels", "");
    return folder.isEmpty()
        ? Optional.empty()
        : programFile().map(program -> new ClassShelf(Path.of(folder), program));
  }

  private static Optional<String> programFile() {
    try {
      Path file = InMemoryCompiler.place(ClassShelf.class);
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      return about.isRegularFile()
          ? Optional.of(file + " " + about.size() + " " + about.lastModifiedTime())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The class file that was made from a source, if it is here.
  Optional<byte[]> find(String source) {
    try {
      return Optional.of(Files.readAllBytes(file(source)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Keeps class files, by the sources that they were made from.
  void put(Map<String, byte[]> classFiles) {
    try {
      for (Map.Entry<String, byte[]> made : classFiles.entrySet()) {
        AtomicFile.write(file(made.getKey()), made.getValue());
      }
      prune();
    } catch (IOException e) {
      // They are compiled again next time.
    }
  }

  private void prune() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.filter(file -> file.toString().endsWith(ENDING)).toList();
    }
    if (all.size() > KEPT) {
      List<Path> oldest =
          all.stream()
              .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
              .limit(all.size() - KEPT)
              .toList();
      for (Path file : oldest) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path file(String source) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(Runtime.version().toString(), program, source)) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return folder.resolve(HexFormat.of().formatHex(digest.digest()) + ENDING);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
