package cajal.simulate;

import static cajal.simulate.Networks.ONE;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Projection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Synapses against closed forms.
class PlasticReferenceTest {

  @Test
  void onePairOfSpikesChangesTheWeightAsTheClosedFormSays() throws InterruptedException {
    List<double[]> rows = PlasticNetworks.reference("stdp_pair.csv");
    double[] exponents = {0, 1, 0.4};
    for (int column = 0; column < exponents.length; column++) {
      double[][] pre = new double[rows.size()][];
      double[][] post = new double[rows.size()][];
      for (int i = 0; i < pre.length; i++) {
        pre[i] = new double[] {150};
        post[i] = new double[] {150 + rows.get(i)[0]};
      }
      Projection projection =
          PlasticNetworks.plastic("stdp", ONE, mv(50), ms(1))
              .withParameter("tau_minus", ms(33.7))
              .withParameter("alpha", number(1.1))
              .withParameter("w_max", mv(100))
              .withParameter("mu_plus", number(exponents[column]))
              .withParameter("mu_minus", number(exponents[column]));
      Network network = PlasticNetworks.forced(pre, post).with(projection);
      try (Run run = Networks.run(Networks.compile(network), 300, 1)) {
        double[] weight = run.weights("P").weight();
        for (int i = 0; i < weight.length; i++) {
          // A trace is multiplied by its decay up to a thousand times: 1000 roundings of 1e-16.
          assertThat(weight[i] - 50)
              .as("%s ms", rows.get(i)[0])
              .isCloseTo(rows.get(i)[column + 1], within(1e-12));
        }
      }
    }
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  private static Map<String, Distribution> release(double u, double tauRecMs, double tauFacMs) {
    return Map.of("U", number(u), "tau_rec", ms(tauRecMs), "tau_fac", ms(tauFacMs));
  }

  @Test
  void shortTermPlasticitySendsWhatTheClosedRecursionSays() throws InterruptedException {
    List<double[]> rows = PlasticNetworks.reference("tsodyks_markram.csv");
    List<Map<String, Distribution>> sets =
        List.of(release(0.5, 800, 0), release(0.05, 130, 530), release(0.25, 300, 200));
    for (int set = 0; set < sets.size(); set++) {
      double[] sent = PlasticNetworks.sent(column(rows, 0), "tsodyks2", sets.get(set));
      // Samples are recorded as floats of up to 50 mV.
      assertThat(sent).containsExactly(column(rows, set + 1), within(4e-6));
    }
  }

  @Test
  void depressionAndFacilitationAtTwentyHertzReachTheValuesOfTheLiterature()
      throws InterruptedException {
    double[] spikes = IntStream.range(0, 8).mapToDouble(i -> 50 + 50 * i).toArray();
    double[] depressing = {.5, .2651, .1548, .1030, .0787, .0673, .0619, .0594};
    double[] facilitating = {.1, .1744, .2220, .2505, .2680, .2798, .2886, .2959};
    // Fractions of 100 mV, given to four digits.
    assertThat(PlasticNetworks.sent(spikes, "tsodyks2", release(0.5, 800, 0)))
        .containsExactly(Arrays.stream(depressing).map(f -> 100 * f).toArray(), within(0.01));
    assertThat(PlasticNetworks.sent(spikes, "tsodyks2", release(0.1, 100, 1000)))
        .containsExactly(Arrays.stream(facilitating).map(f -> 100 * f).toArray(), within(0.01));
  }
}
