package cajal.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.compile.CompiledNetwork;
import cajal.compile.ParameterChange;
import cajal.kernel.DeviceArithmetic;
import cajal.kernel.DeviceRules;
import cajal.model.Model;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.problem.ProblemException;
import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import cajal.simulate.Batch;
import cajal.simulate.Verification;
import cajal.simulate.cpu.CpuBackend;
import cajal.unit.Unit;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole networks through a worker process that runs the kernels as plain Java, beside the
/// processor.
@Timeout(300)
class DeviceEngineTest {

  /// Synapses that no device runs: they come and go.
  static final Set<String> REFUSED =
      Set.of("structural_gaussian", "structural_linear", "structural_sigmoid");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingThatSpikesDoIsTheSameOnADevice(boolean lanes) {
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.spiking());
    try (TwoEngines both = TwoEngines.inJava(network, lanes)) {
      both.advance(37);
      both.advance(700);
      assertThat(both.spikes()).isGreaterThan(500);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aParameterChangesInTheMiddleOfARunAsOnTheProcessor(boolean lanes) {
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.spiking());
    try (TwoEngines both = TwoEngines.inJava(network, lanes)) {
      both.advance(100);
      Model model = network.populations().getFirst().model();
      int tau = model.parameters().stream().map(Model.Parameter::name).toList().indexOf("tau_m");
      both.apply(new ParameterChange.OfPopulation(0, tau, new double[] {17}));
      both.apply(
          new ParameterChange.OfSynapses(
              0, network.synapses().get(0).with(network.synapses().get(0).column().with(0.9))));
      double[] weight = network.drives().getFirst().weight().clone();
      weight[0] *= 2;
      both.apply(new ParameterChange.OfDriveWeight(0, weight));
      both.advance(300);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void variablesThatFadeAreTheSameOnADevice(boolean lanes) {
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.fading());
    assertThat(network.synapses()).anyMatch(synapses -> synapses.parts().size() == 3);
    try (TwoEngines both = TwoEngines.inJava(network, lanes)) {
      both.advance(37);
      both.advance(300);
      Model model = network.populations().getFirst().model();
      int tau =
          model.parameters().stream().map(Model.Parameter::name).toList().indexOf("tau_syn_ex");
      both.apply(new ParameterChange.OfPopulation(0, tau, new double[] {3.5}));
      both.apply(new ParameterChange.OfPopulation(1, tau, new double[] {1.5}));
      both.advance(300);
      assertThat(both.spikes()).isGreaterThan(300);
    }
  }

  @Test
  void everySynapseThatLearnsLearnsTheSameOnADevice() {
    Set<String> refused = new TreeSet<>();
    Network equal = Network.EMPTY;
    Network varied = Network.EMPTY;
    for (Model synapse : TestNetworks.synapses().toList()) {
      Distribution delay = TestNetworks.ms(1);
      Network alone = TestNetworks.learning(Network.EMPTY, synapse, delay);
      try {
        assertThat(new Layout(TwoEngines.compiled(alone), 2, 8).source(DeviceArithmetic.STRICT))
            .contains(synapse.name());
        equal = TestNetworks.learning(equal, synapse, delay);
        varied = TestNetworks.learning(varied, synapse, TestNetworks.VARIED);
      } catch (ProblemException e) {
        assertThat(e).hasMessageContaining("device");
        refused.add(synapse.name());
      }
    }
    List<Network> networks = List.of(equal, varied);
    for (int i = 0; i < networks.size(); i++) {
      try (TwoEngines both = TwoEngines.inJava(TwoEngines.compiled(networks.get(i)), i == 0)) {
        both.advance(1000);
        assertThat(both.spikes()).isGreaterThan(500);
      }
    }
    assertThat(refused).isEqualTo(REFUSED);
  }

  @Test
  void continuousCouplingsAreTheSameOnADevice() {
    try (TwoEngines both = TwoEngines.inJava(TwoEngines.compiled(TestNetworks.coupled()), true)) {
      both.advance(400);
      assertThat(both.spikes()).isPositive();
    }
  }

  @Test
  void aBatchWithMoreSpikesThanTheLogHoldsIsTakenInParts() {
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.chattering());
    int steps = 400;
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    try (Backend.Engine processor = new CpuBackend().load(network, 1);
        DeviceEngine device = strict(network)) {
      Batch batch = new Batch(network);
      for (int step = 0; step < steps; ) {
        int count = Math.min(processor.longestBatch(), steps - step);
        processor.advance(step, count, batch, () -> {});
        addSpikes(batch, ours);
        step += count;
      }
      device.advance(0, steps, batch, () -> {});
      addSpikes(batch, theirs);
    }
    assertThat(ours.size()).isGreaterThan(3 * 4096);
    assertThat(theirs).isEqualTo(ours);
  }

  private static void addSpikes(Batch batch, List<Long> all) {
    for (int i = 0; i < batch.spikes(); i++) {
      all.add(1000L * batch.step(i) + batch.neuron(i));
    }
  }

