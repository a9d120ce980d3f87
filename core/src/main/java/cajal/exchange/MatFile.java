package cajal.exchange;

import cajal.work.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;

/// Reads the variables of a MATLAB file of level 5 (versions 5 to 7): numbers, texts, cells and
/// structs, compressed or not. A field of a struct gets the name `struct.field`.
final class MatFile {

  private static final int HEAD = 128;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int CELL = 1;
  private static final int STRUCT = 2;
  private static final int CHAR = 4;
  private static final int FIRST_NUMERIC = 6;
  private static final int LAST_NUMERIC = 15;
  private static final int COMPLEX = 0x08;
  private static final int DEEPEST = 24;

  private final Path file;
  private final Progress progress;
  private final List<NamedArray> arrays = new ArrayList<>();

  private MatFile(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  /// All variables that are numbers, texts or cells of those.
  static List<NamedArray> read(Path file, Progress progress) throws IOException {
    MatFile reader = new MatFile(file, progress);
    try {
      reader.readAll();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Unreadable.damaged(
          file, "The file ends before its content does, or contradicts itself.");
    }
    return reader.arrays;
  }

  private void readAll() throws IOException {
    if (Files.size(file) > Integer.MAX_VALUE - 16) {
      throw Unreadable.at(
          file.toString(), "The file is larger than 2 GiB.", "Save it as version 7.3.");
    }
    ByteBuffer bytes;
    // Pages of the file, which take no memory of the program's own.
    try (FileChannel channel = FileChannel.open(file)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    if (bytes.limit() < HEAD) {
      throw Unreadable.damaged(file, "The file is shorter than the head of a MATLAB file.");
    }
    boolean big = bytes.get(126) == 'M' && bytes.get(127) == 'I';
    if (!big && !(bytes.get(126) == 'I' && bytes.get(127) == 'M')) {
      throw Unreadable.damaged(
          file, "This is no MATLAB file of level 5: its head has another mark.");
    }
    bytes.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    bytes.position(HEAD);
    while (bytes.remaining() >= 8) {
      progress.orStop();
      progress.at((double) bytes.position() / bytes.limit(), "reading " + file.getFileName());
      Element element = element(bytes);
      if (element.type == COMPRESSED) {
        ByteBuffer plain = inflated(element.data);
        Element inner = element(plain);
        if (inner.type == MATRIX) {
          matrix(inner.data, "", 0, arrays);
        }
      } else if (element.type == MATRIX) {
        matrix(element.data, "", 0, arrays);
      }
    }
  }

  private record Element(int type, ByteBuffer data) {}

  private static Element element(ByteBuffer bytes) {
    int first = bytes.getInt();
    int type = first;
    int size;
    int taken;
    if (first >>> 16 != 0) {
      // Up to four bytes of data lie beside the type.
      type = first & 0xffff;
      size = first >>> 16;
      taken = 4;
    } else {
      size = bytes.getInt();
      // Elements end at multiples of 8 bytes, but those that are compressed.
      taken = type == COMPRESSED ? size : Math.addExact(size, (8 - size % 8) % 8);
    }
    if (size < 0 || size > bytes.remaining()) {
      throw new IllegalArgumentException("an element is longer than the file");
    }
    ByteBuffer data = bytes.slice(bytes.position(), size).order(bytes.order());
    bytes.position(bytes.position() + Math.min(taken, bytes.remaining()));
    return new Element(type, data);
  }

  private static ByteBuffer inflated(ByteBuffer data) throws IOException {
    byte[] packed = new byte[data.remaining()];
    data.get(packed);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return ByteBuffer.wrap(in.readAllBytes()).order(data.order());
    }
  }

  /// Adds one variable, or the fields of a struct, to a list.
  private void matrix(ByteBuffer bytes, String givenName, int depth, List<NamedArray> into) {
    if (!bytes.hasRemaining() || depth > DEEPEST) {
      return;
    }
    int flags = element(bytes).data.getInt();
    int kind = flags & 0xff;
    int[] shape = ints(element(bytes));
    if (shape.length > 32) {
      throw new IllegalArgumentException("an array has too many dimensions");
    }
    String told = new String(all(element(bytes).data), StandardCharsets.UTF_8);
    String name = givenName.isEmpty() ? told : givenName;
    long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (count < 0 || count > bytes.limit() * 2L + 1) {
      throw new IllegalArgumentException("an array is longer than the file");
    }
    if (kind == CELL) {
      List<NamedArray> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        matrix(element(bytes).data, name + "{" + (i + 1) + "}", depth + 1, values);
      }
      into.add(new NamedArray.Cells(name, shape, values));
    } else if (kind == STRUCT) {
      struct(bytes, name, (int) count, depth, into);
    } else if (kind == CHAR) {
      into.add(text(name, shape, element(bytes)));
    } else if (kind >= FIRST_NUMERIC && kind <= LAST_NUMERIC && (flags >> 8 & COMPLEX) == 0) {
      Element numbers = element(bytes);
      if (numbers.data.remaining() / width(numbers.type) != count) {
        throw new IllegalArgumentException("an array has another length than its shape");
      }
      into.add(new NamedArray.Numeric(name, shape, true, source(numbers)));
    } else {
      into.add(new NamedArray.Cells(name + " (of a kind that is not read)", shape, List.of()));
    }
  }

