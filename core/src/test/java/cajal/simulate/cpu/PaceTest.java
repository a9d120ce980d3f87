package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int BATCHES = 2000;

  // How many of many batches go to all threads.
  private static int together(Pace pace, long aloneNs, long togetherNs) {
    return together(pace, BATCHES, aloneNs, togetherNs);
  }

  private static int together(Pace pace, int batches, long aloneNs, long togetherNs) {
    int together = 0;
    for (int batch = 0; batch < batches; batch++) {
      boolean all = pace.together();
      together += all ? 1 : 0;
      pace.took(all, all ? togetherNs : aloneNs, 64);
    }
    return together;
  }

  @Test
  void theFasterWayIsKeptAndTheOtherTriedNowAndThen() {
    assertThat(together(new Pace(true, true), 200_000, 300_000)).isBetween(1, BATCHES / 20);
    assertThat(together(new Pace(true, true), 300_000, 200_000))
        .isBetween(BATCHES - BATCHES / 20, BATCHES - 1);
  }

  @Test
  void whatBecomesFasterIsTakenUp() {
    Pace pace = new Pace(true, true);
    together(pace, 200_000, 300_000);
    assertThat(together(pace, 200_000, 100_000)).isGreaterThan(BATCHES * 8 / 10);
  }

  @Test
  void aTrialOfWhatIsClearlySlowerIsOneBatch() {
    long aloneNs = 9_900_000;
    long togetherNs = 5_600_000;
    Pace pace = new Pace(true, true);
    together(pace, 8, aloneNs, togetherNs);
    // A run of two seconds in steps of a millisecond, after half a second.
    assertThat(together(pace, 31, aloneNs, togetherNs)).isGreaterThanOrEqualTo(29);
  }

  @Test
  void oneDisturbedBatchDecidesNothing() {
    Pace pace = new Pace(true, true);
    together(pace, BATCHES, 300_000, 200_000);
    int before = 0;
    for (int batch = 0; batch < 600; batch++) {
      boolean all = pace.together();
      before += all ? 1 : 0;
      // Now and then the system takes a processor away.
      pace.took(all, (all ? 200_000 : 300_000) + (batch % 7 == 0 ? 500_000 : 0), 64);
    }
    assertThat(before).isGreaterThan(580);
  }

  @Test
  void longBatchesAreForAllThreads() {
    assertThat(together(new Pace(true, true), 15_000_000, 20_000_000)).isEqualTo(BATCHES - 1);
  }

  @Test
  void withoutAChoiceNothingIsTried() {
    assertThat(together(new Pace(false, true), 1, 1)).isZero();
    assertThat(together(new Pace(true, false), 1_000, 2_000)).isEqualTo(BATCHES);
  }
}
