package cajal.tornado;

import cajal.kernel.DeviceArithmetic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the process of a worker is started.
final class WorkerCommand {

  // The network lives in a few large arrays; each batch leaves only scraps, which would otherwise
  // pile up for hours before anybody cleared them away.
  private static final String SCRAPS = "-Xmn16m";

  private WorkerCommand() {}

  /// A worker for plain Java.
  ///
  /// @param folder of the run, with its generated classes
  static List<String> plain(Path folder) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.add("-Xss4m");
    command.add(SCRAPS);
    command.addAll(List.of("-cp", ClassFolder.classPath(folder), WorkerMain.class.getName()));
    return command;
  }

  /// A worker with TornadoVM.
  ///
  /// What follows its argument file wins: kernels that do not compile are an error instead of being
  /// run as Java, and on strict settings neither fused multiply-add nor loose arithmetic changes
  /// the bits. Fast settings let multiplications be fused with additions, but not terms be
  /// reordered: rounding to whole numbers depends on their order.
  ///
  /// @param sdk where TornadoVM is
  static List<String> of(Path folder, Path sdk, DeviceArithmetic arithmetic) throws IOException {
    boolean fast = arithmetic == DeviceArithmetic.FAST;
    List<String> command = new ArrayList<>(List.of(java()));
    command.add("@" + argumentFile(folder, sdk));
    command.add(SCRAPS);
    command.add("-Dtornado.load.annotation.parallel=" + cajal.kernel.Parallel.class.getName());
    command.add("-Dtornado.recover.bailout=False");
    // TornadoVM's default for roots is the function of which a device promises no accuracy.
    command.add("-Dtornado.enable.nativeFunctions=False");
    command.add("-Dtornado.enable.fma=" + (fast ? "True" : "False"));
    command.add("-Dtornado.opencl.compiler.flags=-w" + (fast ? " -cl-mad-enable" : ""));
    command.add("-Dtornado.tvm.maxbytecodesize=65536");
    command.add("-Dtornado.compiler.fullInlining=True");
    command.addAll(List.of("-cp", ClassFolder.classPath(folder), WorkerMain.class.getName()));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  // Some SDKs have only a template that names the SDK by a variable.
  private static Path argumentFile(Path folder, Path sdk) throws IOException {
    Path file = sdk.resolve("tornado-argfile");
    if (Files.exists(file)) {
      return file;
    }
    Path template = sdk.resolve("tornado-argfile.template");
    if (!Files.exists(template)) {
      throw Refusal.of(
          "TORNADOVM_HOME names " + sdk + ", where there is no tornado-argfile.",
          "Set TORNADOVM_HOME to the folder of a TornadoVM SDK for Java 25.");
    }
    Path own = folder.resolve("tornado-argfile");
    Files.writeString(
        own,
        Files.readString(template, StandardCharsets.UTF_8)
            .replace("${TORNADOVM_HOME}", sdk.toString().replace('\\', '/')));
    return own;
  }
}
