package cajal.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.provider.CsvSource;

/// Every wiring diagram of C. elegans holds what its paper, or the corrected file of its paper,
/// holds; about.properties of each names both where they differ.
class DatasetsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "varshney2011, 281, 280, 2309, 7804, 2194, 6394, 517, 890",
    "white1986_whole, 319, 300, 2405, 8189, 2266, 6509, 575, 971",
    "white1986_n2u, 221, 180, 1629, 4541, 1414, 3740, 270, 337",
    "white1986_jsh, 215, 178, 1480, 4340, 1291, 3702, 289, 763",
    "white1986_jse, 34, 34, 94, 261, 94, 261, 0, 0",
    "witvliet2021_1, 187, 161, 775, 1296, 675, 1152, 83, 104",
    "witvliet2021_2, 194, 162, 986, 1895, 865, 1687, 124, 133",
    "witvliet2021_3, 198, 162, 1012, 2128, 887, 1884, 94, 109",
    "witvliet2021_4, 204, 168, 1136, 2777, 1011, 2521, 209, 243",
    "witvliet2021_5, 211, 174, 1515, 4116, 1324, 3644, 292, 419",
    "witvliet2021_6, 217, 175, 1525, 4456, 1315, 3894, 215, 268",
    "witvliet2021_7, 224, 181, 2202, 7467, 1944, 6587, 294, 403",
    "witvliet2021_8, 221, 180, 2186, 7970, 1933, 7099, 314, 434",
    "cook2019_hermaphrodite, 473, 302, 4879, 28113, 3709, 20965, 1450, 10926",
    "cook2019_male, 585, 381, 5306, 45959, 4048, 36979, 1758, 15909"
  })
  void cellsConnectionsAndWeightsSumToThePublishedTotals(
      String name, @AggregateWith(Totals.class) List<Integer> expected) {
    Connectome worm = Connectomes.load(name);
    Set<String> neurons = worm.neurons().stream().map(Cell::name).collect(Collectors.toSet());
    List<Integer> found = new ArrayList<>(List.of(worm.cells().size(), neurons.size()));
    List<Connection> chemical = new ArrayList<>(worm.connections());
    chemical.removeIf(c -> c.kind() != ConnectionKind.CHEMICAL);
    List<Connection> between = new ArrayList<>(chemical);
    between.removeIf(c -> !neurons.contains(c.pre()) || !neurons.contains(c.post()));
    List<Connection> electrical = new ArrayList<>(worm.connections());
    electrical.removeIf(c -> !c.electrical());
    for (List<Connection> chosen : List.of(chemical, between, electrical)) {
      found.add(chosen.size());
      found.add((int) chosen.stream().mapToDouble(Connection::weight).sum());
    }
    assertThat(found).isEqualTo(expected);
    assertThat(chemical.size() + electrical.size()).isEqualTo(worm.connections().size());
  }

  /// The numbers of a row after its name.
  static final class Totals implements ArgumentsAggregator {
    @Override
    public Object aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 1; i < row.size(); i++) {
        numbers.add(row.getInteger(i));
      }
      return numbers;
    }
  }

  @Test
  void everyDatasetSaysWhatItIsAndWhatToKeepInMind() {
    assertThat(Connectomes.names()).hasSizeGreaterThanOrEqualTo(17);
    for (String name : Connectomes.names()) {
      About about = Connectomes.about(name);
      assertThat(about).as(name).isEqualTo(Connectomes.load(name).about());
      assertThat(about.source().doi()).as(name).startsWith("10.");
      assertThat(about.source().citation())
          .as(name)
          .contains("(" + name.replaceAll("\\D*(\\d{4}).*", "$1") + ")");
      assertThat(about.weightUnit()).as(name).isNotEmpty();
      assertThat(about.specimen().scope()).as(name).isNotEmpty();
      assertThat(about.caveats()).as(name).isNotEmpty();
    }
  }

  @Test
  void theEightStagesWarnOfTheirGapJunctionsAndTellTheirAge() {
    List<Double> ages = new ArrayList<>();
    for (int stage = 1; stage <= 8; stage++) {
      About about = Connectomes.about("witvliet2021_" + stage);
      assertThat(about.caveats().getFirst()).contains("by no means exhaustive");
      ages.add(about.specimen().ageHours().orElseThrow());
    }
    assertThat(ages).containsExactly(0.0, 5.0, 8.0, 16.0, 23.0, 27.0, 50.0, 50.0);
    assertThat(Connectomes.about("varshney2011").caveats().getFirst()).contains("6394", "6393");
  }

  @Test
  void everyConnectionJoinsCellsThatAreListedAndStandsOnce() {
    for (String name : Connectomes.names()) {
      Connectome connectome = Connectomes.load(name);
      Set<String> cells = connectome.cells().stream().map(Cell::name).collect(Collectors.toSet());
      assertThat(cells).as(name).hasSize(connectome.cells().size());
      Set<List<Object>> seen = new HashSet<>();
      for (Connection c : connectome.connections()) {
        assertThat(cells).contains(c.pre(), c.post());
        assertThat(c.weight()).isPositive();
        Object pair =
            c.electrical() ? new TreeSet<>(List.of(c.pre(), c.post())) : List.of(c.pre(), c.post());
        assertThat(seen.add(List.of(pair, c.kind(), c.ligand(), c.receptor())))
            .as("%s %s", name, c)
            .isTrue();
      }
    }
  }

  @Test
  void signalsWithoutSynapsesNameLigandAndReceptor() {
    Map<String, Integer> rows = new TreeMap<>();
    Map<String, Long> pairs = new TreeMap<>();
    for (String kind : List.of("monoamine", "neuropeptide")) {
      Connectome map = Connectomes.load("bentley2016_" + kind);
      assertThat(map.connections())
          .allSatisfy(c -> {
            assertThat(c.kind().word()).isEqualTo(kind);
            assertThat(c.kind().wired()).isFalse();
            assertThat(c.ligand()).isNotEmpty();
            assertThat(c.receptor()).isNotEmpty();
          });
      rows.put(kind, map.connections().size());
      pairs.put(
          kind, map.connections().stream().map(c -> c.pre() + " " + c.post()).distinct().count());
    }
    assertThat(rows).containsEntry("monoamine", 2626).containsEntry("neuropeptide", 8931);
    assertThat(pairs).containsEntry("monoamine", 1952L).containsEntry("neuropeptide", 7078L);
  }

  @Test
  void bothSexesTogetherHave302And91Neurons() {
    Set<String> all = new HashSet<>();
    for (String sex : List.of("hermaphrodite", "male")) {
      Connectomes.load("cook2019_" + sex).neurons().stream()
          .filter(cell -> !cell.fact("sex").equals("male"))
          .forEach(cell -> all.add(cell.name()));
    }
    assertThat(all).hasSize(302);
    assertThat(
            Connectomes.load("cook2019_male").neurons().stream()
                .filter(cell -> cell.fact("sex").equals("male")))
        .as("without CA1 and CP0, which have no connection")
        .hasSize(89);
  }

  @Test
  void aCellTellsAllThatIsKnownOfIt() {
    Cell ase = Connectomes.load("witvliet2021_8").cell("ASEL");
    assertThat(ase.cellClass()).isEqualTo("ASE");
    assertThat(ase.kind()).isEqualTo(Kind.NEURON);
    assertThat(ase.type()).isEqualTo("sensory");
    assertThat(ase.transmitters()).containsExactly("glutamate");
    assertThat(ase.facts())
        .containsEntry("transmitters_nemanode", "glutamate")
        .containsEntry("in_pharynx", "no")
        .containsKeys("ganglion", "segment", "modality", "soma_ap", "soma_radius_um", "all_types");
    assertThat(ase.group()).isEqualTo(ase.fact("ganglion"));
    assertThat(Connectomes.load("cook2019_male").cell("MDL01").group())
        .isEqualTo("body wall muscle");
  }

  @Test
  void namesAreForgiving() {
    CellNames names = CellNames.of(Connectomes.load("cook2019_hermaphrodite"));
    assertThat(names.find("AVA")).extracting(Cell::name).containsExactly("AVAL", "AVAR");
    assertThat(names.find("ava")).hasSize(2);
    assertThat(names.one(" aval ").name()).isEqualTo("AVAL");
    assertThat(names.one("VB01").name()).isEqualTo("VB1");
    assertThat(names.one("vb11").name()).isEqualTo("VB11");
    assertThat(names.one("MDL1").name()).isEqualTo("MDL01");
    assertThat(names.one("DA09").name()).isEqualTo("DA9");
    assertThat(names.one("RIS").name()).isEqualTo("RIS");
  }

  @Test
  void anUnknownNameIsRefusedWithTheThreeNearest() {
    CellNames names = CellNames.of(Connectomes.load("cook2019_hermaphrodite"));
    assertThatThrownBy(() -> names.find("AVAQ"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'AVAQ'")
        .hasMessageContaining("AVA, AVAL, AVAR");
    assertThatThrownBy(() -> names.one("AVA"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("AVAL, AVAR");
  }
}
