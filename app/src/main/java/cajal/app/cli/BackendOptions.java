package cajal.app.cli;

import cajal.simulate.Backend;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a person may choose to run networks on.
final class BackendOptions {

  private static final String PROCESSOR = "cpu";

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "What runs the network: cpu, or tornado for a graphics card; else cpu.")
  private String backend = PROCESSOR;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description =
          "With --backend tornado: which device, see 'cajal devices'; else the first GPU.")
  private @Nullable String device;

  @Option(
      names = "--fast-math",
      description =
          "With --backend tornado: lets the device use its own exp, log and the like and fuse"
              + " multiplications with additions. Results are no longer those of the processor bit for"
              + " bit; --verify then tells how close they are.")
  private boolean fast;

  /// Name of the backend, see {@link Backend#named}.
  ///
  /// @throws BadArgument if there is a device, or a setting of one, without a backend that has any
  String chosen() {
    if (backend.equals(PROCESSOR) && (device != null || fast)) {
      throw new BadArgument((fast ? "--fast-math" : "--device") + " needs --backend tornado.");
    }
    String name = device == null ? backend : backend + ":" + device;
    return fast ? Backend.fast(name) : name;
  }
}
