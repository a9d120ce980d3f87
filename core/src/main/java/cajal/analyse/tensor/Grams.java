package cajal.analyse.tensor;

import java.util.Arrays;

/// Products of a factor's columns with each other, for all modes.
final class Grams {

  private final int rank;
  private final double[][] grams;

  Grams(int modes, int rank) {
    this.rank = rank;
    grams = new double[modes][rank * rank];
  }

  /// Computes a mode's products anew.
  void update(int mode, double[] factor) {
    double[] gram = grams[mode];
    Arrays.fill(gram, 0);
    for (int row = 0; row < factor.length; row += rank) {
      for (int r = 0; r < rank; r++) {
        double value = factor[row + r];
        for (int s = 0; s < rank; s++) {
          gram[r * rank + s] += value * factor[row + s];
        }
      }
    }
  }

  double[] of(int mode) {
    return grams[mode];
  }

  /// The elementwise product of all modes but one.
  double[] withoutMode(int mode) {
    double[] product = new double[rank * rank];
    Arrays.fill(product, 1);
    for (int other = 0; other < grams.length; other++) {
      if (other != mode) {
        for (int i = 0; i < product.length; i++) {
          product[i] *= grams[other][i];
        }
      }
    }
    return product;
  }
}
