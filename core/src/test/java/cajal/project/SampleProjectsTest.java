package cajal.project;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.problem.Problem;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.simulate.Run;
import cajal.simulate.RunSettings;
import cajal.simulate.RunStatus;
import cajal.simulate.Simulation;
import cajal.unit.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Every folder of `sample-projects` is read, checked, run, and compared with what its
/// `expected.yaml` says: how long to `run`, `from` when to count, and for each population the least
/// and the most of `spikes`, `rate_hz` and `cv_isi`, and of the last sample of cells
/// (`ends_at_mv`).
class SampleProjectsTest {

  private static final Path SAMPLES = Path.of("..", "sample-projects");

  static List<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static List<Path> quick() throws IOException {
    return samples().stream().filter(sample -> !isSlow(sample)).toList();
  }

  static List<Path> slow() throws IOException {
    return samples().stream().filter(SampleProjectsTest::isSlow).toList();
  }

  private static boolean isSlow(Path sample) {
    return expected(sample).get("slow") != null;
  }

  private static Map<?, ?> expected(Path sample) {
    try {
      String text = Files.readString(sample.resolve("expected.yaml"));
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (IOException e) {
      throw new AssertionError(sample + " needs an expected.yaml", e);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsReadCheckedAndCited(Path sample) throws IOException {
    Project project = ProjectFile.read(sample);
    assertThat(ProjectFile.parse(ProjectFile.format(project), "again")).isEqualTo(project);
    List<Problem> problems =
        NetworkCompiler.check(
            project.network(),
            ModelLibrary.standard().with(project.models()),
            project.dt().coherent());
    assertThat(problems).isEmpty();
    assertThat(project.layout()).containsOnlyKeys(names(project));
    assertThat(Files.readString(sample.resolve("README.md"))).contains("doi:10.");
  }

  private static List<String> names(Project project) {
    return project.network().nodes().stream().map(node -> node.name()).toList();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void itsRunGivesWhatIsExpected(Path sample) throws InterruptedException {
    compare(sample);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("slow")
  void itsLongRunGivesWhatIsExpected(Path sample) throws InterruptedException {
    compare(sample);
  }

  private static void compare(Path sample) throws InterruptedException {
    Map<?, ?> expected = expected(sample);
    Project project = ProjectFile.read(sample);
    CompiledNetwork network =
        NetworkCompiler.compile(
            project.network(),
            ModelLibrary.standard().with(project.models()),
            project.seed(),
            project.dt().coherent());
    double untilMs = ms(expected, "run", project.duration());
    double fromMs = ms(expected, "from", Quantity.ms(0));
    try (Run run = Simulation.start(network, RunSettings.inMemory(2))) {
      run.runUntil(untilMs);
      RunStatus status = run.await();
      assertThat(status.problem()).isNull();
      assertThat(status.simulatedMs()).isEqualTo(untilMs);
      compare(expected, run.recording(), fromMs, untilMs);
    }
  }

  private static double ms(Map<?, ?> expected, String key, Quantity otherwise) {
    Object value = expected.get(key);
    return value == null ? otherwise.coherent() : Quantity.parse(value.toString()).coherent();
  }

  private static void compare(
      Map<?, ?> expected, Recording recording, double fromMs, double untilMs) {
    for (PopulationRange population : recording.header().populations()) {
      Spiking spiking = Spiking.of(recording, population, fromMs);
      double seconds = (untilMs - fromMs) / 1000;
      within(expected, "spikes", population.name(), spiking.spikes());
      within(
          expected, "rate_hz", population.name(), spiking.spikes() / seconds / population.size());
      within(expected, "cv_isi", population.name(), spiking.meanCv());
      for (String cell : population.cells()) {
        within(expected, "ends_at_mv", cell, last(recording, population, cell));
      }
    }
  }

  private static double last(Recording recording, PopulationRange population, String cell) {
    int neuron = population.cells().indexOf(cell);
    for (Recording.TraceColumns trace : recording.traces()) {
      for (int row = 0; row < trace.neurons().length; row++) {
        if (trace.population().equals(population.name()) && trace.neurons()[row] == neuron) {
          return trace.sample(trace.samples() - 1, row);
        }
      }
    }
    return Double.NaN;
  }

  private static void within(Map<?, ?> expected, String what, String of, double found) {
    if (expected.get(what) instanceof Map<?, ?> ranges && ranges.get(of) instanceof List<?> range) {
      assertThat(found)
          .as("%s of %s", what, of)
          .isBetween(((Number) range.get(0)).doubleValue(), ((Number) range.get(1)).doubleValue());
    }
  }

  /// Spikes of a population after a time.
  ///
  /// @param spikes number of spikes
  /// @param meanCv coefficient of variation of the interspike interval, mean over neurons with at
  ///   least five spikes, as the reference runs state it
  private record Spiking(double spikes, double meanCv) {

    static Spiking of(Recording recording, PopulationRange population, double fromMs) {
      int size = population.size();
      double[] lastMs = new double[size];
      int[] count = new int[size];
      double[] sum = new double[size];
      double[] squares = new double[size];
      long spikes = 0;
      Recording.SpikeColumns columns = recording.spikes();
      for (long index = 0; index < columns.count(); index++) {
        int neuron = columns.neuron(index) - population.first();
        double timeMs = (columns.step(index) + 1) * recording.header().dtMs();
        if (neuron < 0 || neuron >= size || timeMs <= fromMs) {
          continue;
        }
        spikes++;
        if (count[neuron]++ > 0) {
          double interval = timeMs - lastMs[neuron];
          sum[neuron] += interval;
          squares[neuron] += interval * interval;
        }
        lastMs[neuron] = timeMs;
      }
      double cvs = 0;
      int counted = 0;
      for (int neuron = 0; neuron < size; neuron++) {
        if (count[neuron] >= 5) {
          int intervals = count[neuron] - 1;
          double mean = sum[neuron] / intervals;
          cvs += Math.sqrt(Math.max(0, squares[neuron] / intervals - mean * mean)) / mean;
          counted++;
        }
      }
      return new Spiking(spikes, cvs / counted);
    }
  }
}
