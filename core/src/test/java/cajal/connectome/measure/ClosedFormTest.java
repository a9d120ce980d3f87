package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Position;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Measures of graphs whose values follow from a formula.
class ClosedFormTest {

  private static final double ROUNDING = 1e-12;
  private static final Options GAP = Options.DEFAULT.layer(Layer.ELECTRICAL).rewirings(0);
  private static final Options CHEMICAL = Options.DEFAULT.layer(Layer.CHEMICAL).rewirings(0);

  private static List<Table> of(String measure, Graph graph, Options options) {
    return Measures.named(measure).of(graph, options, Progress.NONE);
  }

  private static double value(Table table, String quantity) {
    return table.numbers("value")[table.texts("quantity").indexOf(quantity)];
  }

  @Test
  void aRingLatticeIsClusteredAsWattsAndStrogatzSay() {
    Graph ring = Drawn.electrical(Drawn.ring(30, 3));
    Table summary = of("clustering", ring, GAP).get(1);
    double expected = 3.0 * (6 - 2) / (4 * (6 - 1));
    for (String quantity : List.of("mean", "transitivity", "mean_barrat", "mean_fagiolo")) {
      assertThat(value(summary, quantity)).as(quantity).isCloseTo(expected, within(ROUNDING));
    }
  }

  @Test
  void everyoneIsEveryonesPartnerInACompleteGraph() {
    Graph complete = Drawn.electrical(Drawn.complete(7));
    assertThat(value(of("efficiency", complete, GAP).get(1), "global"))
        .isCloseTo(1, within(ROUNDING));
    assertThat(value(of("efficiency", complete, GAP).get(1), "local"))
        .isCloseTo(1, within(ROUNDING));
    assertThat(of("betweenness", complete, GAP).getFirst().numbers("betweenness")).containsOnly(0);
    assertThat(of("closeness", complete, GAP).getFirst().numbers("closeness_in")).containsOnly(1);
    assertThat(value(of("eigenvector", complete, GAP).get(1), "eigenvalue"))
        .isCloseTo(6, within(1e-9));
    assertThat(RichClub.coefficients(Drawn.complete(7))).containsOnly(1);
    assertThat(of("pagerank", complete, GAP).getFirst().numbers("pagerank"))
        .containsExactly(
            IntStream.range(0, 7).mapToDouble(_ -> 1.0 / 7).toArray(), within(ROUNDING));
  }

  @Test
  void aStarIsDisassortativeAndItsCentreIsWorthTheRootOfItsArms() {
    Graph star = Drawn.electrical(Drawn.star(10));
    assertThat(value(of("assortativity", star, GAP).getFirst(), "undirected"))
        .isCloseTo(-1, within(ROUNDING));
    double[] vector = of("eigenvector", star, GAP).getFirst().numbers("eigenvector");
    assertThat(vector[0] / vector[1]).isCloseTo(3, within(1e-9));
    assertThat(value(of("eigenvector", star, GAP).get(1), "eigenvalue")).isCloseTo(3, within(1e-9));
  }

