package cajal.app.cli;

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

  /// Name of the backend, with its device after a colon.
  ///
  /// @throws BadArgument if there is a device without a backend that has any
  String chosen() {
    if (device == null) {
      return backend;
    }
    if (backend.equals(PROCESSOR)) {
      throw new BadArgument("--device needs --backend tornado.");
    }
    return backend + ":" + device;
  }
}
