package cajal.app.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The range that a slider covers.
class SliderScaleTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  private static Model.Parameter parameter(double usual, double min, boolean open, double max) {
    return new Model.Parameter(
        "p", Quantity.of(usual, Unit.MV), min, open, max, false, List.of(), "");
  }

  private static final List<Model.Parameter> KINDS =
      List.of(
          parameter(250, 0, true, NONE),
          parameter(2, 0, false, NONE),
          parameter(0, 0, false, NONE),
          parameter(-70, -NONE, false, NONE),
          parameter(0, -NONE, false, NONE),
          parameter(0.5, 0, false, 1),
          parameter(1, 1e-3, false, 1e3),
          parameter(1e-9, 0, true, NONE));

  @Test
  void itHoldsTheDefaultAndNothingThatIsNotAllowed() {
    for (Model.Parameter parameter : KINDS) {
      double usual = parameter.defaultValue().value();
      SliderScale scale = SliderScale.of(parameter, usual);
      assertThat(usual).as("%s", parameter).isBetween(scale.low(), scale.high());
      for (int i = 0; i <= 100; i++) {
        assertThat(parameter.allows(scale.value(i / 100.0)))
            .as("%s at %d %% is %s", parameter, i, scale.value(i / 100.0))
            .isTrue();
      }
    }
  }

  @Test
  void positionsAndValuesAgreeUpToRounding() {
    for (Model.Parameter parameter : KINDS) {
      SliderScale scale = SliderScale.of(parameter, parameter.defaultValue().value());
      for (int i = 0; i <= 20; i++) {
        double position = i / 20.0;
        // Values are rounded to two digits: at most half a digit of the smallest leading one.
        assertThat(scale.position(scale.value(position)))
            .as("%s at %s", parameter, position)
            .isCloseTo(position, within(0.02));
      }
    }
  }

  @Test
  void aValueFarOutIsReachedToo() {
    SliderScale scale = SliderScale.of(parameter(250, 0, true, NONE), 1e6);
    assertThat(scale.high()).isGreaterThan(1e6);
    assertThat(SliderScale.of(parameter(-70, -NONE, false, NONE), -500).low())
        .isLessThanOrEqualTo(-500);
  }

  @Test
  void wideRangesGoByRatio() {
    assertThat(SliderScale.of(parameter(1, 1e-3, false, 1e3), 1).logarithmic()).isTrue();
    assertThat(SliderScale.of(parameter(0.5, 0, false, 1), 0.5).logarithmic()).isFalse();
  }

  @Test
  void valuesAreWhatAPersonWouldType() {
    SliderScale scale = SliderScale.of(parameter(0.5, 0, false, 1), 0.5);
    assertThat(scale.value(0.3)).isEqualTo(0.3);
    assertThat(scale.value(0.123456)).isEqualTo(0.12);
  }
}
