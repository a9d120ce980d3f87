package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.kernel.Draw;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Synapses and elements agree, whatever was there before.
class RewiringTest {

  private static final int SOURCES = 23;
  private static final int TARGETS = 17;

  /// Rows with some synapses, some of them double.
  private static int[][] rows(long seed, int targets) {
    int[] rowStart = new int[SOURCES + 1];
    int[] all = new int[SOURCES * 6];
    for (int source = 0; source < SOURCES; source++) {
      int count = Draw.integer(seed, source, 0, 7);
      for (int i = 0; i < count; i++) {
        all[rowStart[source] + i] = Draw.integer(seed, source, 1 + i, targets);
      }
      Arrays.sort(all, rowStart[source], rowStart[source] + count);
      rowStart[source + 1] = rowStart[source] + count;
    }
    return new int[][] {rowStart, Arrays.copyOf(all, rowStart[SOURCES])};
  }

  private static double[] elements(long seed, int size) {
    double[] elements = new double[size];
    Arrays.setAll(elements, i -> 9 * Draw.uniform(seed, i, 0) - 1);
    return elements;
  }

  private static int[] incoming(int[] targets, int size) {
    int[] count = new int[size];
    for (int target : targets) {
      count[target]++;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySynapseTakesOneElementOfEachNeuronAndFreeOnesPairAsFarAsTheyGo(long seed) {
    int[][] rows = rows(seed, TARGETS);
    double[] axonal = elements(seed + 100, SOURCES);
    double[] dendritic = elements(seed + 300, TARGETS);
    Wiring wiring = new Rewiring(rows[0], rows[1], TARGETS, seed).by(axonal, dendritic, false);
    long freeAxonal = 0;
    for (int source = 0; source < SOURCES; source++) {
      int from = wiring.rowStart()[source];
      int to = wiring.rowStart()[source + 1];
      assertThat(Arrays.copyOfRange(wiring.targets(), from, to)).isSorted();
      assertThat(to - from).isLessThanOrEqualTo(Rewiring.whole(axonal[source]));
      freeAxonal += Rewiring.whole(axonal[source]) - (to - from);
    }
    long freeDendritic = 0;
    int[] incoming = incoming(wiring.targets(), TARGETS);
    for (int target = 0; target < TARGETS; target++) {
      assertThat(incoming[target]).isLessThanOrEqualTo(Rewiring.whole(dendritic[target]));
      freeDendritic += Rewiring.whole(dendritic[target]) - incoming[target];
    }
    assertThat(Math.min(freeAxonal, freeDendritic)).isZero();
    assertThat(Math.max(freeAxonal, freeDendritic)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void synapsesThatHaveTheirElementsStayAndKeepTheirPlace(long seed) {
    int[][] rows = rows(seed, TARGETS);
    double[] axonal = new double[SOURCES];
    double[] dendritic = new double[TARGETS];
    Arrays.setAll(axonal, source -> rows[0][source + 1] - rows[0][source] + 1.5);
    int[] had = incoming(rows[1], TARGETS);
    Arrays.setAll(dendritic, target -> had[target] + 0.9);
    Wiring wiring = new Rewiring(rows[0], rows[1], TARGETS, seed).by(axonal, dendritic, false);
    assertThat(wiring.rowStart()).isEqualTo(rows[0]);
    assertThat(wiring.targets()).isEqualTo(rows[1]);
    assertThat(wiring.before())
        .isEqualTo(java.util.stream.IntStream.range(0, rows[1].length).toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatWasBeforeIsFoundAgainAndNothingIsInventedTwice(long seed) {
    int[][] rows = rows(seed, TARGETS);
    Wiring wiring =
        new Rewiring(rows[0], rows[1], TARGETS, seed)
            .by(elements(seed, SOURCES), elements(seed + 7, TARGETS), false);
    int[] old = Arrays.stream(wiring.before()).filter(k -> k >= 0).toArray();
    assertThat(old).isSorted().doesNotHaveDuplicates();
    for (int source = 0; source < SOURCES; source++) {
      for (int k = wiring.rowStart()[source]; k < wiring.rowStart()[source + 1]; k++) {
        int before = wiring.before()[k];
        if (before >= 0) {
          assertThat(rows[1][before]).isEqualTo(wiring.targets()[k]);
          assertThat(before).isBetween(rows[0][source], rows[0][source + 1] - 1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noNeuronJoinsItself(long seed) {
    double[] axonal = elements(seed, SOURCES);
    double[] dendritic = elements(seed + 1, SOURCES);
    Wiring wiring =
        new Rewiring(new int[SOURCES + 1], new int[0], SOURCES, seed).by(axonal, dendritic, true);
    assertThat(wiring.targets()).hasSizeGreaterThan(30);
    for (int source = 0; source < SOURCES; source++) {
      for (int k = wiring.rowStart()[source]; k < wiring.rowStart()[source + 1]; k++) {
        assertThat(wiring.targets()[k]).isNotEqualTo(source);
      }
    }
  }
}
