package cajal.tornado;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The kernel that one lane takes through many steps, as a file for a driver of OpenCL; see {@link
/// OpenClText}.
final class OpenClFile {

  private OpenClFile() {}

  /// Writes the text of a task, if there is one for this device.
  ///
  /// @param arguments the task's arrays
  /// @return nothing where TornadoVM has to compile the task itself
  static Optional<Path> of(Task task, Object[] arguments, Object device, Path folder)
      throws ReflectiveOperationException {
    OptionalInt header = header();
    boolean openCl =
        String.valueOf(Devices.asked(device, "getTornadoVMBackend")).contains("OPENCL");
    if (!openCl || !task.method().equals(Whole.NAME) || header.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> lengths = Arrays.stream(arguments).map(DeviceArrays::length).toList();
    try {
      Path file = folder.resolve(Whole.NAME + ".cl");
      return Optional.of(
          Files.writeString(
              file, OpenClText.of(task, lengths, header.getAsInt(), OpenClFile::bytes)));
    } catch (OpenClText.Untold | IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String internalName) throws IOException {
    try (InputStream in =
        OpenClFile.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        throw new FileNotFoundException(internalName);
      }
      return in.readAllBytes();
    }
  }

  // TornadoVM copies arrays with what the virtual machine keeps before the first entry.
  private static OptionalInt header() throws ReflectiveOperationException {
    Class<?> memory = Class.forName("sun.misc.Unsafe");
    int[] headers = new int[4];
    List<String> kinds = List.of("DOUBLE", "FLOAT", "LONG", "INT");
    for (int k = 0; k < headers.length; k++) {
      Field offset = memory.getField("ARRAY_" + kinds.get(k) + "_BASE_OFFSET");
      headers[k] = ((Number) offset.get(null)).intValue();
    }
    return Arrays.stream(headers).distinct().count() == 1
        ? OptionalInt.of(headers[0])
        : OptionalInt.empty();
  }
}
