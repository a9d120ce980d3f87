package cajal.exchange.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow, little endian.
final class Bytes {

  /// The address of nothing.
  static final long NOWHERE = -1;

  private byte[] bytes = new byte[256];
  private int size;

  Bytes u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  Bytes u16(int value) {
    return u8(value).u8(value >>> 8);
  }

  Bytes u32(int value) {
    return u16(value).u16(value >>> 16);
  }

  Bytes u64(long value) {
    return u32((int) value).u32((int) (value >>> 32));
  }

  Bytes ascii(String text) {
    return put(text.getBytes(StandardCharsets.US_ASCII));
  }

  Bytes put(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  Bytes put(Bytes more) {
    return put(more.toArray());
  }

  Bytes zeros(int count) {
    room(count);
    Arrays.fill(bytes, size, size + count, (byte) 0);
    size += count;
    return this;
  }

  /// Room for so many bytes at the end, to be filled.
  ByteBuffer space(int count) {
    zeros(count);
    return ByteBuffer.wrap(bytes, size - count, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Ends with the checksum of all before.
  Bytes checked() {
    return u32(Lookup3.of(bytes, size));
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
