package cajal.analyse.tensor;

/// A dense array of two or more modes, row-major: the last index runs fastest.
///
/// Values are held as `double` or, in half the memory, as `float`; every computation is in
/// `double`.
public sealed interface Tensor {

  /// Length of each mode; not to be modified.
  int[] shape();

  /// One value.
  ///
  /// @param cell row-major index
  double at(int cell);

  /// Replaces one value.
  void put(int cell, double value);

  /// Reads consecutive cells.
  ///
  /// @param into modified, from index 0 on
  void read(int cell, int count, double[] into);

  /// An independent tensor of the same values.
  Tensor copy();

  /// Number of modes.
  default int modes() {
    return shape().length;
  }

  /// Number of values.
  default int cells() {
    return product(shape());
  }

  /// Sum of squares.
  default double squaredNorm() {
    double[] block = new double[1024];
    double sum = 0;
    for (int cell = 0; cell < cells(); cell += block.length) {
      int count = Math.min(block.length, cells() - cell);
      read(cell, count, block);
      double part = 0;
      for (int i = 0; i < count; i++) {
        part += block[i] * block[i];
      }
      sum += part;
    }
    return sum;
  }

  /// A tensor of zeros.
  static Tensor zeros(int... shape) {
    return new Doubles(shape, new double[product(shape)]);
  }

  /// A tensor of zeros that are held in single precision.
  static Tensor singleZeros(int... shape) {
    return new Floats(shape, new float[product(shape)]);
  }

  private static int product(int[] shape) {
    long cells = 1;
    for (int length : shape) {
      cells *= length;
      if (length < 1 || cells > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("a tensor has 1 to 2^31 - 9 values");
      }
    }
    return (int) cells;
  }

  /// Values in double precision.
  ///
  /// @param values row-major, shared with whoever made it
  record Doubles(int[] shape, double[] values) implements Tensor {

    public Doubles {
      if (values.length != product(shape)) {
        throw new IllegalArgumentException("the shape asks for another number of values");
      }
    }

    @Override
    public double at(int cell) {
      return values[cell];
    }

    @Override
    public void put(int cell, double value) {
      values[cell] = value;
    }

    @Override
    public void read(int cell, int count, double[] into) {
      System.arraycopy(values, cell, into, 0, count);
    }

    @Override
    public Tensor copy() {
      return new Doubles(shape, values.clone());
    }
  }

  /// Values in single precision.
  ///
  /// @param values row-major, shared with whoever made it
  record Floats(int[] shape, float[] values) implements Tensor {

    public Floats {
      if (values.length != product(shape)) {
        throw new IllegalArgumentException("the shape asks for another number of values");
      }
    }

    @Override
    public double at(int cell) {
      return values[cell];
    }

    @Override
    public void put(int cell, double value) {
      values[cell] = (float) value;
    }

    @Override
    public void read(int cell, int count, double[] into) {
      for (int i = 0; i < count; i++) {
        into[i] = values[cell + i];
      }
    }

    @Override
    public Tensor copy() {
      return new Floats(shape, values.clone());
    }
  }
}
