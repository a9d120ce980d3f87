package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.work.Progress;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Times what a person waits for on 10^7 spikes of 5,000 units in 2,000 s: statistics of all units,
/// and the correlogram of two of usual rate; three times each, the first with a cold program.
public final class SpikeBenchmark {

  private static final int UNITS = 5_000;
  private static final int SPIKES_EACH = 2_000;
  private static final double SECONDS = 2_000;

  private SpikeBenchmark() {}

  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> trains =
        IntStream.range(0, UNITS)
            .mapToObj(u -> random.doubles(SPIKES_EACH).map(r -> SECONDS * r).sorted().toArray())
            .toList();
    List<String> names = IntStream.range(0, UNITS).mapToObj(Integer::toString).toList();
    Activity activity =
        new Activity(
            "benchmark",
            Map.of(),
            UnitTable.of(names),
            SpikeTrains.of(trains, 0, SECONDS),
            List.of(),
            List.of(),
            List.of());
    for (int trial = 0; trial < 3; trial++) {
      time("statistics of all units", "spike_statistics", Map.of(), activity);
      time("correlogram of a pair", "correlograms", Map.of("units", "17,4711"), activity);
    }
  }

  private static void time(
      String what, String analysis, Map<String, String> settings, Activity activity) {
    long begun = System.nanoTime();
    var result =
        Request.of(Analyses.named(analysis))
            .with(settings)
            .run(
                new Input.Recorded(activity),
                Runtime.getRuntime().availableProcessors(),
                Progress.NONE);
    double ms = (System.nanoTime() - begun) / 1e6;
    System.out.printf("%s: %.0f ms, %d rows%n", what, ms, result.tables().getFirst().rows());
  }
}
