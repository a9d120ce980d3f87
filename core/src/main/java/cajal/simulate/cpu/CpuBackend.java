package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.simulate.Backend;

/// Runs networks on the processor.
public final class CpuBackend implements Backend {

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Engine load(CompiledNetwork network, int threads) {
    return new CpuEngine(network, threads);
  }
}
