package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import cajal.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CouplingKernelTest {

  private static final double[][] PRE = {{-20, -50}, {0.5, 0.25}};
  private static final double[][] POST = {{-35, -60}, {0, 0}};

  @Test
  void aGapJunctionPullsBothWays() {
    Model cell = Bench.model("celegans_graded");
    CouplingKernel kernel = Kernels.coupling(Bench.model("gap_junction"), cell, cell);
    CouplingColumns columns =
        new CouplingColumns(
            new int[] {0, 2, 3}, new int[] {0, 1, 0}, new double[] {2, 3, 0.5}, new double[0]);
    double[] current = {1000, 0};
    kernel.accumulate(columns, PRE, POST, current, 0, 2);
    // weight * (V_pre - V_post), added to what is there.
    assertThat(current[0]).isCloseTo(1000 + 2 * 15 + 3 * -15, within(1e-12));
    assertThat(current[1]).isCloseTo(0.5 * 40, within(1e-12));
  }

  @Test
  void aGradedSynapseFollowsTheActivityOfThePresynapticNeuron() {
    Model cell = Bench.model("celegans_graded");
    CouplingKernel kernel = Kernels.coupling(Bench.model("graded_chemical"), cell, cell);
    CouplingColumns columns =
        new CouplingColumns(
            new int[] {0, 2, 2}, new int[] {0, 1}, new double[] {0.1, 0.2}, new double[] {-45});
    double[] current = new double[2];
    kernel.accumulate(columns, PRE, POST, current, 0, 2);
    assertThat(current[0]).isCloseTo((0.1 * 0.5 + 0.2 * 0.25) * (-45 + 35), within(1e-12));
    assertThat(current[1]).isZero();
  }

  @Test
  void aGradedSynapseFromASpikingNeuronIsRefusedWithTheVariableThatIsMissing() {
    Model graded = Bench.model("celegans_graded");
    Model spiking = Bench.model("iaf_psc_exp");
    Model synapse = Bench.model("graded_chemical");
    assertThatThrownBy(() -> Kernels.coupling(synapse, spiking, graded))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'iaf_psc_exp' has no state variable 's'");
    assertThatThrownBy(
            () -> Kernels.coupling(Bench.model("gap_junction"), graded, Bench.model("parrot")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'parrot' has no state variable 'V_m'");
  }
}
