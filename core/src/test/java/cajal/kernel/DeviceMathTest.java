package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.model.ModelMath;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What device kernels call gives the bits of what processor kernels call.
class DeviceMathTest {

  private static final int COUNT = 200_000;

  private static final double[] EXTREME = {
    0.0,
    -0.0,
    -1,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private static void same(
      String what, DoubleUnaryOperator device, DoubleUnaryOperator processor, double scale) {
    for (int i = 0; i < COUNT; i++) {
      double x = scale * (2 * Draw.uniform(7, i, 0) - 1);
      compare(what, x, device.applyAsDouble(x), processor.applyAsDouble(x));
    }
    for (double x : new double[] {0, -0.0, 1, -1, 0.5, -0.5, 708, -708, 1e-300, 1e300, -1e300}) {
      compare(what, x, device.applyAsDouble(x), processor.applyAsDouble(x));
    }
  }

  private static void compare(String what, double x, double device, double processor) {
    if (Double.doubleToLongBits(device) != Double.doubleToLongBits(processor)) {
      assertThat(device).as("%s at %s", what, Double.toHexString(x)).isEqualTo(processor);
    }
  }

  @Test
  void exponentialsHaveTheBitsOfTheModelLanguage() {
    for (double scale : new double[] {1e-9, 0.4, 1, 30, 700, 800}) {
      same("exp", DeviceMath::exp, ModelMath::exp, scale);
      same("strict exp", DeviceMath::strictExp, StrictMath::exp, scale);
    }
    for (double scale : new double[] {1e-9, 0.4, 1, 30, 700}) {
      same("exprel", DeviceMath::exprel, ModelMath::exprel, scale);
    }
  }

  @Test
  void theLogarithmHasTheBitsOfJava() {
    for (int i = 0; i < COUNT; i++) {
      double u = 1 - Draw.uniform(3, i, 1);
      compare("log", u, DeviceMath.log(u), StrictMath.log(u));
      double near = 1 + (Draw.uniform(3, i, 2) - 0.5) * 0x1.0p-18;
      compare("log", near, DeviceMath.log(near), StrictMath.log(near));
      double far = StrictMath.exp(1400 * (Draw.uniform(3, i, 3) - 0.5));
      compare("log", far, DeviceMath.log(far), StrictMath.log(far));
    }
    for (double x : new double[] {1, 2, 0.5, 4, 0x1.0p-53, 0x1.fffffffffffffp0, Math.E}) {
      compare("log", x, DeviceMath.log(x), StrictMath.log(x));
      double tiny = x * Double.MIN_NORMAL / 3;
      compare("log", tiny, DeviceMath.log(tiny), StrictMath.log(tiny));
    }
    for (double x : EXTREME) {
      compare("log", x, DeviceMath.log(x), StrictMath.log(x));
    }
  }

  @Test
  void theHyperbolicTangentHasTheBitsOfJava() {
    for (double scale : new double[] {0x1.0p-54, 1e-9, 1e-3, 0.2, 0.4, 1, 2, 11, 23}) {
      same("tanh", DeviceMath::tanh, StrictMath::tanh, scale);
    }
    for (double x : EXTREME) {
      compare("tanh", x, DeviceMath.tanh(x), StrictMath.tanh(x));
    }
  }

  @Test
  void smallerLargerAndWholeNumbersHaveTheBitsOfJava() {
    double[] values = {0.0, -0.0, 1, -1, 2.5, -2.5, 1e20, -1e20, 0.3, -0.3, Double.NaN, 3};
    DoubleBinaryOperator min = DeviceMath::min;
    DoubleBinaryOperator max = DeviceMath::max;
    for (double a : values) {
      for (double b : values) {
        compare("min", a, min.applyAsDouble(a, b), Math.min(a, b));
        compare("max", a, max.applyAsDouble(a, b), Math.max(a, b));
      }
      compare("floor", a, DeviceMath.floor(a), Math.floor(a));
      assertThat((int) DeviceMath.rint(a)).isEqualTo((int) Math.rint(a));
      for (int whole = -5; whole <= 5; whole++) {
        compare("power", a, DeviceMath.power(a, whole), ModelMath.power(a, whole));
      }
    }
    same("floor", DeviceMath::floor, Math::floor, 1e6);
  }

  @Test
  void randomNumbersAreThoseOfTheProcessor() {
    double[] table = Ziggurat.table();
    int rejected = 0;
    for (int i = 0; i < 2_000_000; i++) {
      double normal = Draw.normal(-5, i, 3);
      rejected += Math.abs(normal) > 3.66 ? 1 : 0;
      compare("normal", i, DeviceMath.normal(-5, i, 3, table), normal);
      compare("uniform", i, DeviceMath.uniform(99, i, i), Draw.uniform(99, i, i));
    }
    // The tail was among them.
    assertThat(rejected).isGreaterThan(100);
  }
}
