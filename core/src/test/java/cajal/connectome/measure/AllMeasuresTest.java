package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectomes;
import cajal.table.Column;
import cajal.table.Table;
import cajal.table.TableText;
import cajal.work.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every measure that is found.
class AllMeasuresTest {

  private static final Options OPTIONS =
      Options.DEFAULT.rewirings(2).with("starts", 2).with("most_cells", 3);
  private static final Graph WORM = Graph.of(Connectomes.load("cook2019_hermaphrodite")).neurons();

  private static final Progress STOP =
      new Progress() {
        @Override
        public void at(double fraction, String what) {}

        @Override
        public boolean isCancelled() {
          return true;
        }
      };

  static List<String> names() {
    return Measures.names();
  }

  @Test
  void namesAreUniqueAndFitForScripts() {
    assertThat(names()).isNotEmpty().doesNotHaveDuplicates().allMatch(n -> n.matches("[a-z0-9_]+"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItIsAndWhereItComesFrom(String name) {
    Measure.About about = Measures.named(name).about();
    assertThat(about.title()).isNotBlank();
    assertThat(about.help()).endsWith(".");
    assertThat(about.definition()).endsWith(".");
    assertThat(about.citation()).contains("doi:10.");
    for (Setting setting : Measures.named(name).settings()) {
      assertThat(setting.value()).isBetween(setting.least(), setting.most());
      assertThat(setting.description()).endsWith(".");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isTakenOfNothingOneCellAndCellsWithoutConnections(String name) {
    for (int size : new int[] {0, 1, 2, 5}) {
      Graph bare = Drawn.chemical(Drawn.directed(size));
      for (Layer layer : Layer.values()) {
        List<Table> tables =
            Measures.named(name).of(bare, OPTIONS.layer(layer).weighted(true), Progress.NONE);
        wellFormed(name, tables, bare);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isTakenOfTheWormAndIsTheSameOnOneThread(String name) throws Exception {
    Measure measure = Measures.named(name);
    Options options = OPTIONS.weighted(true).layer(Layer.BOTH);
    List<Table> tables = measure.of(WORM, options, Progress.NONE);
    wellFormed(name, tables, WORM);
    // A parallel stream that is started in a pool runs in that pool.
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertThat(text(one.submit(() -> measure.of(WORM, options, Progress.NONE)).get()))
          .isEqualTo(text(tables));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void stopsWhenTold(String name) {
    assertThatThrownBy(() -> Measures.named(name).of(WORM, OPTIONS, STOP))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @MethodSource("names")
  @Timeout(60)
  void stopsInTheMidstOfRandomGraphs(String name) {
    Measure measure = Measures.named(name);
    AtomicInteger asked = new AtomicInteger();
    Progress soon =
        new Progress() {
          @Override
          public void at(double fraction, String what) {}

          @Override
          public boolean isCancelled() {
            return asked.incrementAndGet() > 300;
          }
        };
    // As many random graphs would take minutes.
    Options endless = OPTIONS.rewirings(1_000_000);
    if (!measure.about().nullModel().isEmpty()) {
      assertThatThrownBy(() -> measure.of(WORM, endless, soon))
          .isInstanceOf(CancellationException.class);
    }
  }

  private static List<String> text(List<Table> tables) {
    return tables.stream().map(TableText::csv).toList();
  }

  private static void wellFormed(String name, List<Table> tables, Graph graph) {
    Set<String> seen = new HashSet<>();
    assertThat(tables).isNotEmpty();
    assertThat(tables.getFirst().name()).isEqualTo(name);
    for (Table table : tables) {
      assertThat(seen.add(table.name())).as("a second table " + table.name()).isTrue();
      assertThat(table.title()).isNotBlank();
      for (Column column : table.columns()) {
        assertThat(column.name()).matches("[a-z0-9_]+");
        assertThat(column.description()).as(column.name()).endsWith(".");
      }
    }
    Table first = tables.getFirst();
    switch (Measures.named(name).kind()) {
      case PER_CELL -> {
        assertThat(first.columns().getFirst().name()).isEqualTo("cell");
        assertThat(first.texts("cell")).isEqualTo(graph.names());
      }
      case PER_CONNECTION -> assertThat(graph.names()).containsAll(first.texts("pre"));
      case GLOBAL -> assertThat(first.columns().getFirst().name()).isNotEqualTo("cell");
    }
  }
}
