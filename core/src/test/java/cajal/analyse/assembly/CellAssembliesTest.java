package cajal.analyse.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;

class CellAssembliesTest {

  @Test
  void coincidencesAreCountedAtEveryLagAsByTheDefinition() {
    RandomSequence random = RandomSequence.of(2, "counts");
    int[] x = new int[333];
    int[] y = new int[333];
    for (int i = 0; i < 333; i++) {
      x[i] = random.below(4) / 2;
      y[i] = random.below(4) / 2 + (i % 50 == 0 ? 1 : 0);
    }
    BinaryTrain a = BinaryTrain.of(x);
    BinaryTrain b = BinaryTrain.of(y);
    for (int lag = -10; lag <= 10; lag++) {
      int expected = 0;
      for (int i = 0; i < 323; i++) {
        expected += Math.min(x[i + Math.max(0, -lag)], y[i + Math.max(0, lag)]);
      }
      assertThat(a.coincidences(b, lag, 10)).as("lag " + lag).isEqualTo(expected);
      assertThat(a.activation(b, lag, 10).total()).isEqualTo(expected);
    }
    assertThat(a.total()).isEqualTo(Arrays.stream(x).sum());
    assertThat(a.sum(0, 70, 200))
        .isEqualTo((int) Arrays.stream(x, 70, 200).filter(n -> n > 0).count());
  }

  @Test
  void thePValueIsThatOfTheFormulaByHand() {
    // 300 bins, largest lag 0, reference 2: three chunks of 100. The second series equals the first
    // moved by nothing, 10 spikes in each chunk at multiples of 10.
    int[] x = new int[300];
    for (int i = 0; i < 300; i += 10) {
      x[i] = 1;
    }
    x[299] = 1;
    PairTest test = PairTest.of(BinaryTrain.of(x), BinaryTrain.of(x), new PairTest.Setting(0, 2));
    assertThat(test.coincidences()).isEqualTo(31);
    // Expected coincidences 31 * 31 / 300 = 3.2 are too few for a test.
    assertThat(test.p()).isEqualTo(1);
    int[] many = new int[300];
    for (int i = 0; i < 300; i++) {
      many[i] = i % 5 == 0 ? 1 : 0;
    }
    PairTest found =
        PairTest.of(BinaryTrain.of(many), BinaryTrain.of(many), new PairTest.Setting(0, 2));
    // At the reference none coincide: statistic (60 - 0 - 0.5)^2 / variance, where each chunk of
    // n = 100 with 20 spikes gives 2 * 20^2 * 80^2 / (100^2 * 99) * (1 - 1/99).
    double variance = 3 * (2.0 * 400 * 6400 / (10_000.0 * 99)) * (1 - 1 / 99.0);
    double statistic = 59.5 * 59.5 / variance;
    double expected = 1 - new FDistribution(1, 300).cumulativeProbability(statistic);
    assertThat(found.p()).isCloseTo(expected, within(1e-12)).isLessThan(1e-9);
  }

  @Test
  void plantedAssembliesAreFoundWithTheirLagsAndNoOthers() {
    Table found =
        Request.of(Analyses.named("cell_assemblies"))
            .run(new Input.Recorded(planted()), 1, Progress.NONE)
            .tables()
            .getFirst();
    List<String> units = found.texts("units");
    List<String> lags = found.texts("lags_ms");
    assertThat(units).contains("u11 u12 u13 u14");
    assertThat(lags.get(units.indexOf("u11 u12 u13 u14"))).isEqualTo("0 10 20 30");
    assertThat(units.stream().map(CellAssembliesTest::set)).contains(Set.of("u21", "u22", "u23"));
    // Of the five that fire at once at least all fours.
    List<Set<String>> synchronous =
        units.stream()
            .map(CellAssembliesTest::set)
            .filter(set -> set.contains("u1") || set.contains("u2"))
            .toList();
    assertThat(synchronous).isNotEmpty().allMatch(set -> set.size() >= 4);
    for (Set<String> set : units.stream().map(CellAssembliesTest::set).toList()) {
      assertThat(
              Set.of("u1", "u2", "u3", "u4", "u5").containsAll(set)
                  || Set.of("u11", "u12", "u13", "u14").containsAll(set)
                  || Set.of("u21", "u22", "u23").containsAll(set))
          .as("no false assembly: " + set)
          .isTrue();
    }
  }

  @Test
  void independentUnitsFormNoAssembly() {
    Activity activity = Recordings.of(100, Recordings.poisson(15, 8, 100, 12));
    assertThat(
            Request.of(Analyses.named("cell_assemblies"))
                .with(Map.of("bins", "3 ms,10 ms"))
                .run(new Input.Recorded(activity), 1, Progress.NONE)
                .tables()
                .getFirst()
                .rows())
        .isZero();
  }

  private static Set<String> set(String units) {
    return Arrays.stream(units.split(" ")).collect(Collectors.toCollection(TreeSet::new));
  }

  // 30 units of 8 spikes/s for 200 s; groups of them also fire in a pattern every half second or
  // so.
  static Activity planted() {
    double[][] trains = Recordings.poisson(30, 8, 200, 21);
    int[][] members = {{0, 1, 2, 3, 4}, {10, 11, 12, 13}, {20, 21, 22}};
    double[][] lags = {{0, 0, 0, 0, 0}, {0, 0.010, 0.020, 0.030}, {0, 0.005, -0.015}};
    RandomSequence random = RandomSequence.of(8, "patterns");
    for (int pattern = 0; pattern < 3; pattern++) {
      for (double time = 0.3 * random.exponential() + 0.1;
          time < 199.9;
          time += 0.2 + 0.4 * random.exponential()) {
        // In the middle of a bin, so that a jitter of 1 ms changes no bin of 5 ms.
        double at = Math.floor(time / 0.005) * 0.005 + 0.0025;
        for (int m = 0; m < members[pattern].length; m++) {
          double spike = at + lags[pattern][m] + 0.001 * Math.clamp(random.normal(), -2, 2);
          int unit = members[pattern][m];
          trains[unit] = Arrays.copyOf(trains[unit], trains[unit].length + 1);
          trains[unit][trains[unit].length - 1] = spike;
        }
      }
    }
    for (double[] train : trains) {
      Arrays.sort(train);
    }
    return Recordings.of(200, trains);
  }
}
