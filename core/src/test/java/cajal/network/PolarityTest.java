package cajal.network;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.unit.Unit;
import java.util.List;
import java.util.Set;
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

  @Test
  void aConductanceInhibitsByItsReversalPotentialThoughItsWeightIsPositive() {
    Projection graded = projection("graded", "E", 30).withSynapse("graded_chemical");
    assertThat(graded.withParameter("E_rev", Distribution.constant(0, Unit.MV)).inhibitory())
        .isFalse();
    assertThat(graded.withParameter("E_rev", Distribution.constant(-45, Unit.MV)).inhibitory())
        .isTrue();
    assertThat(
            graded
                .withParameter("E_rev", Distribution.constant(-0.07, Unit.parse("V")))
                .inhibitory())
        .isTrue();
  }

  @Test
  void aConnectomeRuleForGabaInhibitsUnlessItsReversalPotentialSaysOtherwise() {
    Projection gaba = ofConnectome(ConnectionRule.Kind.CHEMICAL, false);
    assertThat(gaba.inhibitory()).isTrue();
    assertThat(gaba.withParameter("E_rev", Distribution.constant(0, Unit.MV)).inhibitory())
        .isFalse();
    assertThat(ofConnectome(ConnectionRule.Kind.CHEMICAL, true).inhibitory()).isFalse();
    assertThat(ofConnectome(ConnectionRule.Kind.ELECTRICAL, false).inhibitory()).isFalse();
  }

  @Test
  void gapJunctionsSayNothingAboutTheSignOfAPopulation() {
    Network coupled = wired("I", -20).with(projection("gap", "I", 5).withSynapse("gap_junction"));
    assertThat(coupled.inhibitory("I")).isTrue();
  }

  private static Projection ofConnectome(ConnectionRule.Kind kind, boolean except) {
    return projection("worm", "E", 30)
        .withRule(new ConnectionRule.OfConnectome("worm", kind, Set.of("GABA"), except));
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
