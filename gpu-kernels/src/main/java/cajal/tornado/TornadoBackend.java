package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.kernel.DeviceArithmetic;
import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import java.util.List;

/// Runs networks on a graphics card, or another device, through TornadoVM.
public final class TornadoBackend implements Backend {

  private final String device;
  private final DeviceArithmetic arithmetic;

  public TornadoBackend() {
    this("", DeviceArithmetic.STRICT);
  }

  private TornadoBackend(String device, DeviceArithmetic arithmetic) {
    this.device = device;
    this.arithmetic = arithmetic;
  }

  @Override
  public String name() {
    return "tornado";
  }

  @Override
  public List<BackendDevice> devices() {
    return Devices.all();
  }

  @Override
  public Backend on(String id) {
    return new TornadoBackend(id, arithmetic);
  }

  @Override
  public Backend fast() {
    return new TornadoBackend(device, DeviceArithmetic.FAST);
  }

  @Override
  public Engine load(CompiledNetwork network, int threads) {
    BackendDevice found = chosen();
    DeviceMemory.check(network, found);
    return DeviceEngine.start(network, found, arithmetic);
  }

  private BackendDevice chosen() {
    if (device.equals(Devices.JAVA)) {
      return Devices.plainJava();
    }
    if (Devices.sdk().isEmpty()) {
      throw Refusal.of(
          "TornadoVM, which reaches graphics cards, is not installed.",
          "Install the TornadoVM SDK for Java 25 and set TORNADOVM_HOME, see docs/howto/gpu.md; or"
              + " run on the processor.");
    }
    List<BackendDevice> all = Devices.all();
    if (device.isEmpty()) {
      return all.stream().filter(BackendDevice::gpu).findFirst().orElse(all.getFirst());
    }
    return all.stream()
        .filter(d -> d.id().equals(device))
        .findFirst()
        .orElseThrow(() ->
            Refusal.of(
                "There is no device '" + device + "'.",
                "Choose one of "
                    + String.join(", ", all.stream().map(BackendDevice::id).toList())
                    + "."));
  }
}
