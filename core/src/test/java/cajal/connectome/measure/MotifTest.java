package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.work.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Triads and motifs against counting every set of cells, and against known patterns.
class MotifTest {

  /// Counts by trying all sets of cells and all their numberings.
  private static Map<Integer, Double> bruteForce(Adjacency adjacency, int cells) {
    Map<Integer, Double> counts = new HashMap<>();
    int size = adjacency.size();
    for (int set = 0; set < 1 << size; set++) {
      if (Integer.bitCount(set) == cells) {
        int chosen = set;
        int[] members = IntStream.range(0, size).filter(i -> (chosen >> i & 1) != 0).toArray();
        Adjacency inside = adjacency.among(members);
        if (Components.sizes(Components.weak(inside)).length == 1) {
          counts.merge(smallest(inside), 1.0, Double::sum);
        }
      }
    }
    return counts;
  }

  private static int smallest(Adjacency a) {
    int n = a.size();
    int best = Integer.MAX_VALUE;
    for (int code = 0; code < Math.pow(n, n); code++) {
      int[] order = new int[n];
      int rest = code;
      int used = 0;
      for (int i = 0; i < n; i++) {
        order[i] = rest % n;
        used |= 1 << order[i];
        rest /= n;
      }
      if (used == (1 << n) - 1) {
        int bits = 0;
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            bits |= a.connects(order[i], order[j]) ? 1 << (i * n + j) : 0;
          }
        }
        best = Math.min(best, bits);
      }
    }
    return best;
  }

  private static Map<Integer, Double> counted(Adjacency adjacency, int cells) {
    double[] counts = MotifCensus.of(adjacency, 4, Progress.NONE);
    Map<Integer, Double> found = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (MotifCensus.PATTERNS.get(i).cells() == cells && counts[i] > 0) {
        found.put(MotifCensus.PATTERNS.get(i).id(), counts[i]);
      }
    }
    return found;
  }

  @Test
  void thereAre13PatternsOfThreeAnd199OfFour() {
    assertThat(MotifCensus.PATTERNS).filteredOn(p -> p.cells() == 3).hasSize(13);
    assertThat(MotifCensus.PATTERNS).filteredOn(p -> p.cells() == 4).hasSize(199);
    assertThat(Triads.NAMES).hasSize(16).doesNotHaveDuplicates();
    assertThat(IntStream.of(Triads.CLASS).distinct().sorted().toArray())
        .isEqualTo(IntStream.range(0, 16).toArray());
  }

  @Test
  void countsAreThoseOfTryingEverySet() {
    for (int seed = 0; seed < 8; seed++) {
      Adjacency random = Drawn.random(11, 0.1 + 0.06 * seed, seed);
      assertThat(counted(random, 3)).isEqualTo(bruteForce(random, 3));
      assertThat(counted(random, 4)).isEqualTo(bruteForce(random, 4));
    }
  }

  @Test
  void triadsAgreeWithMotifsAndAddUpToAllTriples() {
    Adjacency random = Drawn.random(150, 0.06, 3);
    double[] census = Triads.census(random);
    double[] motifs = MotifCensus.of(random, 3, Progress.NONE);
    double sum = 0;
    for (int i = 0; i < 13; i++) {
      int triad = Triads.CLASS[MotifCensus.PATTERNS.get(i).code()];
      assertThat(motifs[i]).as(Triads.NAMES.get(triad)).isEqualTo(census[triad]);
    }
    for (double count : census) {
      sum += count;
    }
    assertThat(sum).isEqualTo(150.0 * 149 * 148 / 6);
  }

  @Test
  void famousPatternsHaveTheirNumbers() {
    int[][] loop = {{0, 1}, {0, 2}, {1, 2}};
    assertThat(counted(Drawn.directed(3, loop), 3)).isEqualTo(Map.of(38, 1.0));
    int[][] cycle = {{0, 1}, {1, 2}, {2, 0}};
    assertThat(counted(Drawn.directed(3, cycle), 3)).isEqualTo(Map.of(98, 1.0));
    int[][] fan = {{0, 2}, {0, 3}, {1, 2}, {1, 3}};
    assertThat(counted(Drawn.directed(4, fan), 4)).isEqualTo(Map.of(204, 1.0));
    assertThat(counted(Drawn.complete(6), 4)).isEqualTo(Map.of(31710, 15.0));
    assertThat(counted(Drawn.complete(6), 3)).isEqualTo(Map.of(238, 20.0));
  }

  @Test
  void triadsAreNamedAsInTheLiterature() {
    assertThat(name(new int[] {0, 1}, new int[] {0, 2})).isEqualTo("021D");
    assertThat(name(new int[] {1, 0}, new int[] {2, 0})).isEqualTo("021U");
    assertThat(name(new int[] {0, 1}, new int[] {1, 2})).isEqualTo("021C");
    assertThat(name(new int[] {0, 1}, new int[] {1, 0}, new int[] {2, 1})).isEqualTo("111D");
    assertThat(name(new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 2})).isEqualTo("111U");
    assertThat(name(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2})).isEqualTo("030T");
    assertThat(name(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 0})).isEqualTo("030C");
    assertThat(name(new int[] {1, 0}, new int[] {1, 2}, new int[] {0, 2}, new int[] {2, 0}))
        .isEqualTo("120D");
    assertThat(name(new int[] {0, 1}, new int[] {2, 1}, new int[] {0, 2}, new int[] {2, 0}))
        .isEqualTo("120U");
    assertThat(name(new int[] {0, 1}, new int[] {1, 2}, new int[] {0, 2}, new int[] {2, 0}))
        .isEqualTo("120C");
  }

  private static String name(int[]... connections) {
    double[] census = Triads.census(Drawn.directed(3, connections));
    List<String> found =
        IntStream.range(0, 16).filter(i -> census[i] == 1).mapToObj(Triads.NAMES::get).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
