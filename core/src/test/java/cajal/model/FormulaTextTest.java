package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.problem.ProblemException;
import cajal.unit.Dimension;
import org.junit.jupiter.api.Test;

class FormulaTextTest {

  @Test
  void aFormulaYieldsACoherentValueForEachNeuron() {
    FormulaText formula = FormulaText.parse("-65 mV + 0.015 V * r^2", "c");
    assertThat(formula.dimension()).isEqualTo(Dimension.VOLTAGE);
    assertThat(formula.value().at(0.5, 0, 1, 0)).isCloseTo(-65 + 15 * 0.25, within(1e-12));
  }

  @Test
  void aFormulaMayUseTheNumberOfTheNeuronAndTheSize() {
    FormulaText formula = FormulaText.parse("if i < n/2 then 0 else sqrt(i/n)", "c");
    assertThat(formula.value().at(0, 1, 4, 0)).isZero();
    assertThat(formula.value().at(0, 3, 4, 0)).isCloseTo(Math.sqrt(0.75), within(1e-15));
  }

  @Test
  void aWrongFormulaIsAProblemWithItsPlace() {
    assertThatThrownBy(() -> FormulaText.parse("-65 mV + 15 ms * r", "E.c"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("E.c:1:8: the left side of '+' is in mV, the right side is in ms.");
    assertThatThrownBy(() -> FormulaText.parse("15 mV * x", "E.c"))
        .hasMessageContaining("there is nothing called 'x'");
    assertThatThrownBy(() -> FormulaText.parse("", "E.c")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> FormulaText.parse("r > 1", "E.c"))
        .hasMessageContaining("must yield a value, not a condition");
  }
}
