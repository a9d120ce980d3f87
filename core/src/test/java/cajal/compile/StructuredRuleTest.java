package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.ModelLibrary;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Mask;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Positions;
import cajal.network.Profile;
import cajal.network.Projection;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/// Rules that give a network structure have the structure that their papers describe.
class StructuredRuleTest {

  private static int[][] matrix(Pairs pairs, int sources, int targets) {
    int[][] matrix = new int[sources][targets];
    pairs.forEach((source, target, factor) -> matrix[source][target]++);
    return matrix;
  }

  private static int[][] square(ConnectionRule rule, int size, long key) {
    return matrix(Rules.pairs(rule, size, size, true, key), size, size);
  }

  private static Quantity um(double value) {
    return Quantity.of(value, Unit.parse("um"));
  }

  /// Mean over neurons of the share of pairs of its neighbours that are joined.
  private static double clustering(int[][] matrix) {
    double sum = 0;
    for (int[] row : matrix) {
      BitSet neighbours = new BitSet();
      for (int j = 0; j < row.length; j++) {
        neighbours.set(j, row[j] > 0);
      }
      int pairs = 0;
      int joined = 0;
      for (int a = neighbours.nextSetBit(0); a >= 0; a = neighbours.nextSetBit(a + 1)) {
        for (int b = neighbours.nextSetBit(a + 1); b >= 0; b = neighbours.nextSetBit(b + 1)) {
          pairs++;
          joined += matrix[a][b];
        }
      }
      sum += (double) joined / pairs;
    }
    return sum / matrix.length;
  }

