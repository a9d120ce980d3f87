package cajal.connectome.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitView.Turn;
import cajal.connectome.compare.Development;
import cajal.connectome.compare.Development.Fate;
import cajal.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
  void aConnectionOfClassesHasTheFateOfMostOfItsWeight() {
    List<CircuitWiring> stages =
        IntStream.rangeClosed(1, 8)
            .mapToObj(i -> CircuitWiring.of(Connectomes.load("witvliet2021_" + i)))
            .toList();
    CircuitFates fates = new CircuitFates(Development.ofTheWorm(false));
    CircuitView view = CircuitView.of("witvliet2021_1", List.of("AIZ", "AIB", "RIA", "PVN"));
    Circuit circuit = CircuitComparison.of(stages, view).union();
    Map<String, Fate> found = new HashMap<>();
    for (Circuit.Edge edge : circuit.edges()) {
      if (edge.kind() == ConnectionKind.CHEMICAL) {
        found.put(
            circuit.nodes().get(edge.from()).id() + " " + circuit.nodes().get(edge.to()).id(),
            fates.of(edge, circuit.nodes()).orElseThrow());
      }
    }
    assertThat(found).containsEntry("AIZ RIA", Fate.STABLE);
    assertThat(found.entrySet())
        .filteredOn(entry -> entry.getKey().contains("PVN"))
        .isNotEmpty()
        .allMatch(entry -> entry.getValue() == Fate.LATE);
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
