package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RefractoryTest {

  private static boolean isRefractory(int end, long step) {
    return end > Refractory.now(step);
  }

  @Test
  void aNeuronIsRefractoryForSoManyStepsAfterTheOneInWhichItFires() {
    int end = Refractory.end(7, 2.6);
    assertThat(isRefractory(end, 8)).isTrue();
    assertThat(isRefractory(end, 10)).isTrue();
    assertThat(isRefractory(end, 11)).isFalse();
    assertThat(isRefractory(Refractory.end(7, 0), 8)).isFalse();
    assertThat(isRefractory(Refractory.end(7, Double.POSITIVE_INFINITY), 1_000_000)).isTrue();
  }

  @Test
  void countingGoesOnOverTheEndOfATurn() {
    for (long fired :
        new long[] {Refractory.TURN - 3L, Refractory.TURN - 1L, 5L * Refractory.TURN - 1}) {
      int[] end = {Refractory.end(fired, 4), 0, 12};
      for (long step = fired + 1; step < fired + 9; step++) {
        if (Refractory.now(step) == 0) {
          Refractory.turn(end, 0, 3);
        }
        assertThat(isRefractory(end[0], step)).as("step %d", step).isEqualTo(step <= fired + 4);
        assertThat(isRefractory(end[1], step)).isFalse();
        assertThat(isRefractory(end[2], step)).isFalse();
      }
    }
  }

  @Test
  void aKernelKeepsToIt() {
    Bench bench = Bench.of("iaf_psc_exp", 0.1, Map.of("I_e", 2000.0, "t_ref", 1.0));
    Fired fired = new Fired();
    long step = Refractory.TURN - 4;
    long last = -1;
    for (int spikes = 0; spikes < 3; step++) {
      if (Refractory.now(step) == 0) {
        Refractory.turn(bench.columns.refractory(), 0, 1);
      }
      fired.clear();
      double before = bench.state("V_m")[0];
      bench.kernel.advance(bench.columns, 0, 1, step, fired);
      if (last >= 0 && step <= last + 10) {
        assertThat(bench.state("V_m")[0]).isEqualTo(before);
      } else if (last >= 0) {
        assertThat(bench.state("V_m")[0]).isNotEqualTo(before);
      }
      if (fired.count() > 0) {
        last = step;
        spikes++;
      }
    }
    assertThat(step).isGreaterThan(Refractory.TURN);
  }
}