  private static void assertSimpleAndSymmetric(int[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      assertThat(matrix[i][i]).as("autapse of %d", i).isZero();
      for (int j = 0; j < i; j++) {
        assertThat(matrix[i][j]).isEqualTo(matrix[j][i]).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void aSymmetricPairIsJoinedBothWaysWithItsProbability() {
    int size = 300;
    double p = 0.15;
    int[][] matrix = square(new ConnectionRule.SymmetricBernoulli(p), size, 4);
    assertSimpleAndSymmetric(matrix);
    double pairs = size * (size - 1) / 2.0;
    long joined = 0;
    for (int[] row : matrix) {
      for (int count : row) {
        joined += count;
      }
    }
    // Four standard deviations of a binomial.
    assertThat(joined / 2.0).isCloseTo(p * pairs, within(4 * Math.sqrt(p * (1 - p) * pairs)));
  }

  @Test
  void pairsHavePoissonNumbersOfConnections() {
    int[][] matrix = square(new ConnectionRule.PairwisePoisson(0.7, true), 300, 8);
    double n = 300 * 300;
    double[] share = new double[4];
    for (int[] row : matrix) {
      for (int count : row) {
        if (count < share.length) {
          share[count] += 1 / n;
        }
      }
    }
    double p = Math.exp(-0.7);
    for (int k = 0; k < share.length; k++) {
      assertThat(share[k]).as("%d", k).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
      p *= 0.7 / (k + 1);
    }
  }

  @Test
  void aRingWithoutRewiringHasTheClusteringOfItsFormula() {
    for (int k : new int[] {4, 10, 20}) {
      int[][] matrix = square(new ConnectionRule.SmallWorld(k, 0), 200, 1);
      assertSimpleAndSymmetric(matrix);
      // Watts & Strogatz (1998): 3 (k - 2) / (4 (k - 1)), exact; rounding only.
      assertThat(clustering(matrix)).isCloseTo(3.0 * (k - 2) / (4 * (k - 1)), within(1e-12));
    }
  }

  @Test
  void rewiringKeepsTheNumberOfEdgesAndLosesTheClustering() {
    int[][] matrix = square(new ConnectionRule.SmallWorld(10, 1), 500, 1);
    assertSimpleAndSymmetric(matrix);
    int connections = 0;
    for (int[] row : matrix) {
      for (int count : row) {
        connections += count;
      }
    }
    assertThat(connections).isEqualTo(500 * 10);
    // A random graph has the clustering of its density, 10/499; the ring had 0.67.
    assertThat(clustering(matrix)).isLessThan(0.06);
  }

  @Test
  void degreesOfAGrowingNetworkFallAsAPower() {
    int m = 3;
    int size = 5000;
    int[] degree = new int[size];
    Rules.pairs(new ConnectionRule.ScaleFree(m), size, size, true, 2)
        .forEach((source, target, factor) -> degree[source]++);
    double sum = 0;
    int count = 0;
    for (int k : degree) {
      assertThat(k).isGreaterThanOrEqualTo(m);
      if (k >= 2 * m) {
        sum += Math.log(k / (2 * m - 0.5));
        count++;
      }
    }
    // Maximum likelihood for whole numbers, Clauset et al. (2009) equation 3.7; the exponent is 3
    // in
    // the limit, and its estimate for 5,000 neurons lies between these.
    assertThat(1 + count / sum).isBetween(2.6, 3.3);
  }

  @Test
  void aDirectedScaleFreeNetworkHasTheMeanDegreeOfItsShares() {
    ConnectionRule rule = new ConnectionRule.DirectedScaleFree(0.2, 0.6, 0.2, 0.2, 0.2);
    int size = 3000;
    int[] in = new int[size];
    long[] count = {0};
    Rules.pairs(rule, size, size, true, 2)
        .forEach((source, target, factor) -> {
          in[target]++;
          count[0]++;
        });
    // Every step makes a connection, and four of ten a neuron; the number of steps is negative
    // binomial with variance n (1 - p) / p^2.
    assertThat((double) count[0])
        .isCloseTo(2 + 2998 / 0.4, within(4 * Math.sqrt(2998 * 0.6) / 0.4));
    // Heavy tail: an indegree of a random graph with mean 2.5 would stay below 15.
    assertThat(java.util.Arrays.stream(in).max().orElseThrow()).isGreaterThan(50);
  }

  @Test
  void aMatrixOfLowRankHasNoOtherSingularValues() {
    int size = 60;
    for (int rank : new int[] {1, 5}) {
      double[][] weights = new double[size][size];
      Rules.pairs(new ConnectionRule.LowRank(rank, 1.25), size, size, true, 6)
          .forEach((source, target, factor) -> weights[source][target] = factor);
      double[] values =
          new SingularValueDecomposition(new Array2DRowRealMatrix(weights)).getSingularValues();
      assertThat(values[rank - 1]).isGreaterThan(0.1 * values[0]);
      // Rounding of a product of doubles.
      assertThat(values[rank]).isLessThan(1e-10 * values[0]);
      double squares = 0;
      for (double value : values) {
        squares += value * value;
      }
      // The norm of g N(0, 1)/sqrt(N) is g sqrt(N) within 1 / sqrt(2 N^2) of itself, times four.
      double norm = 1.25 * Math.sqrt(size);
      assertThat(Math.sqrt(squares)).isCloseTo(norm, within(4 * norm / Math.sqrt(2) / size));
    }
  }

  @Test
  void blocksHaveTheirOwnProbabilities() {
    ConnectionRule rule =
        new ConnectionRule.Blocks(
            List.of(100, 300), List.of(), List.of(List.of(0.5, 0.0), List.of(0.1, 1.0)), true);
    int[][] matrix = square(rule, 400, 3);
    long[][] found = new long[2][2];
    for (int i = 0; i < 400; i++) {
      for (int j = 0; j < 400; j++) {
        found[i < 100 ? 0 : 1][j < 100 ? 0 : 1] += matrix[i][j];
      }
    }
    assertThat(found[0][1]).isZero();
    assertThat(found[1][1]).isEqualTo(90_000);
    assertThat((double) found[0][0]).isCloseTo(5000, within(4 * Math.sqrt(2500)));
    assertThat((double) found[1][0]).isCloseTo(3000, within(4 * Math.sqrt(2700)));
  }

  @Test
  void ensemblesAreDenseWithinAndSparseBetween() {
    ConnectionRule rule = new ConnectionRule.EnsembleToEnsemble(8, 1, 0.143);
    Pairs pairs = Rules.pairs(rule, 256, 128, false, 3);
    long[] partners = {0};
    long[] all = {0};
    pairs.forEach((source, target, factor) -> {
      partners[0] += source / 32 == target / 16 ? 1 : 0;
      all[0]++;
    });
    assertThat(partners[0]).isEqualTo(256 * 128 / 8);
    // Density 0.25 and modularity 0.375 of Konstantaropoulos et al. (2025) with these numbers.
    assertThat(all[0] / (256.0 * 128)).isCloseTo(0.25, within(0.01));
    assertThat((double) partners[0] / all[0] - 1.0 / 8).isCloseTo(0.375, within(0.01));
  }

  @Test
  void pairsAreJoinedByTheirDistance() {
    int size = 1600;
    double sigma = 150;
    ConnectionRule rule =
        new ConnectionRule.Spatial(
            new Profile.Gaussian(0.6, um(sigma), 0),
            Optional.of(new Mask.Circular(um(400))),
            false,
            true);
    Places places = Places.of(new Positions.Scattered(size, List.of(um(1000), um(1000))), 5);
    Map<Integer, double[]> bins = new HashMap<>();
    int[][] matrix = square(rule, size, 9);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i == j) {
          assertThat(matrix[i][j]).isZero();
          continue;
        }
        double dx = around(places.coordinate()[0][j] - places.coordinate()[0][i]);
        double dy = around(places.coordinate()[1][j] - places.coordinate()[1][i]);
        double d = Math.hypot(dx, dy);
        double p = d <= 400 ? 0.6 * Math.exp(-d * d / (2 * sigma * sigma)) : 0;
        double[] bin = bins.computeIfAbsent((int) (d / 100), key -> new double[3]);
        bin[0] += matrix[i][j];
        bin[1] += p;
        bin[2] += p * (1 - p);
      }
    }
    // Four standard deviations of the sum of independent trials.
    bins.forEach((bin, sums) ->
        assertThat(sums[0])
            .as("distance from %d00 µm", bin)
            .isCloseTo(sums[1], within(4 * Math.sqrt(sums[2]) + 1e-9)));
  }

