package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectomes;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is published of the worm's wiring, found again.
class WormTest {

  /// The wiring of Varshney et al. 2011, doi:10.1371/journal.pcbi.1001066.
  private static final Graph WORM = worm();

  private static Graph worm() {
    Graph neurons = Graph.of(Connectomes.load("varshney2011")).neurons();
    Adjacency all = neurons.undirected(Layer.BOTH);
    // The paper's 279 neurons are those with contacts to another.
    return neurons.among(
        IntStream.range(0, neurons.size()).filter(cell -> all.outDegree(cell) > 0).toArray());
  }

  private static double value(List<Table> tables, int table, String quantity) {
    Table numbers = tables.get(table);
    return numbers.numbers("value")[numbers.texts("quantity").indexOf(quantity)];
  }

  private static double of(Table table, String column, String cell) {
    return table.numbers(column)[table.texts("cell").indexOf(cell)];
  }

  @Test
  void connectionsAreThoseOfVarshney() {
    assertThat(WORM.size()).isEqualTo(279);
    assertThat(WORM.layer(Layer.CHEMICAL).connections()).isEqualTo(2194);
    assertThat(WORM.layer(Layer.CHEMICAL).totalWeight()).isEqualTo(6394);
    assertThat(WORM.layer(Layer.ELECTRICAL).connections()).isEqualTo(514);
    assertThat(WORM.layer(Layer.ELECTRICAL).totalWeight()).isEqualTo(887);
    assertThat(WORM.undirected(Layer.BOTH).connections()).isEqualTo(2287);
  }

  @Test
  void componentsAreThoseOfVarshney() {
    int[] gap = Components.sizes(Components.weak(WORM.layer(Layer.ELECTRICAL)));
    assertThat(gap).hasSize(29).startsWith(248, 3, 2, 1);
    assertThat(Components.sizes(Components.weak(WORM.layer(Layer.CHEMICAL)))).containsExactly(279);
    assertThat(Components.sizes(Components.strong(WORM.layer(Layer.CHEMICAL)))).startsWith(237);
    assertThat(Components.sizes(Components.strong(WORM.layer(Layer.BOTH)))).startsWith(274);
  }

  @Test
  void pathsAreAsLongAsVarshneySays() {
    PathLengths measure = new PathLengths();
    double[] expected = {4.523, 3.480, 2.872};
    Layer[] layers = {Layer.ELECTRICAL, Layer.CHEMICAL, Layer.BOTH};
    for (int i = 0; i < 3; i++) {
      List<Table> tables = measure.of(WORM, Options.DEFAULT.layer(layers[i]), Progress.NONE);
      assertThat(value(tables, 1, "mean_path_in_component")).isCloseTo(expected[i], within(5e-4));
    }
  }

  @Test
  void hubsAreTheCommandNeurons() {
    Table degrees = new Degrees().of(WORM, Options.DEFAULT, Progress.NONE).getFirst();
    assertThat(of(degrees, "total_degree", "AVAR")).isEqualTo(132);
    assertThat(of(degrees, "total_degree", "AVAL")).isEqualTo(130);
    assertThat(of(degrees, "total_degree", "AVBL")).isEqualTo(84);
    assertThat(of(degrees, "total_degree", "AVBR")).isEqualTo(82);
    assertThat(IntStream.range(0, 279).filter(i -> degrees.numbers("total_degree")[i] > 80))
        .hasSize(4);
  }

  @Test
  void theRichClubIsThatOfTowlson() {
    List<Table> tables = new RichClub().of(WORM, Options.DEFAULT.with("sigmas", 3), Progress.NONE);
    Table cells = tables.getFirst();
    List<String> club =
        IntStream.range(0, 279)
            .filter(i -> cells.numbers("partners")[i] >= 44)
            .mapToObj(i -> cells.texts("cell").get(i))
            .toList();
    assertThat(club)
        .containsExactlyInAnyOrder(
            "AVAL", "AVAR", "AVBL", "AVBR", "AVDL", "AVDR", "AVEL", "AVER", "DVA", "PVCL", "PVCR");
    Table curve = tables.get(1);
    assertThat(curve.numbers("cells")[43]).isEqualTo(11);
    assertThat(curve.numbers("rich")[43]).isEqualTo(1);
    assertThat(curve.numbers("phi_norm")[43]).isBetween(1.05, 1.6);
    assertThat(of(cells, "highest_club", "DVA")).isGreaterThanOrEqualTo(44);
    assertThat(of(cells, "highest_club", "IL1DL")).isLessThan(44);
  }

