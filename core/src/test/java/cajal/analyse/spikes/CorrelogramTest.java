package cajal.analyse.spikes;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.activity.SpikeTrains;
import cajal.analyse.fixture.Recordings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CorrelogramTest {

  @Test
  void everyLagIsCountedAsByAllPairs() {
    SpikeTrains trains = Recordings.of(50, Recordings.poisson(2, 20, 50, 3)).spikes();
    long[] found = Correlogram.of(trains, 0, 1, 0.003, 40);
    long[] expected = new long[81];
    for (double a : trains.train(0)) {
      for (double b : trains.train(1)) {
        long bin = Math.round((b - a) / 0.003) + 40;
        if (bin >= 0 && bin < 81) {
          expected[(int) bin]++;
        }
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(Arrays.stream(found).sum()).isPositive();
  }

  @Test
  void aSpikeIsNoLagOfItself() {
    SpikeTrains trains = Recordings.of(1, new double[] {0.1, 0.102, 0.5}).spikes();
    assertThat(Correlogram.of(trains, 0, 0, 0.001, 3)).containsExactly(0, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void lagsOnEdgesOfAGridAllCountOnTheSameSide() {
    // Times in steps of 0.1 ms: a lag of 0.5 ms always belongs to the bin of 1 ms, never to that of
    // 0.
    double[] references = new double[500];
    double[] targets = new double[500];
    for (int i = 0; i < 500; i++) {
      references[i] = (100 * i + 3) * 1e-4;
      targets[i] = (100 * i + 8) * 1e-4;
    }
    SpikeTrains trains = Recordings.of(6, references, targets).spikes();
    assertThat(Correlogram.of(trains, 0, 1, 0.001, 2)).containsExactly(0, 0, 0, 500, 0);
    assertThat(Correlogram.of(trains, 1, 0, 0.001, 2)).containsExactly(0, 0, 500, 0, 0);
  }
}
