package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectome.Cell;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The k best paths against trying every path of small graphs.
class PathsTest {

  private static String text(Paths.Path path) {
    return path.cells().stream().map(Cell::name).collect(Collectors.joining(" "));
  }

  /// All paths that meet no cell twice, best first.
  private static List<String> bruteForce(Adjacency a, boolean weighted, int from, int to) {
    List<int[]> found = new ArrayList<>();
    extend(a, new int[] {from}, to, found);
    Comparator<int[]> byLength =
        (x, y) -> {
          double apart = sum(a, x, weighted ? -1 : 0) - sum(a, y, weighted ? -1 : 0);
          return Math.abs(apart) < 1e-9 ? 0 : apart < 0 ? -1 : 1;
        };
    found.sort(
        byLength
            .thenComparing(Comparator.comparingDouble((int[] x) -> -sum(a, x, 1)))
            .thenComparing(Arrays::compare));
    return found.stream()
        .map(p -> Arrays.stream(p).mapToObj(c -> "C" + c).collect(Collectors.joining(" ")))
        .toList();
  }

  private static double sum(Adjacency a, int[] path, int power) {
    double sum = 0;
    for (int i = 1; i < path.length; i++) {
      sum += Math.pow(a.weight(path[i - 1], path[i]), power);
    }
    return sum;
  }

  private static void extend(Adjacency a, int[] path, int to, List<int[]> found) {
    int last = path[path.length - 1];
    if (last == to) {
      found.add(path);
      return;
    }
    for (int next : a.targets(last)) {
      if (Arrays.stream(path).noneMatch(c -> c == next)) {
        int[] longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = next;
        extend(a, longer, to, found);
      }
    }
  }

  @Test
  void theBestPathsAreThoseOfTryingAll() {
    for (int seed = 0; seed < 12; seed++) {
      Adjacency random = Drawn.random(8, 0.3, seed);
      for (boolean weighted : new boolean[] {false, true}) {
        List<String> all = bruteForce(random, weighted, 0, 7);
        Paths paths = new Paths(Drawn.chemical(random), Layer.CHEMICAL, weighted);
        assertThat(paths.best("C0", "C7", 40, Progress.NONE).stream().map(PathsTest::text).toList())
            .isEqualTo(all.subList(0, Math.min(40, all.size())));
      }
    }
  }

  @Test
  void allShortestPathsAreFoundAndCounted() {
    Graph petersen = Drawn.electrical(Drawn.petersen());
    Paths paths = new Paths(petersen, Layer.ELECTRICAL, false);
    assertThat(paths.allShortest("C0", "C2", 100, Progress.NONE)).hasSize(1);
    Graph ring = Drawn.electrical(Drawn.ring(8, 1));
    Paths around = new Paths(ring, Layer.ELECTRICAL, false);
    assertThat(
            around.allShortest("C0", "C4", 100, Progress.NONE).stream()
                .map(PathsTest::text)
                .toList())
        .containsExactly("C0 C1 C2 C3 C4", "C0 C7 C6 C5 C4");
    assertThat(around.countShortest("C0", "C4")).isEqualTo(2);
  }

  @Test
  void aCellIsNoStepFromItselfAndUnreachableCellsHaveNoPath() {
    Graph one = Drawn.chemical(Drawn.directed(2, new int[] {0, 1, 3}));
    Paths paths = new Paths(one, Layer.CHEMICAL, true);
    assertThat(paths.shortest("C0", "C0").orElseThrow().steps()).isZero();
    assertThat(paths.shortest("C1", "C0")).isEmpty();
    assertThat(paths.shortest("C0", "C1").orElseThrow().length()).isEqualTo(1.0 / 3);
    assertThat(Paths.table(paths.best("C0", "C1", 3, Progress.NONE)).texts("weights"))
        .isEqualTo(Collections.singletonList("3"));
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    Paths paths = new Paths(Drawn.electrical(Drawn.ring(8, 1)), Layer.BOTH, false);
    assertThatThrownBy(() -> paths.shortest("C0", "D5"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("D5");
  }
}
