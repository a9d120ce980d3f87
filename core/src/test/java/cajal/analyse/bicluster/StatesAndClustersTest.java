package cajal.analyse.bicluster;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.partition.Agreement;
import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.exchange.Recordings;
import cajal.exchange.RunActivity;
import cajal.model.ModelLibrary;
import cajal.project.Project;
import cajal.project.ProjectFile;
import cajal.simulate.Run;
import cajal.simulate.RunSettings;
import cajal.simulate.Simulation;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sample `states-and-clusters`: what is planted in a network is found in its spikes.
class StatesAndClustersTest {

  private static final Path SAMPLE = Path.of("..", "sample-projects", "states-and-clusters");
  private static final double BIN_S = 0.05;

  private static Epochs states() {
    return Recordings.open(SAMPLE.resolve("states.csv")).epochs().getFirst();
  }

  @Test
  void theStatesBesideItAreThoseOfItsNineInputs() throws IOException {
    Epochs states = states();
    String times =
        Arrays.stream(states.starts())
            .skip(1)
            .mapToObj(start -> Double.toString(start).replaceFirst("\\.0$", ""))
            .collect(Collectors.joining(", "));
    String project = Files.readString(SAMPLE.resolve("project.yaml"));
    String listed = "rate_times: [" + times.replaceFirst(",", " s,") + "]";

    assertThat(project.split(java.util.regex.Pattern.quote(listed), -1)).hasSize(10);
    assertThat(states.labels().texts("state"))
        .isEqualTo(IntStream.range(0, 12).mapToObj(i -> i % 2 == 0 ? "quiet" : "active").toList());
    for (int i = 1; i < states.starts().length; i++) {
      assertThat(states.starts()[i]).isEqualTo(states.stops()[i - 1]);
    }
  }

  private static Activity run() throws InterruptedException {
    Project project = ProjectFile.read(SAMPLE);
    CompiledNetwork network =
        NetworkCompiler.compile(
            project.network(),
            ModelLibrary.standard().with(project.models()),
            project.seed(),
            project.dt().coherent());
    try (Run run = Simulation.start(network, RunSettings.inMemory(1))) {
      run.runUntil(project.duration().coherent());
      assertThat(run.await().problem()).isNull();
      return RunActivity.of(run.recording(), Progress.NONE);
    }
  }

  private static Result analysed(Activity activity, String name, Map<String, String> settings) {
    return Request.of(Analyses.named(name))
        .with(settings)
        .run(new Input.Recorded(activity), 2, Progress.NONE);
  }

  private static int[] whole(double[] labels) {
    return Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
  }

  @Tag("slow")
  @Test
  void populationsAndStatesAreFoundInItsSpikes() throws InterruptedException {
    Activity activity = run();
    List<Table> found =
        analysed(
                activity,
                "bayesian_biclusters",
                Map.of("bin", "50 ms", "iterations", "400", "chains", "1"))
            .tables();
    List<String> populations = activity.units().texts("population");
    int[] members = populations.stream().mapToInt("ABC"::indexOf).toArray();

    assertThat(Agreement.adjustedRand(whole(found.getFirst().numbers("cluster")), members))
        .isEqualTo(1);
    int[] states = whole(found.get(1).numbers("state"));
    assertThat(Agreement.matchedShare(states, planted(states.length))).isGreaterThan(0.95);
  }

  private static int[] planted(int bins) {
    double[] stops = states().stops();
    return IntStream.range(0, bins)
        .map(bin -> {
          int epoch = 0;
          while (stops[epoch] < (bin + 0.5) * BIN_S) {
            epoch++;
          }
          return epoch % 2;
        })
        .toArray();
  }
}
