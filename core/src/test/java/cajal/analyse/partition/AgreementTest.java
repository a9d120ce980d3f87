package cajal.analyse.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.random.RandomSequence;
import org.junit.jupiter.api.Test;

/// Matchings and agreements against what can be counted by hand or tried out.
class AgreementTest {

  @Test
  void theMatchingIsTheBestOfAllPermutations() {
    RandomSequence random = RandomSequence.of(4, "scores");
    for (int trial = 0; trial < 50; trial++) {
      double[][] score = new double[5][6];
      for (double[] row : score) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.normal();
        }
      }
      int[] match = Assignment.largest(score);
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        sum += score[i][match[i]];
      }
      assertThat(sum).isCloseTo(best(score, 0, new boolean[6]), within(1e-12));
    }
  }

  @Test
  void whereColumnsAreFewSomeRowsStayAlone() {
    int[] match = Assignment.largest(new double[][] {{1, 0}, {5, 1}, {0, 4}});
    assertThat(match).containsExactly(-1, 0, 1);
  }

  private static double best(double[][] score, int row, boolean[] taken) {
    if (row == score.length) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        best = Math.max(best, score[row][j] + best(score, row + 1, taken));
        taken[j] = false;
      }
    }
    return best;
  }

  @Test
  void theAdjustedRandIndexFollowsFromCountedPairs() {
    // Pairs within the same part, by hand: six, seven, and two in both.
    int[] a = {0, 0, 0, 1, 1, 1, 2, 3, 4, 5};
    int[] b = {0, 0, 1, 1, 1, 2, 2, 2, 3, 4};
    double pairsA = 6;
    double pairsB = 1 + 3 + 3;
    double together = 1 + 1;
    double expected = pairsA * pairsB / 45;
    assertThat(Agreement.adjustedRand(a, b))
        .isCloseTo((together - expected) / (0.5 * (pairsA + pairsB) - expected), within(1e-12));
  }

  @Test
  void samePartitionsAgreeWhateverTheirNames() {
    int[] a = {0, 0, 1, 1, 2};
    int[] b = {2, 2, 0, 0, 1};
    assertThat(Agreement.adjustedRand(a, b)).isEqualTo(1);
    assertThat(Agreement.mutualInformation(a, b)).isCloseTo(1, within(1e-12));
    assertThat(Agreement.matchedShare(a, b)).isEqualTo(1);
    assertThat(Agreement.canonical(b)).containsExactly(0, 0, 1, 1, 2);
  }

  @Test
  void independentPartitionsShareNoInformation() {
    int[] a = {0, 0, 1, 1};
    int[] b = {0, 1, 0, 1};
    assertThat(Agreement.mutualInformation(a, b)).isCloseTo(0, within(1e-12));
    assertThat(Agreement.matchedShare(a, b)).isEqualTo(0.5);
  }
}
