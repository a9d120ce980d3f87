package cajal.app.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.model.Model;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.project.Project;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person types into a form, and what becomes of it.
class ValueFieldTest {

  private static final Project PROJECT =
      Project.empty("Test")
          .withNetwork(
              Network.EMPTY
                  .with(Population.of("E", "iaf", 10))
                  .with(Population.of("I", "iaf", 10)));

  private static ValueField field(double min, boolean open, double max, String... owners) {
    return new ValueField(
        List.of(owners).stream().<Slot>map(owner -> new Slot.OfNode(owner, "C_m")).toList(),
        new Model.Parameter(
            "C_m", Quantity.of(250, Unit.PF), min, open, max, false, List.of(), "capacitance"),
        true);
  }

  private static ValueField capacitance() {
    return field(0, true, Double.POSITIVE_INFINITY, "E");
  }

  @Test
  void aNumberAloneIsMeantInTheUnitBesideIt() {
    assertThat(capacitance().read("300")).isEqualTo(Quantity.of(300, Unit.PF));
  }

  @Test
  void aValueInAnotherUnitConverts() {
    assertThat(capacitance().read("0.25 nF")).isEqualTo(Quantity.of(250, Unit.PF));
  }

  @Test
  void aCommaMayStandForTheDecimalPoint() {
    assertThat(capacitance().read("0,5")).isEqualTo(Quantity.of(0.5, Unit.PF));
  }

  @Test
  void aWrongDimensionIsRefusedWithBothUnits() {
    assertThatThrownBy(() -> capacitance().read("5 mV"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mV does not fit: this is in pF.");
  }

  @Test
  void wordsAreRefusedWithAnExample() {
    assertThatThrownBy(() -> capacitance().read("much"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("“much” is not a number with a unit, such as 250 pF.");
  }

  @Test
  void boundsAreToldInWords() {
    assertThatThrownBy(() -> capacitance().read("0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("C_m must be above 0 pF.");
    assertThatThrownBy(() -> field(0, false, 1, "E").read("2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("C_m must be between 0 and 1 pF.");
  }

  @Test
  void theDefaultIsLeftToTheModel() {
    Project changed = capacitance().with(PROJECT, Distribution.constant(300, Unit.PF));
    assertThat(capacitance().changed(changed)).isTrue();
    assertThat(capacitance().with(changed, Distribution.constant(250, Unit.PF))).isEqualTo(PROJECT);
    assertThat(capacitance().reset(changed)).isEqualTo(PROJECT);
  }

  @Test
  void severalThingsChangeTogetherAndSayWhenTheyDiffer() {
    Project one = capacitance().with(PROJECT, Distribution.constant(300, Unit.PF));
    ValueField both = field(0, true, Double.POSITIVE_INFINITY, "E", "I");
    assertThat(both.mixed(one)).isTrue();
    Project same = both.with(one, Distribution.constant(400, Unit.PF));
    assertThat(both.mixed(same)).isFalse();
    assertThat(new Slot.OfNode("I", "C_m").get(same)).contains(Distribution.constant(400, Unit.PF));
  }

  @Test
  void everyKindOfDistributionIsReachedFromEveryOtherAndReadsItsOwnTextBack() {
    ValueField field = capacitance();
    for (Shape from : Shape.values()) {
      Distribution start = from.from(field.usual(), field);
      assertThat(Shape.of(start)).isEqualTo(from);
      List<Shape.Part> parts = Shape.parts(start, field.unit());
      for (int i = 0; i < parts.size(); i++) {
        assertThat(Shape.with(start, i, parts.get(i).text(), field))
            .as("%s, %s", from, parts.get(i).label())
            .isEqualTo(start);
      }
      for (Shape to : Shape.values()) {
        Distribution end = to.from(start, field);
        assertThat(Shape.of(end)).isEqualTo(to);
        if (from != Shape.FORMULA) {
          // One rounding of a mean of two bounds.
          assertThat(Shape.centre(end, field))
              .as("%s to %s", from, to)
              .isCloseTo(250, org.assertj.core.api.Assertions.within(1e-9));
        }
      }
    }
  }

  @Test
  void aUniformDistributionKeepsItsEndsInOrder() {
    ValueField field = capacitance();
    Distribution uniform = Shape.UNIFORM.from(field.usual(), field);
    assertThatThrownBy(() -> Shape.with(uniform, 0, "900", field))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smaller");
  }
}
