package cajal.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.network.Network;
import cajal.network.Population;
import cajal.simulate.cpu.CpuBackend;
import cajal.work.Progress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two runs side by side are found identical, or different where they first differ.
class ComparisonTest {

  private static CompiledNetwork network() {
    return Networks.compile(
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", 5).withParameter("I_e", Networks.pa(500))));
  }

  @Test
  void theSameEngineIsIdenticalToItself() {
    Comparison.Report report =
        Comparison.of(network(), new CpuBackend(), new CpuBackend(), 40, Progress.NONE);
    assertThat(report.identical()).isTrue();
    assertThat(report.spikes()).isPositive();
    assertThat(report.text()).startsWith("Identical");
    assertThat(Verification.of(report).problem()).isEmpty();
  }

  @Test
  void theFirstDifferenceIsFoundInItsStep() {
    Comparison.Report report =
        Comparison.of(network(), new CpuBackend(), new OffBackend(157, 1e-9, 0), 40, Progress.NONE);
    Comparison.Difference difference = Objects.requireNonNull(report.difference());
    assertThat(difference.timeMs()).isEqualTo(157 * network().dtMs());
    assertThat(difference.population()).isEqualTo("E");
    assertThat(difference.neuron()).isEqualTo("3");
    assertThat(difference.variable()).isEqualTo("V_m");
    assertThat(report.text()).contains("V_m of neuron 3 of 'E' at 15.7 ms").contains("1.00e-09");
    assertThat(Verification.of(report).problem()).isPresent();
  }
}
