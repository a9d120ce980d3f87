package cajal.exchange;

import cajal.work.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The beginning of a file, by which its format is told.
final class FileHead {

  private static final int BYTES = 1 << 16;
  private static final int LONGEST = 1 << 26;

  private FileHead() {}

  /// The first bytes as they lie there; none for a folder.
  static byte[] raw(Path path, int length) throws IOException {
    if (!Files.isRegularFile(path)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(length);
    }
  }

  /// Whether a file begins with these bytes.
  static boolean begins(Path path, byte... magic) throws IOException {
    return Arrays.equals(raw(path, magic.length), magic);
  }

  /// The bytes of a file, unpacked where it is compressed with gzip.
  static InputStream open(Path path) throws IOException {
    return open(path, Progress.NONE);
  }

  /// The same for somebody who waits: each block is told, as share of the bytes that lie on disk,
  /// and ends the reading if the owner wants it to.
  static InputStream open(Path path, Progress progress) throws IOException {
    boolean packed = begins(path, (byte) 0x1f, (byte) 0x8b);
    InputStream in =
        new BufferedInputStream(
            new WatchedInput(
                Files.newInputStream(path),
                Files.size(path),
                "reading " + path.getFileName(),
                progress),
            BYTES);
    if (!packed) {
      return in;
    }
    try {
      return new GZIPInputStream(in, BYTES);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /// The beginning of a text; empty where the file is none.
  static String text(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return "";
    }
    byte[] bytes = unpackable(path);
    int control = 0;
    for (byte b : bytes) {
      if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        control++;
      }
    }
    if (control > 0) {
      return "";
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    // A character that was cut at the end is no sign of another encoding.
    long strange = text.chars().filter(c -> c == '�').count();
    return strange > 1 + text.length() / 100
        ? ""
        : text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  // Text of which not even two lines are there.
  private static boolean isLine(byte[] bytes) {
    int lines = 0;
    for (byte b : bytes) {
      if (b == '\n' && ++lines == 2) {
        return false;
      }
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    return true;
  }

  // Of a file that is cut off, what comes before the cut tells what it was meant to be.
  private static byte[] unpackable(Path path) throws IOException {
    byte[] bytes = new byte[BYTES];
    int length = 0;
    try (InputStream in = open(path)) {
      int read;
      while (length < bytes.length && (read = in.read(bytes, length, bytes.length - length)) > 0) {
        length += read;
        // The first lines of wide tables are longer than a block; those of other files are not
        // lines.
        if (length == bytes.length && length < LONGEST && isLine(bytes)) {
          bytes = Arrays.copyOf(bytes, 4 * length);
        }
      }
    } catch (EOFException | ZipException _) {
      // The reader of the format tells the same failure with its place.
    }
    return Arrays.copyOf(bytes, length);
  }
}
