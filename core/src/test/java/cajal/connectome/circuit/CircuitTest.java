package cajal.connectome.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitView.Turn;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Circuits cut from the worm, held to its tables.
class CircuitTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");
  private static final CircuitWiring WIRING = CircuitWiring.of(WORM);

  private static double x(Map<String, Place> places, String id) {
    return java.util.Objects.requireNonNull(places.get(id)).x();
  }

  private static CircuitView touch() {
    return CircuitView.of(WORM.name(), List.of("ALM", "AVM", "PLM", "AVA", "AVB", "AVD", "PVC"));
  }

  private static Circuit.Edge edge(Circuit circuit, String from, String to, ConnectionKind kind) {
    return circuit.edges().stream()
        .filter(e ->
            circuit.nodes().get(e.from()).id().equals(from)
                && circuit.nodes().get(e.to()).id().equals(to)
                && e.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static double sum(Set<String> from, Set<String> to) {
    return WORM.connections().stream()
        .filter(c -> !c.electrical() && from.contains(c.pre()) && to.contains(c.post()))
        .mapToDouble(Connectome.Connection::weight)
        .sum();
  }

  @Test
  void theWholeWormHasAllItsCellsAndConnectionsButThoseOfACellWithItself() {
    Circuit whole = WIRING.circuit(CircuitView.whole(WORM.name()));
    long self = WORM.connections().stream().filter(c -> c.pre().equals(c.post())).count();
    assertThat(whole.nodes()).hasSize(WORM.cells().size());
    assertThat(whole.edges()).hasSize((int) (WORM.connections().size() - self));
  }

  @Test
  void theWeightBetweenClassesIsTheSumOverTheirMembers() {
    Circuit circuit = WIRING.circuit(touch());
    assertThat(edge(circuit, "AVD", "AVA", ConnectionKind.CHEMICAL).weight())
        .isEqualTo(sum(Set.of("AVDL", "AVDR"), Set.of("AVAL", "AVAR")))
        .isPositive();
  }

  @Test
  void aSplitClassShowsItsMembersAndNothingElseChanges() {
    CircuitView view = touch();
    CircuitView split =
        view.withMembers(view.members().withJoins(view.members().joins().with("AVA", false)));
    assertThat(WIRING.circuit(view).nodes()).extracting(Circuit.Node::id).contains("AVA");
    assertThat(WIRING.circuit(split).nodes())
        .extracting(Circuit.Node::id)
        .contains("AVAL", "AVAR", "AVB")
        .doesNotContain("AVA");
    assertThat(
            split.withMembers(split.members().withJoins(split.members().joins().with("AVA", true))))
        .isEqualTo(view);
  }

  @Test
  void connectionsBelowTheThresholdOfTheirKindAreLeftOut() {
    CircuitView view = touch();
    view = view.withFilter(view.filter().withChemical(10).withElectrical(1000));
    Circuit circuit = WIRING.circuit(view);
    assertThat(circuit.edges()).isNotEmpty().allMatch(e -> e.weight() >= 10);
    assertThat(circuit.edges()).noneMatch(e -> e.kind() == ConnectionKind.ELECTRICAL);
  }

  @Test
  void partnersAreThoseAboveTheThreshold() {
    CircuitView view = CircuitView.of(WORM.name(), List.of("AVM"));
    view =
        view.withFilter(view.filter().withChemical(5).withElectrical(5))
            .withMembers(view.members().withPartners(true));
    Circuit circuit = WIRING.circuit(view);
    int avm = circuit.number("AVM");
    for (int i = 0; i < circuit.nodes().size(); i++) {
      int node = i;
      assertThat(
              i == avm
                  || circuit.edges().stream()
                      .anyMatch(e ->
                          (e.from() == avm && e.to() == node)
                              || (e.to() == avm && e.from() == node)))
          .as("%s is a partner of AVM", circuit.nodes().get(i).id())
          .isTrue();
    }
    assertThat(circuit.nodes().size()).isBetween(3, 60);
  }

  @Test
  void theLegendLeavesOutTypesTransmittersAndKinds() {
    CircuitView whole = CircuitView.whole(WORM.name());
    assertThat(WIRING.circuit(whole.withFilter(whole.filter().toggled("type:motor"))).nodes())
        .hasSize(WORM.cells().size() - 126)
        .noneMatch(node -> node.type().equals("motor"));
    assertThat(WIRING.circuit(whole.withFilter(whole.filter().toggled("cell:muscle"))).nodes())
        .noneMatch(node -> node.type().equals("muscle"));
    assertThat(
            WIRING
                .circuit(whole.withFilter(whole.filter().toggled("connection:electrical")))
                .edges())
        .isNotEmpty()
        .noneMatch(e -> e.kind() == ConnectionKind.ELECTRICAL);
  }

  @Test
  void aGroupIsOneNodeWithTheWeightsOfItsCells() {
    CircuitView view = touch();
    view =
        view.withMembers(
            view.members()
                .withInput(List.of("command", "AVM"))
                .withJoins(
                    view.members()
                        .joins()
                        .withGroups(Map.of("command", Set.of("AVAL", "AVAR", "AVBL", "AVBR")))));
    Circuit circuit = WIRING.circuit(view);
    assertThat(circuit.nodes())
        .extracting(Circuit.Node::id)
        .containsExactlyInAnyOrder("command", "AVM");
    assertThat(edge(circuit, "AVM", "command", ConnectionKind.CHEMICAL).weight())
        .isEqualTo(sum(Set.of("AVM"), Set.of("AVAL", "AVAR", "AVBL", "AVBR")));
  }

  @Test
  void expandingMovesNothingThatStands() {
    CircuitView view = touch();
    Circuit before = WIRING.circuit(view);
    for (LayoutKind kind : LayoutKind.values()) {
      Arrangement how = new Arrangement(kind, Map.of(), Turn.SIDE);
      Map<String, Place> places = Layouts.all(before, how, Progress.NONE);
      Circuit more = WIRING.expanded(view, Set.of("AVA"));
      Map<String, Place> after = Layouts.extended(more, how.withPlaces(places));
      assertThat(more.nodes().size()).isGreaterThan(before.nodes().size());
      assertThat(after).containsAllEntriesOf(places);
      more.nodes().forEach(node -> assertThat(after).containsKey(node.id()));
      assertThat(new HashMap<>(after).values()).as("%s", kind).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyLayoutGivesTheSamePlacesAgain() {
    Circuit circuit = WIRING.circuit(CircuitView.whole(WORM.name()));
    for (LayoutKind kind : LayoutKind.values()) {
      Arrangement how = new Arrangement(kind, Map.of(), Turn.SIDE);
      Map<String, Place> places = Layouts.all(circuit, how, Progress.NONE);
      assertThat(places)
          .hasSize(circuit.nodes().size())
          .isEqualTo(Layouts.all(circuit, how, Progress.NONE));
      assertThat(places.values()).allMatch(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()));
    }
  }

  @Test
  void theHeadLiesLeftAndTheBackUpUntilTheBodyIsTurned() {
    Circuit circuit = WIRING.circuit(CircuitView.whole(WORM.name()));
    Map<String, Place> side =
        Layouts.all(
            circuit, new Arrangement(LayoutKind.ANATOMICAL, Map.of(), Turn.SIDE), Progress.NONE);
    assertThat(x(side, "I1L")).isLessThan(x(side, "PLML"));
    Map<String, Place> turned =
        Layouts.all(
            circuit,
            new Arrangement(LayoutKind.ANATOMICAL, Map.of(), new Turn(180, 0)),
            Progress.NONE);
    assertThat(x(turned, "I1L")).isGreaterThan(x(turned, "PLML"));
  }

  @Test
  void aLineOfNamesIsReadWhateverTheirForm() {
    CellSearch search = new CellSearch(WORM);
    assertThat(search.read("ava, AVBL vb01")).containsExactly("AVA", "AVBL", "VB1");
    assertThat(search.read("VB[0-9]+")).hasSize(11);
    assertThat(search.read("sensory")).hasSize(83);
    assertThat(search.complete("av", 60))
        .extracting(CellSearch.Hit::title)
        .contains("AVA", "AVAL", "AVM");
    assertThat(search.complete("gaba", 5).getFirst().names()).contains("DD1");
    assertThat(search.complete("AVB, dopa", 5).getFirst().title()).isEqualTo("dopamine");
    assertThatThrownBy(() -> search.read("AVX"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("AV");
  }
}