  private void struct(ByteBuffer bytes, String name, int count, int depth, List<NamedArray> into) {
    int width = Math.max(1, element(bytes).data.getInt());
    byte[] names = all(element(bytes).data);
    int fields = names.length / width;
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < fields; f++) {
        String field =
            new String(names, f * width, width, StandardCharsets.US_ASCII).split("\0", 2)[0];
        String place = count == 1 ? name : name + "(" + (i + 1) + ")";
        matrix(element(bytes).data, place + "." + field, depth + 1, into);
      }
    }
  }

  private static byte[] all(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }

  private static int[] ints(Element element) {
    return Arrays.stream(doubles(element)).mapToInt(v -> (int) v).toArray();
  }

  private static NamedArray text(String name, int[] shape, Element element) {
    // Types 1, 2 and 16 have one byte for each letter, 4 and 17 two; UTF-8 may have more.
    String all =
        element.type == 16
            ? new String(all(element.data), StandardCharsets.UTF_8)
            : letters(doubles(element));
    int rows = shape.length > 0 ? shape[0] : 1;
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int at = row; at < all.length(); at += rows) {
        line.append(all.charAt(at));
      }
      lines.add(line.toString().strip());
    }
    return new NamedArray.Textual(name, new int[] {rows}, lines);
  }

  private static String letters(double[] codes) {
    StringBuilder text = new StringBuilder();
    for (double code : codes) {
      text.append((char) code);
    }
    return text.toString();
  }

  private static int width(int type) {
    return switch (type) {
      case 1, 2, 16 -> 1;
      case 3, 4, 17 -> 2;
      case 5, 6, 7, 18 -> 4;
      case 9, 12, 13 -> 8;
      default -> throw new IllegalArgumentException("numbers of the unknown type " + type);
    };
  }

  private static double[] doubles(Element element) {
    return doubles(element, 0, element.data.remaining() / width(element.type));
  }

  private static double[] doubles(Element element, int from, int count) {
    ByteBuffer data = element.data;
    int width = width(element.type);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      int at = data.position() + (from + i) * width;
      values[i] =
          switch (element.type) {
            case 1 -> data.get(at);
            case 2, 16 -> Byte.toUnsignedInt(data.get(at));
            case 3 -> data.getShort(at);
            case 4, 17 -> Short.toUnsignedInt(data.getShort(at));
            case 5 -> data.getInt(at);
            case 6, 18 -> Integer.toUnsignedLong(data.getInt(at));
            case 7 -> data.getFloat(at);
            case 9 -> data.getDouble(at);
            default -> data.getLong(at);
          };
    }
    return values;
  }

  /// The numbers of an element, which stay as they lie in the file until they are asked for.
  private NumberSource source(Element element) {
    int count = element.data.remaining() / width(element.type);
    return () ->
        new NumberCursor() {
          private int done;

          @Override
          protected double[] block() {
            progress.orStop();
            progress.at((double) done / Math.max(1, count), "reading " + file.getFileName());
            double[] block = doubles(element, done, Math.min(NumberSource.BLOCK, count - done));
            done += block.length;
            return block;
          }

          @Override
          public void close() {
            // The bytes are the file's.
          }
        };
  }
}
