package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.pa;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Spikes and potentials of few neurons against closed forms.
class SpikeTest {

  private static List<Long> steps(Recording recording, int neuron) {
    List<Long> steps = new ArrayList<>();
    for (long i = 0; i < recording.spikes().count(); i++) {
      if (recording.spikes().neuron(i) == neuron) {
        steps.add(recording.spikes().step(i));
      }
    }
    return steps;
  }

  @Test
  void aConstantCurrentFiresAtTheClosedFormInterval() throws InterruptedException {
    Network network =
        Network.EMPTY.with(Population.of("E", "iaf_psc_exp", 1).withParameter("I_e", pa(376)));
    try (Run run = Networks.run(Networks.compile(network), 500, 1)) {
      List<Long> steps = steps(run.recording(), 0);
      // T = t_ref - tau ln(1 - (V_th - E_L) C / (tau I)) = 61.296 ms, found on the next grid point.
      double closed = 2 - 10 * Math.log(1 - 15 * 250 / (10 * 376.0));
      assertThat(closed).isCloseTo(61.296, within(1e-3));
      assertThat(steps).hasSizeGreaterThan(6);
      for (int i = 1; i < steps.size(); i++) {
        assertThat(steps.get(i) - steps.get(i - 1)).isEqualTo((long) Math.ceil(closed / 0.1));
      }
    }
  }

  @Test
  void aPostsynapticPotentialHasItsClosedForm() throws InterruptedException {
    Network network =
        Network.EMPTY
            .with(Population.of("A", "iaf_psc_exp", 1).withParameter("I_e", pa(376)))
            .with(Population.of("B", "iaf_psc_exp", 1))
            .with(recorder("V", 0.1, "V_m"))
            .with(Projection.of("AB", "A", "B", ALL, pa(100)).withDelay(Networks.ms(1.5)))
            .with(bare("VB", "V", "B", ALL));
    try (Run run = Networks.run(Networks.compile(network), 100, 1)) {
      long fired = steps(run.recording(), 0).getFirst();
      Recording.TraceColumns trace = run.recording().traces().getFirst();
      // The spike of step s is stamped s + 1 and arrives 15 steps later.
      long arrival = fired + 15;
      for (long k = 0; k < trace.samples(); k++) {
        double t = (k - arrival) * 0.1;
        double closed =
            t < 0 ? 0 : 100 / 250.0 * 10 * 2 / (10.0 - 2) * (Math.exp(-t / 10) - Math.exp(-t / 2));
        // Samples are single precision near -70 mV: 4e-6 mV.
        assertThat((double) trace.sample(k, 0)).isCloseTo(-70 + closed, within(8e-6));
      }
    }
  }
}
