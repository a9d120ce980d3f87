package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What workers have heard when they need it.
class StrideTest {

  private static final int BATCH = 64;
  private static final int BATCHES = 5;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 15, 16, 40, 64, 100})
  void allIsKnownInTime(int delay) {
    assertThat(known(Stride.longest(delay, false), delay, false)).isTrue();
    assertThat(known(Stride.longest(delay, true), delay, true)).isTrue();
    assertThat(known(Stride.patient(delay), delay, true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 15, 16, 40})
  void nothingLongerWouldDo(int delay) {
    for (boolean ends : new boolean[] {false, true}) {
      Stride longest = Stride.longest(delay, ends);
      assertThat(known(new Stride(longest.steps() + 1, false), delay, ends)).isFalse();
    }
    assertThat(known(new Stride(Stride.patient(delay).steps() + 1, true), delay, true)).isFalse();
  }

  /// Goes through some batches as workers do.
  private static boolean known(Stride stride, int delay, boolean ends) {
    boolean known = true;
    for (int begin = 0; begin < BATCHES * BATCH; begin += BATCH) {
      long heard = begin;
      long next;
      for (long from = begin; from < begin + BATCH; from = next) {
        next = stride.end(from, begin + BATCH);
        for (long step = from; step < next; step++) {
          boolean last = step == next - 1;
          known &= ends || step - delay < heard;
          heard = last ? (stride.late() ? from : next) : heard;
          known &= !ends || step - delay < heard;
        }
      }
    }
    return known;
  }
}
