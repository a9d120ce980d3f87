package cajal.app.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.model.ModelLibrary;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.ConnectionRule.FixedIndegree;
import cajal.network.ConnectionRule.PairwiseBernoulli;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Connection rules in a form.
class RuleKindTest {

  private static Optional<Predicted> predicted(ConnectionRule rule) {
    Projection projection = Projection.of("p", "S", "T", rule, Distribution.constant(1, Unit.PA));
    Project project =
        Project.empty("Test")
            .withNetwork(
                Network.EMPTY
                    .with(Population.of("S", "iaf_psc_exp", 800))
                    .with(Population.of("T", "iaf_psc_exp", 1000))
                    .with(projection));
    return Predicted.of(project, projection, ModelLibrary.standard());
  }

  @Test
  void aRuleSaysBeforehandHowManySynapsesItMakes() {
    Predicted found = predicted(new FixedIndegree(100, true, true)).orElseThrow();
    assertThat(found.synapses()).isEqualTo(100_000);
    assertThat(found.found().indegree()).isEqualTo(100);
    assertThat(found.found().outdegree()).isEqualTo(125);
    assertThat(predicted(new PairwiseBernoulli(0.1, true)).orElseThrow().text())
        .startsWith("≈ 80,000 synapses · in-degree 80 · out-degree 100");
  }

  @Test
  void anotherKindOfRuleKeepsTheNumberOfSynapses() {
    ConnectionRule start = new FixedIndegree(100, true, true);
    for (RuleKind kind :
        EnumSet.of(
            RuleKind.FIXED_INDEGREE,
            RuleKind.FIXED_OUTDEGREE,
            RuleKind.FIXED_TOTAL,
            RuleKind.BERNOULLI)) {
      ConnectionRule other = kind.from(start, 100_000, 800, 1000);
      assertThat(RuleKind.of(other)).isEqualTo(kind);
      // The probability 0.125 and the degrees are exact in binary.
      assertThat(predicted(other).orElseThrow().synapses()).as("%s", kind).isEqualTo(100_000);
    }
  }

  @Test
  void everyKindIsFoundByItsTitle() {
    for (RuleKind kind : RuleKind.values()) {
      assertThat(RuleKind.titled(kind.title())).isEqualTo(kind);
      assertThat(RuleKind.of(kind.from(new ConnectionRule.OneToOne(), 10, 10, 10))).isEqualTo(kind);
    }
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(
            () -> RuleNumber.of(new PairwiseBernoulli(0.1, true)).getFirst().typed().apply("1.5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(
            () -> RuleNumber.of(new FixedIndegree(1, true, true)).getFirst().typed().apply("2.5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole number");
    assertThat(RuleNumber.of(new FixedIndegree(1, false, true)).getFirst().typed().apply("20"))
        .isEqualTo(new FixedIndegree(20, false, true));
  }

  @Test
  void everyFieldOfARuleTakesBackWhatItShows() {
    for (RuleKind kind : RuleKind.values()) {
      ConnectionRule rule = kind.from(new FixedIndegree(4, true, true), 0, 20, 20);
      for (RuleNumber number : RuleNumber.of(rule)) {
        assertThat(number.typed().apply(number.text())).as("%s", number.title()).isEqualTo(rule);
      }
    }
  }

  @Test
  void positionsAreShownAsTheyAreTyped() {
    Cells now = new Cells.Anonymous(12);
    for (String text : List.of("", "random in 1 mm x 2 mm", "grid 4 x 3 in 1 mm x 200 um")) {
      Cells placed = PlaceText.typed(now, text);
      assertThat(PlaceText.of(placed)).isEqualTo(text);
      assertThat(placed.size()).isEqualTo(12);
    }
    assertThatThrownBy(() -> PlaceText.typed(now, "circle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grid 20 x 20");
  }
}