  @Test
  void aChainIsAPerfectHierarchyAndACycleIsNone() {
    int[][] chain = {{0, 1}, {1, 2}, {2, 3}};
    List<Table> tables = of("hierarchy", Drawn.chemical(Drawn.directed(4, chain)), CHEMICAL);
    assertThat(tables.getFirst().numbers("level"))
        .containsExactly(new double[] {0, 1, 2, 3}, within(ROUNDING));
    assertThat(tables.getFirst().numbers("signal_flow"))
        .containsExactly(new double[] {1.5, 0.5, -0.5, -1.5}, within(ROUNDING));
    assertThat(value(tables.get(1), "incoherence")).isCloseTo(0, within(ROUNDING));
    int[][] cycle = {{0, 1}, {1, 2}, {2, 0}};
    List<Table> round = of("hierarchy", Drawn.chemical(Drawn.directed(3, cycle)), CHEMICAL);
    assertThat(value(round.get(1), "incoherence")).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void twoCliquesAreTwoCommunitiesOfKnownModularity() {
    Graph cliques = Drawn.electrical(Drawn.twoCliques(6));
    // 15 connections in each clique and one between: two halves of the strength.
    double expected = 30.0 / 31 - 0.5;
    for (String algorithm : List.of("leiden", "louvain")) {
      List<Table> tables = of(algorithm, cliques, GAP);
      double[] community = tables.getFirst().numbers("community");
      assertThat(Arrays.copyOf(community, 6)).containsOnly(1);
      assertThat(Arrays.copyOfRange(community, 6, 12)).containsOnly(2);
      assertThat(tables.getFirst().numbers("consensus")).isEqualTo(community);
      assertThat(value(tables.get(1), "modularity")).isCloseTo(expected, within(ROUNDING));
      assertThat(value(tables.get(1), "likeness")).isCloseTo(1, within(ROUNDING));
      // The two that join them spend a sixth of their connections on the other side.
      assertThat(tables.getFirst().numbers("participation")[0])
          .isCloseTo(1 - 26.0 / 36, within(ROUNDING));
      assertThat(tables.getFirst().numbers("participation")[1]).isZero();
    }
  }

  @Test
  void resolutionDecidesHowFineCommunitiesAre() {
    Graph ring = Drawn.electrical(Drawn.ring(40, 2));
    double coarse = value(of("leiden", ring, GAP.with("resolution", 0.2)).get(1), "communities");
    double fine = value(of("leiden", ring, GAP.with("resolution", 5)).get(1), "communities");
    assertThat(coarse).isLessThan(fine);
  }

  @Test
  void answeredConnectionsAreCounted() {
    int[][] half = {{0, 1, 4}, {1, 0, 2}, {1, 2, 1}, {2, 3, 1}};
    Table summary = of("reciprocity", Drawn.chemical(Drawn.directed(4, half)), CHEMICAL).get(1);
    assertThat(value(summary, "reciprocity")).isEqualTo(0.5);
    assertThat(value(summary, "weighted_reciprocity")).isEqualTo(4.0 / 8);
    assertThat(value(summary, "rho"))
        .isCloseTo((0.5 - 4.0 / 12) / (1 - 4.0 / 12), within(ROUNDING));
  }

  /// Two mirror images, or as many cells with one connection crossed.
  private static Graph sides(int[]... connections) {
    List<Cell> cells = new ArrayList<>();
    for (String name : List.of("AL", "AR", "BL", "BR", "CL", "CR", "M")) {
      cells.add(
          new Cell(
              name,
              name.substring(0, 1),
              Connectome.Kind.NEURON,
              "interneuron",
              Set.of(),
              Optional.of(new Position(cells.size(), 0, 0))));
    }
    Adjacency adjacency = Drawn.directed(7, connections);
    return new Graph(cells, adjacency, Drawn.undirected(7));
  }

  @Test
  void mirrorImagesAreSymmetric() {
    int[][] mirror = {{0, 2, 3}, {1, 3, 3}, {0, 6, 1}, {1, 6, 1}, {4, 1, 2}, {5, 0, 2}};
    List<Table> tables = of("symmetry", sides(mirror), CHEMICAL);
    assertThat(value(tables.get(1), "pairs")).isEqualTo(3);
    assertThat(value(tables.get(1), "jaccard")).isEqualTo(1);
    assertThat(value(tables.get(1), "mirrored")).isEqualTo(1);
    assertThat(value(tables.get(1), "weight_correlation")).isCloseTo(1, within(ROUNDING));
    assertThat(tables.getFirst().texts("other_side").getFirst()).isEqualTo("AR");
    int[][] crossed = {{0, 2, 3}, {1, 2, 3}};
    assertThat(value(of("symmetry", sides(crossed), CHEMICAL).get(1), "mirrored")).isZero();
  }

  @Test
  void wiringAddsUpDistances() {
    int[][] connections = {{0, 3, 2}, {3, 0, 1}, {1, 2, 4}};
    List<Table> tables = of("wiring_length", sides(connections), CHEMICAL);
    assertThat(value(tables.get(1), "total_um")).isEqualTo(3 + 1);
    assertThat(value(tables.get(1), "connections")).isEqualTo(2);
    List<Table> contacts = of("wiring_length", sides(connections), CHEMICAL.weighted(true));
    assertThat(value(contacts.get(1), "total_um")).isEqualTo(3 * 3 + 4);
    Table byDistance = of("wiring_length", sides(connections), CHEMICAL.with("bins", 1)).get(3);
    assertThat(byDistance.numbers("probability")).containsExactly(2.0 / 21);
  }

  @Test
  void typesThatKeepToThemselvesAreAssortative() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      cells.add(
          new Cell(
              "C" + i,
              "C" + i / 2,
              Connectome.Kind.NEURON,
              i < 2 ? "sensory" : "motor",
              Set.of(),
              Optional.empty()));
    }
    int[][] within = {{0, 1}, {1, 0}, {2, 3}, {3, 2}};
    Graph graph = new Graph(cells, Drawn.directed(4, within), Drawn.undirected(4));
    Table table = of("assortativity", graph, CHEMICAL).getFirst();
    assertThat(value(table, "type")).isEqualTo(1);
    int[][] across = {{0, 2}, {2, 0}, {1, 3}, {3, 1}};
    Graph other = new Graph(cells, Drawn.directed(4, across), Drawn.undirected(4));
    assertThat(value(of("assortativity", other, CHEMICAL).getFirst(), "type")).isEqualTo(-1);
  }

  @Test
  void aLatticeIsNoSmallWorldAndRewiringMakesItRandom() {
    Graph lattice = Drawn.electrical(Drawn.ring(100, 4));
    Table table = of("small_world", lattice, GAP.rewirings(10)).getFirst();
    assertThat(value(table, "omega")).isLessThan(-0.4);
    Adjacency random =
        Rewiring.of(Drawn.ring(100, 4), Rewiring.Aim.RANDOM, new Draws(1, "test", 0));
    Table shuffled = of("small_world", Drawn.electrical(random), GAP.rewirings(10)).getFirst();
    assertThat(value(shuffled, "omega")).isGreaterThan(0.6);
    assertThat(value(shuffled, "sigma")).isCloseTo(1, within(0.25));
  }
}
