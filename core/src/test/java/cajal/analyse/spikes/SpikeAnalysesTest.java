package cajal.analyse.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.analyse.surrogate.Surrogates;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpikeAnalysesTest {

  @Test
  void aDelayShowsAsThePeakOfTheCorrelogram() {
    double[] leader = Recordings.poisson(1, 10, 100, 5)[0];
    double[] follower = Arrays.stream(leader).map(t -> t + 0.007).filter(t -> t < 100).toArray();
    Table peaks =
        table("correlograms", Recordings.of(100, leader, follower), Map.of("pairs", "cross"), 0);
    assertThat(peaks.numbers("peak_lag_ms")).containsExactly(7);
    assertThat(peaks.numbers("peak_count")[0]).isGreaterThanOrEqualTo(follower.length);
    assertThat(peaks.numbers("expected_count")[0])
        .isCloseTo(leader.length * (double) follower.length * 1e-5, within(1e-9));
  }

  @Test
  void ratesAroundTrialsAreSeparatedByCondition() {
    // Ten trials of 1 s; in those of condition a the unit fires three times 100-200 ms after the
    // start.
    double[] train =
        IntStream.range(0, 10)
            .filter(trial -> trial % 2 == 0)
            .boxed()
            .flatMapToDouble(
                trial -> Arrays.stream(new double[] {trial + 0.12, trial + 0.15, trial + 0.19}))
            .toArray();
    Activity activity = Recordings.withTrials(Recordings.of(10, train), 10);
    Table psth =
        table("psth", activity, Map.of("before", "0", "after", "300 ms", "bin", "100 ms"), 0);
    assertThat(psth.texts("condition")).containsExactly("a", "a", "a", "b", "b", "b");
    assertThat(psth.numbers("time_ms")).containsExactly(50, 150, 250, 50, 150, 250);
    assertThat(psth.numbers("rate_hz")).containsExactly(0, 30, 0, 0, 0, 0);
    assertThat(psth.numbers("sem_hz")).containsExactly(0, 0, 0, 0, 0, 0);
  }

  @Test
  void burstsBeginAndEndByTheirIntervals() {
    double[] train = {0.1, 0.105, 0.11, 0.128, 0.5, 0.7, 0.705, 0.9, 0.902, 0.904, 0.93, 0.932};
    Table bursts = table("bursts", Recordings.of(1, train), Map.of("apart", "0"), 1);
    assertThat(bursts.numbers("start_s")).containsExactly(0.1, 0.9);
    assertThat(bursts.numbers("stop_s")).containsExactly(0.128, 0.904);
    assertThat(bursts.numbers("spikes")).containsExactly(4, 3);
    Table joined = table("bursts", Recordings.of(1, train), Map.of("apart", "50 ms"), 1);
    assertThat(joined.numbers("spikes")).containsExactly(4, 5);
  }

  @Test
  void statesOfThePopulationAreFoundWhereTheyWerePlanted() {
    RandomSequence random = RandomSequence.of(8, "states");
    double[][] trains = new double[40][];
    for (int unit = 0; unit < 40; unit++) {
      trains[unit] = planted(random.child(unit));
    }
    Table states = table("up_down_states", Recordings.of(10, trains), Map.of(), 0);
    assertThat(states.texts("state")).containsExactly("down", "up", "down", "up", "down");
    double[] starts = states.numbers("start_s");
    for (int i = 1; i < 5; i++) {
      assertThat(starts[i]).isCloseTo(2.0 * i, within(0.05));
    }
  }

  // 2 s down at 1 spike/s and 2 s up at 30 spikes/s, in turn.
  private static double[] planted(RandomSequence draws) {
    double[] times = new double[0];
    double time = 0;
    while (true) {
      time += draws.exponential() / 30;
      if (time >= 10) {
        return times;
      }
      boolean up = (int) (time / 2) % 2 == 1;
      if (up || draws.uniform() < 1 / 30.0) {
        times = Arrays.copyOf(times, times.length + 1);
        times[times.length - 1] = time;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void surrogatesKeepEveryUnitsSpikesInsideTheObservation(Surrogates.Method method) {
    SpikeTrains real = Recordings.of(20, Recordings.poisson(3, 10, 20, 2)).spikes();
    Surrogates surrogates = new Surrogates(real, method, 0.05, RandomSequence.of(1, "surrogates"));
    SpikeTrains one = surrogates.get(0);
    assertThat(one.first()).isEqualTo(real.first());
    assertThat(one.times()).isNotEqualTo(real.times());
    assertThat(surrogates.get(0).times()).isEqualTo(one.times());
    assertThat(surrogates.get(1).times()).isNotEqualTo(one.times());
    for (int unit = 0; unit < 3; unit++) {
      assertThat(one.train(unit)).isSorted();
      assertThat(Arrays.stream(one.train(unit)).allMatch(t -> t >= 0 && t < 20)).isTrue();
    }
  }

  @Test
  void shuffledIntervalsAreTheSameIntervals() {
    SpikeTrains real = Recordings.of(20, Recordings.poisson(1, 10, 20, 2)).spikes();
    double[] shuffled =
        new Surrogates(real, Surrogates.Method.SHUFFLE_INTERVALS, 0, RandomSequence.of(1, "s"))
            .get(0)
            .train(0);
    double[] before = intervals(real.train(0));
    double[] after = intervals(shuffled);
    Arrays.sort(before);
    Arrays.sort(after);
    assertThat(after).containsExactly(before, within(1e-9));
  }

  private static double[] intervals(double[] train) {
    return IntStream.range(1, train.length).mapToDouble(i -> train[i] - train[i - 1]).toArray();
  }

  @Test
  void jitterKeepsCountsInWindows() {
    SpikeTrains real = Recordings.of(20, Recordings.poisson(1, 50, 20, 2)).spikes();
    SpikeTrains jittered =
        new Surrogates(real, Surrogates.Method.JITTER, 0.1, RandomSequence.of(1, "s")).get(0);
    assertThat(BinnedTrains.of(jittered, 0.1).count()[0])
        .isEqualTo(BinnedTrains.of(real, 0.1).count()[0]);
  }

  @Test
  void commonInputIsSignificantAndIndependenceIsNot() {
    double[][] independent = Recordings.poisson(4, 10, 60, 9);
    double[] common = Recordings.poisson(1, 3, 60, 4)[0];
    double[][] driven = new double[4][];
    Arrays.setAll(
        driven,
        unit ->
            DoubleStream.concat(Arrays.stream(independent[unit]), Arrays.stream(common))
                .sorted()
                .toArray());
    Map<String, String> asked = Map.of("surrogates", "99", "surrogate_width", "50 ms");
    assertThat(table("synchrony", Recordings.of(60, driven), asked, 2).numbers("p")[0])
        .isEqualTo(0.01);
    // Of independent trains p is uniform; this seed is one draw of it.
    assertThat(table("synchrony", Recordings.of(60, independent), asked, 2).numbers("p")[0])
        .isGreaterThan(0.05);
  }

  @Test
  void correlationOfCountsIsThatOfTheDefinition() {
    SpikeTrains trains = Recordings.of(100, Recordings.poisson(2, 20, 100, 6)).spikes();
    BinnedTrains binned = BinnedTrains.of(trains, 0.05);
    double[] a = dense(trains.train(0));
    double[] b = dense(trains.train(1));
    double expected = new PearsonsCorrelation().correlation(a, b);
    assertThat(binned.correlation(0, 1)).isCloseTo(expected, within(1e-12));
    assertThat(binned.correlation(0, 0)).isCloseTo(1, within(1e-12));
  }

  private static double[] dense(double[] train) {
    double[] counts = new double[2000];
    for (double time : train) {
      counts[(int) (time / 0.05)]++;
    }
    return counts;
  }

  private static Table table(
      String name, Activity activity, Map<String, String> settings, int index) {
    Result result =
        Request.of(Analyses.named(name))
            .with(settings)
            .run(new Input.Recorded(activity), 1, Progress.NONE);
    return result.tables().get(index);
  }
}
