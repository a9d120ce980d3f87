package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Path lengths and betweenness of graphs that have a closed form.
class ShortestPathsTest {

  private static final Options OPTIONS = Options.DEFAULT.layer(Layer.ELECTRICAL);

  private static double summary(Graph graph, Options options, String quantity) {
    Table table = new PathLengths().of(graph, options, Progress.NONE).get(1);
    return table.numbers("value")[table.texts("quantity").indexOf(quantity)];
  }

  @Test
  void aRingOfNineIsFourAcrossAndTwoAndAHalfOnAverage() {
    Graph ring = Drawn.electrical(Drawn.ring(9, 1));
    assertThat(summary(ring, OPTIONS, "diameter")).isEqualTo(4);
    assertThat(summary(ring, OPTIONS, "mean_path")).isEqualTo(2.5);
    assertThat(summary(ring, OPTIONS, "pairs")).isEqualTo(72);
  }

  @Test
  void thePetersenGraphHasThirtyNeighboursAndSixtyPairsTwoStepsApart() {
    List<Table> tables =
        new PathLengths().of(Drawn.electrical(Drawn.petersen()), OPTIONS, Progress.NONE);
    assertThat(tables.get(2).numbers("pairs")).containsExactly(30, 60);
    assertThat(tables.get(1).numbers("value")[0]).isCloseTo(5.0 / 3, within(1e-15));
  }

  @Test
  void strongConnectionsAreShort() {
    Graph detour =
        Drawn.chemical(
            Drawn.directed(3, new int[] {0, 2, 1}, new int[] {0, 1, 4}, new int[] {1, 2, 4}));
    Options weighted = Options.DEFAULT.layer(Layer.CHEMICAL).weighted(true);
    Table cells = new PathLengths().of(detour, weighted, Progress.NONE).getFirst();
    assertThat(cells.numbers("mean_to_others")[0]).isEqualTo((0.25 + 0.5) / 2);
    assertThat(cells.numbers("reaches")).containsExactly(2, 1, 0);
  }

  @Test
  void allPathsOfAStarPassThroughItsCentre() {
    List<Table> tables =
        new Betweenness().of(Drawn.electrical(Drawn.star(6)), OPTIONS, Progress.NONE);
    assertThat(tables.getFirst().numbers("betweenness")).containsExactly(1, 0, 0, 0, 0, 0);
    // Each arm carries the paths between its end and the five other cells, one way.
    assertThat(tables.get(1).numbers("betweenness"))
        .containsExactly(DoubleStream.generate(() -> 5 / 30.0).limit(10).toArray(), within(1e-15));
  }

  @Test
  void aHandOfFivePathsIsSharedEqually() {
    // 0 to 4 in three ways of two steps, through 1, 2 and 3.
    Graph fan =
        Drawn.chemical(
            Drawn.directed(
                5,
                new int[] {0, 1},
                new int[] {0, 2},
                new int[] {0, 3},
                new int[] {1, 4},
                new int[] {2, 4},
                new int[] {3, 4}));
    Table cells =
        new Betweenness().of(fan, OPTIONS.layer(Layer.CHEMICAL), Progress.NONE).getFirst();
    assertThat(cells.numbers("paths_through")).containsExactly(0, 1.0 / 3, 1.0 / 3, 1.0 / 3, 0);
  }
}
