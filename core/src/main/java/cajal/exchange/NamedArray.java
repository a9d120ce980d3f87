package cajal.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An array of any number of dimensions as files of arrays hold them, under its name.
public sealed interface NamedArray {

  String name();

  /// Length of each dimension; none for a single value.
  int[] shape();

  /// Numbers; NaN where there is none.
  ///
  /// @param values the last dimension runs fastest
  record Numeric(String name, int[] shape, double[] values) implements NamedArray {

    /// The values of a single dimension, where all others have length 1.
    boolean isVector() {
      return Arrays.stream(shape).filter(n -> n != 1).count() <= 1;
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
