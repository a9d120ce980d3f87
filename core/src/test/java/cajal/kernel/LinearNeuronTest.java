package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearNeuronTest {

  @Test
  void aConstantCurrentMakesTheLeakyNeuronFireEvery61Point3Milliseconds() {
    Bench bench = Bench.of("iaf_psc_exp", 0.1, Map.of("I_e", 376.0));
    List<Double> spikes = new ArrayList<>();
    while (bench.timeMs() < 400) {
      bench.step();
      if (bench.fired.count() > 0) {
        spikes.add(bench.timeMs());
      }
    }
    // 61.296 ms in continuous time, found on the grid of 0.1 ms.
    assertThat(spikes.get(2) - spikes.get(1)).isCloseTo(61.3, within(1e-9));
  }
}
