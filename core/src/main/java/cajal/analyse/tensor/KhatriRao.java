package cajal.analyse.tensor;

import java.util.Arrays;

/// The columnwise Kronecker product of factors of consecutive modes.
final class KhatriRao {

  private KhatriRao() {}

  /// The product of the factors of some modes, the last index fastest; ones where there are none.
  ///
  /// @param factors `[mode][index * rank + component]`
  /// @return `[row * rank + component]`
  static double[] of(double[][] factors, int[] shape, int rank, int from, int end) {
    double[] product = new double[rank];
    Arrays.fill(product, 1);
    for (int mode = from; mode < end; mode++) {
      int rows = product.length / rank;
      double[] next = new double[product.length * shape[mode]];
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < shape[mode]; i++) {
          int to = (row * shape[mode] + i) * rank;
          for (int r = 0; r < rank; r++) {
            next[to + r] = product[row * rank + r] * factors[mode][i * rank + r];
          }
        }
      }
      product = next;
    }
    return product;
  }
}
