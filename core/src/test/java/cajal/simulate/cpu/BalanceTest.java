package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BalanceTest {

  private static final int STEPS = 64;
  private static final long UNIT_NS = 1_000_000;

  /// Two threads whose neurons cost other than was thought, batch by batch.
  private static final class Threads {

    private final Random random = new Random(1);
    private final long[] waitedNs = new long[2];
    private final Balance balance;
    private final double firstCost;
    private int divisions;

    // What the first thread's neurons cost, the second's taken as one.
    Threads(Balance balance, double firstCost) {
      this.balance = balance;
      this.firstCost = firstCost;
    }

    void batches(int count, int steps, double disturbed) {
      for (int batch = 0; batch < count; batch++) {
        double first = firstCost * balance.portions()[0];
        double second = balance.portions()[1];
        if (random.nextDouble() < disturbed) {
          second += 20 * random.nextDouble();
        }
        double longest = Math.max(first, second);
        waitedNs[0] += Math.round((longest - first) * UNIT_NS);
        waitedNs[1] += Math.round((longest - second) * UNIT_NS);
        divisions += balance.took(Math.round(longest * UNIT_NS), steps, waitedNs) ? 1 : 0;
      }
    }
  }

  @Test
  void whoHasMoreToDoIsGivenLess() {
    Threads threads = new Threads(new Balance(2, 0), 3);
    threads.batches(16 * 12, STEPS, 0);
    // Three times the cost, so a third as many.
    assertThat(threads.balance.portions()[0]).isCloseTo(0.25, within(0.02));
    assertThat(threads.balance.portions()[1]).isCloseTo(0.75, within(0.02));
  }

  @Test
  void whatIsFairStays() {
    Threads threads = new Threads(new Balance(2, 0), 1.01);
    threads.batches(5000, STEPS, 0);
    assertThat(threads.divisions).isZero();
  }

  @Test
  void batchesInWhichAThreadWasHeldUpDoNotCount() {
    Threads threads = new Threads(new Balance(2, 0), 1);
    threads.batches(5000, STEPS, 0.5);
    assertThat(threads.divisions).isZero();
  }

  @Test
  void nothingIsConcludedFromSingleSteps() {
    Threads threads = new Threads(new Balance(2, 0), 3);
    threads.batches(5000, 1, 0);
    assertThat(threads.divisions).isZero();
  }

  @Test
  void whereAllWaitItIsNotForEachOther() {
    Balance balance = new Balance(2, 0);
    long[] waitedNs = new long[2];
    for (int batch = 0; batch < 100; batch++) {
      waitedNs[0] += UNIT_NS * 7 / 10;
      waitedNs[1] += UNIT_NS * 3 / 10;
      assertThat(balance.took(UNIT_NS, STEPS, waitedNs)).isFalse();
    }
  }

  @Test
  void aDivisionLastsTheLongerTheMoreItCosts() {
    // A tenth of a second to divide, so one in five seconds of batches of 1.5 ms.
    Threads threads = new Threads(new Balance(2, 1_000_000), 3);
    threads.batches(3000, STEPS, 0);
    assertThat(threads.divisions).isZero();
    threads.batches(3000, STEPS, 0);
    assertThat(threads.divisions).isEqualTo(1);
  }
}
