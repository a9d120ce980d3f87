package cajal.analyse.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectome.Position;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StructureFunctionTest {

  private static final int CELLS = 24;
  private static final int SAMPLES = 400;

  private static Cell cell(String name, String cellClass, double xUm) {
    return new Cell(
        name, cellClass, Kind.NEURON, "", Set.of(), Optional.of(new Position(xUm, 0, 0)));
  }

  private static List<Cell> cells(RandomSequence random) {
    return IntStream.range(0, CELLS)
        .mapToObj(i -> cell("N" + i, "N", 100 * random.uniform()))
        .toList();
  }

  private static Activity activity(List<String> names, double[][] values) {
    double[] times = IntStream.range(0, values[0].length).mapToDouble(i -> 0.3 * i).toArray();
    return new Activity(
        "recorded",
        Map.of(),
        new Table("units", "Units", List.of(new Column.Texts("name", "Name", names))),
        SpikeTrains.none(names.size()),
        List.of(new Signals("fluorescence", "", names, times, values)),
        List.of(),
        List.of());
  }

  /// Cells of one of four groups share a signal.
  private static double[][] grouped(RandomSequence random) {
    double[][] shared = new double[4][SAMPLES];
    double[][] values = new double[CELLS][SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      for (double[] group : shared) {
        group[k] = random.normal();
      }
      for (int i = 0; i < CELLS; i++) {
        values[i][k] = shared[i % 4][k] + 0.7 * random.normal();
      }
    }
    return values;
  }

  private static Connectome wired(List<Cell> cells, boolean byGroup, RandomSequence random) {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        boolean likely = byGroup ? i % 4 == j % 4 : true;
        if (i != j && random.uniform() < (likely ? 0.5 : 0.05) * (byGroup ? 1 : 0.35)) {
          connections.add(new Connection("N" + i, "N" + j, false, 1 + random.below(5)));
        }
      }
    }
    return new Connectome("planted", "synapses", cells, connections);
  }

  private static StructureFunction compare(Connectome connectome, Activity activity, long seed) {
    return StructureFunction.of(
        connectome, activity, new PairTest.Options(true, 499), Work.quiet(seed));
  }

  private static List<String> names(List<Cell> cells) {
    return cells.stream().map(Cell::name).toList();
  }

  @Test
  void wiringThatWasPlantedInActivityIsFound() {
    RandomSequence random = RandomSequence.of(4, "planted");
    List<Cell> cells = cells(random);
    StructureFunction found =
        compare(wired(cells, true, random), activity(names(cells), grouped(random)), 1);
    Table table = found.summary();
    assertThat(table.numbers("r")[0]).isGreaterThan(0.4);
    assertThat(table.numbers("p")[0]).isEqualTo(1 / 500.0);
    assertThat(table.numbers("partial_p")[0]).isEqualTo(1 / 500.0);
    assertThat(table.numbers("pairs")[0]).isEqualTo(CELLS * (CELLS - 1) / 2.0);
  }

  @Test
  void wiringThatHasNothingToDoWithActivityGivesUniformProbabilities() {
    int below = 0;
    for (int seed = 0; seed < 40; seed++) {
      RandomSequence random = RandomSequence.of(seed, "none");
      List<Cell> cells = cells(random);
      StructureFunction found =
          StructureFunction.of(
              wired(cells, false, random),
              activity(names(cells), grouped(random)),
              new PairTest.Options(true, 99),
              Work.quiet(seed));
      if (found.summary().numbers("p")[0] <= 0.2) {
        below++;
      }
    }
    // Binomial with 40 draws of 0.2: 2 or fewer and 16 or more have a probability below 0.01 each.
    assertThat(below).isBetween(3, 15);
  }

  @Test
  void distanceThatExplainsBothIsPartialledOut() {
    RandomSequence random = RandomSequence.of(8, "distance");
    List<Cell> cells = cells(random);
    double[][] distance = new double[CELLS][CELLS];
    double[][] a = new double[CELLS][CELLS];
    double[][] b = new double[CELLS][CELLS];
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < i; j++) {
        distance[i][j] =
            Math.abs(
                cells.get(i).position().orElseThrow().xUm()
                    - cells.get(j).position().orElseThrow().xUm());
        a[i][j] = -distance[i][j] + 15 * random.normal();
        b[i][j] = -distance[i][j] + 15 * random.normal();
        distance[j][i] = distance[i][j];
        a[j][i] = a[i][j];
        b[j][i] = b[i][j];
      }
    }
    PairTest.Options values = new PairTest.Options(false, 499);
    PairTest plain = PairTest.of(a, b, values, Work.quiet(1));
    PairTest partial = PairTest.partial(a, b, distance, values, Work.quiet(1));
    assertThat(plain.r()).isGreaterThan(0.5);
    assertThat(plain.p()).isLessThan(0.01);
    assertThat(Math.abs(partial.r())).isLessThan(0.15);
    assertThat(partial.p()).isGreaterThan(0.05);
    // The closed form of a partial correlation from the three plain ones.
    double ab = plain.r();
    double ac = PairTest.of(a, distance, values, Work.quiet(1)).r();
    double bc = PairTest.of(b, distance, values, Work.quiet(1)).r();
    assertThat(partial.r())
        .isCloseTo((ab - ac * bc) / Math.sqrt((1 - ac * ac) * (1 - bc * bc)), within(1e-12));
  }

  @Test
  void ofThreeCellsAllSixRelabellingsAreKnown() {
    double[][] a = {{0, 1, 2}, {1, 0, 6}, {2, 6, 0}};
    PairTest test = PairTest.of(a, a, new PairTest.Options(false, 6000), Work.quiet(3));
    assertThat(test.r()).isCloseTo(1, within(1e-12));
    // One relabelling in six leaves the matrix as it is.
    assertThat(test.p()).isCloseTo(1 / 6.0, within(0.015));
  }

  @Test
  void theSameSeedGivesTheSameOnAnyNumberOfThreads() {
    RandomSequence random = RandomSequence.of(4, "planted");
    List<Cell> cells = cells(random);
    Connectome connectome = wired(cells, true, random);
    Activity activity = activity(names(cells), grouped(random));
    PairTest.Options options = new PairTest.Options(true, 300);
    double[] one =
        StructureFunction.of(connectome, activity, options, Work.quiet(5)).summary().numbers("p");
    double[] three =
        StructureFunction.of(connectome, activity, options, new Work(5, 3, Progress.NONE))
            .summary()
            .numbers("p");
    assertThat(three).containsExactly(one);
  }

  @Test
  void namesAreForgivenAndLabelsWithoutASideTakeWhatIsFree() {
    Connectome worm =
        new Connectome(
            "some",
            "synapses",
            List.of(
                cell("AVAL", "AVA", 0),
                cell("AVAR", "AVA", 1),
                cell("VB1", "VB", 2),
                cell("RIML", "RIM", 3)),
            List.of());
    double[][] values = new double[7][3];
    MatchedCells matched =
        MatchedCells.of(
            worm,
            activity(List.of("AVA", "aval", "VB01", "roi_7", "RIML", "riml", "AVA"), values)
                .signals()
                .getFirst());
    assertThat(matched.table().texts("cell"))
        .containsExactly("AVAR", "AVAL", "VB1", "", "RIML", "", "");
    assertThat(matched.table().texts("match").get(5)).contains("another trace");
  }

  @Test
  void aRecordingOfOtherCellsIsRefusedInWords() {
    RandomSequence random = RandomSequence.of(4, "planted");
    Connectome connectome = wired(cells(random), true, random);
    Activity other = activity(List.of("x", "y"), new double[2][5]);
    assertThatThrownBy(() -> compare(connectome, other, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("No trace has the name of a cell");
  }

  @Test
  void samplesThatAreMissingAreLeftOutOfTheirPairs() {
    double[][] values = {{1, 2, Double.NaN, 4, 5}, {2, 4, 100, 8, 10}, {5, 5, 5, 5, 5}};
    double[][] r = Correlations.of(values);
    assertThat(r[0][1]).isCloseTo(1, within(1e-12));
    assertThat(r[0][2]).isZero();
  }
}
