package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every mistake in a drawing is named with its place and the way to mend it.
class NetworkCompilerTest {

  private static final ConnectionRule ALL = new ConnectionRule.AllToAll(true);
  private static final Network TWO =
      Network.EMPTY
          .with(Population.of("E", "iaf_psc_exp", 4))
          .with(Population.of("I", "iaf_psc_exp", 3));

  private static Distribution pa(double value) {
    return Distribution.constant(value, Unit.PA);
  }

  private static Projection projection(ConnectionRule rule, Distribution weight) {
    return Projection.of("E to I", "E", "I", rule, weight);
  }

  private static List<Problem> problems(Network network) {
    return NetworkCompiler.check(network, ModelLibrary.standard(), 0.1);
  }

  private static void assertProblem(Network network, String place, String what, String remedy) {
    assertThat(problems(network))
        .anySatisfy(problem -> {
          assertThat(problem.place()).isNotNull();
          assertThat(String.valueOf(problem.place())).isEqualTo(place);
          assertThat(problem.what()).contains(what);
          assertThat(problem.remedy()).contains(remedy);
        });
    assertThatThrownBy(() -> NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1))
        .isInstanceOf(ProblemException.class);
  }

  private static CompiledNetwork compile(Network network) {
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1);
  }

  @Test
  void aSoundNetworkHasNoProblems() {
    assertThat(problems(TWO.with(projection(ALL, pa(10))))).isEmpty();
  }

  @Test
  void anUnknownModelIsNamedWithTheNearest() {
    assertProblem(
        Network.EMPTY.with(Population.of("E", "iaf_psc_ex", 1)),
        "populations.E.model",
        "no neuron model 'iaf_psc_ex'",
        "'iaf_psc_exp'");
  }

  @Test
  void aSynapseIsNoNeuron() {
    assertProblem(
        Network.EMPTY.with(Population.of("E", "static", 1)),
        "populations.E.model",
        "not a neuron model",
        "The nearest known names");
  }

  @Test
  void anUnknownParameterIsNamedWithTheNearest() {
    assertProblem(
        Network.EMPTY.with(Population.of("E", "iaf_psc_exp", 1).withParameter("tau_syn", pa(1))),
        "populations.E.parameters.tau_syn",
        "no parameter 'tau_syn'",
        "'tau_syn_ex'");
  }

  @Test
  void aParameterOutsideItsBoundsIsRefused() {
    assertProblem(
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", 1)
                .withParameter("tau_m", Distribution.constant(0, Unit.MS))),
        "populations.E.parameters.tau_m",
        "0 ms is outside the bounds of tau_m",
        "more than 0 ms");
  }

  @Test
  void aParameterInTheWrongUnitIsRefused() {
    assertProblem(
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", 1)
                .withParameter("tau_m", Distribution.constant(10, Unit.MV))),
        "populations.E.parameters.tau_m",
        "tau_m is in ms",
        "10 ms");
  }

  @Test
  void aDrawThatLeavesTheBoundsIsRefused() {
    Network network =
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", 100)
                .withParameter(
                    "tau_m", new Distribution.Uniform(Quantity.ms(-1), Quantity.ms(10))));
    assertThatThrownBy(() -> compile(network))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("populations.E.parameters.tau_m")
        .hasMessageContaining("outside the bounds");
  }

  @Test
  void aWeightInTheWrongUnitOfItsPortIsRefused() {
    assertProblem(
        TWO.with(projection(ALL, Distribution.constant(5, Unit.MV))),
        "projections.E to I.weight",
        "wrong unit",
        "5 pA");
  }

  @Test
  void aMissingWeightIsAskedFor() {
    assertProblem(
        TWO.with(projection(ALL, pa(1)).withWeight(Optional.empty())),
        "projections.E to I.weight",
        "no weight",
        "pA");
  }

  @Test
  void theSignOfTheWeightChoosesThePort() {
    CompiledNetwork network =
        compile(
            TWO.with(projection(ALL, pa(10))).with(Projection.of("back", "I", "E", ALL, pa(-10))));
    assertThat(network.synapses().get(0).parts().getFirst().port()).isEqualTo(0);
    assertThat(network.synapses().get(1).parts().getFirst().port()).isEqualTo(1);
    assertThat(network.header("").populations().get(0).inhibitory()).isFalse();
    assertThat(network.header("").populations().get(1).inhibitory()).isTrue();
  }

  @Test
  void aPortRefusesWeightsOfTheWrongSign() {
    assertProblem(
        TWO.with(projection(ALL, pa(-10)).withPort(Optional.of("excitatory"))),
        "projections.E to I.weight",
        "outside the bounds of a weight at port excitatory",
        "at least 0 pA");
  }

  @Test
  void anUnknownPortIsNamedWithTheNearest() {
    assertProblem(
        TWO.with(projection(ALL, pa(10)).withPort(Optional.of("excitory"))),
        "projections.E to I.port",
        "no port 'excitory'",
        "'excitatory'");
  }

  @Test
  void aDelayShorterThanAStepIsRefused() {
    for (double delay : new double[] {0.05, 0, -1}) {
      assertProblem(
          TWO.with(projection(ALL, pa(10)).withDelay(Distribution.constant(delay, Unit.MS))),
          "projections.E to I.delay",
          "shorter than a step",
          "at least one step");
    }
  }

  @Test
  void oneToOneNeedsEqualSizes() {
    assertProblem(
        TWO.with(projection(new ConnectionRule.OneToOne(), pa(10))),
        "projections.E to I.rule",
        "'E' has 4 and 'I' has 3",
        "equal");
  }

  @Test
  void anIndegreeBeyondTheSourcesNeedsMultapses() {
    assertProblem(
        TWO.with(projection(new ConnectionRule.FixedIndegree(5, true, false), pa(10))),
        "projections.E to I.rule",
        "only 4 neurons",
        "Allow multapses");
  }

  @Test
  void unknownNodesAreNamedWithTheNearest() {
    assertProblem(
        TWO.with(Projection.of("p", "EE", "I", ALL, pa(1))),
        "projections.p.source",
        "no node 'EE'",
        "'E'");
  }

  @Test
  void unknownCellsAreRefused() {
    ConnectionRule.Pair pair = new ConnectionRule.Pair("0", "7", 1);
    assertProblem(
        TWO.with(projection(new ConnectionRule.Explicit(List.of(pair)), pa(10))),
        "projections.E to I.rule",
        "no neuron 7",
        "0 to 2");
  }

  @Test
  void anUnknownRecordableIsNamedWithTheNearest() {
    Recorder recorder = new Recorder("R", List.of("V"), Quantity.ms(1));
    assertProblem(
        TWO.with(recorder).with(Projection.of("p", "R", "E", ALL, pa(1))),
        "recorders.R.variables",
        "no 'V'",
        "'V_m'");
  }

  @Test
  void anUnknownIntegrationIsRefusedWithTheChoice() {
    assertProblem(
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", 1).withIntegration(Optional.of("magic"))),
        "populations.E.integration",
        "'magic'",
        "exact");
  }

  @Test
  void severalProblemsAreToldAtOnce() {
    Network network =
        Network.EMPTY
            .with(Population.of("E", "nothing", 1))
            .with(Population.of("I", "iaf_psc_exp", 0))
            .with(Projection.of("p", "E", "X", ALL, pa(1)));
    assertThat(problems(network)).hasSize(3);
  }

  @Test
  void aNetworkBeyondTheMemoryIsRefusedBeforeItIsBuilt() {
    Network network =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", 10_000_000))
            .with(
                Projection.of(
                    "p", "E", "E", new ConnectionRule.FixedIndegree(10_000, true, true), pa(1)));
    assertProblem(network, "projections.p.rule", "100,000,000,000 connections", "Divide");
    assertThat(NetworkCompiler.predict(network, ModelLibrary.standard(), 0.1).getFirst().bytes())
        .isEqualTo(4e11);
  }

  @Test
  void aStimulatorDrivesChosenCells() {
    Stimulator dc = new Stimulator("dc", "dc_generator", Map.of("amplitude", pa(100)));
    Projection drive =
        Projection.of("p", "dc", "E", new ConnectionRule.Chosen(List.of("3", "1")), pa(1))
            .withWeight(Optional.empty());
    Drive compiled = compile(TWO.with(dc).with(drive)).drives().getFirst();
    assertThat(compiled.current()).isTrue();
    assertThat(compiled.targets()).containsExactly(1, 3);
    assertThat(compiled.weight()).containsExactly(1, 1);
  }

  @Test
  void timesThatDoNotAscendAreRefused() {
    for (List<Double> times : List.of(List.of(5.0, 2.0), List.of(5.0, 5.0))) {
      assertProblem(
          TWO.with(steps(times, List.of(1.0, 2.0))),
          "stimulators.steps.parameters.amplitude_times",
          "the times must ascend",
          "Sort the times");
    }
    assertThat(problems(TWO.with(steps(List.of(2.0, 5.0), List.of(1.0, 2.0))))).isEmpty();
  }

  @Test
  void listsOfUnequalLengthAreRefused() {
    assertProblem(
        TWO.with(steps(List.of(1.0, 2.0), List.of(1.0))),
        "stimulators.steps.parameters",
        "amplitude_times has 2, amplitude_values has 1",
        "one value for each time");
  }

  private static Stimulator steps(List<Double> times, List<Double> values) {
    return new Stimulator(
        "steps",
        "step_current_generator",
        Map.of(
            "amplitude_times",
            new Distribution.Listed(times, Unit.MS),
            "amplitude_values",
            new Distribution.Listed(values, Unit.PA)));
  }

  @Test
  void aContinuousSynapseNeedsTheVariablesThatItReads() {
    assertProblem(
        TWO.with(projection(ALL, Distribution.constant(1, Unit.NS)).withSynapse("graded_chemical")),
        "projections.E to I.synapse",
        "no state variable 's'",
        "");
  }

  @Test
  void spikesNeedAPort() {
    assertProblem(
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", 1))
            .with(Population.of("G", "celegans_graded", 1))
            .with(Projection.of("p", "E", "G", ALL, pa(1))),
        "projections.p",
        "celegans_graded takes no spikes",
        "continuous synapse");
  }
}
