package cajal.analyse.bicluster.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class LaneMathTest {

  private static final double LAST_BITS = 4 * Math.ulp(1.0);

  @Test
  void exponentialsAreThoseOfTheLibraryToTheLastBits() {
    DoubleStream.iterate(-700, x -> x < 700, x -> x + 0.37)
        .forEach(x -> isNear(LaneMath::exp, Math::exp, x, Math.exp(x)));
  }

  @Test
  void exponentialsBeyondTheRangeAreTheLargestAndTheSmallest() {
    assertThat(all(LaneMath::exp, 1e4)).isEqualTo(all(LaneMath::exp, 708));
    assertThat(all(LaneMath::exp, -1e4)).isPositive().isLessThan(1e-300);
  }

  @Test
  void logarithmsAreThoseOfTheLibraryToTheLastBits() {
    DoubleStream.iterate(1e-300, x -> x < 1e300, x -> x * 1.173)
        .forEach(x -> isNear(LaneMath::log, Math::log, x, Math.abs(Math.log(x))));
  }

  @Test
  void logarithmsNearOneKeepTheirDigits() {
    DoubleStream.of(1, 1 + 1e-9, 1 - 1e-9, 1.4142135623730951, 0.7071067811865475, 2, 0.5)
        .forEach(x -> isNear(LaneMath::log, Math::log, x, Math.abs(Math.log(x))));
  }

  private static void isNear(
      UnaryOperator<DoubleVector> lanes, DoubleUnaryOperator library, double x, double size) {
    assertThat(all(lanes, x)).isEqualTo(library.applyAsDouble(x), within(LAST_BITS * size));
  }

  // Every lane must say the same.
  private static double all(UnaryOperator<DoubleVector> function, double x) {
    double[] values =
        function.apply(DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, x)).toArray();
    assertThat(values).containsOnly(values[0]);
    return values[0];
  }
}