  private static double around(double displacement) {
    return displacement - 1000 * Math.rint(displacement / 1000);
  }

  @Test
  void masksHoldTheGridCellsThatTheyDescribe() {
    Positions grid = new Positions.Grid(List.of(9, 9), List.of(um(900), um(900)));
    Map<Mask, Integer> around =
        Map.of(
            new Mask.Circular(um(110)), 5,
            new Mask.Doughnut(um(0), um(110)), 5,
            new Mask.Doughnut(um(110), um(150)), 4,
            new Mask.Rectangular(um(-10), um(-10), um(210), um(110)), 6,
            new Mask.Elliptical(um(420), um(220), 0), 7,
            new Mask.Elliptical(um(420), um(120), 90), 5,
            new Mask.Grid(3, 5), 15);
    around.forEach((mask, count) -> {
      ConnectionRule rule =
          new ConnectionRule.Spatial(new Profile.Constant(1), Optional.of(mask), true, true);
      Pairs pairs = placed(rule, grid);
      int[] outdegree = new int[81];
      pairs.forEach((source, target, factor) -> outdegree[source]++);
      assertThat(outdegree).as(mask.format()).containsOnly(count);
    });
    Positions cube = new Positions.Grid(List.of(5, 5, 5), List.of(um(500), um(500), um(500)));
    Pairs ball =
        placed(
            new ConnectionRule.Spatial(
                new Profile.Constant(1), Optional.of(new Mask.Spherical(um(110))), true, true),
            cube);
    // Itself and its six neighbours.
    assertThat(ball.expected()).isEqualTo(125 * 7);
  }

