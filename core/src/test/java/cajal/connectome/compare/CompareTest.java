package cajal.connectome.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectomes;
import cajal.connectome.compare.Development.Fate;
import cajal.problem.ProblemException;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompareTest {

  private static final Map<String, Fate> PUBLISHED =
      Map.ofEntries(
          Map.entry("BAGL RIBR", Fate.STABLE),
          Map.entry("RIML RIBR", Fate.STABLE),
          Map.entry("RIVL RIAL", Fate.STABLE),
          Map.entry("AIML CEPshDR", Fate.VARIABLE),
          Map.entry("AWBR ADFL", Fate.VARIABLE),
          Map.entry("URYDR RMEV", Fate.VARIABLE),
          Map.entry("IL2VL IL1VL", Fate.STRENGTHENED),
          Map.entry("RICR RIML", Fate.STRENGTHENED),
          Map.entry("RIML AVER", Fate.STRENGTHENED),
          Map.entry("RIVL SIAVR", Fate.STRENGTHENED),
          Map.entry("ADLL ASKL", Fate.WEAKENED),
          Map.entry("AIYL ADFL", Fate.WEAKENED),
          Map.entry("RIFL ASHL", Fate.WEAKENED),
          Map.entry("RMED RMDVR", Fate.WEAKENED),
          Map.entry("AVM RIS", Fate.LATE),
          Map.entry("HSNL ASER", Fate.LATE),
          Map.entry("RMEV SMDVR", Fate.VARIABLE),
          Map.entry("URADR RMEV", Fate.STABLE),
          Map.entry("RMDDR RMED", Fate.STRENGTHENED));

  private static Connectome of(String name, String unit, Connection... connections) {
    List<Cell> cells =
        Stream.of(connections)
            .flatMap(c -> Stream.of(c.pre(), c.post()))
            .distinct()
            .map(n -> new Cell(n, n.substring(0, 1), Kind.NEURON, "", Set.of(), Optional.empty()))
            .toList();
    return new Connectome(name, unit, cells, List.of(connections));
  }

  private static Connection c(String pre, String post, double weight) {
    return new Connection(pre, post, false, weight);
  }

  private static Connection gap(String pre, String post, double weight) {
    return new Connection(pre, post, true, weight);
  }

  private static final Connectome A =
      of("a", "synapses", c("X", "Y", 1), c("Y", "X", 4), gap("X", "Y", 2), c("X", "Q", 9));
  private static final Connectome B =
      of("b", "synapses", c("X", "Y", 3), c("Z", "X", 1), gap("Y", "X", 5));
  private static final Connectome C =
      of("c", "EM sections", c("X", "Y", 10), c("Z", "X", 2), c("Y", "X", 6));

  @Test
  void aConsensusKeepsWhatEnoughHaveWithTheMedianWhereItExists() {
    Connectome consensus = Consensus.of(List.of(A, B, C), Consensus.majority(3));
    assertThat(consensus.connections())
        .containsExactlyInAnyOrder(
            c("X", "Y", 3), c("Y", "X", 5), gap("X", "Y", 3.5), c("Z", "X", 1.5));
    assertThat(consensus.cells()).extracting(Cell::name).containsExactly("X", "Y", "Z");
    assertThat(consensus.weightUnit()).isEqualTo("synapses or EM sections");
    assertThat(consensus.about().caveats().getFirst()).contains("synapses and EM sections");
    assertThat(consensus.about().source().provenance()).contains("at least 2 of a, b, c");
    assertThat(Consensus.of(List.of(A, B, C), 3).connections()).containsExactly(c("X", "Y", 3));
    assertThat(Consensus.of(List.of(A, B, C), 1).connections()).hasSize(5);
    assertThatThrownBy(() -> Consensus.of(List.of(A), 1)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aConsensusOfTheSameIsTheSame() {
    Connectome adult = Connectomes.load("witvliet2021_8");
    Connectome consensus = Consensus.of(List.of(adult, adult, adult), 2);
    assertThat(consensus.cells()).isEqualTo(adult.cells());
    assertThat(consensus.connections()).isEqualTo(adult.connections());
  }

  @Test
  void aComparisonCountsWhatOneHasAndBoth() {
    Comparison comparison = Comparison.of(A, B);
    Table summary = comparison.summary();
    assertThat(summary.texts("kind")).containsExactly("chemical", "electrical");
    assertThat(summary.numbers("only_a")).containsExactly(2, 0);
    assertThat(summary.numbers("both")).containsExactly(1, 1);
    assertThat(summary.numbers("only_b")).containsExactly(1, 0);
    assertThat(summary.numbers("jaccard")).containsExactly(0.25, 1);
    assertThat(summary.numbers("jaccard_shared_cells")).containsExactly(0.5, 1);
    assertThat(summary.numbers("weight_correlation")).containsExactly(Double.NaN, Double.NaN);
    Table connections = comparison.connections();
    assertThat(connections.texts("where"))
        .containsExactly("both", "only_a", "both", "only_a_has_cells", "only_b_has_cells");
    assertThat(connections.numbers("difference")).containsExactly(2, -4, 3, -9, 1);
    assertThat(comparison.cells().texts("cell")).containsExactly("X", "Y", "Q", "Z");
    assertThat(comparison.cells().texts("where"))
        .containsExactly("both", "both", "only_a", "only_b");
  }

  @Test
  void aComparisonWithItselfFindsNoDifference() {
    Connectome worm = Connectomes.load("cook2019_hermaphrodite");
    Comparison same = Comparison.of(worm, worm);
    assertThat(same.summary().numbers("jaccard")).containsOnly(1);
    for (double correlation : same.summary().numbers("weight_correlation")) {
      assertThat(correlation).isCloseTo(1, within(1e-12));
    }
    assertThat(same.connections().numbers("difference")).containsOnly(0);
    assertThat(same.connections().rows()).isEqualTo(worm.connections().size());
  }

  @Test
  void falseDiscoveryRatesAreThoseOfBenjaminiAndHochberg() {
    assertThat(Development.falseDiscoveryRates(new double[] {0.01, 0.04, 0.03, 0.5}))
        .containsExactly(new double[] {0.04, 0.16 / 3, 0.16 / 3, 0.5}, within(1e-12));
  }

  private static Connectome stage(int number, Connection... connections) {
    Connectome plain = of("s" + number, "synapses", connections);
    About about =
        new About(
            "s" + number,
            "",
            About.Source.UNKNOWN,
            "synapses",
            new About.Specimen("", "", "", OptionalDouble.of(number * 10)),
            List.of());
    return new Connectome(about, plain.cells(), plain.connections());
  }

  @Test
  void stagesTellWhatGrowsStaysAndComesAndGoes() {
    List<Connectome> stages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Connection> connections = new ArrayList<>();
      connections.add(c("A1", "B1", 1 + 6 * i));
      connections.add(c("C1", "D1", 50 + (i % 2)));
      connections.add(c("A2", "B2", 43 - 6 * i));
      if (i % 3 == 0) {
        connections.add(c("E1", "F1", 1));
      }
      // Follows age as well, but does not grow fivefold.
      connections.add(c("C1", "B1", 20 + 5 * i));
      if (i >= 2) {
        connections.add(c("G1", "B1", 10));
      }
      stages.addFirst(stage(i, connections.toArray(Connection[]::new)));
    }
    Development development = Development.of(stages, false);
    assertThat(development.stages().getFirst().name()).isEqualTo("s0");
    Map<String, Fate> fates =
        development.courses().stream()
            .collect(
                Collectors.toMap(
                    k -> k.line().pair().pre() + k.line().pair().post(), Development.Course::fate));
    assertThat(fates)
        .containsEntry("A1B1", Fate.STRENGTHENED)
        .containsEntry("A2B2", Fate.WEAKENED)
        .containsEntry("C1D1", Fate.STABLE)
        .containsEntry("C1B1", Fate.STABLE)
        .containsEntry("E1F1", Fate.VARIABLE)
        .containsEntry("G1B1", Fate.LATE);
    // Growing and waning cancel out when members of a class are taken together.
    Development classes = Development.of(stages, true);
    assertThat(classes.courses().getFirst().fate()).isEqualTo(Fate.STABLE);
    assertThat(classes.courses().getFirst().line().pair().pre()).isEqualTo("A");
    assertThatThrownBy(() -> Development.of(List.of(A, B, C, A), false))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("age");
  }

  @Test
  void theTwoSidesOfTheBodyAreTakenTogether() {
    List<Connectome> stages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Connection> connections = new ArrayList<>(List.of(c("C1", "D1", 100)));
      // Each alone is there at half of the ages.
      connections.add(i % 2 == 0 ? c("X1L", "YL", 3) : c("X1R", "YR", 3));
      stages.add(stage(i, connections.toArray(Connection[]::new)));
    }
    assertThat(Development.of(stages, false).courses())
        .extracting(Development.Course::fate)
        .containsOnly(Fate.STABLE);
  }

  /// Supplementary classification of Witvliet et al. (2021),
  /// `tables/connection_classifications.csv` of github.com/dwitvliet/nature2021: numbers of its
  /// 3,676 connections, and some of them.
  @Test
  void theEightStagesOfTheWormAreClassifiedAsInThePaper() {
    Development worm = Development.ofTheWorm(false);
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    Map<String, Fate> byPair = new HashMap<>();
    worm.courses().stream()
        .filter(course -> course.line().pair().kind() == ConnectionKind.CHEMICAL)
        .forEach(course -> {
          fates.merge(course.fate(), 1, Integer::sum);
          byPair.put(course.line().pair().pre() + " " + course.line().pair().post(), course.fate());
        });
    assertThat(fates)
        .isEqualTo(
            Map.of(
                Fate.STABLE, 829,
                Fate.VARIABLE, 1995,
                Fate.STRENGTHENED, 278,
                Fate.WEAKENED, 20,
                Fate.LATE, 554));
    PUBLISHED.forEach((pair, fate) -> assertThat(byPair).containsEntry(pair, fate));
    Table table = worm.table();
    assertThat(table.rows()).isEqualTo(worm.courses().size());
    double total = 0;
    int chemical = 0;
    for (int i = 0; i < table.rows(); i++) {
      if (table.texts("kind").get(i).equals(ConnectionKind.CHEMICAL.word())) {
        total += table.numbers("weight_witvliet2021_8")[i];
        chemical += table.numbers("weight_witvliet2021_8")[i] > 0 ? 1 : 0;
      }
    }
    assertThat(total).isEqualTo(7970);
    assertThat(chemical).isEqualTo(2186);
  }
}
