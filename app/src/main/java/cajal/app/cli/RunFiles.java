package cajal.app.cli;

import cajal.project.ProjectFile;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.SpikeColumns;
import cajal.record.Recording.TraceColumns;
import cajal.record.RecordingFile;
import cajal.simulate.SynapseWeights;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What `--out` leaves in a folder: `run.json`, `spikes.csv`, `traces.csv`, the project as it was
/// run, and the recording itself, from which figures can be made later.
final class RunFiles {

  /// Folder of the recording inside the folder that a person named.
  static final String RECORDING = "recording";

  private static final int BLOCK = 65_536;

  private RunFiles() {}

  /// The folder for the recording, without that of an earlier run.
  static Path prepare(Path folder) {
    Path recording = folder.resolve(RECORDING);
    try {
      Files.createDirectories(folder);
      if (RecordingFile.isRecording(recording)) {
        deleteAll(recording);
      }
    } catch (IOException e) {
      throw new BadArgument(
          "--out: the folder " + folder + " cannot be written: " + e.getMessage() + ".");
    }
    return recording;
  }

  private static void deleteAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  static void write(ProjectRun done, Path folder) {
    Recording recording = done.recording();
    ProjectFile.write(done.project(), folder.resolve(ProjectFile.NAME));
    replace(folder.resolve("spikes.csv"), file -> spikes(recording, file));
    replace(folder.resolve("traces.csv"), file -> traces(recording, file));
    replace(folder.resolve("run.json"), file -> file.write(done.summary().toJson() + "\n"));
  }

  /// Writes the weights of a projection as they are at the end.
  ///
  /// @throws cajal.problem.ProblemException if it has none that change
  static void weights(ProjectRun done, String projection, Path folder) {
    SynapseWeights weights = done.run().weights(projection);
    String name = "weights-" + projection.replaceAll("[^\\w.-]+", "_") + ".csv";
    replace(
        folder.resolve(name),
        file -> {
          file.write("source,target,weight_" + weights.unit() + "\n");
          for (int k = 0; k < weights.weight().length; k++) {
            file.write(
                weights.source()[k] + "," + weights.target()[k] + "," + weights.weight()[k] + "\n");
          }
        });
  }

  private static void spikes(Recording recording, BufferedWriter file) throws IOException {
    file.write("population,neuron,time_ms\n");
    List<PopulationRange> populations = recording.header().populations();
    PopulationRange[] owner = new PopulationRange[recording.header().neurons()];
    for (PopulationRange population : populations) {
      java.util.Arrays.fill(owner, population.first(), population.end(), population);
    }
    SpikeColumns spikes = recording.spikes();
    long[] steps = new long[BLOCK];
    int[] neurons = new int[BLOCK];
    for (long from = 0; from < spikes.count(); from += BLOCK) {
      int length = (int) Math.min(BLOCK, spikes.count() - from);
      spikes.copy(from, length, steps, neurons);
      for (int i = 0; i < length; i++) {
        PopulationRange population = owner[neurons[i]];
        file.write(population.name());
        file.write(',');
        file.write(Integer.toString(neurons[i] - population.first()));
        file.write(',');
        file.write(timeMs(steps[i] + 1, recording.header().dtMs()));
        file.write('\n');
      }
    }
  }

  private static void traces(Recording recording, BufferedWriter file) throws IOException {
    file.write("recorder,population,neuron,variable,unit,time_ms,value\n");
    double dtMs = recording.header().dtMs();
    for (TraceColumns trace : recording.traces()) {
      int rows = trace.neurons().length;
      for (int row = 0; row < rows; row++) {
        String key =
            String.join(
                ",",
                trace.recorder(),
                trace.population(),
                trace.key(row),
                trace.variable(),
                trace.unit().symbol());
        for (long sample = 0; sample < trace.samples(); sample++) {
          float value = trace.sample(sample, row);
          // Before a checkpoint from which a run goes on there is nothing.
          if (Float.isNaN(value)) {
            continue;
          }
          file.write(key);
          file.write(',');
          file.write(timeMs((sample + 1) * trace.intervalSteps(), dtMs));
          file.write(',');
          file.write(Float.toString(value));
          file.write('\n');
        }
      }
    }
  }

  // Whole steps have few decimals; multiplying gives 0.30000000000000004.
  private static String timeMs(long steps, double dtMs) {
    return java.math.BigDecimal.valueOf(dtMs)
        .multiply(java.math.BigDecimal.valueOf(steps))
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Writes one file.
  private interface Content {
    void write(BufferedWriter file) throws IOException;
  }

  /// By way of a neighbour, so that a file that is there is whole.
  private static void replace(Path target, Content content) {
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (BufferedWriter file = Files.newBufferedWriter(beside)) {
        content.write(file);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
