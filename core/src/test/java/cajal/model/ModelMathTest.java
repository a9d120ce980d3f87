package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The elementary functions that kernels use in place of Java's.
class ModelMathTest {

  private static final MathContext DIGITS = new MathContext(50);

  @Test
  void theExponentialIsThatOfJavaToOneAndAHalfUnits() {
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    for (int i = 0; i < 2_000_000; i++) {
      double range = i % 4 == 0 ? 707.9 : i % 4 == 1 ? 40 : i % 4 == 2 ? 2 : 1e-3;
      double x = range * (2 * random.nextDouble() - 1);
      double expected = StrictMath.exp(x);
      double ulps = Math.abs(ModelMath.exp(x) - expected) / Math.ulp(expected);
      assertThat(ulps).as("exp(%s)", x).isLessThanOrEqualTo(2);
      worst = Math.max(worst, ulps);
    }
    // A function that differs nowhere would be StrictMath itself, and slow.
    assertThat(worst).isPositive();
  }

  @Test
  void theExponentialLiesWithinOneAndAHalfUnitsOfTheExactValue() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 4000; i++) {
      double x = (i % 2 == 0 ? 0.4 : 30) * (2 * random.nextDouble() - 1);
      BigDecimal exact = exactExp(x);
      assertThat(ulps(ModelMath.exp(x), exact)).as("exp(%s)", x).isLessThan(1.5);
    }
  }

  @Test
  void theExponentialOfWholeAndSpecialValuesIsThatOfJava() {
    double[] special = {
      0,
      -0.0,
      Double.MIN_VALUE,
      -1e-300,
      708,
      -708,
      709.78,
      709.79,
      710,
      -745,
      -746,
      1e300,
      -1e300,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (double x : special) {
      assertThat(ModelMath.exp(x)).as("exp(%s)", x).isEqualTo((Double) StrictMath.exp(x));
    }
  }

  @Test
  void theRelativeExponentialLiesWithinFourUnitsOfTheExactValue() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 4000; i++) {
      double range = i % 4 == 0 ? 0.5 : i % 4 == 1 ? 1 : i % 4 == 2 ? 30 : 1e-9;
      double x = range * (2 * random.nextDouble() - 1);
      BigDecimal exact = exactExp(x).subtract(BigDecimal.ONE).divide(new BigDecimal(x), DIGITS);
      assertThat(ulps(ModelMath.exprel(x), exact)).as("exprel(%s)", x).isLessThan(4);
    }
    assertThat(ModelMath.exprel(0)).isEqualTo(1);
    assertThat(ModelMath.exprel(-1e300)).isEqualTo(1e-300);
    assertThat(ModelMath.exprel(1e300)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static double ulps(double value, BigDecimal exact) {
    return new BigDecimal(value).subtract(exact).abs().doubleValue()
        / Math.ulp(exact.doubleValue());
  }

  // The series of exp(x/2^12), squared twelve times, in decimal numbers of 50 digits.
  private static BigDecimal exactExp(double x) {
    BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(4096), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 30; n++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < 12; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }
}
