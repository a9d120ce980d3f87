package cajal.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.network.Network;
import cajal.network.Population;
import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import cajal.simulate.Verification;
import cajal.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same networks on the first device that TornadoVM finds, where its SDK is installed.
@Timeout(600)
class TornadoDeviceTest {

  @BeforeEach
  void needsTheSdk() {
    Assumptions.assumeTrue(
        Devices.sdk().isPresent(), "skipped: TORNADOVM_HOME names no TornadoVM SDK");
  }

  private static String device() {
    return Devices.all().getFirst().id();
  }

  @Test
  void theDevicesAreListed() {
    assertThat(Devices.all()).extracting(BackendDevice::id).contains("0:0", Devices.JAVA);
    assertThat(Devices.all()).allMatch(d -> d.memoryBytes() > 0);
  }

  @Test
  void everythingThatSpikesDoIsTheSameOnTheDevice() {
    try (TwoEngines both = new TwoEngines(TwoEngines.compiled(TestNetworks.spiking()), device())) {
      both.advance(500);
      assertThat(both.spikes()).isGreaterThan(300);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh_rate_ipn",
        "gif_cond_exp",
        "hh_cond_exp_traub",
        "ht_neuron",
        "hawkes_neuron"
      })
  void neuronsThatNeedFunctionsAndDrawsAreTheSameOnTheDevice(String name) {
    Network network = Network.EMPTY.with(Population.of("A", name, 20));
    try (TwoEngines both = new TwoEngines(TwoEngines.compiled(network), device())) {
      both.advance(300);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stdp", "stdp_dopamine", "stdp_triplet", "tsodyks", "stdp_pl", "quantal_stp"})
  void synapsesWithAMemoryLearnTheSameOnTheDevice(String name) {
    Model synapse = ModelLibrary.standard().find(name).orElseThrow();
    Network network = TestNetworks.learning(Network.EMPTY, synapse, TestNetworks.ms(1));
    try (TwoEngines both = new TwoEngines(TwoEngines.compiled(network), device())) {
      both.advance(1000);
      assertThat(both.spikes()).isGreaterThan(50);
    }
  }

  @Test
  void variablesThatFadeAreTheSameOnADevice() {
    try (TwoEngines both = new TwoEngines(TwoEngines.compiled(TestNetworks.fading()), device())) {
      both.advance(300);
      assertThat(both.spikes()).isPositive();
    }
  }

  @Test
  void fastSettingsAgreeWithinTheTolerance() {
    Network network =
        Network.EMPTY.with(
            Population.of("A", "hh_cond_exp_traub", 20).withParameter("I_e", TestNetworks.pa(300)));
    Verification found =
        Verification.of(
            TwoEngines.compiled(network), Backend.fast("tornado:" + device()), 30, Progress.NONE);
    assertThat(found.problem()).isEmpty();
    assertThat(found.text()).contains("states differ by at most");
  }

  @Test
  void continuousCouplingsAreTheSameOnTheDevice() {
    try (TwoEngines both = new TwoEngines(TwoEngines.compiled(TestNetworks.coupled()), device())) {
      both.advance(200);
    }
  }
}
