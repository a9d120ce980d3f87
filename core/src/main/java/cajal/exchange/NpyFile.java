package cajal.exchange;

import cajal.work.Progress;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One array in NumPy's format, as it lies in a `.npy` file or inside a `.npz` archive (NumPy
/// enhancement proposal 1).
final class NpyFile {

  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final Pattern DESCR =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z?])(\\d*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");
  private static final int BLOCK = 1 << 16;

  private NpyFile() {}

  /// How an array lies in a file.
  ///
  /// @param begin number of bytes before its first value
  record Header(
      ByteOrder order,
      char kind,
      int width,
      boolean firstFastest,
      int[] shape,
      int count,
      int begin) {}

  /// Opens the bytes of an array from their beginning, as often as is wanted.
  interface Opener {
    InputStream open() throws IOException;
  }

  /// One array: texts at once, numbers when they are asked for.
  ///
  /// @param place file and array, for problems
  /// @param size number of bytes there are, by which an impossible shape is told; negative where it
  ///   is not known
  static NamedArray read(Opener opener, String name, String place, long size, Progress progress)
      throws IOException {
    try (DataInputStream in = new DataInputStream(opener.open())) {
      Header header = header(in, place);
      long bytes = (long) header.count * header.width;
      if (size >= 0 && header.begin + bytes > size) {
        throw Unreadable.at(
            place,
            "The file ends before its content does: the shape needs "
                + bytes
                + " bytes and there are "
                + (size - header.begin)
                + ".",
            "Get the file again from where it came.");
      }
      return switch (header.kind) {
        case 'U', 'S', 'a' -> texts(in, name, header);
        default ->
            new NamedArray.Numeric(
                name,
                header.shape,
                header.firstFastest,
                new NpyNumbers(opener, place, header, progress));
      };
    }
  }

  private static Header header(DataInputStream in, String place) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw Unreadable.at(place, "This is no NumPy array: its first bytes are others.", "");
    }
    int major = in.readUnsignedByte();
    in.readUnsignedByte();
    int length =
        major == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (major < 1 || major > 3 || length < 0 || length > 1 << 20) {
      throw Unreadable.at(place, "The head of the NumPy array is damaged.", "");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    Matcher descr = DESCR.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!order.find() || !shape.find()) {
      throw Unreadable.at(place, "The head of the NumPy array is damaged: " + text.strip(), "");
    }
    if (!descr.find()) {
      throw Unreadable.at(
          place, "Arrays of records are not read here.", "Save each field as an array of its own.");
    }
    char kind = descr.group(2).charAt(0);
    if (kind == 'O') {
      throw Unreadable.at(
          place,
          "The array holds Python objects, which only the program that wrote them can read.",
          "Save it as an array of numbers.");
    }
    int digits = descr.group(3).isEmpty() ? 1 : Integer.parseInt(descr.group(3));
    int width = kind == 'U' ? 4 * digits : digits;
    boolean known =
        switch (kind) {
          case 'f' -> width == 2 || width == 4 || width == 8;
          case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
          case 'b', '?' -> width == 1;
          case 'U', 'S', 'a' -> width >= 0 && width < 1 << 24;
          default -> false;
        };
    if (!known) {
      throw Unreadable.at(
          place,
          "Values of the type " + kind + digits + " are not read here.",
          "Save the array as numbers of type float64.");
    }
    int[] lengths = shape(shape.group(1), place);
    return new Header(
        descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        kind,
        width,
        order.group(1).equals("True"),
        lengths,
        Arrays.stream(lengths).reduce(1, (a, b) -> a * b),
        MAGIC.length + 2 + (major == 1 ? 2 : 4) + length);
  }

  private static int[] shape(String text, String place) {
    List<String> parts =
        Arrays.stream(text.replace("L", "").split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    int[] shape = new int[parts.size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      long length =
          parts.get(i).length() > 12
              ? Long.MAX_VALUE
              : Long.parseLong(parts.get(i).replace(" ", ""));
      if (length > Integer.MAX_VALUE - 16 || (count *= length) > Integer.MAX_VALUE - 16) {
        throw Unreadable.at(
            place,
            "The array of shape (" + text + ") is too large to be read.",
            "Save a part of it.");
      }
      shape[i] = (int) length;
    }
    return shape;
  }

  private static NamedArray texts(DataInputStream in, String name, Header header)
      throws IOException {
    String[] values = new String[Math.min(header.count, BLOCK)];
    byte[] bytes = new byte[header.width];
    for (int i = 0; i < header.count; i++) {
      in.readFully(bytes);
      if (i == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(2L * values.length, header.count));
      }
      values[i] = header.kind == 'U' ? codePoints(bytes, header.order) : zeroEnded(bytes);
    }
    if (header.firstFastest && header.shape.length > 1) {
      String[] there = values;
      values =
          Arrays.stream(NamedArray.turn(header.shape))
              .mapToObj(i -> there[i])
              .toArray(String[]::new);
    }
    return new NamedArray.Textual(name, header.shape, Arrays.asList(values));
  }

  private static String zeroEnded(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static String codePoints(byte[] bytes, ByteOrder order) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    StringBuilder text = new StringBuilder();
    while (buffer.remaining() >= 4) {
      int point = buffer.getInt();
      text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
    }
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) == 0) {
      length--;
    }
    return text.substring(0, length);
  }

  /// Where the numbers of an array come from, row by row.
  interface Values {
    double at(int index);
  }

  /// Writes an array of doubles, little endian, the last dimension fastest.
  static void write(OutputStream out, int[] shape, Values values) throws IOException {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    head(out, "<f8", shape);
    ByteBuffer buffer = ByteBuffer.allocate(8 * 8192).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      buffer.putDouble(values.at(i));
      if (!buffer.hasRemaining()) {
        out.write(buffer.array());
        buffer.clear();
      }
    }
    out.write(buffer.array(), 0, buffer.position());
  }

  /// Writes an array of whole numbers of 32 bits.
  static void write(OutputStream out, int[] values) throws IOException {
    head(out, "<i4", new int[] {values.length});
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asIntBuffer().put(values);
    out.write(buffer.array());
  }

  /// Writes texts, all padded to the longest; a single one has no dimension.
  static void write(OutputStream out, List<String> values, boolean single) throws IOException {
    int longest =
        Math.max(1, values.stream().mapToInt(v -> v.codePointCount(0, v.length())).max().orElse(1));
    head(out, "<U" + longest, single ? new int[0] : new int[] {values.size()});
    for (String value : values) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * longest).order(ByteOrder.LITTLE_ENDIAN);
      value.codePoints().forEach(buffer::putInt);
      out.write(buffer.array());
    }
  }

  private static void head(OutputStream out, String descr, int[] shape) throws IOException {
    String lengths = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String text =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + lengths + "), }";
    // The data begin at a multiple of 64 bytes.
    int padded = (10 + text.length() + 1 + 63) / 64 * 64 - 10;
    String line = text + " ".repeat(padded - text.length() - 1) + "\n";
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) padded, (byte) (padded >> 8)});
    out.write(line.getBytes(StandardCharsets.US_ASCII));
  }
}
