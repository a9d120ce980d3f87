package cajal.project.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.NetworkCompiler;
import cajal.compile.Prediction;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.model.ModelLibrary;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.ProjectFile;
import cajal.project.circuit.CircuitPlan.Experiment;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitNetworkTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");
  private static final List<String> TOUCH =
      List.of("PLML", "PLMR", "PVCL", "PVCR", "AVBL", "AVBR", "DVA", "AVDL", "AVDR");

  private static final String OWN_MODEL =
      """
      neuron mine
        "A leaky cell that spikes"
      parameters
        tau_m = 10 ms > 0 "membrane time constant"
      state
        V_m = -70 mV
      input
        spikes drive  V_m += weight
      dynamics
        dV_m/dt = -(V_m + 70 mV)/tau_m
      spike when V_m >= -55 mV
        V_m = -70 mV
      """;

  private static List<Problem> problems(Project project) {
    return NetworkCompiler.check(
        project.network(), ModelLibrary.standard().with(project.models()), project.dt().coherent());
  }

  private static long synapses(Project project) {
    return (long)
        NetworkCompiler.predict(
                project.network(),
                ModelLibrary.standard().with(project.models()),
                project.dt().coherent())
            .stream()
            .filter(p -> !p.projection().contains(" of neurons"))
            .mapToDouble(Prediction::connections)
            .sum();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "celegans_graded",
        "celegans_c302",
        "celegans_w2d",
        "iaf_psc_exp",
        "iaf_cond_exp",
        "izhikevich",
        "hh_psc_alpha"
      })
  void everyKindOfModelMakesASoundProjectThatIsReadBackAsItWasWritten(String model) {
    Stimulus touch =
        new Stimulus(
            "touch",
            List.of("PLML", "PLMR"),
            Quantity.of(20, Unit.PA),
            Quantity.ms(500),
            Quantity.ms(1500));
    Project project =
        CircuitNetwork.of(
            CircuitPlan.whole(WORM)
                .of(TOUCH)
                .with(Dynamics.ofLibrary(model))
                .with(new Experiment(true, Set.of("AVDL"), List.of(touch))));
    assertThat(problems(project)).isEmpty();
    assertThat(ProjectFile.parse(ProjectFile.format(project), "again")).isEqualTo(project);
    assertThat(project.network().population("muscles")).isPresent();
  }

  @Test
  void theUsersOwnModelGoesWithTheProject() {
    Project project =
        CircuitNetwork.of(CircuitPlan.whole(WORM).of(TOUCH).with(new Dynamics("mine", OWN_MODEL)));
    assertThat(project.models()).containsEntry("mine", OWN_MODEL);
    assertThat(problems(project)).isEmpty();
  }

  @Test
  void theWholeWormHasAllItsContactsOnce() {
    // 3,709 chemical connections, and 1,107 gap junctions of which a few join a cell to itself.
    long loops =
        WORM.connections().stream()
            .filter(c -> c.electrical() && c.pre().equals(c.post()))
            .filter(c -> WORM.neurons().contains(WORM.cell(c.pre())))
            .count();
    assertThat(synapses(CircuitNetwork.of(CircuitPlan.whole(WORM))))
        .isEqualTo(3709 + 2 * 1107 - loops);
  }

  @Test
  void thresholdsAreThoseOfTheSampleThatAnotherSolverFound() {
    Project sample = ProjectFile.read(Path.of("..", "sample-projects", "celegans-touch"));
    Project made =
        CircuitNetwork.of(
            CircuitPlan.whole(WORM)
                .with(
                    new Strengths(
                        Quantity.of(0.0305, Unit.NS),
                        Quantity.of(0.0305, Unit.NS),
                        Quantity.of(0.0153, Unit.NS),
                        false)));
    List<Double> expected = thresholds(sample);
    List<Double> found = thresholds(made);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).as("neuron %d", i).isCloseTo(expected.get(i), within(2e-6));
    }
    assertThat(made.dt()).isEqualTo(sample.dt());
  }

  private static List<Double> thresholds(Project project) {
    Distribution given = project.network().populations().getFirst().parameters().get("V_th");
    return Objects.requireNonNull((Distribution.Listed) given).values();
  }

  @Test
  void standardSignsAreOneRuleByTransmitterAndOthersAreByName() {
    Project standard = CircuitNetwork.of(CircuitPlan.whole(WORM));
    assertThat(rule(standard, "excitation").transmitters()).containsExactly("GABA");
    assertThat(rule(standard, "excitation").except()).isTrue();
    assertThat(rule(standard, "inhibition").except()).isFalse();
    Project turned =
        CircuitNetwork.of(
            CircuitPlan.whole(WORM).with(Signs.STANDARD.withCell("AVAL", Sign.INHIBITORY)));
    assertThat(rule(turned, "inhibition").presynaptic()).contains("AVAL", "DD1");
    assertThat(rule(turned, "inhibition").transmitters()).isEmpty();
    assertThat(synapses(turned)).isEqualTo(synapses(standard));
    Project mute =
        CircuitNetwork.of(
            CircuitPlan.whole(WORM).with(Signs.STANDARD.withTransmitter("glutamate", Sign.NONE)));
    long glutamatergic =
        WORM.connections().stream()
            .filter(c -> !c.electrical() && WORM.neurons().contains(WORM.cell(c.pre())))
            .filter(c -> WORM.neurons().contains(WORM.cell(c.post())))
            .filter(c -> WORM.cell(c.pre()).transmitters().contains("glutamate"))
            .filter(c ->
                WORM.cell(c.pre()).transmitters().stream().allMatch(t -> t.equals("glutamate")))
            .count();
    assertThat(synapses(standard) - synapses(mute)).isEqualTo(glutamatergic);
  }

  private static ConnectionRule.OfConnectome rule(Project project, String projection) {
    return (ConnectionRule.OfConnectome)
        project.network().projection(projection).map(Projection::rule).orElseThrow();
  }

  @Test
  void ablationsAreKeptWithThePopulationAndTakeItsSynapses() {
    CircuitPlan plan = CircuitPlan.whole(WORM);
    Project without =
        CircuitNetwork.of(plan.with(Experiment.NONE.withAblated(Set.of("AVAL", "AVAR"))));
    assertThat(without.network().population("neurons").orElseThrow().cells())
        .isEqualTo(new Cells.OfConnectome(WORM.name(), 302, List.of(), Set.of("AVAL", "AVAR")));
    assertThat(synapses(without)).isLessThan(synapses(CircuitNetwork.of(plan)));
    assertThat(thresholds(without)).isEqualTo(thresholds(CircuitNetwork.of(plan)));
  }

  @Test
  void cellsThatAreNotInTheCircuitAreNamedWithTheNearest() {
    assertThatThrownBy(() ->
            CircuitNetwork.of(
                CircuitPlan.whole(WORM)
                    .of(TOUCH)
                    .with(Experiment.NONE.withAblated(Set.of("AVDX")))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("AVDX")
        .hasMessageContaining("AVDL");
    assertThatThrownBy(() -> CircuitNetwork.of(CircuitPlan.whole(WORM).of(List.of("AVAX"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("AVAL");
  }

  @Test
  void normalisedStrengthsKeepWhatTheMeanCellReceives() {
    Strengths strengths = CircuitNetwork.strengths(WORM, Dynamics.GRADED);
    Project project =
        CircuitNetwork.of(CircuitPlan.whole(WORM).with(strengths.withNormalised(true)));
    double total =
        project
            .network()
            .projection("excitation")
            .orElseThrow()
            .weight()
            .orElseThrow()
            .typical()
            .orElseThrow();
    Map<String, Double> received = new java.util.HashMap<>();
    Set<Connectome.Cell> neurons = Set.copyOf(WORM.neurons());
    WORM.connections().stream()
        .filter(c -> !c.electrical())
        .filter(c -> neurons.contains(WORM.cell(c.pre())) && neurons.contains(WORM.cell(c.post())))
        .forEach(c -> received.merge(c.post(), c.weight(), Double::sum));
    double mean = received.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    assertThat(total).isCloseTo(mean * strengths.excitatory().coherent(), within(1e-3 * total));
  }

  @Test
  void theTableOfSignsSaysWhy() {
    var table = Signs.STANDARD.withCell("AVAL", Sign.NONE).table(WORM.neurons());
    int aval = table.texts("cell").indexOf("AVAL");
    int dd1 = table.texts("cell").indexOf("DD1");
    assertThat(table.texts("sign").get(aval)).isEqualTo("none");
    assertThat(table.texts("reason").get(aval)).isEqualTo("set for this cell");
    assertThat(table.texts("sign").get(dd1)).isEqualTo("inhibitory");
    assertThat(table.texts("reason").get(dd1)).contains("GABA");
  }
}
