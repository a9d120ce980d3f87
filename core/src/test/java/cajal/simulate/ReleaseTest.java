package cajal.simulate;

import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What synapses with short-term dynamics send, of a weight of 100 mV.
class ReleaseTest {

  // Samples are recorded as floats of up to 100 mV.
  private static final double FLOATS = 8e-6;

  private static final double[] SPIKES = {20, 30, 35, 36, 60, 90, 90.1, 140};

  @Test
  void recoveredActiveAndInactiveResourcesFollowTheRecursion() throws InterruptedException {
    double[] expected = new double[SPIKES.length];
    double x = 1;
    double y = 0;
    double u = 0;
    double tauPsc = 3;
    double tauRec = 200;
    double last = 0;
    for (int i = 0; i < SPIKES.length; i++) {
      double h = SPIKES[i] - last;
      last = SPIKES[i];
      double pzz = Math.exp(-h / tauRec) - 1;
      double pxy = (pzz * tauRec - (Math.exp(-h / tauPsc) - 1) * tauPsc) / (tauPsc - tauRec);
      double z = 1 - x - y;
      u *= Math.exp(-h / 50);
      x += pxy * y - pzz * z;
      y *= Math.exp(-h / tauPsc);
      u += 0.4 * (1 - u);
      expected[i] = 100 * u * x;
      y += u * x;
      x -= u * x;
    }
    assertThat(
            PlasticNetworks.sent(
                SPIKES,
                "tsodyks",
                Map.of("U", number(0.4), "tau_rec", ms(tauRec), "tau_fac", ms(50))))
        .containsExactly(expected, within(FLOATS));
  }

  @Test
  void transmitterIsUsedUpAndComesBack() throws InterruptedException {
    double[] expected = new double[SPIKES.length];
    double p = 1;
    double last = 0;
    for (int i = 0; i < SPIKES.length; i++) {
      p = 1 - (1 - p) * Math.exp(-(SPIKES[i] - last) / 500);
      last = SPIKES[i];
      expected[i] = 100 * p;
      p *= 1 - 0.125;
    }
    assertThat(PlasticNetworks.sent(SPIKES, "ht_synapse", Map.of()))
        .containsExactly(expected, within(FLOATS));
  }

  @Test
  void gatingOfNmdaReceptorsJumpsByTheIncompleteGammaFunction() throws InterruptedException {
    // The incomplete gamma function of 0.98 at 1, by the midpoint rule in t^0.98, where the
    // integrand has no pole.
    double integral = 0;
    int parts = 200_000;
    for (int i = 0; i < parts; i++) {
      double v = (i + 0.5) / parts;
      integral += Math.exp(-Math.pow(v, 1 / 0.98)) / 0.98 / parts;
    }
    double k1 = Math.exp(-1) - 1;
    double s = 0;
    double last = 0;
    double[] expected = new double[SPIKES.length];
    for (int i = 0; i < SPIKES.length; i++) {
      s *= Math.exp(-(SPIKES[i] - last) / 100);
      last = SPIKES[i];
      expected[i] = 100 * (integral + k1 * s);
      s += integral + k1 * s;
    }
    assertThat(PlasticNetworks.sent(SPIKES, "nmda_gating", Map.of()))
        .containsExactly(expected, within(FLOATS));
  }

  @Test
  void spikesArePassedOnWithTheGivenProbability() throws InterruptedException {
    double[] spikes = IntStream.range(0, 2000).mapToDouble(i -> 5 + i).toArray();
    double[] sent = PlasticNetworks.sent(spikes, "bernoulli", Map.of("p_transmit", number(0.3)));
    assertThat(Arrays.stream(sent).map(Math::abs).filter(v -> v > 1e-6)).containsOnly(100.0);
    long passed = Arrays.stream(sent).filter(v -> v > 50).count();
    // Four standard deviations of a binomial count: 4 sqrt(2000 0.3 0.7) = 82.
    assertThat(passed).isBetween(518L, 682L);
  }

  @Test
  void sitesReleaseAsManyQuantaAsTheDeterministicSynapseOnAverage() throws InterruptedException {
    int sites = 80;
    double[] sent =
        PlasticNetworks.sent(
            SPIKES,
            "quantal_stp",
            Map.of(
                "n", number(sites),
                "U", number(0.4),
                "tau_rec", ms(100),
                "tau_fac", ms(50)));
    double[] mean =
        PlasticNetworks.sent(
            SPIKES, "tsodyks2", Map.of("U", number(0.4), "tau_rec", ms(100), "tau_fac", ms(50)));
    for (int i = 0; i < SPIKES.length; i++) {
      double quanta = sent[i] / 100;
      assertThat(quanta).isCloseTo(Math.rint(quanta), within(1e-5)).isBetween(0.0, 80.0);
      // Four standard deviations of at most sqrt(80 / 4) quanta from release, and as much from
      // the sites that happened to be filled.
      assertThat(quanta).isCloseTo(sites * mean[i] / 100, within(26.0));
    }
  }
}
