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

  /// Neurons that go through all passes of a step together: few enough that what one pass leaves
  /// for the next is still in the first-level cache, enough to make the calls between them cheap.
  static final int BLOCK = 256;

  /// Functions of the model language that replace a column by its values.
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
          Function.POW);

  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(COUNT * Integer.SIZE));

  private static final ThreadLocal<double[]> SCRATCH = ThreadLocal.withInitial(() -> new double[0]);

  private Lanes() {}

  /// Columns for a block of neurons, `[column * BLOCK + neuron]`, in which the calling thread may
  /// work. They are the same ones each time, so that they are in the cache, and hold what was left.
  static double[] scratch(int columns) {
    double[] scratch = SCRATCH.get();
    if (scratch.length < columns * BLOCK) {
      scratch = new double[columns * BLOCK];
      SCRATCH.set(scratch);
    }
    return scratch;
  }

  /// Which of the neurons from `i` on have a number above another.
  static VectorMask<Double> above(int[] numbers, int i, int other) {
    return IntVector.fromArray(INTS, numbers, i).compare(VectorOperators.GT, other).cast(SPECIES);
  }

  // Long functions replace a column, `count` values from `from` on, by its values. No vector goes
  // from one method to another: where the virtual machine does not inline a call, which may depend
  // on
  // what it compiled first, vectors would become objects.

  /// See {@link ModelMath#exp}.
  static void exp(double[] values, int from, int count) {
    for (int i = from; i < from + count; i += COUNT) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      if (!x.abs().compare(VectorOperators.LT, ModelMath.EXP_LIMIT).allTrue()) {
        map(values, i, COUNT, ModelMath::exp);
        continue;
      }
      DoubleVector shifted = x.mul(ModelMath.LOG2_E).add(ModelMath.ROUNDING);
      DoubleVector n = shifted.sub(ModelMath.ROUNDING);
      DoubleVector r = x.sub(n.mul(ModelMath.LN2_HIGH)).sub(n.mul(ModelMath.LN2_LOW));
      DoubleVector r2 = r.mul(r);
      DoubleVector r4 = r2.mul(r2);
      DoubleVector low = r.mul(ModelMath.C3).add(ModelMath.C2);
      DoubleVector lower = low.add(r2.mul(r.mul(ModelMath.C5).add(ModelMath.C4)));
      DoubleVector middle = r.mul(ModelMath.C7).add(ModelMath.C6);
      DoubleVector higher = middle.add(r2.mul(r.mul(ModelMath.C9).add(ModelMath.C8)));
      DoubleVector high = r.mul(ModelMath.C11).add(ModelMath.C10);
      DoubleVector highest = high.add(r2.mul(r.mul(ModelMath.C13).add(ModelMath.C12)));
      DoubleVector series = lower.add(r4.mul(higher.add(r4.mul(highest))));
      DoubleVector scale =
          shifted
              .reinterpretAsLongs()
              .add(1023)
              .lanewise(VectorOperators.LSHL, 52)
              .reinterpretAsDoubles();
      scale.mul(r.add(r2.mul(series)).add(1)).intoArray(values, i);
    }
  }

  /// See {@link ModelMath#exprel}.
  ///
  /// @param near where a column of scratch begins
  /// @param far where another one does
  static void exprel(double[] values, int from, int near, int far, int count) {
    if (areNear(values, from, count)) {
      exprelSeries(values, from, count);
      return;
    }
    System.arraycopy(values, from, values, near, count);
    System.arraycopy(values, from, values, far, count);
    exprelSeries(values, near, count);
    exp(values, far, count);
    for (int k = 0; k < count; k += COUNT) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, from + k);
      DoubleVector size = x.abs();
      if (!size.compare(VectorOperators.LT, ModelMath.EXP_LIMIT).allTrue()) {
        map(values, from + k, COUNT, ModelMath::exprel);
        continue;
      }
      DoubleVector.fromArray(SPECIES, values, far + k)
          .sub(1)
          .div(x)
          .blend(
              DoubleVector.fromArray(SPECIES, values, near + k),
              size.compare(VectorOperators.LT, ModelMath.EXPREL_SERIES))
          .intoArray(values, from + k);
    }
  }

  private static boolean areNear(double[] values, int from, int count) {
    for (int i = from; i < from + count; i += COUNT) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      if (!x.abs().compare(VectorOperators.LT, ModelMath.EXPREL_SERIES).allTrue()) {
        return false;
      }
    }
    return true;
  }

  private static void exprelSeries(double[] values, int from, int count) {
    for (int i = from; i < from + count; i += COUNT) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector x2 = x.mul(x);
      DoubleVector x4 = x2.mul(x2);
      DoubleVector low = x.mul(ModelMath.C3).add(ModelMath.C2);
      DoubleVector lower = low.add(x2.mul(x.mul(ModelMath.C5).add(ModelMath.C4)));
      DoubleVector middle = x.mul(ModelMath.C7).add(ModelMath.C6);
      DoubleVector higher = middle.add(x2.mul(x.mul(ModelMath.C9).add(ModelMath.C8)));
      DoubleVector high = x.mul(ModelMath.C11).add(ModelMath.C10);
      DoubleVector highest = high.add(x2.mul(x.mul(ModelMath.C13).add(ModelMath.C12)));
      DoubleVector last = x.mul(ModelMath.C15).add(ModelMath.C14);
      DoubleVector sum = lower.add(x4.mul(higher.add(x4.mul(highest.add(x4.mul(last))))));
      x.mul(sum).add(1).intoArray(values, i);
    }
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

  static void log(double[] values, int from, int count) {
    map(values, from, count, StrictMath::log);
  }

  static void sinh(double[] values, int from, int count) {
    map(values, from, count, StrictMath::sinh);
  }

  static void cosh(double[] values, int from, int count) {
    map(values, from, count, StrictMath::cosh);
  }

  static void tanh(double[] values, int from, int count) {
    map(values, from, count, StrictMath::tanh);
  }

  static void sin(double[] values, int from, int count) {
    map(values, from, count, StrictMath::sin);
  }

  static void cos(double[] values, int from, int count) {
    map(values, from, count, StrictMath::cos);
  }

  static void floor(double[] values, int from, int count) {
    map(values, from, count, Math::floor);
  }

  /// Replaces a column by its powers, whose exponents begin at `exponent`.
  static void pow(double[] values, int from, int exponent, int count) {
    for (int k = 0; k < count; k++) {
      values[from + k] = ModelMath.pow(values[from + k], values[exponent + k]);
    }
  }

  // One value after the other: for what has no series of ours, and for arguments beyond it.
  private static void map(double[] values, int from, int count, DoubleUnaryOperator function) {
    for (int k = from; k < from + count; k++) {
      values[k] = function.applyAsDouble(values[k]);
    }
  }

  // Random numbers of the neurons from `first` on, in a step.

  static void uniform(double[] values, int from, int count, long key, int first, long step) {
    LaneDraws.uniform(values, from, LaneDraws.bits(key, first, count, step), count);
  }

  static void normal(double[] values, int from, int count, long key, int first, long step) {
    LaneDraws.normal(values, from, LaneDraws.bits(key, first, count, step), count);
  }

  /// Replaces means by counts.
  static void poisson(double[] values, int from, int count, long key, int first, long step) {
    for (int k = 0; k < count; k++) {
      values[from + k] = Draw.poisson(key, first + k, step, values[from + k]);
    }
  }
}
