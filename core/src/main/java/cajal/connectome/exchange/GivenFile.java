package cajal.connectome.exchange;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file that a person wants read, unpacked where it is packed with gzip.
public final class GivenFile {

  private static final int MOST_BYTES = 1 << 29;
  private static final int HEAD = 4096;

  private final Path path;
  private final byte[] bytes;

  private GivenFile(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /// Reads a file whole.
  ///
  /// @throws ProblemException if that cannot be done, or it is empty
  public static GivenFile of(Path path) {
    Place place = Place.of(String.valueOf(path.getFileName()));
    if (Files.isDirectory(path) || !Files.exists(path)) {
      throw new ProblemException(
          Problem.error(place, "There is no such file: " + path + ".", "Check its name."));
    }
    byte[] bytes;
    try (InputStream raw = Files.newInputStream(path)) {
      bytes = raw.readNBytes(MOST_BYTES);
      if (bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B) {
        bytes = unpacked(bytes);
      }
    } catch (EOFException | ZipException _) {
      throw new ProblemException(
          Problem.error(place, "The packed file is cut short or damaged.", "Fetch it again."));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(place, "The file cannot be read: " + e.getMessage() + ".", ""));
    }
    if (bytes.length == MOST_BYTES) {
      throw new ProblemException(
          Problem.error(place, "The file is larger than 512 MB.", "Take a part of it."));
    }
    if (bytes.length == 0) {
      throw new ProblemException(
          Problem.error(place, "The file is empty.", "A connectome has connections."));
    }
    return new GivenFile(path, bytes);
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  public Path path() {
    return path;
  }

  /// Its name without folders.
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /// Its name without folders and endings, for the connectome in it.
  public String stem() {
    return name().replaceFirst("(?i)\\.gz$", "").replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  /// Whether its name ends so, leaving out `.gz`.
  public boolean endsWith(String ending) {
    return name().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "").endsWith(ending);
  }

  /// Its first 4 KiB as far as they are Latin letters, to recognise it by.
  public String head() {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  /// Whether it is no text.
  public boolean isBinary() {
    return !isUtf16() && head().indexOf('\0') >= 0;
  }

  public byte[] bytes() {
    return bytes;
  }

  private boolean isUtf16() {
    return startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF);
  }

  private boolean startsWith(int... marks) {
    for (int i = 0; i < marks.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != marks[i]) {
        return false;
      }
    }
    return true;
  }

  /// Its text: UTF-8 or UTF-16 by its mark, else UTF-8, else Latin-1.
  ///
  /// @throws ProblemException if it is no text
  public String text() {
    if (isBinary()) {
      throw new ProblemException(
          Problem.error(
              new Place(name(), 1, 1),
              "This is no text.",
              "A spreadsheet is saved as CSV first; HDF5 files end in .h5."));
    }
    Charset charset = isUtf16() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    int from = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer all = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return charset.newDecoder().decode(all).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
