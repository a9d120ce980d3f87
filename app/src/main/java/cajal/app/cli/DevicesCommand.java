package cajal.app.cli;

import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists the devices on which networks can run besides the processor.
@Command(
    name = "devices",
    description = "Lists the devices for --backend tornado, such as graphics cards.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DevicesCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-6s %-9s %9s  %s%n", "id", "through", "memory", "device");
    for (Backend backend : Backend.all()) {
      for (BackendDevice device : backend.devices()) {
        out.printf(
            "%-6s %-9s %6.1f GB  %s%s%n",
            device.id(),
            device.through(),
            device.memoryBytes() / 1e9,
            device.name(),
            device.doublePrecision() ? "" : " (no double precision: cannot run networks)");
      }
    }
    String home = System.getenv("TORNADOVM_HOME");
    if (home == null || home.isBlank()) {
      out.println(
          "TornadoVM, which reaches graphics cards, is not installed: see docs/howto/gpu.md.");
    }
    return Cli.DONE;
  }
}
