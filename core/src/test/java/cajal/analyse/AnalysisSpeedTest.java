package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a person waits for with 10 million spikes of 5,000 units. Best of five, since the machine
/// may have other work.
@Tag("slow")
class AnalysisSpeedTest {

  private static final int UNITS = 5_000;
  private static final int EACH = 2_000;
  private static Activity activity = Recordings.of(0);

  @BeforeAll
  static void makeSpikes() {
    RandomSequence random = RandomSequence.of(1, "speed");
    int[] first = IntStream.rangeClosed(0, UNITS).map(i -> i * EACH).toArray();
    double[] times = new double[UNITS * EACH];
    for (int unit = 0; unit < UNITS; unit++) {
      double time = 0;
      for (int i = 0; i < EACH; i++) {
        time += 0.05 * random.exponential();
        times[unit * EACH + i] = time;
      }
    }
    double end = Arrays.stream(times).max().orElseThrow() + 1;
    activity = Recordings.of(new SpikeTrains(first, times, 0, end));
  }

  @Test
  void ratesAndIntervalsOfAllUnitsTakeLessThanTwoSeconds() {
    Request<?> request = Request.of(Analyses.named("spike_statistics"));
    double seconds = best(() -> run(request, activity));
    System.out.printf("rates and intervals of all units: %.0f ms%n", 1000 * seconds);
    assertThat(seconds).isLessThan(2);
  }

  @Test
  void theCorrelogramOfAPairTakesLessThanATenthOfASecond() {
    Request<?> request =
        Request.of(Analyses.named("correlograms"))
            .with(Map.of("units", "u17,u4242", "pairs", "cross"));
    double seconds = best(() -> run(request, activity));
    System.out.printf("correlogram of a pair: %.1f ms%n", 1000 * seconds);
    assertThat(seconds).isLessThan(0.1);
  }

  @Test
  void sortingUnitsByAColumnTakesLessThanATenthOfASecond() {
    Table units = run(Request.of(Analyses.named("spike_statistics")), activity).tables().getFirst();
    double[] cv = units.numbers("cv");
    double seconds =
        best(() ->
            IntStream.range(0, units.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> cv[row]))
                .toList());
    System.out.printf("order of units by CV: %.1f ms%n", 1000 * seconds);
    assertThat(seconds).isLessThan(0.1);
  }

  @Test
  void assembliesOfThirtyUnitsIn200SecondsTakeLessThanTwoSeconds() {
    Activity thirty = Recordings.of(200, Recordings.poisson(30, 8, 200, 3));
    Request<?> request = Request.of(Analyses.named("cell_assemblies"));
    double seconds = best(() -> run(request, thirty));
    System.out.printf("assemblies: %.0f ms%n", 1000 * seconds);
    assertThat(seconds).isLessThan(2);
  }

  private static Result run(Request<?> request, Activity input) {
    return request.run(new Input.Recorded(input), 1, Progress.NONE);
  }

  private static double best(Supplier<?> work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertThat(work.get()).isNotNull();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }
}
