package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.activity.Activity;
import cajal.analyse.fixture.Recordings;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTest {

  @Test
  void timesAreReadInAnyUnitOfTime() {
    assertThat(statistics().with(Map.of("window", "0.5 s")).texts())
        .containsEntry("window", "500 ms");
    assertThat(statistics().with(Map.of("window", "20")).texts()).containsEntry("window", "20 ms");
  }

  @Test
  void everyWrongParameterIsNamedWithAWayOut() {
    assertThatThrownBy(
            () -> statistics().with(Map.of("windo", "5 ms", "from", "1 mV", "window", "-1 ms")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no parameter 'windo'. The nearest are window")
        .hasMessageContaining("'1 mV' is no value in s")
        .hasMessageContaining("'-1 ms' is out of bounds. It must be > 0 ms");
  }

  @Test
  void anUnknownAnalysisHasNearNames() {
    assertThatThrownBy(() -> Analyses.named("spike_statistic"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("spike_statistics");
  }

  @Test
  void aSelectionCutsUnitsAndTime() {
    Activity activity =
        Recordings.of(10, new double[] {1, 2, 3}, new double[] {4, 5}, new double[] {2, 6});
    Activity cut =
        new Selection(List.of("u1", "u3"), OptionalDouble.of(2), OptionalDouble.of(6), "")
            .of(activity);
    assertThat(cut.unitNames()).containsExactly("u1", "u3");
    assertThat(cut.spikes().train(0)).containsExactly(2, 3);
    assertThat(cut.spikes().train(1)).containsExactly(2);
    assertThat(cut.spikes().startS()).isEqualTo(2);
    assertThat(cut.spikes().durationS()).isEqualTo(4);
    assertThat(
            new Selection(List.of("u*"), OptionalDouble.empty(), OptionalDouble.empty(), "")
                .of(activity)
                .unitNames())
        .hasSize(3);
  }

  @Test
  void anUnknownUnitIsRefused() {
    Activity activity = Recordings.of(1, new double[] {0.5});
    assertThatThrownBy(() ->
            new Selection(List.of("u2"), OptionalDouble.empty(), OptionalDouble.empty(), "")
                .of(activity))
        .hasMessageContaining("There is no unit 'u2'");
  }

  @Test
  void filesHoldTablesEverythingAndFigures(@TempDir Path folder) throws Exception {
    Request<?> request = statistics().with(Map.of("window", "50 ms")).seeded(9);
    Result result =
        request.run(
            new Input.Recorded(Recordings.of(1, new double[] {0.1, 0.2})), 1, Progress.NONE);
    ResultFiles files = new ResultFiles(request, "my run", "1");
    assertThat(files.command())
        .isEqualTo("cajal analyse spike_statistics 'my run' --set 'window=50 ms' --seed 9");
    files.write(folder, result, List.of(cajal.figure.FigureExport.Format.SVG));
    assertThat(Files.readString(folder.resolve("units.csv"))).startsWith("unit,spikes,rate_hz");
    assertThat(Files.readString(folder.resolve("result.json")))
        .contains("\"window\": \"50 ms\"", "\"seed\": 9", "\"input\": \"my run\"");
    assertThat(Files.readString(folder.resolve("rates_and_intervals.svg"))).contains("my run");
  }

  @Test
  void workInsideWorkComesToItsEnd() {
    AtomicInteger done = new AtomicInteger();
    Work work = new Work(1, 4, Progress.NONE);
    work.each(8, "outer", _ -> work.each(8, "inner", _ -> done.incrementAndGet()));
    assertThat(done).hasValue(64);
  }

  @Test
  void theFirstFailureOfATaskIsThatOfTheWork() {
    Work work = new Work(1, 3, Progress.NONE);
    assertThatThrownBy(() ->
            work.each(
                20,
                "tasks",
                i -> {
                  if (i == 7) {
                    throw new IllegalArgumentException("seven");
                  }
                }))
        .hasMessage("seven");
  }

  private static Request<?> statistics() {
    return Request.of(Analyses.named("spike_statistics"));
  }
}
