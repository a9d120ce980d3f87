package cajal.network;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.unit.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a population is told to be excitatory or inhibitory.
final class PolarityTest {

  private final Network unwired =
      new Network(
          List.of(
              Population.of("E", "iaf_psc_exp", 80),
              Population.of("I", "iaf_psc_exp", 20),
              Population.of("Interneurons", "iaf_psc_exp", 20),
              Population.of("inh_fast", "iaf_psc_exp", 20)),
          List.of());

  @Test
  void beforeAnyWiringTheNameTells() {
    assertThat(unwired.inhibitory("I")).isTrue();
    assertThat(unwired.inhibitory("inh_fast")).isTrue();
    assertThat(unwired.inhibitory("E")).isFalse();
    assertThat(unwired.inhibitory("Interneurons")).isFalse();
  }

  @Test
  void outgoingWeightsOverruleTheName() {
    assertThat(wired("I", 20).inhibitory("I")).isFalse();
    assertThat(wired("E", -20).inhibitory("E")).isTrue();
  }

  @Test
  void aPopulationOfBothSignsIsNotInhibitory() {
    Network both = wired("E", -20).with(projection("second", "E", 5));
    assertThat(both.inhibitory("E")).isFalse();
  }

  private Network wired(String source, double weightPa) {
    return unwired.with(projection("first", source, weightPa));
  }

  private static Projection projection(String name, String source, double weightPa) {
    return Projection.of(
        name,
        source,
        "Interneurons",
        new ConnectionRule.AllToAll(true),
        Distribution.constant(weightPa, Unit.PA));
  }
}
