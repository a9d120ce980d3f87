package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.exchange.hdf5.H5Content;
import cajal.exchange.hdf5.H5Dataset;
import cajal.exchange.hdf5.H5Group;
import cajal.exchange.hdf5.H5Writer;
import cajal.work.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the smallest heap in which a large recording of each format can be opened: `write FOLDER`
/// makes the recordings, `search FOLDER` halves the interval of heaps in programs of their own.
///
/// Spikes: 10^7 of 5,000 units, 80 MB of times. Traces: 1,000 channels of 20,000 samples, 160 MB.
public final class ReadMemory {

  private static final double SECONDS = 2_000;
  private static final int STEP_MB = 8;
  private static final int MOST_MB = 2_000;

  private final int units;
  private final int spikesEach;
  private final int channels;
  private final int samples;

  /// Recordings of other sizes.
  ReadMemory(int units, int spikesEach, int channels, int samples) {
    this.units = units;
    this.spikesEach = spikesEach;
    this.channels = channels;
    this.samples = samples;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path path = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "write" -> new ReadMemory(5_000, 2_000, 1_000, 20_000).write(path);
      case "read" -> {
        for (int i = 1; i < arguments.length; i++) {
          Activity activity = open(Path.of(arguments[i]), Progress.NONE);
          if (activity.spikes().count() == 0 && activity.signals().isEmpty()) {
            throw new IllegalStateException("too much for the memory was left out");
          }
        }
      }
      default -> search(path);
    }
  }

  /// Writes the recordings in all formats.
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Activity spikes = spikes();
    new CsvExporter().write(spikes, folder.resolve("ours.csv"), Progress.NONE);
    new NpzExporter().write(spikes, folder.resolve("spikes.npz"), Progress.NONE);
    new NwbExporter().write(spikes, folder.resolve("spikes.nwb"), Progress.NONE);
    new SonataExporter().write(spikes, folder.resolve("spikes.h5"), Progress.NONE);
    spikesByTime(spikes.spikes(), folder);
    Activity traces = traces();
    new CsvExporter().write(traces, folder.resolve("traces.csv"), Progress.NONE);
    Files.delete(folder.resolve("traces.json"));
    Files.delete(folder.resolve("traces.spikes.csv"));
    new NpyExporter().write(traces, folder.resolve("traces.npy"), Progress.NONE);
    new NpzExporter().write(traces, folder.resolve("traces.npz"), Progress.NONE);
    new NwbExporter().write(traces, folder.resolve("traces.nwb"), Progress.NONE);
    new SonataExporter().write(traces, folder.resolve("traces.h5"), Progress.NONE);
    mat(traces.signals().getFirst(), folder.resolve("traces.mat"));
  }

  Activity spikes() {
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> trains =
        IntStream.range(0, units)
            .mapToObj(u ->
                random
                    .doubles(spikesEach)
                    .map(r -> Math.rint(1e4 * SECONDS * r) / 1e4)
                    .sorted()
                    .toArray())
            .toList();
    return new Activity(
        "spikes",
        Map.of(),
        UnitTable.of(IntStream.range(0, units).mapToObj(Integer::toString).toList()),
        SpikeTrains.of(trains, 0, SECONDS),
        List.of(),
        List.of(),
        List.of());
  }

  /// The same spikes as other programs write them: one unit after the other would be too easy.
  private void spikesByTime(SpikeTrains spikes, Path folder) throws IOException {
    Path text = folder.resolve("spikes.csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(text), 1 << 16)) {
      out.write("neuron,time_ms\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (int spike = 0; spike < spikesEach; spike++) {
        for (int unit = 0; unit < units; unit++) {
          double ms = 1e3 * spikes.times()[spikes.first()[unit] + spike];
          String row = unit + "," + String.format(Locale.ROOT, "%.1f", ms) + "\n";
          out.write(row.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
      }
    }
    Fixtures.parquet(
        folder.resolve("spikes.parquet"), "SELECT * FROM read_csv('" + text + "', header = true)");
    Path phy = Files.createDirectories(folder.resolve("phy"));
    Fixtures.text(phy, "params.py", "sample_rate = 30000\n");
    int count = spikes.count();
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(phy.resolve("spike_times.npy")))) {
      NpyFile.write(out, new int[] {count}, i -> Math.rint(30_000 * spikes.times()[i]));
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(phy.resolve("spike_clusters.npy")))) {
      NpyFile.write(out, new int[] {count}, i -> Math.floorDiv(i, spikesEach));
    }
  }

  Activity traces() {
    double[][] values = new double[channels][samples];
    for (int channel = 0; channel < channels; channel++) {
      for (int sample = 0; sample < samples; sample++) {
        values[channel][sample] = Math.rint(1e3 * Math.sin(0.01 * sample + channel)) / 1e3;
      }
    }
    List<String> names = IntStream.range(0, channels).mapToObj(i -> "c " + i).toList();
    return new Activity(
        "traces",
        Map.of(),
        UnitTable.of(names),
        SpikeTrains.none(channels),
        List.of(
            new Signals(
                "traces",
                "",
                names,
                IntStream.range(0, samples).mapToDouble(i -> i / 10.0).toArray(),
                values)),
        List.of(),
        List.of());
  }

  // As MATLAB leaves a matrix of samples by channels, without the text before it.
  private void mat(Signals signals, Path file) throws IOException {
    H5Group root = new H5Group();
    H5Dataset traces =
        root.dataset(
            "traces",
            new H5Content.Numbers(
                H5Content.Type.FLOAT64,
                new long[] {channels, samples},
                (buffer, i) -> buffer.putDouble(signals.values()[i / samples][i % samples])));
    traces.put("MATLAB_class", H5Content.text("double"));
    root.dataset("time", H5Content.numbers(signals.times(), 1, samples))
        .put("MATLAB_class", H5Content.text("double"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      H5Writer.write(root, channel, Progress.NONE);
    }
  }

  /// Opens one of the recordings.
  static Activity open(Path file, Progress progress) {
    return (file.toString().endsWith(".mat")
            ? new Mat73Importer().read(file, ReadOptions.NONE, progress)
            : Recordings.read(file, ReadOptions.NONE, progress))
        .activity();
  }

  /// All recordings in a folder.
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> !f.toString().matches(".*(json|units\\.csv)")).sorted().toList();
    }
  }

  private static void search(Path folder) throws IOException, InterruptedException {
    for (Path file : files(folder)) {
      int fails = 0;
      int works = MOST_MB;
      double seconds = Double.NaN;
      while (works - fails > STEP_MB) {
        int heap = (fails + works) / 2;
        long begun = System.nanoTime();
        if (opens(List.of(file), heap)) {
          works = heap;
          seconds = (System.nanoTime() - begun) / 1e9;
        } else {
          fails = heap;
        }
      }
      System.out.printf("%s: %d MB, %.1f s there%n", file.getFileName(), works, seconds);
    }
  }

  /// Whether a program with so large a heap opens recordings, one after the other.
  static boolean opens(List<Path> files, int heapMb) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx" + heapMb + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ReadMemory.class.getName(),
                "read"));
    files.forEach(file -> command.add(file.toString()));
    Process program =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Collecting garbage for ever is as good as failing.
    boolean ended = program.waitFor(90, TimeUnit.SECONDS);
    program.destroyForcibly();
    return ended && program.waitFor() == 0;
  }
}
