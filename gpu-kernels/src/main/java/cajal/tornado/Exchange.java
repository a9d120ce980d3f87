package cajal.tornado;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;

/// The mapped file through which two processes hand over what stimulators give, spikes and samples.
final class Exchange {

  static final String FILE = "exchange.bin";
  static final String PROGRAM = "program.bin";
  static final String DUMP = "dump.bin";
  static final String SOCKET = "link";

  private static final int HEAD = 64;
  private static final int STOP = 8;

  private final ByteBuffer map;
  private final double[] given;
  private final int[] log;
  private final double[] samples;
  private final int width;
  private final int logAt;
  private final int samplesAt;

  /// @param steps most steps of a batch
  /// @param whole whether what stimulators give is one array for all of them
  Exchange(Path folder, Map<String, Object> arrays, int steps, boolean whole) throws IOException {
    given = (double[]) Objects.requireNonNull(arrays.get("given"));
    log = (int[]) Objects.requireNonNull(arrays.get("log"));
    samples = (double[]) Objects.requireNonNull(arrays.get("samples"));
    width = whole ? given.length / steps : given.length;
    logAt = HEAD + Math.multiplyExact(steps, 8 * width);
    samplesAt = logAt + (4 * log.length + 7) / 8 * 8;
    long size = samplesAt + 8L * samples.length;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      map = file.map(FileChannel.MapMode.READ_WRITE, 0, size).order(ByteOrder.nativeOrder());
    }
  }

  /// Steps that the worker has taken since it started.
  long progress() {
    return map.getLong(0);
  }

  void progress(long steps) {
    map.putLong(0, steps);
  }

  /// Whether the worker shall stop after the step under way.
  boolean stopWanted() {
    return map.getInt(STOP) != 0;
  }

  void stopWanted(boolean wanted) {
    map.putInt(STOP, wanted ? 1 : 0);
  }

  /// What stimulators give in a step of the batch, which lies at the beginning of `given`.
  void putGiven(int offset) {
    map.slice(HEAD + offset * 8 * width, 8 * width)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer()
        .put(given, 0, width);
  }

  void getGiven(int offset) {
    getGiven(offset, 0, 1);
  }

  /// The same of several steps, each in its place.
  void getGiven(int first, int end) {
    getGiven(first, first, end - first);
  }

  private void getGiven(int from, int to, int steps) {
    map.slice(HEAD + from * 8 * width, steps * 8 * width)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer()
        .get(given, to * width, steps * width);
  }

  void putLog() {
    map.slice(logAt, 4 * log.length).order(ByteOrder.nativeOrder()).asIntBuffer().put(log);
  }

  /// The log of the last batch, which lies in the array of that name afterwards.
  int[] getLog() {
    map.slice(logAt, 4 * log.length).order(ByteOrder.nativeOrder()).asIntBuffer().get(log);
    return log;
  }

  void putSamples() {
    map.slice(samplesAt, 8 * samples.length)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer()
        .put(samples);
  }

  double[] getSamples() {
    map.slice(samplesAt, 8 * samples.length)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer()
        .get(samples);
    return samples;
  }
}
