package cajal.analyse.tensor;

/// A small core tensor multiplied along each mode by a factor: the model of a Tucker decomposition.
///
/// @param core how strongly columns of all modes go together
/// @param factors `[mode][index * columns + column]`
public record Tucker(int[] shape, Tensor core, double[][] factors) implements Model {

  @Override
  public int columns(int mode) {
    return core.shape()[mode];
  }

  @Override
  public double[] factor(int mode, int column) {
    double[] values = new double[shape[mode]];
    for (int i = 0; i < values.length; i++) {
      values[i] = factors[mode][i * columns(mode) + column];
    }
    return values;
  }

  @Override
  public double at(int cell) {
    int modes = shape.length;
    int[] row = new int[modes];
    int left = cell;
    for (int mode = modes - 1; mode >= 0; mode--) {
      row[mode] = left % shape[mode] * columns(mode);
      left /= shape[mode];
    }
    double sum = 0;
    for (int entry = 0; entry < core.cells(); entry++) {
      double product = core.at(entry);
      int rest = entry;
      for (int mode = modes - 1; mode >= 0; mode--) {
        product *= factors[mode][row[mode] + rest % columns(mode)];
        rest /= columns(mode);
      }
      sum += product;
    }
    return sum;
  }
}
