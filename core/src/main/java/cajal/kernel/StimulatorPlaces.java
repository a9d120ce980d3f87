package cajal.kernel;

import jdk.incubator.vector.DoubleVector;

/// Where the targets of a stimulator are in the column that it drives.
///
/// @param target `[connection]`, target neuron
/// @param zero where neuron 0 is
/// @param isRow whether each target is the neuron after the one before
public record StimulatorPlaces(int[] target, int zero, boolean isRow) {

  /// Places in a column that begins with neuron 0.
  public static StimulatorPlaces of(int[] target) {
    boolean row = true;
    for (int k = 1; k < target.length; k++) {
      row &= target[k] == target[k - 1] + 1;
    }
    return new StimulatorPlaces(target, 0, row);
  }

  StimulatorPlaces shifted(int to) {
    return new StimulatorPlaces(target, to, isRow);
  }

  /// Adds what some connections give, each with its weight.
  ///
  /// @param out the column, modified
  /// @param given `[at + connection - from]`
  void add(double[] out, double[] weight, double[] given, int at, int from, int count) {
    if (isRow && count > 0) {
      int first = zero + target[from];
      int end = Lanes.SPECIES.loopBound(count);
      for (int k = 0; k < end; k += Lanes.COUNT) {
        DoubleVector amount = DoubleVector.fromArray(Lanes.SPECIES, given, at + k);
        DoubleVector each = DoubleVector.fromArray(Lanes.SPECIES, weight, from + k);
        DoubleVector before = DoubleVector.fromArray(Lanes.SPECIES, out, first + k);
        before.add(each.mul(amount)).intoArray(out, first + k);
      }
      for (int k = end; k < count; k++) {
        out[first + k] += weight[from + k] * given[at + k];
      }
    } else {
      for (int k = 0; k < count; k++) {
        out[zero + target[from + k]] += weight[from + k] * given[at + k];
      }
    }
  }
}
