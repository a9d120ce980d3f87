package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.network.ConnectionRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each rule makes the connections of its definition (Senk et al. 2022,
/// doi:10.1371/journal.pcbi.1010086).
class ConnectionRuleTest {

  private static final int SEEDS = 20;

  private static Rows rows(ConnectionRule rule, int sources, int targets, boolean same, long key) {
    Findings findings = new Findings();
    RuleReader reader =
        new RuleReader(
            name -> {
              throw new AssertionError(name);
            },
            name -> null,
            findings);
    End from = new End("A", sources, java.util.List.of());
    End to = new End("B", targets, java.util.List.of());
    Pairs pairs = reader.read(rule, from, to, same, key, "rule");
    assertThat(findings.list()).isEmpty();
    assertThat(pairs).isNotNull();
    return Rows.of(java.util.Objects.requireNonNull(pairs), sources, new double[0]);
  }

  private static int[] indegrees(Rows rows, int targets) {
    int[] degrees = new int[targets];
    for (int target : rows.targets()) {
      degrees[target]++;
    }
    return degrees;
  }

  private static int[] outdegrees(Rows rows) {
    int[] degrees = new int[rows.start().length - 1];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = rows.start()[i + 1] - rows.start()[i];
    }
    return degrees;
  }

  private static void assertNoAutapses(Rows rows) {
    for (int source = 0; source + 1 < rows.start().length; source++) {
      for (int k = rows.start()[source]; k < rows.start()[source + 1]; k++) {
        assertThat(rows.targets()[k]).isNotEqualTo(source);
      }
    }
  }

  private static void assertNoMultapses(Rows rows) {
    for (int source = 0; source + 1 < rows.start().length; source++) {
      Set<Integer> seen = new HashSet<>();
      for (int k = rows.start()[source]; k < rows.start()[source + 1]; k++) {
        assertThat(seen.add(rows.targets()[k])).as("repeated pair").isTrue();
      }
    }
  }

  private static void assertRowsAscend(Rows rows) {
    for (int source = 0; source + 1 < rows.start().length; source++) {
      for (int k = rows.start()[source] + 1; k < rows.start()[source + 1]; k++) {
        assertThat(rows.targets()[k]).isGreaterThanOrEqualTo(rows.targets()[k - 1]);
      }
    }
  }

  @Test
  void oneToOneJoinsEachNeuronWithItsLike() {
    Rows rows = rows(new ConnectionRule.OneToOne(), 5, 5, false, 1);
    assertThat(rows.targets()).containsExactly(0, 1, 2, 3, 4);
    assertThat(outdegrees(rows)).containsOnly(1);
  }

  @Test
  void allToAllLeavesOutAutapsesWhereForbidden() {
    assertThat(rows(new ConnectionRule.AllToAll(true), 4, 4, true, 1).targets()).hasSize(16);
    Rows without = rows(new ConnectionRule.AllToAll(false), 4, 4, true, 1);
    assertThat(without.targets()).hasSize(12);
    assertNoAutapses(without);
    // Between two populations there are no autapses to leave out.
    assertThat(rows(new ConnectionRule.AllToAll(false), 4, 4, false, 1).targets()).hasSize(16);
  }

  @Test
  void indegreesAreExact() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Rows rows = rows(new ConnectionRule.FixedIndegree(7, false, false), 40, 40, true, seed);
      assertThat(indegrees(rows, 40)).as("seed %d", seed).containsOnly(7);
      assertNoAutapses(rows);
      assertNoMultapses(rows);
      assertRowsAscend(rows);
      Rows free = rows(new ConnectionRule.FixedIndegree(50, true, true), 40, 30, false, seed);
      assertThat(indegrees(free, 30)).as("seed %d", seed).containsOnly(50);
    }
  }

  @Test
  void anIndegreeOfAllNeuronsTakesEachOnce() {
    Rows rows = rows(new ConnectionRule.FixedIndegree(9, false, false), 10, 10, true, 3);
    assertThat(rows.targets()).hasSize(90);
    assertNoAutapses(rows);
    assertNoMultapses(rows);
  }

  @Test
  void outdegreesAreExact() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Rows rows = rows(new ConnectionRule.FixedOutdegree(7, false, false), 40, 40, true, seed);
      assertThat(outdegrees(rows)).as("seed %d", seed).containsOnly(7);
      assertNoAutapses(rows);
      assertNoMultapses(rows);
      assertRowsAscend(rows);
    }
  }

  @Test
  void totalNumbersAreExact() {
    for (long seed = 0; seed < SEEDS; seed++) {
      // Few, many (where those left out are drawn instead), and repeated pairs.
      for (int count : new int[] {100, 1200}) {
        Rows rows =
            rows(new ConnectionRule.FixedTotalNumber(count, false, false), 40, 40, true, seed);
        assertThat(rows.targets()).as("seed %d", seed).hasSize(count);
        assertNoAutapses(rows);
        assertNoMultapses(rows);
        assertRowsAscend(rows);
      }
      Rows free = rows(new ConnectionRule.FixedTotalNumber(5000, true, true), 40, 30, false, seed);
      assertThat(free.targets()).hasSize(5000);
    }
  }

  @Test
  void bernoulliJoinsWithItsProbability() {
    for (double p : new double[] {0.01, 0.3, 0.9}) {
      long found = 0;
      for (long seed = 0; seed < SEEDS; seed++) {
        Rows rows = rows(new ConnectionRule.PairwiseBernoulli(p, false), 100, 100, true, seed);
        assertNoAutapses(rows);
        assertNoMultapses(rows);
        found += rows.targets().length;
      }
      double pairs = 9900.0 * SEEDS;
      // Four standard deviations of a binomial: fails once in 16,000 by chance, and the seeds are
      // fixed.
      assertThat((double) found).isCloseTo(p * pairs, within(4 * Math.sqrt(p * (1 - p) * pairs)));
    }
  }

  @Test
  void theEndsOfBernoulliAreNoneAndAll() {
    assertThat(rows(new ConnectionRule.PairwiseBernoulli(0, true), 9, 9, true, 1).targets())
        .isEmpty();
    assertThat(rows(new ConnectionRule.PairwiseBernoulli(1, true), 9, 9, true, 1).targets())
        .hasSize(81);
  }

  @Test
  void sourcesAreDrawnUniformly() {
    Rows rows = rows(new ConnectionRule.FixedIndegree(100, true, true), 50, 1000, false, 11);
    // Chi-square with 49 degrees of freedom: mean 49, standard deviation 9.9; bound at 4 of them.
    double expected = 2000;
    double chi = 0;
    for (int degree : outdegrees(rows)) {
      chi += (degree - expected) * (degree - expected) / expected;
    }
    assertThat(chi).isBetween(49 - 4 * 9.9, 49 + 4 * 9.9);
  }

  @Test
  void anotherSeedDrawsOtherConnections() {
    ConnectionRule rule = new ConnectionRule.FixedIndegree(10, true, true);
    int[] first = rows(rule, 100, 100, true, 1).targets();
    assertThat(rows(rule, 100, 100, true, 1).targets()).isEqualTo(first);
    assertThat(Arrays.equals(rows(rule, 100, 100, true, 2).targets(), first)).isFalse();
  }

  @Test
  void transposingKeepsEveryConnection() {
    Rows rows = rows(new ConnectionRule.FixedTotalNumber(300, true, true), 20, 30, false, 5);
    Rows back = rows.transposed(30).transposed(20);
    assertThat(back.start()).isEqualTo(rows.start());
    assertThat(back.targets()).isEqualTo(rows.targets());
  }
}
