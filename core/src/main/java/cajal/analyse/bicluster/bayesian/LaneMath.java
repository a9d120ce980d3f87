package cajal.analyse.bicluster.bayesian;

import jdk.incubator.vector.DoubleVector;

/// What vectors do with the same bits whether or not the virtual machine has compiled the code
/// around them: its own sums then take another order, its exponentials and logarithms another
/// library, and the same seed would no longer give the same chain.
final class LaneMath {

  private LaneMath() {}

  static double sum(DoubleVector lanes) {
    double sum = 0;
    for (double lane : lanes.toArray()) {
      sum += lane;
    }
    return sum;
  }

  static DoubleVector exp(DoubleVector lanes) {
    double[] values = lanes.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i]);
    }
    return DoubleVector.fromArray(lanes.species(), values, 0);
  }

  static DoubleVector log(DoubleVector lanes) {
    double[] values = lanes.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.log(values[i]);
    }
    return DoubleVector.fromArray(lanes.species(), values, 0);
  }
}
