package cajal.exchange.hdf5;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The values of an array or attribute.
public sealed interface H5Content {

  /// Length of each dimension; none for a single value.
  long[] shape();

  /// Number of values.
  default int count() {
    return Math.toIntExact(Arrays.stream(shape()).reduce(1, Math::multiplyExact));
  }

  /// How a number lies in a file, little endian.
  enum Type {
    INT8(1),
    UINT8(1),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }

    boolean isFloat() {
      return this == FLOAT32 || this == FLOAT64;
    }

    boolean isSigned() {
      return this == INT8 || this == INT32 || this == INT64;
    }
  }

  /// Where numbers come from, so that none need lie in memory twice.
  interface Source {
    /// Puts one number in its type.
    void put(ByteBuffer buffer, int index);
  }

  /// @param source the last dimension runs fastest
  record Numbers(Type type, long[] shape, Source source) implements H5Content {}

  /// Texts of any length in UTF-8.
  record Texts(long[] shape, List<String> values) implements H5Content {

    public Texts {
      values = List.copyOf(values);
    }
  }

  /// References to groups or arrays of the same file.
  record References(long[] shape, List<H5Node> values) implements H5Content {

    public References {
      values = List.copyOf(values);
    }
  }

  /// A single text.
  static H5Content text(String value) {
    return new Texts(new long[0], List.of(value));
  }

  /// A list of texts.
  static H5Content texts(List<String> values) {
    return new Texts(new long[] {values.size()}, values);
  }

  /// A single reference.
  static H5Content reference(H5Node node) {
    return new References(new long[0], List.of(node));
  }

  /// A single whole number.
  static H5Content number(Type type, long value) {
    return new Numbers(type, new long[0], whole(type, new long[] {value}));
  }

  /// A single number.
  static H5Content number(double value) {
    return new Numbers(Type.FLOAT64, new long[0], (buffer, _) -> buffer.putDouble(value));
  }

  /// A list of numbers.
  static H5Content numbers(double[] values) {
    return numbers(values, values.length);
  }

  /// Numbers in a shape.
  static H5Content numbers(double[] values, long... shape) {
    return new Numbers(
        Type.FLOAT64, shape.clone(), (buffer, index) -> buffer.putDouble(values[index]));
  }

  /// A list of whole numbers.
  static H5Content numbers(Type type, long[] values) {
    return new Numbers(type, new long[] {values.length}, whole(type, values));
  }

  private static Source whole(Type type, long[] values) {
    return (buffer, index) -> {
      switch (type) {
        case INT8, UINT8 -> buffer.put((byte) values[index]);
        case INT32, UINT32 -> buffer.putInt((int) values[index]);
        case INT64, UINT64 -> buffer.putLong(values[index]);
        case FLOAT32 -> buffer.putFloat((float) values[index]);
        case FLOAT64 -> buffer.putDouble((double) values[index]);
      }
    };
  }
}
