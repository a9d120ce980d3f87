package cajal.analyse.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A sum of outer products that stands for a tensor: the model of a canonical polyadic (CP)
/// factorisation.
///
/// @param shape length of each mode
/// @param factors `[mode][index * rank + component]`
/// @param weights `[component]`
public record Components(int[] shape, double[][] factors, double[] weights) implements Model {

  @Override
  public int columns(int mode) {
    return rank();
  }

  /// Number of components.
  public int rank() {
    return weights.length;
  }

  @Override
  public double[] factor(int mode, int component) {
    double[] column = new double[shape[mode]];
    for (int i = 0; i < column.length; i++) {
      column[i] = factors[mode][i * rank() + component];
    }
    return column;
  }

  /// The same model with columns of unit length, the largest component first.
  public Components normalised() {
    int rank = rank();
    double[] scale = weights.clone();
    double[][] lengths = new double[shape.length][];
    for (int mode = 0; mode < shape.length; mode++) {
      lengths[mode] = lengths(mode);
      for (int r = 0; r < rank; r++) {
        scale[r] *= lengths[mode][r];
      }
    }
    int[] order =
        IntStream.range(0, rank)
            .boxed()
            .sorted((a, b) -> Double.compare(scale[b], scale[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] unit = new double[shape.length][];
    for (int mode = 0; mode < shape.length; mode++) {
      unit[mode] = new double[factors[mode].length];
      for (int i = 0; i < shape[mode]; i++) {
        for (int r = 0; r < rank; r++) {
          double length = lengths[mode][order[r]];
          unit[mode][i * rank + r] = length > 0 ? factors[mode][i * rank + order[r]] / length : 0;
        }
      }
    }
    return new Components(shape, unit, Arrays.stream(order).mapToDouble(r -> scale[r]).toArray());
  }

  private double[] lengths(int mode) {
    double[] lengths = new double[rank()];
    for (int i = 0; i < shape[mode]; i++) {
      for (int r = 0; r < rank(); r++) {
        double value = factors[mode][i * rank() + r];
        lengths[r] += value * value;
      }
    }
    for (int r = 0; r < rank(); r++) {
      lengths[r] = Math.sqrt(lengths[r]);
    }
    return lengths;
  }

  @Override
  public double at(int cell) {
    int rank = rank();
    double sum = 0;
    for (int r = 0; r < rank; r++) {
      double product = weights[r];
      int left = cell;
      for (int mode = shape.length - 1; mode >= 0; mode--) {
        product *= factors[mode][left % shape[mode] * rank + r];
        left /= shape[mode];
      }
      sum += product;
    }
    return sum;
  }
}
