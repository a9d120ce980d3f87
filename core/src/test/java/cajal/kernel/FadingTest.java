package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FadingTest {

  private static final double ROUNDINGS_IN_PERCENT = 1e-11;

  @ParameterizedTest
  @ValueSource(doubles = {1 - 1e-9, 0.98, 0.5, 0.02, 1e-3, 1e-60, 1e-200, 1.01})
  void whatIsKeptFollowsAVariableThatDecaysAndGrows(double decay) {
    Fading fading = Fading.of(decay);
    double value = 3;
    double kept = 3;
    for (long step = 0; step < 1000; step++) {
      assertThat(kept * fading.level(step))
          .as("step %d", step)
          .isCloseTo(value, withinPercentage(ROUNDINGS_IN_PERCENT));
      double more = step % 7 == 0 ? 2.5 : 0;
      value = value * decay + more;
      kept = kept * fading.renewal(step) + more * fading.growth(step);
      assertThat(Math.abs(kept)).isLessThan(1e120);
    }
  }

  @Test
  void whatIsLeftOfAVariableThatVanishesInOneStepIsWhatArrives() {
    Fading fading = Fading.of(0);
    double kept = 5;
    for (int step = 0; step < 100; step++) {
      kept = kept * fading.renewal(step) + step * fading.growth(step);
      assertThat(kept * fading.level(step + 1)).isEqualTo((double) step);
    }
  }

  @Test
  void aVariableThatIsKeptAsItIsStaysWhatItIs() {
    for (long step = 0; step < 100; step++) {
      assertThat(Fading.NONE.level(step)).isEqualTo(1);
      assertThat(Fading.NONE.growth(step)).isEqualTo(1);
      assertThat(Fading.NONE.renewal(step)).isEqualTo(1);
    }
  }
}
