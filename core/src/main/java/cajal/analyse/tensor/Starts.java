package cajal.analyse.tensor;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// First factors.
final class Starts {

  private Starts() {}

  /// Factors of one rank in all modes, scaled so that the model is as long as the tensor.
  ///
  /// @return `[mode][index * rank + component]`
  static double[][] of(Tensor tensor, FitSettings settings, long seed) {
    int[] columns = new int[tensor.modes()];
    Arrays.fill(columns, settings.rank());
    double[][] factors = ofModes(tensor, settings, columns, seed);
    scale(tensor, factors, settings.rank());
    return factors;
  }

  /// Factors of any number of columns in each mode, as they come.
  ///
  /// @return `[mode][index * columns + column]`
  static double[][] ofModes(Tensor tensor, FitSettings settings, int[] columns, long seed) {
    boolean nonNegative = settings.method().isNonNegative();
    RandomSequence random = RandomSequence.of(seed, "factors");
    double[][] factors = new double[tensor.modes()][];
    for (int mode = 0; mode < factors.length; mode++) {
      factors[mode] = uniform(random.child(mode), tensor.shape()[mode] * columns[mode]);
      switch (settings.start()) {
        case RANDOM -> {}
        case NNDSVD -> nonNegativeVectors(tensor, mode, factors[mode], seed);
        case HOSVD -> vectors(tensor, mode, factors[mode], seed, nonNegative);
      }
    }
    return factors;
  }

  private static double[] uniform(RandomSequence random, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.uniform();
    }
    return values;
  }

  private static void vectors(
      Tensor tensor, int mode, double[] factor, long seed, boolean nonNegative) {
    int rows = tensor.shape()[mode];
    int rank = factor.length / rows;
    Unfolding.Singular leading = new Unfolding(tensor, mode).leading(rank, seed);
    for (int r = 0; r < leading.values().length; r++) {
      double[] vector = leading.vectors()[r];
      for (int i = 0; i < rows; i++) {
        factor[i * rank + r] = nonNegative ? Math.abs(vector[i]) : vector[i];
      }
    }
  }

  // Of each pair of singular vectors the signs that weigh more, as in NMF; components beyond the
  // length of the mode stay random.
  private static void nonNegativeVectors(Tensor tensor, int mode, double[] factor, long seed) {
    int rows = tensor.shape()[mode];
    int rank = factor.length / rows;
    Unfolding unfolding = new Unfolding(tensor, mode);
    Unfolding.Singular leading = unfolding.leading(rank, seed);
    for (int r = 0; r < leading.values().length; r++) {
      double value = leading.values()[r];
      if (!(value > 1e-12 * leading.values()[0])) {
        continue;
      }
      double[] vector = leading.vectors()[r];
      double positive = 0;
      double negative = 0;
      for (double entry : vector) {
        if (entry > 0) {
          positive += entry * entry;
        } else {
          negative += entry * entry;
        }
      }
      positive = Math.sqrt(positive);
      negative = Math.sqrt(negative);
      double[] right = unfolding.partsOfRight(vector, value);
      boolean up = positive * right[0] >= negative * right[1];
      double norm = up ? positive : negative;
      double weight = Math.sqrt(value * (up ? positive * right[0] : negative * right[1]));
      for (int i = 0; i < rows; i++) {
        double entry = up ? Math.max(0, vector[i]) : Math.max(0, -vector[i]);
        factor[i * rank + r] = weight * entry / norm;
      }
    }
  }

  private static void scale(Tensor tensor, double[][] factors, int rank) {
    Grams grams = new Grams(factors.length, rank);
    for (int mode = 0; mode < factors.length; mode++) {
      grams.update(mode, factors[mode]);
    }
    double model = 0;
    double[] others = grams.withoutMode(0);
    for (int i = 0; i < others.length; i++) {
      model += others[i] * grams.of(0)[i];
    }
    double squared = tensor.squaredNorm();
    if (!(model > 0) || !(squared > 0)) {
      return;
    }
    double each = Math.pow(squared / model, 0.5 / factors.length);
    for (double[] factor : factors) {
      for (int i = 0; i < factor.length; i++) {
        factor[i] *= each;
      }
    }
  }
}
