package cajal.tornado;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The arrays of a device while a network is laid out in them. What many parts share, a kernel can
/// take as one argument.
final class Heaps {

  /// Numbers of one array, to which parts are added one after the other.
  static final class Doubles {
    private double[] values = new double[64];
    private int size;

    /// Makes room for some numbers, all 0.
    ///
    /// @return where the first of them is
    int reserve(long count) {
      int at = size;
      int end = whole(size + count);
      if (end > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(MOST, Math.max(end, 2L * values.length)));
      }
      size = end;
      return at;
    }

    int add(double[] more) {
      int at = reserve(more.length);
      System.arraycopy(more, 0, values, at, more.length);
      return at;
    }

    void set(int at, double[] some) {
      System.arraycopy(some, 0, values, at, some.length);
    }

    double[] copy(int from, int count) {
      return Arrays.copyOfRange(values, from, from + count);
    }

    double[] array() {
      return Arrays.copyOf(values, Math.max(1, size));
    }
  }

  /// The same for whole numbers.
  static final class Ints {
    private int[] values = new int[64];
    private int size;

    int reserve(long count) {
      int at = size;
      int end = whole(size + count);
      if (end > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(MOST, Math.max(end, 2L * values.length)));
      }
      size = end;
      return at;
    }

    int add(int... more) {
      int at = reserve(more.length);
      System.arraycopy(more, 0, values, at, more.length);
      return at;
    }

    void set(int at, int value) {
      values[at] = value;
    }

    int[] array() {
      return Arrays.copyOf(values, Math.max(1, size));
    }
  }

  /// The same for weights in single precision.
  static final class Floats {
    private float[] values = new float[64];
    private int size;

    int reserve(long count) {
      int at = size;
      int end = whole(size + count);
      if (end > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(MOST, Math.max(end, 2L * values.length)));
      }
      size = end;
      return at;
    }

    void set(int at, float value) {
      values[at] = value;
    }

    float[] array() {
      return Arrays.copyOf(values, Math.max(1, size));
    }
  }

  private static final long MOST = Integer.MAX_VALUE - 8;

  final Doubles state = new Doubles();
  final Doubles inputs = new Doubles();
  final Doubles parameter = new Doubles();
  final Doubles synapse = new Doubles();
  final Doubles rings = new Doubles();
  final Doubles given = new Doubles();
  final Doubles samples = new Doubles();
  final Ints index = new Ints();
  final Ints left = new Ints();
  final Ints fired = new Ints();
  final Ints counts = new Ints();
  final Ints history = new Ints();
  final Ints blocks = new Ints();
  final Ints last = new Ints();
  final Ints log = new Ints();
  final Floats weights = new Floats();

  private static int whole(long size) {
    if (size > MOST) {
      throw Refusal.of(
          "The network is too large for a device: one of its arrays would have "
              + String.format(java.util.Locale.ROOT, "%,d", size)
              + " entries, and there is room for "
              + String.format(java.util.Locale.ROOT, "%,d", MOST)
              + ".");
    }
    return (int) size;
  }

  /// All of them by name.
  Map<String, Object> arrays(double[] ziggurat) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("clock", new long[8]);
    arrays.put("state", state.array());
    arrays.put("inputs", inputs.array());
    arrays.put("parameter", parameter.array());
    arrays.put("synapse", synapse.array());
    arrays.put("rings", rings.array());
    arrays.put("given", given.array());
    arrays.put("samples", samples.array());
    arrays.put("ziggurat", ziggurat);
    arrays.put("index", index.array());
    arrays.put("left", left.array());
    arrays.put("fired", fired.array());
    arrays.put("counts", counts.array());
    arrays.put("history", history.array());
    arrays.put("blocks", blocks.array());
    arrays.put("last", last.array());
    arrays.put("log", log.array());
    arrays.put("weights", weights.array());
    return arrays;
  }
}