  @Test
  void whatIsWrittenByHandHoldsNothingThatTornadoVmMistakes() throws IOException {
    for (String file :
        List.of(
            "gpu-kernels/src/main/java/cajal/tornado/SpikeKernels.java",
            "gpu-kernels/src/main/java/cajal/tornado/ListKernels.java",
            "gpu-kernels/src/main/java/cajal/tornado/Touch.java",
            "core/src/main/java/cajal/kernel/DeviceLists.java",
            "core/src/main/java/cajal/kernel/DeviceMath.java")) {
      assertThat(DeviceRules.broken(Files.readString(root().resolve(file)))).as(file).isEmpty();
    }
    assertThat(DeviceRules.broken("int x = y >>> 3; // >>")).containsExactly(">>>");
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("gpu-kernels"))) {
      here = Objects.requireNonNull(here.getParent());
    }
    return here;
  }

  @Test
  void aWorkerThatDiesCostsTheRunAndSaysSo() throws Exception {
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.spiking());
    try (DeviceEngine engine = strict(network)) {
      Batch batch = new Batch(network);
      engine.advance(0, 8, batch, () -> {});
      engine.worker().destroyForcibly();
      engine.worker().onExit().get();
      assertThatThrownBy(() -> engine.advance(8, 8, batch, () -> {}))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("worker")
          .hasMessageContaining("processor");
    }
  }

  private static DeviceEngine strict(CompiledNetwork network) {
    return DeviceEngine.start(network, Devices.plainJava(), DeviceArithmetic.STRICT);
  }

  @Test
  void onFastSettingsStatesAgreeWithinTheToleranceAndRatesByChance() {
    Network network =
        Network.EMPTY
            .with(
                Population.of("H", "hh_cond_exp_traub", 20)
                    .withParameter("I_e", TestNetworks.pa(300)))
            .with(Population.of("T", "tanh_rate_ipn", 5))
            .with(Population.of("F", "ht_neuron", 5));
    Verification found =
        Verification.of(
            TwoEngines.compiled(network), Backend.fast("tornado:java"), 60, Progress.NONE);
    assertThat(found.problem()).isEmpty();
    assertThat(found.text()).startsWith("Fast").contains("tolerance").contains("CV of intervals");
    // The functions of the device are not those of the processor.
    assertThat(found.text()).contains("states differ by at most");
  }

  @Test
  void fastKernelsCallTheFunctionsOfTheDeviceAndAreRefusedNothing() {
    CompiledNetwork network =
        TwoEngines.compiled(Network.EMPTY.with(Population.of("T", "ht_neuron", 5)));
    Layout layout = new Layout(network, 1, 8);
    assertThat(layout.source(DeviceArithmetic.FAST))
        .contains("DeviceFast.exp(")
        .contains("DeviceFast.pow(")
        .doesNotContain("DeviceMath.exp(")
        .doesNotContain("DevicePower");
    assertThat(layout.source(DeviceArithmetic.STRICT)).doesNotContain("DeviceFast");
  }

  @Test
  void aRunThatEndsDoesNotWaitForADeviceThatHangs() throws Exception {
    Assumptions.assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "skipped: no signal stops a process");
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.spiking());
    try (DeviceEngine engine = strict(network)) {
      Batch batch = new Batch(network);
      new ProcessBuilder("kill", "-STOP", Long.toString(engine.worker().pid())).start().waitFor();
      long begun = System.nanoTime();
      assertThatThrownBy(() ->
              engine.advance(
                  0,
                  8,
                  batch,
                  () -> {
                    if (System.nanoTime() - begun > 50_000_000) {
                      throw new Backend.Abandoned();
                    }
                  }))
          .isInstanceOf(Backend.Abandoned.class);
    }
  }

  @Test
  void theNameOfADeviceIsWithoutItsKindAndState() {
    assertThat(Devices.shortened("Some Card 7 CL_DEVICE_TYPE_GPU (available)"))
        .isEqualTo("Some Card 7");
    assertThat(Devices.shortened(" Other Card ")).isEqualTo("Other Card");
    assertThat(Devices.shortened("pthread-skylake-avx512-Intel(R) CPU CL_DEVICE_TYPE_CPU (on)"))
        .isEqualTo("Intel(R) CPU");
  }

  @Test
  void aNetworkThatDoesNotFitSaysHowMuchItNeeds() {
    CompiledNetwork network = TwoEngines.compiled(TestNetworks.spiking());
    BackendDevice small =
        new BackendDevice("0:0", "Small card", "OpenCL", true, true, 10_000, 10_000);
    assertThatThrownBy(() -> DeviceMemory.check(network, small))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Small card")
        .hasMessageContaining("GB");
    BackendDevice single =
        new BackendDevice("0:1", "Single card", "OpenCL", true, false, 1L << 40, 1L << 40);
    assertThatThrownBy(() -> DeviceMemory.check(network, single))
        .hasMessageContaining("double precision");
  }

  @Test
  void aNeuronThatNoDeviceComputesWithTheSameBitsIsRefusedInWords() {
    Network mean = Network.EMPTY.with(Population.of("S", "siegert_neuron", 3));
    CompiledNetwork network =
        TwoEngines.compiled(
            mean.with(
                Projection.of(
                        "drift",
                        "S",
                        "S",
                        new ConnectionRule.AllToAll(true),
                        Distribution.constant(1, Unit.ONE))
                    .withSynapse("diffusion_drift")));
    assertThatThrownBy(() -> new TornadoBackend().on(Devices.JAVA).load(network, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("siegert_neuron")
        .hasMessageContaining("processor");
  }
}
