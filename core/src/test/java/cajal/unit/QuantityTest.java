package cajal.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "250 pF, 250",
    "0.1 ms, 0.1",
    "1 s, 1000",
    "10 Hz, 0.01",
    "-70 mV, -70",
    "2 nA, 2000",
    "10 pS, 0.01",
    "1 GOhm, 1",
    "0.04 1/(mV*ms), 0.04",
    "1 mS/cm^2, 0.01",
    "5 uM, 5",
    "inf ms, Infinity",
    "1e-3 V, 1",
    "0.5, 0.5"
  })
  void coherentValuesAreInTheUnitsOfTheField(String text, double coherent) {
    assertThat(Quantity.parse(text).coherent()).isEqualTo(coherent);
  }

  @Test
  void coherentUnitsMultiplyWithoutFactors() {
    assertThat(Unit.NS.dimension().times(Unit.MV.dimension())).isEqualTo(Dimension.CURRENT);
    assertThat(Unit.PF.dimension().times(Unit.MV.dimension()).per(Dimension.TIME))
        .isEqualTo(Dimension.CURRENT);
    assertThat(Unit.parse("GOhm").exponent()).isZero();
  }

  @Test
  void whatIsWrittenIsReadBackUnchanged() {
    SplittableRandom random = new SplittableRandom(1);
    String[] units = {"1", "ms", "mV", "nS", "pA/mV", "um^2", "1/ms", "mS/cm^2"};
    for (int i = 0; i < 1000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(value)) {
        continue;
      }
      Quantity quantity = Quantity.of(value, Unit.parse(units[i % units.length]));
      assertThat(Quantity.parse(quantity.toString())).as("draw %d", i).isEqualTo(quantity);
    }
  }

  @ParameterizedTest
  @CsvSource({"5 mX", "five mV", "3 mV^", "''", "1 mV)", "2 pA/", "1 mV^99"})
  void whatIsNoQuantityIsRefusedInWords(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'");
  }

  @Test
  void everyDimensionHasAReadableName() {
    for (String unit : new String[] {"mV/ms", "pA*ms^2", "nS/um^2", "1/uM", "mV^2/ms"}) {
      Dimension dimension = Unit.parse(unit).dimension();
      assertThat(Unit.parse(dimension.toString()).dimension()).as(unit).isEqualTo(dimension);
    }
  }
}
