package cajal.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectome.Position;
import cajal.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Counts are those of the published tables: supplementary information 5 of Cook et al. (2019),
/// doi:10.1038/s41586-019-1352-7, as corrected in July 2020; White et al. (1986) for 302 neurons in
/// 118 classes.
class WormTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");
  private static final Set<String> NEURONS =
      WORM.neurons().stream().map(Cell::name).collect(Collectors.toSet());

  @Test
  void theWormIsDiscovered() {
    assertThat(Connectomes.names()).contains("cook2019_hermaphrodite");
    assertThat(WORM.doi()).isEqualTo("10.1038/s41586-019-1352-7");
    assertThat(WORM.weightUnit()).isEqualTo("EM sections");
    assertThat(WORM.citation()).contains("Bülow", "Nature 571:63-71");
  }

  @Test
  void itHas302NeuronsIn118ClassesBeforeAllOtherCells() {
    assertThat(WORM.neurons()).hasSize(302);
    assertThat(WORM.cells().subList(0, 302)).isEqualTo(WORM.neurons());
    assertThat(WORM.neurons().stream().map(Cell::cellClass).distinct()).hasSize(118);
    assertThat(WORM.cells()).hasSize(473);
    assertThat(WORM.cells().stream().filter(cell -> cell.kind() == Kind.MUSCLE)).hasSize(135);
    assertThat(WORM.cells().stream().map(Cell::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyNeuronHasAPlaceInTheBody() {
    for (Cell neuron : WORM.neurons()) {
      assertThat(neuron.position())
          .as(neuron.name())
          .hasValueSatisfying(place -> assertThat(place.yUm()).isBetween(-330.0, 420.0));
    }
    // Touch neurons: ALM lies in front of the middle, PLM in the tail, left is positive.
    double plm = place("PLML").yUm();
    double alm = place("ALML").yUm();
    assertThat(plm).isGreaterThan(alm);
    assertThat(place("PLML").xUm()).isGreaterThan(place("PLMR").xUm());
  }

  @Test
  void connectionsAndTheirWeightsSumToThePublishedTotals() {
    assertThat(totals(false, false)).containsExactly(4879, 28113);
    assertThat(totals(true, false)).containsExactly(1450, 10926);
    assertThat(totals(false, true)).containsExactly(3709, 20965);
    assertThat(totals(true, true)).containsExactly(1107, 5825);
  }

  private static List<Integer> totals(boolean electrical, boolean betweenNeurons) {
    List<Connection> chosen =
        WORM.connections().stream()
            .filter(c -> c.electrical() == electrical)
            .filter(c -> !betweenNeurons || (isNeuron(c.pre()) && isNeuron(c.post())))
            .toList();
    return List.of(chosen.size(), (int) chosen.stream().mapToDouble(Connection::weight).sum());
  }

  private static boolean isNeuron(String name) {
    return NEURONS.contains(name);
  }

  private static Position place(String neuron) {
    return WORM.cell(neuron).position().orElseThrow();
  }

  @Test
  void eachElectricalPairStandsOnce() {
    Set<Set<String>> pairs = new HashSet<>();
    for (Connection c : WORM.connections()) {
      if (c.electrical()) {
        assertThat(pairs.add(new TreeSet<>(List.of(c.pre(), c.post())))).as("%s", c).isTrue();
      }
    }
  }

  // The 26 of McIntire et al. (1993), doi:10.1038/364337a0, and ALA and RIB, which Wang et al.
  // (2024), doi:10.7554/eLife.95402, add.
  @Test
  void gabaIsMadeByTheClassical26AndByAlaAndRib() {
    Set<String> classical =
        new TreeSet<>(List.of("AVL", "DVB", "RIS", "RMED", "RMEL", "RMER", "RMEV"));
    IntStream.rangeClosed(1, 6).forEach(i -> classical.add("DD" + i));
    IntStream.rangeClosed(1, 13).forEach(i -> classical.add("VD" + i));
    assertThat(classical).hasSize(26);
    Set<String> found =
        WORM.neurons().stream()
            .filter(cell -> cell.transmitters().contains("GABA"))
            .map(Cell::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).containsAll(classical);
    found.removeAll(classical);
    assertThat(found).containsExactly("ALA", "RIBL", "RIBR");
  }

  @Test
  void commandInterneuronsAreTheHubs() {
    Map<String, Long> partners =
        WORM.neurons().stream()
            .collect(Collectors.toMap(Cell::name, cell -> partnersOf(cell.name())));
    List<String> hubs =
        partners.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(4)
            .map(Map.Entry::getKey)
            .toList();
    assertThat(hubs).contains("AVAL", "AVAR");
  }

  private static long partnersOf(String name) {
    return WORM.connections().stream()
        .filter(c -> isNeuron(c.pre()) && isNeuron(c.post()))
        .filter(c -> c.pre().equals(name) || c.post().equals(name))
        .map(c -> c.pre().equals(name) ? c.post() : c.pre())
        .distinct()
        .count();
  }

  @Test
  void anUnknownCellIsRefusedWithTheThreeNearest() {
    assertThatThrownBy(() -> WORM.cell("AVALL"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'AVALL'")
        .hasMessageContaining("AVAL, ");
    assertThat(WORM.cell("AVAL").cellClass()).isEqualTo("AVA");
  }

  @Test
  void anUnknownConnectomeIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Connectomes.load("cook2019_hermaphrodit"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Did you mean 'cook2019_hermaphrodite'?");
  }
}