  @Test
  void itIsASmallWorldOfClusteredCellsAndShortPaths() {
    List<Table> tables = new SmallWorld().of(WORM, Options.DEFAULT.rewirings(30), Progress.NONE);
    assertThat(value(tables, 0, "cells")).isEqualTo(279);
    assertThat(value(tables, 0, "sigma")).isBetween(1.2, 3.5);
    assertThat(value(tables, 0, "omega")).isBetween(-0.5, 0.7);
  }

  @Test
  void leftAndRightConnectAlikeFarBeyondChance() {
    Table summary =
        new Symmetry()
            .of(WORM, Options.DEFAULT.layer(Layer.CHEMICAL).rewirings(50), Progress.NONE)
            .get(1);
    int mirrored = summary.texts("quantity").indexOf("mirrored");
    assertThat(summary.numbers("value")[0]).isGreaterThan(85);
    assertThat(summary.numbers("value")[mirrored]).isGreaterThan(0.5);
    assertThat(summary.numbers("z")[mirrored]).isGreaterThan(10);
  }

  @Test
  void wiringIsShorterThanWithShuffledPlaces() {
    Table summary =
        new WiringLength().of(WORM, Options.DEFAULT.rewirings(50), Progress.NONE).get(1);
    int total = summary.texts("quantity").indexOf("total_um");
    assertThat(summary.numbers("z")[total]).isLessThan(-5);
  }

  @Test
  void feedForwardLoopsAbound() {
    Table triads =
        new TriadCensus()
            .of(WORM, Options.DEFAULT.layer(Layer.CHEMICAL).rewirings(100), Progress.NONE)
            .getFirst();
    assertThat(triads.numbers("z")[triads.texts("triad").indexOf("030T")]).isGreaterThan(5);
  }

  @Test
  void sensoryNeuronsStandAboveMotorNeurons() {
    Table cells =
        new Hierarchy()
            .of(WORM, Options.DEFAULT.layer(Layer.CHEMICAL).rewirings(0), Progress.NONE)
            .getFirst();
    assertThat(meanOf("sensory", cells, "signal_flow"))
        .isGreaterThan(meanOf("motor", cells, "signal_flow") + 0.5);
    assertThat(meanOf("sensory", cells, "level")).isLessThan(meanOf("motor", cells, "level") - 0.5);
  }

  private static double meanOf(String type, Table cells, String column) {
    return Statistics.mean(
        IntStream.range(0, WORM.size())
            .filter(i -> WORM.cells().get(i).type().equals(type))
            .mapToDouble(i -> cells.numbers(column)[i])
            .toArray());
  }

  /// The best of 30 starts of Louvain in NetworkX 2.8 has modularity 0.410300 without weights and
  /// 0.516052 with them.
  @Test
  void communitiesAreAtLeastAsGoodAsThoseOfNetworkX() {
    for (String algorithm : List.of("leiden", "louvain")) {
      Measure measure = Measures.named(algorithm);
      Options options = Options.DEFAULT.rewirings(5).with("starts", 20);
      List<Table> plain = measure.of(WORM, options, Progress.NONE);
      assertThat(value(plain, 1, "modularity")).isGreaterThan(0.409);
      List<Table> weighted = measure.of(WORM, options.weighted(true), Progress.NONE);
      assertThat(value(weighted, 1, "modularity")).isGreaterThan(0.515);
      assertThat(weighted.get(1).numbers("z")[0]).isGreaterThan(5);
      assertThat(value(weighted, 1, "modularity_consensus")).isGreaterThan(0.49);
    }
  }
}
