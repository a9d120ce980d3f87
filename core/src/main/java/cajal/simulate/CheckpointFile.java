package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// A run as it was between two steps, in a file: what tells the network from others, the progress
/// of the run with the changes of parameters up to then, the state of the engine, a checksum.
///
/// Of what changes in a run, {@link Progress} has the step, the number and hash of the spikes, the
/// changes that {@link ChangeQueue} applied (those that wait are applied before) and the counts of
/// {@link Traces}; {@link Backend.Engine#save} has the rest. What {@link Pace} and {@link RunMeter}
/// know of wall time begins anew, and so does the recording.
final class CheckpointFile {

  private static final long MAGIC = 0x63616a616c2d6370L;
  private static final int VERSION = 2;

  private CheckpointFile() {}

  /// Replaces a file as a whole or not at all.
  static void write(Path path, CompiledNetwork network, Progress progress, Backend.Engine engine) {
    try {
      Path target = path.toAbsolutePath();
      Path draft = target.resolveSibling("." + target.getFileName() + ".part");
      try {
        CRC32 sum = new CRC32();
        try (DataOutputStream out =
            new DataOutputStream(
                new CheckedOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16), sum))) {
          out.writeLong(MAGIC);
          out.writeInt(VERSION);
          out.writeLong(Fingerprint.of(network));
          progress.write(out);
          engine.save(progress.step(), out);
          out.writeLong(sum.getValue());
        }
        Files.move(
            draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw broken(
          path,
          "The checkpoint cannot be written: " + e + ".",
          "Choose a folder that can be written and has room.");
    }
  }

  /// Brings an engine at time 0 to where the run was.
  ///
  /// @throws ProblemException if the file is damaged, of another version, or of another network
  static Progress read(Path path, CompiledNetwork network, Backend.Engine engine) {
    CRC32 sum = new CRC32();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(path), 1 << 16), sum))) {
      check(path, in, network);
      Progress progress = Progress.read(in);
      new ChangeQueue(network, progress.changes(), List.of()).repeat(engine);
      engine.restore(progress.step(), in);
      long expected = sum.getValue();
      if (in.readLong() != expected || in.read() >= 0) {
        throw new IOException("its checksum is wrong");
      }
      return progress;
    } catch (EOFException e) {
      throw broken(
          path,
          "The checkpoint is not complete: it ends after " + path.toFile().length() + " bytes.",
          "Take another one, or run from the beginning.");
    } catch (IOException | IllegalArgumentException e) {
      throw broken(
          path,
          "The checkpoint cannot be read: " + e.getMessage() + ".",
          "Take another one, or run from the beginning.");
    }
  }

  private static void check(Path path, DataInputStream in, CompiledNetwork network)
      throws IOException {
    if (in.readLong() != MAGIC) {
      throw broken(path, "This is no checkpoint of a run.", "Choose a file of --checkpoint.");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw broken(
          path,
          "The checkpoint has format " + version + ", and this program reads " + VERSION + ".",
          "Continue it with the version of the program that wrote it.");
    }
    if (in.readLong() != Fingerprint.of(network)) {
      throw broken(
          path,
          "The checkpoint is of another network.",
          "Continue it with the project, seed, step and settings with which it was begun.");
    }
  }

  private static ProblemException broken(Path path, String what, String remedy) {
    return new ProblemException(Problem.error(Problem.Place.of(path.toString()), what, remedy));
  }
}
