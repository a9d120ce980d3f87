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
  void powersHaveTheBitsOfTheModelLanguage() {
    for (int i = 0; i < COUNT; i++) {
      double x = StrictMath.exp(scaled(1 << (i % 11), i, 0));
      double y = scaled(1 << (i % 13), i, 1);
      power(x, y);
      power(1 + scaled(0x1.0p-20, i, 2), y * 1e6);
      power(-x, Math.rint(y));
      power(x * 1e-300, scaled(2, i, 3));
      power(x, 0.4);
      power(StrictMath.pow(2, scaled(1, i, 4)), 1024 * (1 + scaled(0.06, i, 5)));
    }
    double[] exponents = {0, -0.0, 1, -1, 2, 0.5, -0.5, 3, -3, 4, 1e-300, 0x1.0p53, 2.5, -2.5, 3e9};
    for (double x : EXTREME) {
      for (double y : EXTREME) {
        power(x, y);
      }
      for (double y : exponents) {
        power(x, y);
        power(y, x);
        power(-x, -y);
        for (double z : exponents) {
          power(y, z);
          power(1 + y * 0x1.0p-50, z * 1e15);
        }
      }
    }
  }

  private static double scaled(double scale, int i, int counter) {
    return scale * (2 * Draw.uniform(11, i, counter) - 1);
  }

  private static void power(double x, double y) {
    compare("to the power " + y, x, DevicePower.pow(x, y), ModelMath.pow(x, y));
  }

  @Test
  void sinesAndCosinesHaveTheBitsOfJava() {
    for (double scale : new double[] {1e-9, 0.3, 0.8, 2.4, 10, 100, 1e4, 1.6e6}) {
      same("sin", x -> DeviceWaves.sin(inside(x)), x -> StrictMath.sin(inside(x)), scale);
      same("cos", x -> DeviceWaves.cos(inside(x)), x -> StrictMath.cos(inside(x)), scale);
    }
    // Close to whole right angles most digits cancel.
    for (int n = 1; n < 1_000_000; n += 1 + n / 20_000) {
      double angle = n * (Math.PI / 2);
      for (double x : new double[] {Math.nextDown(angle), angle, Math.nextUp(angle)}) {
        compare("sin", x, DeviceWaves.sin(x), StrictMath.sin(x));
        compare("cos", -x, DeviceWaves.cos(-x), StrictMath.cos(-x));
      }
    }
    assertThat(DeviceWaves.sin(DeviceWaves.LARGEST_ANGLE)).isNaN();
    assertThat(DeviceWaves.cos(-Double.MAX_VALUE)).isNaN();
    assertThat(DeviceWaves.cos(Double.POSITIVE_INFINITY)).isNaN();
  }

  private static double inside(double x) {
    return Math.abs(x) < DeviceWaves.LARGEST_ANGLE ? x : 0;
  }

  @Test
  void hyperbolicSinesAndCosinesHaveTheBitsOfJava() {
    for (double scale : new double[] {1e-17, 1e-9, 0.3, 0.8, 2, 21, 23, 700, 711}) {
      same("sinh", DeviceWaves::sinh, StrictMath::sinh, scale);
      same("cosh", DeviceWaves::cosh, StrictMath::cosh, scale);
    }
    for (double x : EXTREME) {
      compare("sinh", x, DeviceWaves.sinh(x), StrictMath.sinh(x));
      compare("cosh", x, DeviceWaves.cosh(x), StrictMath.cosh(x));
    }
    for (double x = 709.7; x < 710.6; x += 1e-4) {
      compare("sinh", -x, DeviceWaves.sinh(-x), StrictMath.sinh(-x));
      compare("cosh", x, DeviceWaves.cosh(x), StrictMath.cosh(x));
    }
  }

  @Test
  void randomCountsAreThoseOfTheProcessor() {
    double[] means = {0, -1, -1000, 1e-12, 0.02, 0.7, 5, 60, 499, 500, 501, 1800.5, Double.NaN};
    for (int i = 0; i < 20_000; i++) {
      double mean = means[i % means.length];
      compare("poisson", mean, DeviceDraws.poisson(5, i, 9, mean), Draw.poisson(5, i, 9, mean));
      double p = i % 3 == 0 ? Draw.uniform(8, i, 1) : 0.5 + (i % 5 - 2) * 0x1.0p-21;
      int trials = i % 7 == 0 ? 3000 : i % 40;
      compare(
          "binomial of " + trials,
          p,
          DeviceDraws.binomial(5, i, 9, trials, p),
          Draw.binomial(Draw.bits(5, i, 9), trials, p));
    }
    for (double p : new double[] {0, -1, 1, 2, Double.NaN, 1e-20, 1e-12, 0.5}) {
      assertThat(DeviceDraws.binomial(1, 2, 3, 700, p))
          .isEqualTo(Draw.binomial(Draw.bits(1, 2, 3), 700, p));
    }
    for (int i = 0; i < COUNT; i++) {
      double p = 0.5 * Draw.uniform(2, i, 0) * (i % 4 == 0 ? 1e-9 : 1) + 1e-18;
      compare("log1p", -p, DeviceDraws.log1p(-p), StrictMath.log1p(-p));
      double half = 0.5 - p * 0x1.0p-19;
      compare("log1p", -half, DeviceDraws.log1p(-half), StrictMath.log1p(-half));
    }
    compare("log1p", -0.5, DeviceDraws.log1p(-0.5), StrictMath.log1p(-0.5));
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
      compare("normal", i, DeviceDraws.normal(-5, i, 3, table), normal);
      compare("uniform", i, DeviceDraws.uniform(99, i, i), Draw.uniform(99, i, i));
    }
    // The tail was among them.
    assertThat(rejected).isGreaterThan(100);
  }
}
