package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void tenthsAreWrittenAsAPersonWritesThem() {
    assertThat(Ticks.nice(0, 0.5, 6).labels())
        .containsExactly("0", "0.1", "0.2", "0.3", "0.4", "0.5");
  }

  @Test
  void negativeTicksCarryATrueMinusSign() {
    assertThat(Ticks.nice(-80, 40, 4).labels()).containsExactly("−50", "0");
    assertThat(Ticks.nice(-80, -50, 4).labels()).containsExactly("−80", "−70", "−60", "−50");
  }

  @Test
  void zeroHasNoSignAndNoDecimals() {
    assertThat(Ticks.nice(-1, 1, 5).labels()).containsExactly("−1.0", "−0.5", "0", "0.5", "1.0");
  }

  @Test
  void largeAndSmallNumbersAreWrittenWithAPowerOfTen() {
    assertThat(Ticks.nice(0, 5e9, 6).labels()).contains("2·10⁹");
    assertThat(Ticks.nice(0, 1e-8, 3).labels()).contains("10⁻⁸");
  }

  @Test
  void ticksStayInsideTheAxisAndAreAsManyAsAskedForAtMost() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 7));
      double high = low + random.nextDouble() * Math.pow(10, random.nextInt(-6, 7));
      int most = random.nextInt(2, 12);
      Ticks ticks = Ticks.nice(low, high, most);
      String where = "seed %d case %d [%s, %s] %d".formatted(seed, i, low, high, most);
      // A tick may stand outside by the slack that lets an end of 0.3 keep its tick.
      double slack = 1e-9 * ticks.step() + 1e-12 * Math.abs(high);
      assertThat(ticks.values()).as(where).hasSizeLessThanOrEqualTo(most);
      assertThat(ticks.values())
          .as(where)
          .allSatisfy(value -> assertThat(value).isBetween(low - slack, high + slack));
      assertThat(ticks.labels()).as(where).doesNotHaveDuplicates();
    }
  }

  @Test
  void theStepIsOneTwoOrFiveTimesAPowerOfTen() {
    for (int most = 2; most < 12; most++) {
      double step = Ticks.nice(0.013, 7.7, most).step();
      double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
      assertThat(mantissa)
          .as("most %d", most)
          .satisfiesAnyOf(
              m -> assertThat(m).isCloseTo(1, within(1e-9)),
              m -> assertThat(m).isCloseTo(2, within(1e-9)),
              m -> assertThat(m).isCloseTo(5, within(1e-9)));
    }
  }

  @Test
  void anAxisWithoutExtentGetsOneTickAndAnEndlessOneGetsNone() {
    assertThat(Ticks.nice(3, 3, 5).labels()).containsExactly("3");
    assertThat(Ticks.nice(Double.NaN, 3, 5).values()).isEmpty();
    assertThat(Ticks.nice(0, Double.POSITIVE_INFINITY, 5).values()).isEmpty();
  }

  @Test
  void numbersAreRoundedToSixDigits() {
    assertThat(Ticks.format(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Ticks.format(-1234.5678)).isEqualTo("−1234.57");
    assertThat(Ticks.format(12500)).isEqualTo("12500");
    assertThat(Ticks.format(-0.0)).isEqualTo("0");
    assertThat(Ticks.format(1e-9)).isEqualTo("10⁻⁹");
  }

  @Test
  void aCountHasTicksAtWholeNumbersOnly() {
    assertThat(Ticks.whole(0, 1.05, 6).labels()).containsExactly("0", "1");
    assertThat(Ticks.whole(0, 3.2, 9).labels()).containsExactly("0", "1", "2", "3");
    assertThat(Ticks.whole(0, 90, 5)).isEqualTo(Ticks.nice(0, 90, 5));
    assertThat(Ticks.whole(0.2, 0.8, 5).labels()).isEmpty();
  }
}
