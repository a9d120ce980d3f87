package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.kernel.Fired;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoardTest {

  private static final int WORKERS = 3;
  private static final int POPULATIONS = 2;

  // From nothing to many times what fits in a place of the board.
  private static int spikes(int worker, int stride, int population) {
    int drawn = new Random(31L * (97L * stride + worker) + population).nextInt(100);
    return drawn < 90 ? drawn % 5 : 20 * (drawn - 89);
  }

  private static int neuron(int worker, int stride, int index) {
    return 1_000_000 * worker + 7 * Math.floorMod(stride, 100_000) + index;
  }

  @Test
  void everyWorkerReadsWhatTheOthersPosted() {
    post(1, 20_000);
  }

  @Test
  void numbersOfStridesGoOnBeyondTheLargest() {
    post(Integer.MAX_VALUE - 50, 100);
  }

  private static void post(int first, int strides) {
    AtomicInteger wrong = new AtomicInteger();
    try (Crew crew = new Crew(WORKERS)) {
      Board board = new Board(crew, WORKERS);
      crew.run(member -> {
        Bulletin own = new Bulletin();
        Bulletin other = new Bulletin();
        for (int stride = first; stride != first + strides; stride++) {
          write(own, member, stride);
          board.post(member, stride, own);
          for (int w = 0; w < WORKERS; w++) {
            board.take(w, stride, other);
            wrong.addAndGet(read(other, w, stride) ? 0 : 1);
          }
        }
      });
    }
    assertThat(wrong).hasValue(0);
  }

  private static void write(Bulletin bulletin, int worker, int stride) {
    bulletin.resize(0);
    Fired fired = new Fired();
    for (int p = 0; p < POPULATIONS; p++) {
      fired.clear();
      for (int i = 0; i < spikes(worker, stride, p); i++) {
        fired.add(neuron(worker, stride, i));
      }
      bulletin.add(fired);
    }
  }

  private static boolean read(Bulletin bulletin, int worker, int stride) {
    SpikeHistory history = new SpikeHistory(1);
    boolean right = true;
    for (int p = 0; p < POPULATIONS; p++) {
      history.begin(0);
      bulletin.tell(history, 0);
      right &= history.count(0) == spikes(worker, stride, p);
      for (int i = 0; i < history.count(0); i++) {
        right &= history.neurons(0)[i] == neuron(worker, stride, i);
      }
    }
    return right;
  }

  @Test
  void nobodyWaitsForAWorkerThatFailed() {
    try (Crew crew = new Crew(WORKERS)) {
      Board board = new Board(crew, WORKERS);
      assertThatThrownBy(() ->
              crew.run(member -> {
                if (member == 1) {
                  throw new IllegalStateException("failed on purpose");
                }
                board.post(member, 1, new Bulletin());
                board.take(1, 1, new Bulletin());
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("failed on purpose");
    }
  }
}
