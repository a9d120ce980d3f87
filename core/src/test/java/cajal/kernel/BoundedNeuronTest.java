package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// The neuron with a lowest potential that keeps what arrives while it is refractory.
class BoundedNeuronTest {

  private static final double DT = 0.1;

  private static Bench neuron(Map<String, Double> parameters) {
    return Bench.of("iaf_psc_delta_bounded", DT, parameters);
  }

  private static void advance(Bench bench, int steps, double lastArrival) {
    for (int i = 1; i <= steps; i++) {
      bench.arrive("all", i == steps ? lastArrival : 0);
      bench.step();
    }
  }

  @Test
  void inhibitionEndsAtTheLowestPotential() {
    Bench bench = neuron(Map.of("V_min", -72.0));
    advance(bench, 10, -50);
    assertThat(bench.state("V_m")[0]).isEqualTo(-72);
    advance(bench, 30, 0);
    // Closed form: 2 mV below rest decay with 10 ms for 3 ms.
    assertThat(bench.state("V_m")[0]).isCloseTo(-70 - 2 * Math.exp(-0.3), within(1e-12));
  }

  @Test
  void whatArrivesInTheRefractoryPeriodActsAtItsEndAsTheMembraneWouldHaveKeptIt() {
    for (double part : new double[] {1, 0.5, 0}) {
      Bench bench = neuron(Map.of("refractory_input", part, "V_reset", -75.0));
      advance(bench, 10, 20);
      assertThat(bench.fired.count()).isEqualTo(1);
      advance(bench, 1, 3);
      advance(bench, 14, -2);
      advance(bench, 5, 4);
      assertThat(bench.state("V_m")[0]).isEqualTo(-75);
      advance(bench, 1, 0);
      // Of 20 refractory steps arrivals came in the first, the fifteenth and the last; the reset
      // potential begins to decay in the step after them.
      double kept = 3 * Math.exp(-0.20) - 2 * Math.exp(-0.06) + 4 * Math.exp(-0.01);
      assertThat(bench.state("V_m")[0])
          .isCloseTo(-70 - 5 * Math.exp(-0.01) + part * kept, within(1e-12));
      advance(bench, 50, 0);
      assertThat(bench.state("V_m")[0])
          .isCloseTo(-70 + (part * kept - 5 * Math.exp(-0.01)) * Math.exp(-0.5), within(1e-12));
    }
  }

  @Test
  void withoutEitherItIsTheSimplerNeuron() {
    Bench bench = neuron(Map.of("refractory_input", 0.0, "V_min", -1000.0));
    Bench simple = Bench.of("iaf_psc_delta", DT, Map.of());
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(3);
    int spikes = 0;
    for (int step = 0; step < 20_000; step++) {
      double arrival = random.nextDouble() < 0.1 ? 4 * random.nextGaussian() + 1.5 : 0;
      bench.arrive("all", arrival);
      simple.arrive("all", arrival);
      bench.step();
      simple.step();
      assertThat(bench.fired.count()).isEqualTo(simple.fired.count());
      // The order of additions differs, and 20,000 steps forget within a hundred.
      assertThat(bench.state("V_m")[0]).isCloseTo(simple.state("V_m")[0], within(1e-11));
      spikes += bench.fired.count();
    }
    assertThat(spikes).isGreaterThan(50);
  }
}