  private static Pairs placed(ConnectionRule rule, Positions positions) {
    End end = new End("A", positions.size(), List.of(), new Once<>(() -> Places.of(positions, 1)));
    Findings findings = new Findings();
    Pairs pairs =
        new RuleReader(
                name -> {
                  throw new AssertionError(name);
                },
                name -> null,
                findings)
            .read(rule, end, end, true, 3, "rule");
    assertThat(findings.list()).isEmpty();
    return Objects.requireNonNull(pairs);
  }

  @Test
  void theThirdPartyOfASynapseComesFromItsSourceAndGoesToItsTarget() {
    Pairs primary =
        Rules.pairs(new ConnectionRule.FixedIndegree(20, true, true), 100, 80, false, 1);
    for (boolean drawn : new boolean[] {true, false}) {
      ThirdFactorPairs.Pools pools = new ThirdFactorPairs.Pools(3, 40, 80, drawn, 7);
      List<int[]> in = made(new ThirdFactorPairs(primary, pools, 0.4, true, 5));
      List<int[]> out = made(new ThirdFactorPairs(primary, pools, 0.4, false, 5));
      assertThat(in).hasSameSizeAs(out);
      // Four standard deviations of a binomial over 1,600 synapses.
      assertThat((double) in.size()).isCloseTo(640, within(4 * Math.sqrt(1600 * 0.24)));
      Map<Integer, BitSet> pool = new HashMap<>();
      for (int i = 0; i < in.size(); i++) {
        assertThat(in.get(i)[1]).isEqualTo(out.get(i)[0]);
        pool.computeIfAbsent(out.get(i)[1], target -> new BitSet()).set(out.get(i)[0]);
      }
      pool.forEach((target, thirds) -> {
        assertThat(thirds.cardinality()).isLessThanOrEqualTo(3);
        if (!drawn) {
          thirds.stream()
              .forEach(third -> assertThat((third - target / 2 + 40) % 40).isLessThan(3));
        }
      });
    }
  }

  private static List<int[]> made(Pairs pairs) {
    List<int[]> made = new ArrayList<>();
    pairs.forEach((source, target, factor) -> made.add(new int[] {source, target}));
    return made;
  }

  @Test
  void weightsAndDelaysMayDependOnTheDistance() {
    Cells line =
        new Cells.Placed(
            new Positions.Listed(
                List.of(List.of(0.0, 0.0), List.of(30.0, 40.0), List.of(60.0, 80.0)),
                Unit.parse("um")));
    Projection projection =
        Projection.of(
                "EE",
                "E",
                "E",
                new ConnectionRule.AllToAll(false),
                new Distribution.Formula("10 pA * exp(-d/100 um)"))
            .withDelay(new Distribution.Formula("0.2 ms + d/(0.1 mm/ms)"));
    Population population = Population.of("E", "iaf_psc_exp", 3).withCells(line);
    Network network = Network.EMPTY.with(population).with(projection);
    Synapses synapses =
        NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1).synapses().getFirst();
    for (int source = 0; source < 3; source++) {
      for (int k = 0; k < synapses.count(); k++) {
        if (k >= synapses.start()[source * synapses.runs()]
            && k < synapses.start()[(source + 1) * synapses.runs()]) {
          double d = 50 * Math.abs(source - synapses.target(k));
          // Weights are kept as floats.
          assertThat(synapses.weight(k)).isCloseTo(10 * Math.exp(-d / 100), within(1e-5));
          assertThat(synapses.delay(k)).isEqualTo((int) Math.rint(2 + d / 10));
        }
      }
    }
    Network nowhere = Network.EMPTY.with(Population.of("E", "iaf_psc_exp", 3)).with(projection);
    assertThat(NetworkCompiler.check(nowhere, ModelLibrary.standard(), 0.1))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.what()).contains("has a distance d"));
  }
}
