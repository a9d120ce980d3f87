package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Stimulators give the currents and the statistics of spikes that their names promise.
class DeviceTest {

  private static final double DT = 0.1;

  /// A stimulator with some targets, asked step by step.
  private static final class Device {

    private final StimulatorKernel kernel;
    private final StimulatorColumns columns;
    private final StimulatorTargets targets;
    private final double[] membrane;
    private long step;

    Device(String name, int count, Map<String, double[]> values) {
      Model model = Bench.model(name);
      Map<String, double[]> left = new HashMap<>(values);
      double[][] parameter = new double[model.parameters().size()][];
      for (int p = 0; p < parameter.length; p++) {
        Model.Parameter declared = model.parameters().get(p);
        double[] given = left.remove(declared.name());
        parameter[p] =
            given != null
                ? given
                : declared.list()
                    ? new double[0]
                    : new double[] {declared.defaultValue().coherent()};
      }
      assertThat(left).isEmpty();
      kernel = Kernels.stimulator(model);
      columns = new StimulatorColumns(parameter, DT, 11);
      double[] weight = new double[count];
      Arrays.fill(weight, 1);
      membrane = new double[count];
      double[][] seen = kernel.reads().stream().map(v -> membrane).toArray(double[][]::new);
      targets =
          StimulatorTargets.of(kernel, columns, IntStream.range(0, count).toArray(), weight, seen);
    }

    double[] next() {
      double[] out = new double[targets.places().target().length];
      // In two parts, as two workers would.
      int middle = out.length / 2;
      kernel.drive(columns, targets, out, middle, out.length, step);
      kernel.drive(columns, targets, out, 0, middle, step);
      step++;
      return out;
    }

    /// `[step][target]`
    double[][] run(int steps) {
      return IntStream.range(0, steps).mapToObj(s -> next()).toArray(double[][]::new);
    }
  }

