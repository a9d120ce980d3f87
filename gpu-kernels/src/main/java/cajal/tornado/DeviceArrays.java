package cajal.tornado;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// Plain arrays of numbers on their way between two processes.
final class DeviceArrays {

  private static final int CHUNK = 1 << 20;

  private DeviceArrays() {}

  static Object made(char type, int length) {
    return switch (type) {
      case 'D' -> new double[length];
      case 'J' -> new long[length];
      case 'F' -> new float[length];
      case 'I' -> new int[length];
      default -> throw new IllegalArgumentException("no type " + type);
    };
  }

  static char type(Object array) {
    return array.getClass().getName().charAt(1);
  }

  static int length(Object array) {
    return java.lang.reflect.Array.getLength(array);
  }

  private static int width(Object array) {
    char type = type(array);
    return type == 'D' || type == 'J' ? 8 : 4;
  }

  /// Writes all numbers of an array.
  static void write(WritableByteChannel out, Object array) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
    int width = width(array);
    int length = length(array);
    for (int at = 0; at < length; ) {
      int count = Math.min(length - at, CHUNK / width);
      buffer.clear();
      switch (array) {
        case double[] a -> buffer.asDoubleBuffer().put(a, at, count);
        case long[] a -> buffer.asLongBuffer().put(a, at, count);
        case float[] a -> buffer.asFloatBuffer().put(a, at, count);
        case int[] a -> buffer.asIntBuffer().put(a, at, count);
        default -> throw new IllegalArgumentException();
      }
      buffer.limit(count * width);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      at += count;
    }
  }

  /// Reads all numbers of an array.
  static void read(ReadableByteChannel in, Object array) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
    int width = width(array);
    int length = length(array);
    for (int at = 0; at < length; ) {
      int count = Math.min(length - at, CHUNK / width);
      buffer.clear().limit(count * width);
      while (buffer.hasRemaining()) {
        if (in.read(buffer) < 0) {
          throw new IOException("it ends too early");
        }
      }
      buffer.flip();
      switch (array) {
        case double[] a -> buffer.asDoubleBuffer().get(a, at, count);
        case long[] a -> buffer.asLongBuffer().get(a, at, count);
        case float[] a -> buffer.asFloatBuffer().get(a, at, count);
        case int[] a -> buffer.asIntBuffer().get(a, at, count);
        default -> throw new IllegalArgumentException();
      }
      at += count;
    }
  }

  /// Replaces some numbers.
  static void patch(Object array, Patches.Patch patch) {
    double[] values = patch.values();
    for (int i = 0; i < values.length; i++) {
      switch (array) {
        case double[] a -> a[patch.at() + i] = values[i];
        case float[] a -> a[patch.at() + i] = (float) values[i];
        case int[] a -> a[patch.at() + i] = (int) values[i];
        default -> throw new IllegalArgumentException();
      }
    }
  }

  static void write(DataOutputStream out, Patches.Patch patch) throws IOException {
    out.writeUTF(patch.array());
    out.writeInt(patch.at());
    out.writeInt(patch.values().length);
    for (double value : patch.values()) {
      out.writeDouble(value);
    }
  }

  static Patches.Patch readPatch(DataInputStream in) throws IOException {
    String array = in.readUTF();
    int at = in.readInt();
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return new Patches.Patch(array, at, values);
  }
}
