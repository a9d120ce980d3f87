package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeHistoryTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 79, 300})
  void theLastStepWithSpikesIsFound(int depth) {
    SpikeHistory history = new SpikeHistory(depth);
    Random random = new Random(depth);
    boolean[] active = new boolean[2000];
    for (int step = 0; step < active.length; step++) {
      history.begin(step);
      // Bursts and long silences.
      active[step] = step / 150 % 2 == 0 && random.nextInt(4) == 0;
      if (active[step]) {
        history.add(step, new int[] {step, 7}, 0, 2);
      }
      int to = step - random.nextInt(depth);
      int from = to - random.nextInt(depth - (step - to));
      int expected = to;
      while (expected >= from && (expected < 0 || !active[expected])) {
        expected--;
      }
      long found = history.last(from, to);
      assertThat(found).isLessThanOrEqualTo(to);
      assertThat(Math.max(found, from - 1L)).isEqualTo(expected);
      assertThat(history.count(step)).isEqualTo(active[step] ? 2 : 0);
    }
  }
}
