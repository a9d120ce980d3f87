package cajal.project;

import cajal.file.AtomicFile;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Every value that the project has had since it was last saved, in a file that outlives the
/// process.
///
/// Each edit is appended as it happens, so that after a crash or a kill the project is back as it
/// was after the last gesture; a record that was being written then is left out. What the operating
/// system has not put on its disk when the power fails may be lost. Saving clears the journal. When
/// it outgrows a few megabytes it forgets all gestures but the last.
///
/// Any thread may call; calls wait for each other.
public final class Journal implements Closeable {

  private static final int MOST_BYTES = 4 << 20;
  private static final String SUFFIX = ".journal";

  private final Path file;
  private FileChannel channel;
  private String text = "";
  private int checksum;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// What a journal brings back.
  ///
  /// @param project the project after the last gesture
  /// @param gestures names of the gestures since the project was opened or saved, oldest first
  public record Recovered(Project project, List<String> gestures) {

    public Recovered {
      gestures = List.copyOf(gestures);
    }
  }

  /// Where the journal of a project lies.
  ///
  /// @param stateFolder where Cajal keeps such files; folders of projects stay clean
  /// @param project the project's file, or `null` for one that was never saved
  public static Path place(Path stateFolder, @Nullable Path project) {
    if (project == null) {
      return stateFolder.resolve("untitled" + SUFFIX);
    }
    Path file = ProjectFile.resolve(project).toAbsolutePath().normalize();
    CRC32C crc = new CRC32C();
    crc.update(file.toString().getBytes(StandardCharsets.UTF_8));
    Path folder = file.getParent();
    Path name =
        folder != null && file.endsWith(ProjectFile.NAME)
            ? folder.getFileName()
            : file.getFileName();
    return stateFolder.resolve(
        name + "-" + HexFormat.of().toHexDigits((int) crc.getValue()) + SUFFIX);
  }

  /// What an earlier process left in a journal.
  ///
  /// @return empty where there is no journal, it holds no edit, or another window is writing it
  public static Optional<Recovered> recover(Path file) {
    byte[] bytes;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (!isLocked(channel)) {
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(file, "cannot be read", e);
    }
    List<JournalFormat.Entry> entries = JournalFormat.read(bytes).entries();
    // The first record is the project before any edit.
    for (int last = entries.size() - 1; last > 0; last--) {
      Optional<Project> project = parsed(entries.get(last).text(), file);
      if (project.isPresent()) {
        return Optional.of(
            new Recovered(
                project.get(),
                entries.subList(1, last + 1).stream().map(JournalFormat.Entry::gesture).toList()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Project> parsed(String text, Path file) {
    try {
      return Optional.of(ProjectFile.parse(text, file.toString()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /// Starts a journal with the project as it was opened; what an earlier one held is forgotten.
  ///
  /// @throws ProblemException if the file cannot be written, or another window is writing it
  public static Journal start(Path file, Project opened) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new ProblemException(
            Problem.error(
                Place.of(file.toString()),
                "This project is open in another window, which keeps its journal.",
                "Edits made here are not brought back after a crash; save often or close one."));
      }
      Journal journal = new Journal(file, channel);
      journal.restart(opened);
      return journal;
    } catch (IOException e) {
      throw failed(file, "cannot be written", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /// Records the project after a gesture.
  ///
  /// @throws ProblemException if the file cannot be written
  public synchronized void append(String gesture, Project project) {
    try {
      write(new JournalFormat.Entry(gesture, ProjectFile.format(project)));
      if (channel.position() > MOST_BYTES) {
        compact();
      }
    } catch (IOException e) {
      throw failed(file, "cannot be written", e);
    }
  }

  /// Forgets every gesture, since the project was saved as it is now.
  ///
  /// @throws ProblemException if the file cannot be written
  public synchronized void restart(Project saved) {
    try {
      String base = ProjectFile.format(saved);
      channel.truncate(0);
      begin(new JournalFormat.Entry("Open", base));
    } catch (IOException e) {
      throw failed(file, "cannot be written", e);
    }
  }

  private void begin(JournalFormat.Entry base) throws IOException {
    text = "";
    checksum = 0;
    put(JournalFormat.HEADER.getBytes(StandardCharsets.UTF_8));
    write(base);
  }

  private void write(JournalFormat.Entry entry) throws IOException {
    byte[] record = JournalFormat.record(checksum, text, entry);
    put(record);
    checksum = JournalFormat.checksum(record);
    text = entry.text();
  }

  private void put(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /// Leaves the last value only. The short journal is made beside the long one and takes its place
  /// whole, so that a kill at any moment leaves one of them.
  private void compact() throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    String last = text;
    FileChannel old = channel;
    channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    begin(new JournalFormat.Entry("Open", ""));
    write(new JournalFormat.Entry("Earlier edits", last));
    if (!isLocked(channel)) {
      throw new IOException("the new journal is locked");
    }
    AtomicFile.move(draft, file);
    old.close();
  }

  /// Ends the journal and removes it, since nothing is left to bring back.
  @Override
  public synchronized void close() {
    try {
      Files.deleteIfExists(file);
      channel.close();
    } catch (IOException e) {
      throw failed(file, "cannot be removed", e);
    }
  }

  /// Removes the journal of an earlier process that nobody wants back.
  public static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(file, "cannot be removed", e);
    }
  }

  private static ProblemException failed(Path file, String what, IOException e) {
    return new ProblemException(
        Problem.error(
            Place.of(file.toString()),
            "The journal of the project " + what + ": " + e.getMessage() + ".",
            "Save the project; edits since the last save are not brought back after a crash."));
  }
}
