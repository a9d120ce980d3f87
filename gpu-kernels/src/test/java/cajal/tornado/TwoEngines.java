package cajal.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.compile.ParameterChange;
import cajal.kernel.DeviceArithmetic;
import cajal.model.ModelLibrary;
import cajal.network.Network;
import cajal.record.SpikeHash;
import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import cajal.simulate.Batch;
import cajal.simulate.cpu.CpuBackend;

/// One network on the processor and on a device, advanced side by side.
final class TwoEngines implements AutoCloseable {

  final CompiledNetwork network;
  final Backend.Engine processor;
  final Backend.Engine device;
  private final Batch ours;
  private final Batch theirs;
  private long step;
  private long spikes;

  TwoEngines(CompiledNetwork network, String device) {
    this(network, new TornadoBackend().on(device).load(network, 1));
  }

  private TwoEngines(CompiledNetwork network, Backend.Engine device) {
    this.network = network;
    this.device = device;
    processor = new CpuBackend().load(network, 1);
    ours = new Batch(network);
    theirs = new Batch(network);
  }

  /// The kernels as a graphics card runs them, each by itself and divided into lanes, or as a
  /// processor does that poses as a device: one lane takes all steps. Both as plain Java.
  static TwoEngines inJava(CompiledNetwork network, boolean lanes) {
    BackendDevice plain = Devices.plainJava();
    BackendDevice device =
        new BackendDevice(
            plain.id(),
            plain.name(),
            plain.through(),
            lanes,
            true,
            plain.memoryBytes(),
            plain.largestArrayBytes());
    return new TwoEngines(network, DeviceEngine.start(network, device, DeviceArithmetic.STRICT));
  }

  static CompiledNetwork compiled(Network network) {
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 7, 0.1);
  }

  long spikes() {
    return spikes;
  }

  void apply(ParameterChange change) {
    processor.apply(change);
    device.apply(change);
  }

  /// Takes some steps and demands that all that comes out has the same bits.
  void advance(int steps) {
    for (int left = steps; left > 0; ) {
      int count = Math.min(left, Math.min(processor.longestBatch(), device.longestBatch()));
      processor.advance(step, count, ours, () -> {});
      device.advance(step, count, theirs, () -> {});
      assertThat(theirs.spikes()).isEqualTo(ours.spikes());
      for (int i = 0; i < ours.spikes(); i++) {
        assertThat(theirs.step(i)).isEqualTo(ours.step(i));
        assertThat(theirs.neuron(i)).isEqualTo(ours.neuron(i));
      }
      for (int p = 0; p < network.probes().size(); p++) {
        int values = ours.sampleCount(p, step, count) * network.probes().get(p).width();
        for (int i = 0; i < values; i++) {
          assertThat(theirs.samples(p)[i]).as("probe %d", p).isEqualTo(ours.samples(p)[i]);
        }
      }
      spikes += ours.spikes();
      step += count;
      left -= count;
    }
    assertThat(hash(device)).isEqualTo(hash(processor));
    assertThat(device.synapticEvents()).isEqualTo(processor.synapticEvents());
    for (int p = 0; p < network.plastic().size(); p++) {
      assertThat(device.plastic(p).weight()).isEqualTo(processor.plastic(p).weight());
    }
  }

  private static long hash(Backend.Engine engine) {
    SpikeHash hash = new SpikeHash();
    engine.hashState(hash);
    return hash.value();
  }

  @Override
  public void close() {
    processor.close();
    device.close();
  }
}
