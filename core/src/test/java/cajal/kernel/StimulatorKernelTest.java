package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import cajal.model.ModelParser;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StimulatorKernelTest {

  private static final int TARGETS = 2000;
  private static final double DT = 0.1;

  private static StimulatorColumns columns(Model model, Map<String, double[]> values) {
    double[][] parameter = new double[model.parameters().size()][];
    for (int p = 0; p < parameter.length; p++) {
      Model.Parameter declared = model.parameters().get(p);
      parameter[p] =
          values.getOrDefault(declared.name(), new double[] {declared.defaultValue().coherent()});
    }
    return new StimulatorColumns(parameter, DT, 7);
  }

  private static double[] drive(Model model, StimulatorColumns columns, long step) {
    double[] out = new double[TARGETS];
    double[] weight = new double[TARGETS];
    Arrays.fill(weight, 1);
    StimulatorKernel kernel = Kernels.stimulator(model);
    int[] all = IntStream.range(0, TARGETS).toArray();
    StimulatorTargets targets = StimulatorTargets.of(kernel, columns, all, weight, new double[0][]);
    kernel.drive(columns, targets, out, 0, TARGETS, step);
    return out;
  }

  @Test
  void aDirectCurrentFlowsFromItsBeginningToItsEnd() {
    Model model = Bench.model("dc_generator");
    StimulatorColumns columns =
        columns(
            model,
            Map.of(
                "amplitude", new double[] {250},
                "start", new double[] {0.3},
                "stop", new double[] {0.6}));
    double[] seen =
        IntStream.range(0, 8).mapToDouble(step -> drive(model, columns, step)[5]).toArray();
    assertThat(seen).containsExactly(0, 0, 0, 250, 250, 250, 0, 0);
  }

  @Test
  void aSteppedCurrentTakesTheValueWhoseTimeCameLast() {
    Model model = Bench.model("step_current_generator");
    StimulatorColumns columns =
        columns(
            model,
            Map.of(
                "amplitude_times", new double[] {0.2, 0.5},
                "amplitude_values", new double[] {10, -20}));
    double[] seen =
        IntStream.range(0, 7).mapToDouble(step -> drive(model, columns, step)[0]).toArray();
    assertThat(seen).containsExactly(0, 0, 10, 10, 10, -20, -20);
  }

  @Test
  void listedSpikesComeAtTheEndOfTheStepThatEndsThen() {
    Model model = Bench.model("spike_generator");
    StimulatorColumns columns = columns(model, Map.of("spike_times", new double[] {0.3, 0.5, 0.5}));
    double[] seen =
        IntStream.range(0, 6).mapToDouble(step -> drive(model, columns, step)[0]).toArray();
    assertThat(seen).containsExactly(0, 0, 1, 0, 2, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poisson_generator", "noise_generator", "ou_generator", "mip_generator"})
  void aTargetGetsTheSameWhoeverElseIsDriven(String name) {
    Model model = Bench.model(name);
    StimulatorColumns columns =
        columns(
            model,
            Map.of(
                "rate", new double[] {20}, "std", new double[] {50}, "p_copy", new double[] {0.5}));
    int[] some = IntStream.range(0, TARGETS).filter(i -> i % 3 != 1).toArray();
    double[] weight = IntStream.range(0, TARGETS).mapToDouble(i -> 1 + i % 5).toArray();
    double[] own = Arrays.stream(some).mapToDouble(i -> weight[i]).toArray();
    int[] all = IntStream.range(0, TARGETS).toArray();
    StimulatorKernel kernel = Kernels.stimulator(model);
    StimulatorTargets row = StimulatorTargets.of(kernel, columns, all, weight, new double[0][]);
    StimulatorTargets gaps =
        StimulatorTargets.of(kernel, columns, some, own, new double[0][]).shifted(9);
    double sum = 0;
    for (int step = 0; step < 5; step++) {
      double[] whole = new double[TARGETS];
      kernel.drive(columns, row, whole, 0, 1003, step);
      kernel.drive(columns, row, whole, 1003, TARGETS, step);
      double[] part = new double[9 + TARGETS];
      kernel.drive(columns, gaps, part, 0, some.length, step);
      for (int i : some) {
        assertThat(part[9 + i]).isEqualTo(whole[i]);
        sum += Math.abs(whole[i]);
      }
      assertThat(part[9 + 1]).isZero();
    }
    assertThat(sum).isPositive();
  }

  @Test
  void poissonTrainsHaveTheirRateAndAreIndependent() {
    Model model = Bench.model("poisson_generator");
    // 20 kHz, as in a balanced network; coherent rates are in kHz.
    StimulatorColumns columns = columns(model, Map.of("rate", new double[] {20}));
    double sum = 0;
    double squares = 0;
    double products = 0;
    int steps = 100;
    for (int step = 0; step < steps; step++) {
      double[] out = drive(model, columns, step);
      for (int i = 0; i < TARGETS; i++) {
        sum += out[i];
        squares += out[i] * out[i];
        products += (out[i] - 2) * (out[(i + 1) % TARGETS] - 2);
      }
    }
    double n = (double) TARGETS * steps;
    double mean = sum / n;
    // Mean and variance 2 of a Poisson count; five standard errors, seed fixed.
    assertThat(mean).isCloseTo(2, within(5 * Math.sqrt(2 / n)));
    assertThat(squares / n - mean * mean).isCloseTo(2, within(5 * Math.sqrt(10 / n)));
    assertThat(products / n).isCloseTo(0, within(5 * 2 / Math.sqrt(n)));
  }

  @Test
  void aStimulatorMayDrawUniformAndNormalNumbersToo() {
    Model model =
        ModelParser.parse(
            """
            stimulator dice
            parameters
              width = 12 pA
            output current = width*uniform() + 0.01*width*normal()
            """,
            "dice");
    StimulatorColumns columns = columns(model, Map.of());
    double[] out = drive(model, columns, 3);
    double mean = IntStream.range(0, TARGETS).mapToDouble(i -> out[i]).average().orElseThrow();
    // The variance of the uniform part is 12.
    assertThat(mean).isCloseTo(6, within(5 * Math.sqrt(12.1 / TARGETS)));
    assertThat(drive(model, columns, 4)).isNotEqualTo(out);
  }

  @Test
  void noiseIsStandardNormalAndHoldsForItsInterval() {
    Model model = Bench.model("noise_generator");
    StimulatorColumns columns =
        columns(model, Map.of("mean", new double[] {100}, "std", new double[] {50}));
    double[] first = drive(model, columns, 20);
    assertThat(drive(model, columns, 29)).isEqualTo(first);
    assertThat(drive(model, columns, 30)).isNotEqualTo(first);
    double mean = IntStream.range(0, TARGETS).mapToDouble(i -> first[i]).average().orElseThrow();
    // Five standard errors of 2,000 draws.
    assertThat(mean).isCloseTo(100, within(5 * 50 / Math.sqrt(TARGETS)));
  }
}
