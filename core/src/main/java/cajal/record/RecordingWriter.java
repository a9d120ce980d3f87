package cajal.record;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes one recording, on disk or in memory, from one thread. Readers see what {@link #advance}
/// has published; a killed process leaves everything up to the last {@link #commit}.
public final class RecordingWriter implements Closeable {

  private final @Nullable Path directory;
  private final ColumnRecording recording;
  private final @Nullable FileChannel progress;
  private final ByteBuffer record =
      ByteBuffer.allocate(RecordingFormat.PROGRESS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final long[] written;
  private long spikes;
  private long committed = -1;
  private boolean closed;

  private RecordingWriter(
      @Nullable Path directory, ColumnRecording recording, @Nullable FileChannel progress) {
    this.directory = directory;
    this.recording = recording;
    this.progress = progress;
    this.written = new long[recording.traceLogs().size()];
  }

  /// A recording that is gone with the process.
  public static RecordingWriter inMemory(Recording.Header header, List<TraceInfo> traces) {
    List<TraceLog> logs =
        traces.stream().map(info -> new TraceLog(info, Column.inMemory(), 0)).toList();
    SpikeLog spikes = new SpikeLog(Column.inMemory(), 0, header.neurons());
    return new RecordingWriter(null, new ColumnRecording(header, spikes, logs, 0), null);
  }

  /// A recording in a directory, which is made when it does not exist.
  ///
  /// @throws ProblemException if there is a recording already, or the directory cannot be written
  public static RecordingWriter onDisk(
      Path directory, Recording.Header header, List<TraceInfo> traces) {
    try {
      Files.createDirectories(directory);
      if (Files.exists(directory.resolve(RecordingFormat.HEADER))) {
        throw new ProblemException(
            Problem.error(
                Problem.Place.of(directory.toString()),
                "There is a recording in this folder already.",
                "Choose another folder; recordings are never overwritten."));
      }
      clearAbandoned(directory);
      Column words = Column.create(directory.resolve(RecordingFormat.SPIKES));
      List<TraceLog> logs = new ArrayList<>();
      for (int i = 0; i < traces.size(); i++) {
        Column samples = Column.create(directory.resolve(RecordingFormat.traceFile(i)));
        logs.add(new TraceLog(traces.get(i), samples, 0));
      }
      FileChannel progress =
          FileChannel.open(
              directory.resolve(RecordingFormat.PROGRESS),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE);
      // The header comes last: a folder with a header has all its files.
      RecordingFormat.writeHeader(directory, header, traces);
      SpikeLog spikes = new SpikeLog(words, 0, header.neurons());
      return new RecordingWriter(directory, new ColumnRecording(header, spikes, logs, 0), progress);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(directory.toString()),
              "The recording cannot be written: " + e + ".",
              "Choose a folder that can be written and has room."));
    }
  }

  // A process that ended before it wrote the header left files that nobody can read.
  private static void clearAbandoned(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(RecordingFormat.SPIKES));
    Files.deleteIfExists(directory.resolve(RecordingFormat.PROGRESS));
    Files.deleteIfExists(directory.resolve(RecordingFormat.CHANGES));
    for (int i = 0; Files.deleteIfExists(directory.resolve(RecordingFormat.traceFile(i))); i++) {
      // The next one.
    }
  }

  /// The recording as readers see it.
  public Recording recording() {
    return recording;
  }

  /// Appends a spike; steps never go back, and neurons ascend within a step.
  public void spike(long step, int neuron) {
    recording.spikeLog().words().putLong(spikes++, SpikeLog.word(step, neuron));
  }

  /// Appends samples to a group of traces.
  ///
  /// @param values `[sample * neurons + neuron]`
  /// @param length how many of the values
  public void samples(int trace, float[] values, int length) {
    Column column = recording.traceLogs().get(trace).column();
    long at = written[trace];
    for (int i = 0; i < length; i++) {
      column.putFloat(at + i, values[i]);
    }
    written[trace] = at + length;
  }

  /// Shows readers everything before a step.
  ///
  /// @param completedSteps number of steps whose spikes and samples have all been appended
  public void advance(long completedSteps) {
    recording.publish(completedSteps, spikes);
  }

  /// Notes on disk how far the recording is complete. Call it at least once a second.
  public void commit() {
    long steps = recording.completedSteps();
    if (progress == null || steps == committed) {
      return;
    }
    committed = steps;
    record.clear();
    record.putLong(steps).putLong(spikes).putLong(RecordingFormat.check(steps, spikes)).flip();
    try {
      while (record.hasRemaining()) {
        progress.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Notes a change of a parameter.
  ///
  /// @param step step from which on it holds
  /// @param value the new value as text
  public void change(long step, String owner, String parameter, String value) {
    if (directory == null) {
      return;
    }
    try {
      String line =
          String.join(",", Long.toString(step), quoted(owner), quoted(parameter), quoted(value));
      Files.writeString(
          directory.resolve(RecordingFormat.CHANGES),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /// Ends the recording, which stays readable.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      commit();
      recording.spikeLog().words().finish(spikes * Long.BYTES);
      for (TraceLog trace : recording.traceLogs()) {
        trace.column().finish(trace.samples() * trace.rows() * Float.BYTES);
      }
      if (progress != null) {
        progress.force(true);
        progress.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
