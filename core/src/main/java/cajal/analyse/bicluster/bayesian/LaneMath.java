package cajal.analyse.bicluster.bayesian;

import cajal.model.ModelMath;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// What vectors do with the same bits whether or not the virtual machine has compiled the code
/// around them: its own sums then take another order, its exponentials and logarithms another
/// library, and the same seed would no longer give the same chain. Here both are plain products and
/// sums.
final class LaneMath {

  private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final int MANTISSA = 52;
  private static final int BIAS = 1023;

  // A whole number below 2^52 in the mantissa of 2^52.
  private static final double WHOLE = 0x1p52;
  private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);

  private LaneMath() {}

  static double sum(DoubleVector lanes) {
    double sum = 0;
    for (double lane : lanes.toArray()) {
      sum += lane;
    }
    return sum;
  }

  /// As {@link ModelMath#exp}, with arguments held within its limits.
  static DoubleVector exp(DoubleVector lanes) {
    DoubleVector x = lanes.max(-ModelMath.EXP_LIMIT).min(ModelMath.EXP_LIMIT);
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
            .add(BIAS)
            .lanewise(VectorOperators.LSHL, MANTISSA)
            .reinterpretAsDoubles();
    return scale.mul(r.add(r2.mul(series)).add(1));
  }

  /// Natural logarithms, to about the last bit.
  ///
  /// @param lanes normal positive numbers
  static DoubleVector log(DoubleVector lanes) {
    // x = 2^k m with m within a square root of two of 1, and ln m = 2 artanh((m - 1) / (m + 1)).
    LongVector bits = lanes.reinterpretAsLongs();
    LongVector exponent = bits.sub(SQRT_HALF - ONE).lanewise(VectorOperators.LSHR, MANTISSA);
    DoubleVector k = exponent.add(WHOLE_BITS).reinterpretAsDoubles().sub(WHOLE + BIAS);
    DoubleVector f =
        bits.sub(exponent.sub(BIAS).lanewise(VectorOperators.LSHL, MANTISSA))
            .reinterpretAsDoubles()
            .sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector z2 = z.mul(z);
    DoubleVector z4 = z2.mul(z2);
    DoubleVector first = z.mul(2.0 / 5).add(2.0 / 3).add(z2.mul(z.mul(2.0 / 9).add(2.0 / 7)));
    DoubleVector second = z.mul(2.0 / 13).add(2.0 / 11).add(z2.mul(z.mul(2.0 / 17).add(2.0 / 15)));
    DoubleVector third = z.mul(2.0 / 21).add(2.0 / 19);
    DoubleVector series = first.add(z4.mul(second.add(z4.mul(third))));
    DoubleVector rest = s.mul(z).mul(series).add(k.mul(ModelMath.LN2_LOW));
    return k.mul(ModelMath.LN2_HIGH).add(s.add(s).add(rest));
  }
}
