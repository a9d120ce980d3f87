package cajal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is replaced as a whole or not at all, whatever happens meanwhile.
public final class AtomicFile {

  private AtomicFile() {}

  /// What is to be in a file.
  public interface Content {
    /// Writes all of it, from the beginning of an empty file.
    void write(FileChannel channel) throws IOException;
  }

  /// Puts `bytes` at `path`; folders that are missing are made.
  public static void write(Path path, byte[] bytes) throws IOException {
    write(
        path,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /// Puts at `path` what `content` writes; folders that are missing are made. Where it fails, the
  /// file that was there stays.
  public static void write(Path path, Content content) throws IOException {
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Draft draft = open(folder, "." + target.getFileName());
    try {
      try (FileChannel channel = draft.channel()) {
        content.write(channel);
        channel.force(true);
      }
      move(draft.path(), target);
    } finally {
      Files.deleteIfExists(draft.path());
    }
  }

  private record Draft(Path path, FileChannel channel) {}

  // A plain new file gets the permissions that the user's other files get; those that the system
  // calls temporary can be read by nobody else. A draft left by a killed process is passed over.
  private static Draft open(Path folder, String name) throws IOException {
    int number = 0;
    while (true) {
      Path path = folder.resolve(name + "." + number + ".part");
      try {
        return new Draft(
            path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException _) {
        number++;
      }
    }
  }

  /// Moves a finished file over the one of that name, at once where the file system can.
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
