package cajal.kernel;

import cajal.model.Function;
import cajal.model.ModelMath;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// What generated code does with as many neurons at once as the processor has lanes. Every function
/// gives each lane the bits that its scalar twin gives.
final class Lanes {

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /// Neurons in a vector.
  static final int COUNT = SPECIES.length();

  /// Functions of the model language that exist for lanes.
  static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.EXP,
          Function.EXPREL,
          Function.LOG,
          Function.SINH,
          Function.COSH,
          Function.TANH,
          Function.SIN,
          Function.COS,
          Function.FLOOR,
          Function.SQRT,
          Function.ABS,
          Function.MIN,
          Function.MAX,
          Function.POW);

  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(COUNT * Integer.SIZE));

  private Lanes() {}

  /// Which of the neurons from `i` on have a count above zero.
  static VectorMask<Double> positive(int[] counts, int i) {
    return IntVector.fromArray(INTS, counts, i).compare(VectorOperators.GT, 0).cast(SPECIES);
  }

  /// Lowers the counts of the neurons from `i` on by one, down to zero.
  static void countDown(int[] counts, int i) {
    IntVector.fromArray(INTS, counts, i).sub(1).max(0).intoArray(counts, i);
  }

  // Vectors go from one method to another in memory: where the virtual machine does not inline a
  // call, they would become objects.

  /// Replaces the first vector of an array by its exponential; see {@link ModelMath#exp}.
  static void exp(double[] values) {
    DoubleVector x = DoubleVector.fromArray(SPECIES, values, 0);
    if (!x.abs().compare(VectorOperators.LT, ModelMath.EXP_LIMIT).allTrue()) {
      map(values, ModelMath::exp);
      return;
    }
    DoubleVector shifted = x.mul(ModelMath.LOG2_E).add(ModelMath.ROUNDING);
    DoubleVector n = shifted.sub(ModelMath.ROUNDING);
    DoubleVector r = x.sub(n.mul(ModelMath.LN2_HIGH)).sub(n.mul(ModelMath.LN2_LOW));
    DoubleVector r2 = r.mul(r);
    DoubleVector r4 = r2.mul(r2);
    DoubleVector low =
        pair(r, ModelMath.C2, ModelMath.C3).add(r2.mul(pair(r, ModelMath.C4, ModelMath.C5)));
    DoubleVector middle =
        pair(r, ModelMath.C6, ModelMath.C7).add(r2.mul(pair(r, ModelMath.C8, ModelMath.C9)));
    DoubleVector high =
        pair(r, ModelMath.C10, ModelMath.C11).add(r2.mul(pair(r, ModelMath.C12, ModelMath.C13)));
    DoubleVector series = low.add(r4.mul(middle.add(r4.mul(high))));
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .add(1023)
            .lanewise(VectorOperators.LSHL, 52)
            .reinterpretAsDoubles();
    scale.mul(r.add(r2.mul(series)).add(1)).intoArray(values, 0);
  }

  /// See {@link ModelMath#exprel}; the second vector of the array is overwritten.
  static void exprel(double[] values) {
    DoubleVector x = DoubleVector.fromArray(SPECIES, values, 0);
    VectorMask<Double> near = x.abs().compare(VectorOperators.LT, 0.5);
    if (near.allTrue()) {
      series(values, 0);
    } else if (x.abs().compare(VectorOperators.LT, ModelMath.EXP_LIMIT).allTrue()) {
      x.intoArray(values, COUNT);
      series(values, COUNT);
      exp(values);
      DoubleVector far = DoubleVector.fromArray(SPECIES, values, 0).sub(1).div(x);
      far.blend(DoubleVector.fromArray(SPECIES, values, COUNT), near).intoArray(values, 0);
    } else {
      map(values, ModelMath::exprel);
    }
  }

  private static void series(double[] values, int at) {
    DoubleVector x = DoubleVector.fromArray(SPECIES, values, at);
    DoubleVector x2 = x.mul(x);
    DoubleVector x4 = x2.mul(x2);
    DoubleVector low =
        pair(x, ModelMath.C2, ModelMath.C3).add(x2.mul(pair(x, ModelMath.C4, ModelMath.C5)));
    DoubleVector middle =
        pair(x, ModelMath.C6, ModelMath.C7).add(x2.mul(pair(x, ModelMath.C8, ModelMath.C9)));
    DoubleVector high =
        pair(x, ModelMath.C10, ModelMath.C11).add(x2.mul(pair(x, ModelMath.C12, ModelMath.C13)));
    DoubleVector highest = pair(x, ModelMath.C14, ModelMath.C15);
    DoubleVector sum = low.add(x4.mul(middle.add(x4.mul(high.add(x4.mul(highest))))));
    x.mul(sum).add(1).intoArray(values, at);
  }

  // a + b x
  private static DoubleVector pair(DoubleVector x, double a, double b) {
    return x.mul(b).add(a);
  }

  /// See {@link ModelMath#power}.
  static DoubleVector power(DoubleVector x, int exponent) {
    DoubleVector result = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector square = x;
    for (int left = Math.abs(exponent); left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = result.mul(square);
      }
      square = square.mul(square);
    }
    return exponent < 0 ? DoubleVector.broadcast(SPECIES, 1).div(result) : result;
  }

  static void log(double[] values) {
    map(values, StrictMath::log);
  }

  static void sinh(double[] values) {
    map(values, StrictMath::sinh);
  }

  static void cosh(double[] values) {
    map(values, StrictMath::cosh);
  }

  static void tanh(double[] values) {
    map(values, StrictMath::tanh);
  }

  static void sin(double[] values) {
    map(values, StrictMath::sin);
  }

  static void cos(double[] values) {
    map(values, StrictMath::cos);
  }

  static void floor(double[] values) {
    map(values, Math::floor);
  }

  /// The first vector of an array to the powers in the second.
  static void pow(double[] values) {
    for (int k = 0; k < COUNT; k++) {
      values[k] = StrictMath.pow(values[k], values[COUNT + k]);
    }
  }

  // One lane after the other: for what has no series of ours, and for arguments beyond it.
  private static void map(double[] values, DoubleUnaryOperator function) {
    for (int k = 0; k < COUNT; k++) {
      values[k] = function.applyAsDouble(values[k]);
    }
  }
}
