package cajal.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.CompiledNetwork;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.problem.ProblemException;
import cajal.simulate.cpu.CpuBackend;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import cajal.work.Progress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two runs that need not have the same bits are told alike, or not.
class AgreementTest {

  private static CompiledNetwork network(int neurons) {
    return Networks.compile(
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", neurons)
                .withParameter(
                    "I_e",
                    new Distribution.Uniform(
                        Quantity.of(400, Unit.PA), Quantity.of(900, Unit.PA)))));
  }

  private static Agreement.Report report(int neurons, Backend device) {
    return Agreement.of(network(neurons), new CpuBackend(), device, 200, Progress.NONE);
  }

  @Test
  void theSameBitsAreToldWithTheStatisticsOfBoth() {
    Agreement.Report report = report(5, new CpuBackend());
    assertThat(report.agrees()).isTrue();
    assertThat(report.largest()).isNull();
    assertThat(report.sameMs()).isEqualTo(200);
    assertThat(report.sameSpikes()).isPositive();
    assertThat(report.device()).isEqualTo(report.processor());
    // A constant current gives each neuron intervals of one length, give or take a step.
    assertThat(report.processor().getFirst().cvIsi()).isCloseTo(0, within(0.01));
    assertThat(report.text()).contains("same bits").contains("CV of intervals").contains("E ");
  }

  @Test
  void aSmallDifferenceIsFoundAndToldAsAPartOfItsVariable() {
    Agreement.Report report = report(5, new OffBackend(157, 1e-9, 0));
    Agreement.Largest largest = Objects.requireNonNull(report.largest());
    // V_m is between -70 and -55 mV.
    assertThat(largest.part()).isBetween(1e-9 / 70, 1e-9 / 55);
    assertThat(largest.where()).isEqualTo("V_m of neuron 3 of 'E'");
    assertThat(report.leftMs()).isInfinite();
    assertThat(report.agrees()).isTrue();
    assertThat(report.text()).contains("e-11").contains("never passed");
  }

  @Test
  void aDifferenceThatRoundingCannotMakeSoSoonIsAProblem() {
    Agreement.Report soon = report(5, new OffBackend(0, 1e-3, 0));
    assertThat(soon.leftMs()).isLessThanOrEqualTo(1);
    assertThat(soon.agrees()).isFalse();
    assertThat(Verification.of(soon).problem()).isPresent();
    Agreement.Report late = report(5, new OffBackend(400, 1e-3, 0));
    assertThat(late.leftMs()).isGreaterThan(1);
    assertThat(late.agrees()).isTrue();
    assertThat(late.text()).contains("passed at");
  }

  @Test
  void spikesThatAreMissingAreAProblemWhereChanceDoesNotLoseSoMany() {
    Agreement.Report half = report(400, new OffBackend(100, 0, 2));
    assertThat(half.sameMs()).isLessThan(200);
    assertThat(half.unlike()).containsExactly("'E'");
    assertThat(half.agrees()).isFalse();
    assertThat(half.text()).contains("More than chance differs in 'E'");
    Agreement.Report few = report(5, new OffBackend(100, 0, 50));
    assertThat(few.agrees()).isTrue();
    assertThat(few.text()).contains("by more than chance");
  }

  @Test
  void onlyADeviceHasFastSettings() {
    assertThat(Backend.isFast(Backend.fast("tornado:0:0"))).isTrue();
    assertThat(Backend.isFast("tornado:0:0")).isFalse();
    assertThatThrownBy(() -> Backend.named(Backend.fast("cpu")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("fast settings");
  }
}
