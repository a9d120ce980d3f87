package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.pa;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.record.Recording;
import cajal.unit.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Traces that a recorder makes of many neurons.
class PooledTraceTest {

  private static final int SIZE = 37;
  private static final int SAMPLES = 100;

  private static final Network NETWORK =
      Network.EMPTY
          .with(Population.of("E", "iaf_psc_exp", SIZE))
          .with(
              new Stimulator(
                  "noise",
                  "poisson_generator",
                  Map.of("rate", cajal.network.Distribution.constant(9000, Unit.HZ))))
          .with(
              recorder(
                  "R",
                  1,
                  "I_ex",
                  "V_m",
                  "rate",
                  "lfp = sum(abs(I_ex) + abs(I_in))",
                  "above = mean(V_m - E_L)"))
          .with(Projection.of("nE", "noise", "E", ALL, pa(60)))
          .with(bare("R of E", "E", "R", ALL));

  private static Recording.TraceColumns trace(Recording recording, String variable) {
    return recording.traces().stream()
        .filter(t -> t.variable().equals(variable))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sumsMeansAndRatesAreThoseOfTheNeurons() throws InterruptedException {
    for (int threads = 1; threads <= 3; threads++) {
      try (Run run = Networks.run(Networks.compile(NETWORK), SAMPLES, threads)) {
        Recording recording = run.recording();
        Recording.TraceColumns current = trace(recording, "I_ex");
        Recording.TraceColumns membrane = trace(recording, "V_m");
        int[] spikes = new int[SAMPLES];
        for (long i = 0; i < recording.spikes().count(); i++) {
          spikes[(int) (recording.spikes().step(i) / 10)]++;
        }
        int all = 0;
        for (int s = 0; s < SAMPLES; s++) {
          double sum = 0;
          double above = 0;
          for (int row = 0; row < SIZE; row++) {
            sum += Math.abs(current.sample(s, row));
            above += membrane.sample(s, row) + 70;
          }
          // Samples are floats.
          assertThat((double) trace(recording, "lfp").sample(s, 0))
              .isCloseTo(sum, within(1e-6 * sum));
          assertThat((double) trace(recording, "above").sample(s, 0))
              .isCloseTo(above / SIZE, within(1e-4));
          assertThat((double) trace(recording, "rate").sample(s, 0))
              .isCloseTo(spikes[s] * 1000.0 / SIZE, within(1e-3));
          all += spikes[s];
        }
        assertThat(all).isGreaterThan(SIZE);
      }
    }
  }

  @Test
  void aMistakeInAnExpressionIsNamed() {
    Network wrong =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", SIZE))
            .with(recorder("R", 1, "lfp = sum(I_ex + V_m)", "x = total(V_m)", "y = mean(V)"))
            .with(bare("R of E", "E", "R", ALL));
    assertThat(NetworkCompiler.check(wrong, ModelLibrary.standard(), 0.1))
        .hasSize(3)
        .anySatisfy(problem -> assertThat(problem.what()).contains("left side of '+'"))
        .anySatisfy(problem -> assertThat(problem.remedy()).contains("name = sum(expression)"))
        .anySatisfy(problem -> assertThat(problem.what()).contains("nothing called 'V'"));
  }
}
