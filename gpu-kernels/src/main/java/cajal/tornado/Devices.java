package cajal.tornado;

import cajal.kernel.DeviceArithmetic;
import cajal.simulate.BackendDevice;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The devices on which networks can run: those that the TornadoVM SDK finds, and plain Java, which
/// runs the very same kernels on the processor.
final class Devices {

  /// The device that needs no SDK.
  static final String JAVA = "java";

  /// Asks a worker for a list instead of a run.
  static final String LIST = "--devices";

  private static final String LINE = "cajal-device";
  private static final int SECONDS = 60;

  private Devices() {}

  /// Where the SDK is.
  static Optional<Path> sdk() {
    String home = System.getenv("TORNADOVM_HOME");
    return home == null || home.isBlank() ? Optional.empty() : Optional.of(Path.of(home));
  }

  /// All devices, plain Java last.
  ///
  /// @throws cajal.problem.ProblemException if there is an SDK that does not work
  static List<BackendDevice> all() {
    List<BackendDevice> all = new ArrayList<>();
    if (sdk().isPresent()) {
      all.addAll(found());
    }
    all.add(plainJava());
    return all;
  }

  static BackendDevice plainJava() {
    return new BackendDevice(
        JAVA,
        "The same kernels as plain Java, for checking",
        "Java",
        false,
        true,
        Runtime.getRuntime().maxMemory(),
        Integer.MAX_VALUE * 8L);
  }

  private static List<BackendDevice> found() {
    try {
      Path folder = Files.createTempDirectory("cajal-devices");
      Path output = folder.resolve("devices.txt");
      try {
        List<String> command =
            WorkerCommand.of(folder, sdk().orElseThrow(), DeviceArithmetic.STRICT);
        command.add(LIST);
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<BackendDevice> devices = new ArrayList<>();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        lines.stream()
            .filter(line -> line.startsWith(LINE))
            .map(Devices::parsed)
            .forEach(devices::add);
        if (devices.isEmpty()) {
          throw Refusal.of(
              "TornadoVM finds no device"
                  + (done ? "" : " within a minute")
                  + ". It said: "
                  + String.join(" / ", lines.stream().filter(l -> !l.isBlank()).limit(3).toList()),
              "Check the driver of your graphics card, and that TORNADOVM_HOME names an SDK for Java"
                  + " 25.");
        }
        return devices;
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw Refusal.of(
          "The devices cannot be listed: " + e.getMessage() + ".",
          "Check that TORNADOVM_HOME names a TornadoVM SDK.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ArrayList<>();
    }
  }

  private static BackendDevice parsed(String line) {
    String[] part = line.split("\t", -1);
    return new BackendDevice(
        part[1],
        part[2],
        part[3],
        Boolean.parseBoolean(part[4]),
        Boolean.parseBoolean(part[5]),
        Long.parseLong(part[6]),
        Long.parseLong(part[7]));
  }

  /// Prints what TornadoVM finds; runs in the worker.
  static void print() {
    try {
      Object runtime =
          TornadoDevice.type("runtime.TornadoRuntimeProvider")
              .getMethod("getTornadoRuntime")
              .invoke(null);
      Class<?> runtimeType = TornadoDevice.type("TornadoRuntime");
      int backends = (int) runtimeType.getMethod("getNumBackends").invoke(runtime);
      for (int b = 0; b < backends; b++) {
        Object backend = runtimeType.getMethod("getBackend", int.class).invoke(runtime, b);
        Class<?> backendType = TornadoDevice.type("TornadoBackend");
        int count = (int) backendType.getMethod("getNumDevices").invoke(backend);
        for (int d = 0; d < count; d++) {
          Object device = backendType.getMethod("getDevice", int.class).invoke(backend, d);
          print(b + ":" + d, device);
        }
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      System.out.println(e);
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void print(String id, Object device) throws ReflectiveOperationException {
    String type = String.valueOf(asked(device, "getDeviceType"));
    Object context = asked(device, "getDeviceContext");
    Method fp64 = TornadoDevice.type("TornadoDeviceContext").getMethod("isFP64Supported");
    System.out.println(
        String.join(
            "\t",
            LINE,
            id,
            shortened(String.valueOf(asked(device, "getDescription"))),
            String.valueOf(asked(device, "getTornadoVMBackend")),
            Boolean.toString(type.contains("GPU")),
            String.valueOf(fp64.invoke(context)),
            String.valueOf(asked(device, "getMaxGlobalMemory")),
            String.valueOf(asked(device, "getMaxAllocMemory"))));
  }

  /// A device's name without what runtimes say of its kind, its state, and how they reach it.
  static String shortened(String description) {
    return description
        .replaceFirst("\\s*CL_DEVICE_TYPE_.*", "")
        .replaceFirst("^pthread-[a-z0-9-]+-(?=[A-Z])", "")
        .strip();
  }

  static Object asked(Object device, String method) throws ReflectiveOperationException {
    return TornadoDevice.type("common.TornadoDevice").getMethod(method).invoke(device);
  }
}
