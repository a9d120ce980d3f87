package cajal.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An array of any number of dimensions as files of arrays hold them, under its name.
public sealed interface NamedArray {

  String name();

  /// Length of each dimension; none for a single value.
  int[] shape();

  /// Numbers, NaN where there is none, that are read when they are asked for.
  ///
  /// @param firstFastest whether the first dimension runs fastest, instead of the last
  /// @param numbers where they come from; their file has to be open
  record Numeric(String name, int[] shape, boolean firstFastest, NumberSource numbers)
      implements NamedArray {

    /// Whether there is a single dimension, where all others have length 1.
    boolean isVector() {
      return Arrays.stream(shape).filter(n -> n != 1).count() <= 1;
    }

    /// Number of values.
    int count() {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /// All values, the last dimension fastest.
    ///
    /// @throws UncheckedIOException if they cannot be read
    double[] values() {
      try {
        return firstFastest && !isVector() ? turned() : numbers.all(count());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private double[] turned() throws IOException {
      double[] values = new double[count()];
      int[] stride = new int[shape.length];
      int step = 1;
      for (int d = shape.length - 1; d >= 0; d--) {
        stride[d] = step;
        step *= shape[d];
      }
      int[] index = new int[shape.length];
      int to = 0;
      try (NumberCursor each = numbers.open()) {
        while (each.next()) {
          values[to] = each.value();
          for (int d = 0; d < shape.length; d++) {
            to += stride[d];
            if (++index[d] < shape[d]) {
              break;
            }
            to -= index[d] * stride[d];
            index[d] = 0;
          }
        }
      }
      return values;
    }

    /// The channels of a matrix of samples, or of a vector, which is one channel.
    ///
    /// @param rowsAreSamples whether its rows are samples, instead of channels
    /// @return `[channel][sample]`
    /// @throws UncheckedIOException if they cannot be read
    double[][] channels(boolean rowsAreSamples) {
      try {
        int[] both = shape.length == 2 ? shape : new int[] {count(), 1};
        return numbers.split(both, firstFastest, rowsAreSamples);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// @param values the last dimension runs fastest
  record Textual(String name, int[] shape, List<String> values) implements NamedArray {

    public Textual {
      values = List.copyOf(values);
    }
  }

  /// Arrays of different lengths in one, such as the spike times of each unit.
  record Cells(String name, int[] shape, List<NamedArray> values) implements NamedArray {

    public Cells {
      values = List.copyOf(values);
    }
  }

  /// Such as `3 × 1200`.
  default String size() {
    return Arrays.stream(shape()).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
  }

  /// Values whose first dimension runs fastest, turned so that the last does.
  static int[] turn(int[] shape) {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    int[] from = new int[count];
    int[] index = new int[shape.length];
    int[] stride = new int[shape.length];
    int step = 1;
    for (int d = 0; d < shape.length; d++) {
      stride[d] = step;
      step *= shape[d];
    }
    for (int to = 0; to < count; to++) {
      int at = 0;
      for (int d = 0; d < shape.length; d++) {
        at += index[d] * stride[d];
      }
      from[to] = at;
      for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
        index[d] = 0;
      }
    }
    return from;
  }
}
