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
import cajal.problem.ProblemException;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class CompareTest {

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
  void theRankTestAgreesWithEnumerationAndWithCommonsMath() {
    double[] age = {0, 5, 8, 16, 23, 27, 50, 50};
    RankTest test = new RankTest(age);
    double[] rising = {1, 2, 3, 4, 5, 6, 7, 8};
    // 4 of 40320 orders are as extreme: the two last ages are tied, and so up and down twice.
    assertThat(test.of(rising).p()).isCloseTo(4 / 40320.0, within(1e-12));
    double[] ties = {0, 0, 3, 1, 0, 4, 4, 2};
    assertThat(test.of(ties).correlation())
        .isCloseTo(new SpearmansCorrelation().correlation(age, ties), within(1e-12));
    assertThat(test.of(new double[8])).isEqualTo(new RankTest.Result(0, 1));
    RankTest three = new RankTest(new double[] {1, 2, 3});
    assertThat(three.of(new double[] {1, 2, 3}).p()).isCloseTo(2 / 6.0, within(1e-12));
    assertThat(three.of(new double[] {2, 1, 3}).p()).isEqualTo(1);
  }

  @Test
  void falseDiscoveryRatesAreThoseOfBenjaminiAndHochberg() {
    assertThat(Development.falseDiscoveryRates(new double[] {0.01, 0.04, 0.03, 0.5}))
        .containsExactly(new double[] {0.04, 0.16 / 3, 0.16 / 3, 0.5}, within(1e-12));
  }

  @Test
  void stagesTellWhatGrowsStaysAndComesAndGoes() {
    List<Connectome> stages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Connection> connections = new ArrayList<>();
      connections.add(c("A1", "B1", 1 + 3 * i));
      connections.add(c("C1", "D1", 50 + (i % 2)));
      connections.add(c("A2", "B2", 40 - 3 * i));
      if (i % 3 == 0) {
        connections.add(c("E1", "F1", 1));
      }
      Connectome plain = of("s" + i, "synapses", connections.toArray(Connection[]::new));
      About about =
          new About(
              "s" + i,
              "",
              About.Source.UNKNOWN,
              "synapses",
              new About.Specimen("", "", "", OptionalDouble.of(i * 10)),
              List.of());
      stages.add(0, new Connectome(about, plain.cells(), plain.connections()));
    }
    Development development = Development.of(stages, false);
    assertThat(development.stages().getFirst().name()).isEqualTo("s0");
    Map<String, Development.Fate> fates =
        development.courses().stream()
            .collect(Collectors.toMap(k -> k.line().pair().pre(), Development.Course::fate));
    assertThat(fates)
        .containsEntry("A1", Development.Fate.DYNAMIC)
        .containsEntry("A2", Development.Fate.DYNAMIC)
        .containsEntry("C1", Development.Fate.STABLE)
        .containsEntry("E1", Development.Fate.VARIABLE);
    // Growing and waning cancel out when members of a class are taken together.
    Development classes = Development.of(stages, true);
    assertThat(classes.courses().getFirst().fate()).isEqualTo(Development.Fate.STABLE);
    assertThat(classes.courses().getFirst().line().pair().pre()).isEqualTo("A");
    assertThatThrownBy(() -> Development.of(List.of(A, B, C, A), false))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("age");
  }

  @Test
  void theEightStagesOfTheWormHaveConnectionsOfEveryFate() {
    Development worm = Development.ofTheWorm(false);
    Map<Development.Fate, Integer> fates = new EnumMap<>(Development.Fate.class);
    worm.courses().forEach(course -> fates.merge(course.fate(), 1, Integer::sum));
    assertThat(fates.keySet()).containsExactlyInAnyOrder(Development.Fate.values());
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
    assertThat(
            worm.courses().stream()
                .filter(course -> course.fate() == Development.Fate.STABLE)
                .allMatch(course -> course.line().present() == 8))
        .isTrue();
    assertThat(IntStream.of(fates.values().stream().mapToInt(i -> i).toArray()).sum())
        .isEqualTo(worm.courses().size());
  }
}
