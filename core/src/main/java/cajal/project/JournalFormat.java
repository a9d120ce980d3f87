package cajal.project;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The bytes of a journal.
///
/// After a line that names the format come records. A record is a line `CRC LENGTH` in hexadecimal
/// digits, LENGTH bytes and a line feed. Its bytes are a line `KEPT KEPT_END GESTURE` and the
/// middle of a {@link Patch} on the text of the record before, so that an edit costs what it
/// changes. The checksum covers the bytes of the record and the checksum before it: a record that
/// does not follow on the one before is as torn as one that was cut off.
final class JournalFormat {

  static final String HEADER = "cajal-journal 1\n";

  private static final int FRAME = 18;

  private JournalFormat() {}

  /// One edit: its name and the text of the project after it.
  record Entry(String gesture, String text) {}

  /// What can be read from the beginning of a journal.
  ///
  /// @param entries whole records
  /// @param length bytes up to the end of the last whole record; 0 where the header is not whole
  /// @param checksum of the last whole record
  record Contents(List<Entry> entries, int length, int checksum) {}

  static boolean hasHeader(byte[] bytes) {
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < header.length) {
      return false;
    }
    return java.util.Arrays.equals(header, 0, header.length, bytes, 0, header.length);
  }

  /// One record.
  ///
  /// @param checksumBefore of the record before; 0 for the first
  /// @param textBefore of the record before; empty for the first
  static byte[] record(int checksumBefore, String textBefore, Entry entry) {
    Patch patch = Patch.between(textBefore, entry.text());
    String gesture = entry.gesture().replaceAll("\\R", " ");
    byte[] body =
        (patch.kept() + " " + patch.keptEnd() + " " + gesture + "\n" + patch.middle())
            .getBytes(StandardCharsets.UTF_8);
    byte[] frame =
        String.format("%08x %08x\n", checksum(checksumBefore, body, 0, body.length), body.length)
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(frame.length + body.length + 1)
        .put(frame)
        .put(body)
        .put((byte) '\n')
        .array();
  }

  /// The checksum that stands in a record.
  static int checksum(byte[] record) {
    return Integer.parseUnsignedInt(new String(record, 0, 8, StandardCharsets.US_ASCII), 16);
  }

  private static int checksum(int before, byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(before).flip());
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /// Reads records up to the first that is torn.
  static Contents read(byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    if (!hasHeader(bytes)) {
      return new Contents(entries, 0, 0);
    }
    int at = HEADER.length();
    int checksum = 0;
    String text = "";
    while (bytes.length - at > FRAME) {
      int expected;
      int length;
      Entry entry;
      try {
        String frame = new String(bytes, at, FRAME, StandardCharsets.US_ASCII);
        expected = Integer.parseUnsignedInt(frame.substring(0, 8), 16);
        length = Integer.parseInt(frame.substring(9, 17), 16);
        int start = at + FRAME;
        if (length > bytes.length - start - 1
            || expected != checksum(checksum, bytes, start, length)) {
          break;
        }
        entry = entry(text, bytes, start, length);
      } catch (IllegalArgumentException | CharacterCodingException e) {
        break;
      }
      entries.add(entry);
      checksum = expected;
      text = entry.text();
      at += FRAME + length + 1;
    }
    return new Contents(entries, at, checksum);
  }

  private static Entry entry(String textBefore, byte[] bytes, int start, int length)
      throws CharacterCodingException {
    String body =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, start, length))
            .toString();
    int line = body.indexOf('\n');
    String[] words = body.substring(0, Math.max(line, 0)).split(" ", 3);
    if (words.length < 3) {
      throw new IllegalArgumentException("a record lacks its first line");
    }
    Patch patch =
        new Patch(Integer.parseInt(words[0]), Integer.parseInt(words[1]), body.substring(line + 1));
    return new Entry(words[2], patch.on(textBefore));
  }
}
