package cajal.simulate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that are too long for an explicit method.
class StepLimitTest {

  private static CompiledNetwork conductances(String method, double tauMs, double dtMs) {
    Network network =
        Network.EMPTY.with(
            Population.of("E", "iaf_cond_exp", 5)
                .withParameters(Map.of("tau_syn_ex", Distribution.constant(tauMs, Unit.MS)))
                .withIntegration(Optional.of(method)));
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 1, dtMs);
  }

  private static void start(CompiledNetwork network) throws InterruptedException {
    try (Run run = Simulation.start(network, RunSettings.inMemory(1))) {
      run.runUntil(network.dtMs());
      run.await();
    }
  }

  // The real interval of stability is 2 for forward Euler and 2.785 for Runge-Kutta of order four
  // (Hairer & Wanner 1996, Solving Ordinary Differential Equations II, IV.2).
  @ParameterizedTest
  @CsvSource({"euler, 0.1, 0.19", "euler, 0.5, 0.99", "rk4, 0.1, 0.27", "rk4, 0.5, 1.38"})
  void stepsJustInsideTheIntervalOfStabilityRun(String method, double tauMs, double dtMs)
      throws InterruptedException {
    start(conductances(method, tauMs, dtMs));
  }

  @ParameterizedTest
  @CsvSource({
    "euler, 0.1, 0.21, 0.1",
    "euler, 0.5, 4, 0.5",
    "rk4, 0.1, 0.29, 0.2",
    "rk4, 0.5, 1.42, 1.0"
  })
  void stepsOutsideAreRefusedWithAStepThatIsInside(
      String method, double tauMs, double dtMs, double suggested) throws InterruptedException {
    assertThatThrownBy(() -> start(conductances(method, tauMs, dtMs)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("populations.E")
        .hasMessageContaining("too long for iaf_cond_exp")
        .hasMessageContaining("steps of " + Quantity.ms(suggested) + ".");
    start(conductances(method, tauMs, suggested));
  }

  @Test
  void theStateInWhichNeuronsBeginDecides() throws InterruptedException {
    start(spiking(-65));
    assertThatThrownBy(() -> start(spiking(40)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too long for wang_buzsaki");
  }

  private static CompiledNetwork spiking(double potential) {
    Network network =
        Network.EMPTY.with(
            Population.of("E", "wang_buzsaki", 2)
                .withInitial(Map.of("V_m", Distribution.constant(potential, Unit.MV)))
                .withIntegration(Optional.of("rk4")));
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.5);
  }

  @Test
  void exponentialStepsMayBeLongerThanATimeConstant() throws InterruptedException {
    start(conductances("exponential_euler", 0.1, 1));
  }

  @Test
  void everyModelIsStableWithItsOwnMethodAndTheUsualStep() {
    for (String name : ModelLibrary.standard().names()) {
      Model model = ModelLibrary.standard().find(name).orElseThrow();
      if (model.kind() == Model.Kind.NEURON) {
        Network network = Network.EMPTY.with(Population.of("E", name, 2));
        assertThatCode(
                () -> start(NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1)))
            .as(name)
            .doesNotThrowAnyException();
      }
    }
  }
}
