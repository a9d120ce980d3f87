package cajal.analyse.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Products of a tensor with matrices along its modes, without any unfolding being made.
final class ModeProduct {

  private ModeProduct() {}

  /// The tensor with one mode replaced by what a matrix's columns weigh its indices with.
  ///
  /// @param matrix `[index * columns + column]`
  static Tensor along(Tensor tensor, int mode, double[] matrix) {
    int[] shape = tensor.shape();
    int length = shape[mode];
    int columns = matrix.length / length;
    int after = 1;
    for (int m = mode + 1; m < shape.length; m++) {
      after *= shape[m];
    }
    int before = tensor.cells() / length / after;
    int[] reduced = shape.clone();
    reduced[mode] = columns;
    double[] sums = new double[before * columns * after];
    int inner = after;
    IntStream.range(0, before)
        .parallel()
        .forEach(b -> {
          double[] line = new double[inner == 1 ? length : inner];
          if (inner == 1) {
            tensor.read(b * length, length, line);
            for (int i = 0; i < length; i++) {
              for (int c = 0; c < columns; c++) {
                sums[b * columns + c] += line[i] * matrix[i * columns + c];
              }
            }
            return;
          }
          for (int i = 0; i < length; i++) {
            tensor.read((b * length + i) * inner, inner, line);
            for (int c = 0; c < columns; c++) {
              double weight = matrix[i * columns + c];
              int to = (b * columns + c) * inner;
              for (int k = 0; k < inner; k++) {
                sums[to + k] += weight * line[k];
              }
            }
          }
        });
    return new Tensor.Doubles(reduced, sums);
  }

  /// Products along all modes but one, those that shorten the tensor most first.
  ///
  /// @param matrices `[mode][index * columns + column]`
  /// @param skipped mode that stays; negative for none
  static Tensor allBut(Tensor tensor, int skipped, double[][] matrices) {
    int[] shape = tensor.shape();
    List<Integer> order = new ArrayList<>();
    for (int mode = 0; mode < shape.length; mode++) {
      if (mode != skipped) {
        order.add(mode);
      }
    }
    order.sort((a, b) -> Double.compare(shorter(shape, matrices, b), shorter(shape, matrices, a)));
    Tensor product = tensor;
    for (int mode : order) {
      product = along(product, mode, matrices[mode]);
    }
    return product;
  }

  private static double shorter(int[] shape, double[][] matrices, int mode) {
    return (double) shape[mode] * shape[mode] / matrices[mode].length;
  }

  /// The inner products of a small tensor's slices across one mode with another's.
  ///
  /// @return `[index of a * length of b + index of b]`
  static double[] slices(Tensor a, Tensor b, int mode) {
    int rows = a.shape()[mode];
    int columns = b.shape()[mode];
    int after = 1;
    for (int m = mode + 1; m < a.modes(); m++) {
      after *= a.shape()[m];
    }
    int before = a.cells() / rows / after;
    double[] products = new double[rows * columns];
    for (int outer = 0; outer < before; outer++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double sum = 0;
          for (int k = 0; k < after; k++) {
            sum += a.at((outer * rows + i) * after + k) * b.at((outer * columns + j) * after + k);
          }
          products[i * columns + j] += sum;
        }
      }
    }
    return products;
  }

  /// The inner product of two tensors of one shape.
  static double inner(Tensor a, Tensor b) {
    double sum = 0;
    for (int cell = 0; cell < a.cells(); cell++) {
      sum += a.at(cell) * b.at(cell);
    }
    return sum;
  }

  /// The products of a factor's columns with each other.
  ///
  /// @param factor `[index * columns + column]`
  static double[] gram(double[] factor, int columns) {
    double[] gram = new double[columns * columns];
    for (int row = 0; row < factor.length; row += columns) {
      for (int r = 0; r < columns; r++) {
        for (int s = 0; s < columns; s++) {
          gram[r * columns + s] += factor[row + r] * factor[row + s];
        }
      }
    }
    return gram;
  }
}