  private static Map<String, double[]> with(Object... pairs) {
    Map<String, double[]> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(
          (String) pairs[i],
          pairs[i + 1] instanceof double[] list
              ? list
              : new double[] {((Number) pairs[i + 1]).doubleValue()});
    }
    return values;
  }

  private static double sum(double[][] out, int from, int to) {
    double sum = 0;
    for (int s = from; s < to; s++) {
      sum += Arrays.stream(out[s]).sum();
    }
    return sum;
  }

  /// Coefficient of variation of the intervals of all targets' trains.
  private static double cv(double[][] out) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (int target = 0; target < out[0].length; target++) {
      int last = -1;
      for (int s = 0; s < out.length; s++) {
        for (int i = 0; i < out[s][target]; i++) {
          if (last >= 0) {
            n++;
            sum += s - last;
            squares += (double) (s - last) * (s - last);
          }
          last = s;
        }
      }
    }
    double mean = sum / n;
    return Math.sqrt(squares / n - mean * mean) / mean;
  }

  @Test
  void aPoissonRateFollowsItsSteps() {
    Device device =
        new Device(
            "inhomogeneous_poisson_generator",
            400,
            with(
                "rate_times", new double[] {10, 20},
                "rate_values", new double[] {1, 0.2}));
    double[][] out = device.run(300);
    assertThat(sum(out, 0, 100)).isZero();
    // 1 kHz and 0.2 kHz for 10 ms in 400 trains; five standard deviations of Poisson counts.
    assertThat(sum(out, 100, 200)).isCloseTo(4000, within(5 * Math.sqrt(4000)));
    assertThat(sum(out, 200, 300)).isCloseTo(800, within(5 * Math.sqrt(800)));
  }

  @Test
  void aPoissonRateFollowsItsSine() {
    Device device =
        new Device(
            "sinusoidal_poisson_generator",
            200,
            with("rate", 0.1, "amplitude", 0.1, "frequency", 0.01, "phase", 90));
    double[][] out = device.run(10_000);
    double cosine = 0;
    double total = 0;
    for (int s = 0; s < out.length; s++) {
      double count = Arrays.stream(out[s]).sum();
      total += count;
      cosine += count * Math.cos(2 * Math.PI * 0.01 * s * DT);
    }
    // 200 trains of 0.1 kHz for 1 s; the modulation of depth 1 projects half of them.
    assertThat(total).isCloseTo(20_000, within(5 * Math.sqrt(20_000)));
    assertThat(cosine).isCloseTo(10_000, within(5 * Math.sqrt(10_000)));
  }

  @Test
  void trainsOfGammaIntervalsHaveTheirRateAndVariation() {
    for (int shape : new int[] {1, 4}) {
      Device device =
          new Device(
              "gamma_sup_generator", 300, with("rate", 0.05, "gamma_shape", shape, "n_proc", 1));
      double[][] out = device.run(20_000);
      double expected = 300 * 0.05 * 2000;
      // A renewal process counts with a variance of mean / shape.
      assertThat(sum(out, 0, out.length))
          .isCloseTo(expected, within(5 * Math.sqrt(expected / shape)));
      // Gamma intervals vary by 1/sqrt(shape); a phase takes at least a step, which lowers it by
      // the
      // chance p = 0.005 shape of a step, sqrt(1 - p), and 30,000 intervals leave 0.5 per cent.
      double exact = Math.sqrt((1 - 0.005 * shape) / shape);
      assertThat(cv(out)).isCloseTo(exact, within(0.02 * exact));
    }
  }

  @Test
  void manyTrainsOfGammaIntervalsBeginStationary() {
    Device device =
        new Device("gamma_sup_generator", 200, with("rate", 0.02, "gamma_shape", 5, "n_proc", 40));
    double[][] out = device.run(1000);
    // 200 superpositions of 40 trains of 0.02 kHz: as many spikes in the first half as later.
    double half = 200 * 40 * 0.02 * 50;
    assertThat(sum(out, 0, 500)).isCloseTo(half, within(5 * Math.sqrt(half)));
    assertThat(sum(out, 500, 1000)).isCloseTo(half, within(5 * Math.sqrt(half)));
  }

  @Test
  void trainsWithADeadTimeHaveTheirRateAndNoShorterInterval() {
    Device device =
        new Device("ppd_sup_generator", 300, with("rate", 0.05, "dead_time", 5, "n_proc", 1));
    double[][] out = device.run(20_000);
    double expected = 300 * 0.05 * 2000;
    // The interval is 5 ms and an exponential of mean 15 ms: its variation is 15/20, and that of
    // the
    // count of a long run is its square.
    assertThat(sum(out, 0, out.length)).isCloseTo(expected, within(5 * 0.75 * Math.sqrt(expected)));
    assertThat(cv(out)).isCloseTo(0.75, within(0.02));
    for (int target = 0; target < 300; target++) {
      int last = -1000;
      for (int s = 0; s < out.length; s++) {
        if (out[s][target] > 0) {
          assertThat(out[s][target]).isEqualTo(1);
          assertThat(s - last).isGreaterThanOrEqualTo(50);
          last = s;
        }
      }
    }
  }

  @Test
  void copiesOfOneProcessAreCorrelatedByTheirProbability() {
    double p = 0.4;
    Device device = new Device("mip_generator", 40, with("rate", 2, "p_copy", p));
    double[][] out = device.run(40_000);
    double mean = 0.2 * p;
    double n = out.length;
    assertThat(sum(out, 0, out.length) / n / 40)
        .isCloseTo(mean, within(5 * Math.sqrt(0.2 * p * p / n + mean / n / 40)));
    double product = 0;
    for (double[] row : out) {
      product += (row[3] - mean) * (row[17] - mean);
    }
    // Covariance of two thinned copies: p^2 times the variance 0.2 of the mother; the error of its
    // estimate is about the variance of one train by sqrt(n).
    assertThat(product / n).isCloseTo(p * p * 0.2, within(5 * mean / Math.sqrt(n)));
  }

  @Test
  void aPulsePacketHasItsSpikesAroundItsTime() {
    Device device =
        new Device(
            "pulsepacket_generator",
            200,
            with("pulse_times", new double[] {20, 50}, "activity", 30, "sdev", 2));
    double[][] out = device.run(700);
    assertThat(sum(out, 0, 350)).isEqualTo(200 * 30);
    assertThat(sum(out, 350, 700)).isEqualTo(200 * 30);
    double mean = 0;
    double squares = 0;
    for (int s = 0; s < 350; s++) {
      double time = (s + 1) * DT;
      double count = Arrays.stream(out[s]).sum();
      mean += count * time / 6000;
      squares += count * time * time / 6000;
    }
    // Five standard errors of 6,000 normal numbers; rounding to steps adds dt^2/12.
    assertThat(mean).isCloseTo(20, within(5 * 2 / Math.sqrt(6000)));
    assertThat(squares - mean * mean)
        .isCloseTo(4 + DT * DT / 12, within(5 * 4 * Math.sqrt(2 / 6000.0)));
  }

  @Test
  void listedSpikesMayHaveWeights() {
    Device device =
        new Device(
            "weighted_spike_generator",
            2,
            with(
                "spike_times", new double[] {0.2, 0.4, 0.4},
                "spike_weights", new double[] {1.5, -1, 0.25}));
    double[] seen = Arrays.stream(device.run(5)).mapToDouble(row -> row[1]).toArray();
    assertThat(seen).containsExactly(0, 1.5, 0, -0.75, 0);
  }

  @Test
  void currentsFollowTheirFormulas() {
    double[][] sine =
        new Device(
                "ac_generator",
                2,
                with("amplitude", 3, "offset", 1, "frequency", 0.25, "phase", 30))
            .run(40);
    double[][] ramp =
        new Device(
                "ramp_generator",
                2,
                with("amplitude_start", 10, "amplitude_end", 30, "start", 1, "duration", 2))
            .run(40);
    double[][] nested =
        new Device(
                "theta_gamma_generator",
                2,
                with("amplitude", 3, "frequency", 0.04, "slow_frequency", 0.008))
            .run(40);
    for (int s = 0; s < 40; s++) {
      double t = s * DT;
      double phase = 2 * Math.PI * (0.25 * t + 30.0 / 360);
      // Rounding of sines.
      assertThat(sine[s][1]).isCloseTo(1 + 3 * Math.sin(phase), within(1e-12));
      assertThat(ramp[s][1]).isCloseTo(s < 10 || s >= 30 ? 0 : 10 + 10 * (t - 1), within(1e-12));
      assertThat(nested[s][1])
          .isCloseTo(
              3 * (1 + 0.5 * Math.cos(2 * Math.PI * 0.008 * t)) * Math.sin(2 * Math.PI * 0.04 * t),
              within(1e-12));
    }
  }

  @Test
  void theOrnsteinUhlenbeckCurrentIsStationaryAndForgetsExponentially() {
    int targets = 4000;
    Device device = new Device("ou_generator", targets, with("mean", 100, "std", 20, "tau", 5));
    double[][] out = device.run(51);
    for (int s : new int[] {0, 50}) {
      double mean = Arrays.stream(out[s]).average().orElseThrow();
      double variance =
          Arrays.stream(out[s]).map(x -> (x - 100) * (x - 100)).average().orElseThrow();
      // Five standard errors of 4,000 normal numbers.
      assertThat(mean).isCloseTo(100, within(5 * 20 / Math.sqrt(targets)));
      assertThat(variance).isCloseTo(400, within(5 * 400 * Math.sqrt(2.0 / targets)));
    }
    double covariance = 0;
    for (int k = 0; k < targets; k++) {
      covariance += (out[0][k] - 100) * (out[50][k] - 100) / targets;
    }
    // 50 steps are one time constant.
    assertThat(covariance).isCloseTo(400 * Math.exp(-1), within(5 * 400 / Math.sqrt(targets)));
  }

  @Test
  void intervalsAreNormal() {
    double[][] out =
        new Device("random_interval_generator", 200, with("interval", 20, "cv", 0.2)).run(20_000);
    assertThat(cv(out)).isCloseTo(0.2, within(0.01));
    // 2 s of 50 Hz; begun at a random phase, so a train lacks or has one spike at most by chance.
    assertThat(sum(out, 0, out.length)).isCloseTo(20_000, within(200.0));
  }

  @Test
  void aClampPullsTheMembraneToItsCommand() {
    Device device =
        new Device(
            "voltage_clamp",
            1,
            with(
                "v_hold",
                -70,
                "command_times",
                new double[] {10},
                "command_values",
                new double[] {40},
                "g_series",
                500));
    double membrane = -60;
    for (int s = 0; s < 200; s++) {
      device.membrane[0] = membrane;
      // 250 pF and nothing else.
      membrane += DT * device.next()[0] / 250;
      if (s == 99) {
        // After 20 time constants C/g.
        assertThat(membrane).isCloseTo(-70, within(1e-6));
      }
    }
    assertThat(membrane).isCloseTo(-30, within(1e-6));
  }

  @Test
  void binomialNumbersHaveMeanAndVariance() {
    long key = Draw.key(3, "binomial");
    for (double[] of : new double[][] {{5, 0.3}, {40, 0.9}, {5000, 0.4}}) {
      int draws = 100_000;
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < draws; i++) {
        double count = Draw.binomial(Draw.bits(key, i), (int) of[0], of[1]);
        mean += count / draws;
        squares += count * count / draws;
      }
      double variance = of[0] * of[1] * (1 - of[1]);
      assertThat(mean).isCloseTo(of[0] * of[1], within(5 * Math.sqrt(variance / draws)));
      // Five standard errors; the fourth moment is below that of a normal number and its variance.
      assertThat(squares - mean * mean)
          .isCloseTo(variance, within(5 * variance * Math.sqrt((2 + 1 / variance) / draws)));
    }
  }
}
