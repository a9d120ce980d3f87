package cajal.analyse.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectrumTest {

  private static final double STEP_S = 0.01;

  @Test
  void powerIsThatOfAnotherProgram() {
    // scipy.signal.welch(x, fs=100, nperseg=50, noverlap=25, nfft=64, window="hann").
    Transform transform = Transform.of(200, 0.5, STEP_S, Tapers.Method.WELCH, 1);
    double[] power = transform.power(x(), STEP_S);
    assertThat(power).hasSize(33);
    assertThat(power[0]).isCloseTo(0.00530750661092189, within(1e-12));
    assertThat(power[1]).isCloseTo(0.0015404037914501774, within(1e-12));
    assertThat(power[5]).isCloseTo(0.01368486463081687, within(1e-12));
    assertThat(power[32]).isCloseTo(3.664682986764229e-11, within(1e-15));
  }

  @Test
  void coherenceIsThatOfAnotherProgram() {
    // scipy.signal.coherence with the same windows, mean over 1 to 20 Hz.
    Result result =
        run(
            "coherence",
            Recordings.signals(STEP_S, new double[][] {x(), y()}),
            Map.of("segment", "0.5 s", "band_from", "1 Hz", "band_to", "20 Hz"));
    assertThat(result.tables().getFirst().numbers("coherence")[0])
        .isCloseTo(0.5002316974967751, within(1e-9));
  }

  @Test
  void theIntegralOfPowerIsTheVariance() {
    RandomSequence random = RandomSequence.of(2, "noise");
    double[] noise = new double[8192];
    Arrays.setAll(noise, _ -> 3 * random.normal());
    for (Tapers.Method method : Tapers.Method.values()) {
      Transform transform = Transform.of(noise.length, 1.28, STEP_S, method, 5);
      double[] power = transform.power(noise, STEP_S);
      double width = transform.frequenciesHz(STEP_S)[1];
      // 128 stretches of 128 samples: a relative standard error of 2 % and the lost mean.
      assertThat(Arrays.stream(power).sum() * width).isCloseTo(9, within(9 * 0.06));
    }
  }

  @Test
  void aRhythmOfSpikesHasItsPeak() {
    double[] train = Recordings.poisson(1, 200, 60, 3)[0];
    RandomSequence random = RandomSequence.of(4, "thinning");
    double[] rhythmic =
        Arrays.stream(train)
            .filter(t -> random.uniform() < 0.5 + 0.5 * Math.cos(2 * Math.PI * 25 * t))
            .toArray();
    Result result = run("power_spectra", Recordings.of(60, rhythmic), Map.of());
    assertThat(result.tables().getFirst().numbers("peak_hz")[0]).isCloseTo(25, within(1.0));
  }

  @Test
  void thePowerOfAPoissonTrainIsTwiceItsRateAlsoBesideSignals() {
    double[][] trains = Recordings.poisson(3, 40, 400, 5);
    Activity alone = Recordings.of(400, trains);
    Activity signal = Recordings.signals(0.001, new double[][] {x()});
    Activity beside =
        new Activity(
            "both",
            Map.of(),
            alone.units(),
            alone.spikes(),
            signal.signals(),
            List.of(),
            List.of());
    for (Activity activity : List.of(alone, beside)) {
      Table spectra = run("power_spectra", activity, Map.of()).tables().get(1);
      double[] frequencies = spectra.numbers("frequency_hz");
      double[] power = spectra.numbers("power");
      // Bins of spikes are a filter; well below its corner the spectrum is flat.
      double mean =
          IntStream.range(0, power.length)
              .filter(i -> frequencies[i] > 1 && frequencies[i] < 20)
              .mapToDouble(i -> power[i])
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(80, within(8.0));
    }
  }

  private static Result run(String name, Activity activity, Map<String, String> settings) {
    return Request.of(Analyses.named(name))
        .with(settings)
        .run(new Input.Recorded(activity), 1, Progress.NONE);
  }

  private static double[] x() {
    double[] x = new double[200];
    Arrays.setAll(x, i -> Math.sin(0.3 * i) + 0.5 * Math.cos(0.05 * Math.pow(i, 1.5)));
    return x;
  }

  private static double[] y() {
    double[] y = new double[200];
    Arrays.setAll(y, i -> Math.cos(0.3 * i + 1) + 0.7 * Math.sin(0.02 * Math.pow(i, 1.6)));
    return y;
  }
}
