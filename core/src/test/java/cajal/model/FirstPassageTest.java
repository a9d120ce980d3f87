package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The integral of Siegert's formula against values of mpmath 1.3 to 40 digits.
class FirstPassageTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 1, 5.1849654391337208",
    "0, 0.5, 1.238264554880219",
    "-5, -4, 0.21790314182078527",
    "-3, 2, 58.700430393019257",
    "1, 6, 1292058975967065.4",
    "-20, -0.3, 3.5227488499663615",
    "-1000, -3, 5.7833427419614803",
    "2, 20, 4.6332131160300967e+172",
    "0, 26, 2.6121203033983538e+292",
    "-1e5, 1, 16.532408810961148",
    "-0.75, 3.5, 110841.26312921294",
  })
  void theIntegralHasTwelveDigits(double from, double to, double exact) {
    assertThat(FirstPassage.siegert(from, to)).isCloseTo(exact, within(1e-12 * exact));
    assertThat(FirstPassage.siegert(to, from)).isCloseTo(-exact, within(1e-12 * exact));
  }

  @Test
  void whatIsNeverReachedTakesForEver() {
    assertThat(FirstPassage.siegert(-3, 1e6)).isInfinite().isPositive();
    assertThat(FirstPassage.siegert(Double.NEGATIVE_INFINITY, 0)).isInfinite();
    assertThat(FirstPassage.siegert(3, 3)).isZero();
    assertThat(FirstPassage.siegert(Double.NaN, 0)).isNaN();
    assertThat(FirstPassage.siegert(0, Double.NaN)).isNaN();
  }
}
