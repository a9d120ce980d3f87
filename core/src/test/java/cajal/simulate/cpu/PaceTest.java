package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int BATCHES = 2000;
  private static final int STEPS = 64;

  // Part of the steps of some batches that all threads take.
  private static double together(Pace pace, int batches, ToLongFunction<Boolean> batchNs) {
    long together = 0;
    for (int batch = 0; batch < batches; batch++) {
      long next;
      for (long from = 0; from < STEPS; from = next) {
        next = pace.end(from, STEPS);
        boolean all = pace.together();
        together += all ? next - from : 0;
        pace.took(all, batchNs.applyAsLong(all) * (next - from) / STEPS, next - from);
      }
    }
    return (double) together / (STEPS * (long) batches);
  }

  private static double together(Pace pace, int batches, long aloneNs, long togetherNs) {
    return together(pace, batches, all -> all ? togetherNs : aloneNs);
  }

  @Test
  void theFasterWayIsKeptAndTheOtherTriedNowAndThen() {
    assertThat(together(new Pace(true, true), BATCHES, 200_000, 300_000)).isBetween(1e-4, 0.02);
    assertThat(together(new Pace(true, true), BATCHES, 300_000, 200_000)).isBetween(0.98, 0.9999);
  }

  @Test
  void whatBecomesFasterIsTakenUp() {
    Pace pace = new Pace(true, true);
    together(pace, BATCHES, 200_000, 300_000);
    assertThat(together(pace, BATCHES, 200_000, 100_000)).isGreaterThan(0.95);
  }

  @Test
  void aTrialOfWhatIsTenTimesAsSlowTakesFewSteps() {
    assertThat(together(new Pace(true, true), BATCHES, 300_000, 3_000_000)).isBetween(1e-4, 0.01);
  }

  @Test
  void fewBatchesGoToTheSlowerWay() {
    long aloneNs = 9_900_000;
    long togetherNs = 5_600_000;
    Pace pace = new Pace(true, true);
    together(pace, 8, aloneNs, togetherNs);
    // A run of two seconds in steps of a millisecond, after half a second.
    assertThat(together(pace, 31, aloneNs, togetherNs)).isGreaterThan(0.97);
  }

  @Test
  void disturbancesDecideNothing() {
    Pace pace = new Pace(true, true);
    together(pace, BATCHES, 300_000, 200_000);
    int[] batch = new int[1];
    // Now and then the system takes a processor away.
    assertThat(
            together(
                pace, 600, all -> (all ? 200_000 : 300_000) + (batch[0]++ % 7 == 0 ? 500_000 : 0)))
        .isGreaterThan(0.97);
  }

  @Test
  void longBatchesAreForAllThreads() {
    assertThat(together(new Pace(true, true), BATCHES, 15_000_000, 20_000_000))
        .isEqualTo(1 - 1.0 / BATCHES);
  }

  @Test
  void withoutAChoiceNothingIsTried() {
    assertThat(together(new Pace(false, true), BATCHES, 1, 1)).isZero();
    assertThat(together(new Pace(true, false), BATCHES, 1_000, 2_000)).isEqualTo(1);
  }
}
