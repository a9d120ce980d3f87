package cajal.connectome.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CircuitComparison.Fate;
import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitView.Turn;
import cajal.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Views as text, and several connectomes compared.
class CircuitTextTest {

  @Test
  void aViewComesBackFromItsText() {
    CircuitView view = CircuitView.of("cook2019_hermaphrodite", List.of("AVA", "command"));
    view =
        view.withFilter(view.filter().withChemical(5).withElectrical(2.5).toggled("type:motor"))
            .withMembers(
                view.members()
                    .withPartners(true)
                    .withHidden(Set.of("DVA"))
                    .withJoins(
                        view.members()
                            .joins()
                            .with("AVB", false)
                            .withGroups(Map.of("my group", Set.of("RIML", "RIMR")))))
            .withArrangement(
                new Arrangement(
                    LayoutKind.ANATOMICAL,
                    Map.of("AVA", new Place(12, -40), "my group", new Place(0.5, 7)),
                    new Turn(30, 10)));
    assertThat(CircuitText.parse(CircuitText.format(view), "a.circuit")).isEqualTo(view);
    CircuitView whole = CircuitView.whole("white1986_whole");
    assertThat(CircuitText.parse(CircuitText.format(whole), "a.circuit")).isEqualTo(whole);
  }

  @Test
  void aLineThatMeansNothingIsRefusedWithItsNumber() {
    assertThatThrownBy(() -> CircuitText.parse("circuit x\nlayuot circle\n", "a.circuit"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a.circuit:2")
        .hasMessageContaining("layout");
    assertThatThrownBy(() -> CircuitText.parse("show AVA\n", "a.circuit"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("connectome");
  }

  @Test
  void connectionsAreStableVariableOrDynamic() {
    assertThat(CircuitComparison.fate(new double[] {4, 5, 4, 6, 5, 4, 5, 6}))
        .isEqualTo(Fate.STABLE);
    assertThat(CircuitComparison.fate(new double[] {4, 0, 4, 0, 5, 0, 5, 6}))
        .isEqualTo(Fate.VARIABLE);
    assertThat(CircuitComparison.fate(new double[] {1, 2, 3, 5, 8, 9, 12, 15}))
        .isEqualTo(Fate.DYNAMIC);
    assertThat(CircuitComparison.fate(new double[] {9, 7, 5, 4, 2, 1, 0, 0}))
        .isEqualTo(Fate.DYNAMIC);
  }

  @Test
  void theUnionOfTwoConnectomesHoldsTheWeightsOfBoth() {
    CircuitWiring first = CircuitWiring.of(Connectomes.load("witvliet2021_1"));
    CircuitWiring second = CircuitWiring.of(Connectomes.load("witvliet2021_8"));
    CircuitView view = CircuitView.of("witvliet2021_1", List.of("RIA", "SMD", "RMD", "AIB"));
    CircuitComparison both = CircuitComparison.of(List.of(first, second), view);
    Circuit one = first.circuit(view);
    Circuit two = second.circuit(view);
    assertThat(both.only(0).edges()).hasSize(one.edges().size());
    assertThat(both.only(1).edges()).hasSize(two.edges().size());
    assertThat(both.only(0).edges().stream().mapToDouble(Circuit.Edge::weight).sum())
        .isEqualTo(one.edges().stream().mapToDouble(Circuit.Edge::weight).sum());
    for (Circuit.Edge edge : both.difference().edges()) {
      double[] weights = both.weightsOf(edge);
      assertThat(edge.weight()).isEqualTo(Math.max(1e-3, Math.abs(weights[0] - weights[1])));
    }
  }
}
