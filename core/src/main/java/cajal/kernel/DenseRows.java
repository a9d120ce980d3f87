package cajal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Adds the weights of synapses whose targets lie side by side, as many at once as the processor
/// has lanes. Each target gets the bits that it gets when they are added one by one.
public final class DenseRows {

  private static final VectorSpecies<Long> ENTRIES =
      VectorSpecies.of(long.class, Lanes.SPECIES.vectorShape());

  private static final VectorShape HALF = VectorShape.forBitSize(Lanes.COUNT * Integer.SIZE);

  private static final VectorSpecies<Integer> LOWER = VectorSpecies.of(int.class, HALF);

  private DenseRows() {}

  /// Adds one weight to numbers `at` (inclusive) to `at + count` (exclusive).
  ///
  /// @param inputs modified
  public static void add(double weight, double[] inputs, int at, int count) {
    int vectors = count - count % Lanes.COUNT;
    for (int i = at; i < at + vectors; i += Lanes.COUNT) {
      DoubleVector.fromArray(Lanes.SPECIES, inputs, i).add(weight).intoArray(inputs, i);
    }
    for (int i = at + vectors; i < at + count; i++) {
      inputs[i] += weight;
    }
  }

  /// Adds the weights of entries `from` (inclusive) to `from + count` (exclusive) to as many
  /// numbers from `at` on.
  ///
  /// @param entries with a weight as a float in the lower half of each
  /// @param scale by which weights are multiplied
  /// @param inputs modified
  public static void add(
      long[] entries, int from, double scale, double[] inputs, int at, int count) {
    int vectors = count - count % Lanes.COUNT;
    for (int i = 0; i < vectors; i += Lanes.COUNT) {
      IntVector lower =
          (IntVector)
              LongVector.fromArray(ENTRIES, entries, from + i)
                  .convertShape(VectorOperators.L2I, LOWER, 0);
      FloatVector weights = lower.reinterpretAsFloats();
      DoubleVector added =
          (DoubleVector) weights.convertShape(VectorOperators.F2D, Lanes.SPECIES, 0);
      DoubleVector.fromArray(Lanes.SPECIES, inputs, at + i)
          .add(added.mul(scale))
          .intoArray(inputs, at + i);
    }
    for (int i = vectors; i < count; i++) {
      inputs[at + i] += scale * Float.intBitsToFloat((int) entries[from + i]);
    }
  }
}
