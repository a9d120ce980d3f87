package cajal.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Largest resident memory of this process so far.
public final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /// Bytes as the operating system counts them; where it does not tell, the memory that the virtual
  /// machine has taken.
  public static long peakBytes() {
    try {
      if (Files.isReadable(STATUS)) {
        for (String line : Files.readAllLines(STATUS)) {
          if (line.startsWith("VmHWM:")) {
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
          }
        }
      }
    } catch (IOException e) {
      // The fallback below is as good as what can be had then.
    }
    return Runtime.getRuntime().totalMemory();
  }
}
