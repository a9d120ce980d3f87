package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Unit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Synapses with a memory: what the language allows, and where mistakes are reported.
class SynapseParserTest {

  private static final String HEAD =
      """
      synapse s
      parameters
        tau = 20 ms  > 0
        w_max = 2 weight  > 0
      """;

  private static Model parse(String text) {
    return ModelParser.parse(text, "s");
  }

  private static Problem problem(String rest) {
    ProblemException found = catchThrowableOfType(ProblemException.class, () -> parse(HEAD + rest));
    assertThat(found).as(rest).isNotNull();
    assertThat(found.problems()).as(rest).hasSize(1);
    return found.problems().getFirst();
  }

  private static void assertProblem(String rest, int line, int column, String what) {
    Problem problem = problem(rest);
    assertThat(problem.toString()).contains(what);
    Problem.Place place = Objects.requireNonNull(problem.place());
    assertThat(place.line()).as(what).isEqualTo(line);
    assertThat(place.column()).as(what).isEqualTo(column);
  }

  @Test
  void aContinuousSynapseReadsNeuronsWithADelayOfItsParametersOnly() {
    String head = "synapse s\nparameters\n  late = 2 ms \"\"\nweight = 1\ncontinuous\n";
    assertThat(parse(head + "  signal on post = weight*(x of pre delayed by late)\n").isPlastic())
        .isFalse();
    assertThatThrownBy(
            () -> parse(head + "  signal on post = x of pre delayed by (late*(y of post))\n"))
        .hasMessageContaining("'y of ...' has no value before a run");
  }

  @Test
  void tracesAndVariablesAreListedByWhatTheyBelongTo() {
    Model model =
        parse(
            HEAD
                + """
                state
                  c = 0 weight  "eligibility"
                  n = 1 Hz      "modulator"
                presynaptic dx/dt = -x/tau on spike x += 1
                modulator
                  rate = 1/tau
                  dn/dt = -n*rate
                  on spike n += rate
                between events
                  c = c*exp(-elapsed/tau)
                on post spike
                  c += w_max*x
                on pre spike
                  weight += c*n*tau
                  send weight
                """);
    assertThat(model.isPlastic()).isTrue();
    assertThat(model.isModulated()).isTrue();
    assertThat(model.states()).extracting(Model.State::name).containsExactly("x", "n", "c");
    Body.Plastic body = (Body.Plastic) model.body();
    assertThat(body.traces()).containsOnlyKeys(Side.PRE, Side.MODULATOR);
    assertThat(body.memory()).extracting(Body.Memory::name).containsExactly("c");
  }

  @Test
  void aWeightGetsTheUnitOfThePort() {
    Model model = parse(HEAD + "presynaptic dx/dt = -x/tau on spike x = 1\nsend weight\n");
    Model.Parameter bound = model.withWeight(Unit.NS).parameter("w_max").orElseThrow();
    assertThat(bound.defaultValue()).hasToString("2 nS");
    assertThat(model.parameter("w_max").orElseThrow().defaultValue()).hasToString("2 weight");
  }

  @Test
  void aWeightAndACurrentDoNotMix() {
    assertProblem("on pre spike\n  weight += 1 pA\n  send weight\n", 6, 10, "left side");
  }

  @Test
  void aTraceKnowsOnlyItself() {
    assertProblem(
        "presynaptic dx/dt = -x/tau on spike x += weight/w_max\nsend weight\n",
        5,
        42,
        "'weight' has no value among presynaptic traces");
  }

  @Test
  void aTraceIsNotChangedByASynapse() {
    assertProblem(
        "presynaptic dx/dt = -x/tau on spike x += 1\non pre spike\n  x = 0\n  send weight\n",
        7,
        3,
        "which all synapses share");
  }

  @Test
  void aVariableBelongsToOneNeuron() {
    assertProblem(
        "presynaptic dx/dt = -x/tau\npostsynaptic on spike x += 1\nsend weight\n",
        6,
        23,
        "cannot be presynaptic and postsynaptic");
  }

  @Test
  void theTimeSinceTheLastEventIsKnownBetweenEventsOnly() {
    assertProblem(
        "on pre spike\n  weight = weight*exp(-elapsed/tau)\n  send weight\n",
        6,
        24,
        "outside 'between events'");
  }

  @Test
  void aSynapseSendsOnceAndOnlyWhenItsSourceFires() {
    assertProblem("on post spike\n  weight = w_max\n", 1, 9, "sends something");
    assertProblem("on pre spike\n  send weight\n  send weight\n", 7, 3, "for the second time");
    assertProblem(
        "on post spike\n  weight = w_max\nsend weight\non pre spike\n  send weight\n",
        8,
        1,
        "when its presynaptic neuron fires, once");
    assertThat(parse(HEAD + "on post spike\n  weight = w_max\nsend weight\n").isPlastic()).isTrue();
  }

  @Test
  void whatIsSentIsAWeight() {
    assertProblem("on pre spike\n  send 1\n", 6, 8, "what is sent is a pure number");
  }

  @Test
  void onlyVariablesOfTheTargetAreReadWithADelay() {
    assertProblem(
        "on pre spike\n  weight += (V_m of pre delayed by 5 ms)*(1/mV)*w_max\n  send weight\n",
        6,
        14,
        "only variables of the target neuron can be read with a delay");
    assertProblem(
        "on pre spike\n  weight += (V_m of post delayed by 5 mV)*(1/mV)*w_max\n  send weight\n",
        6,
        37,
        "the delay");
  }

  @Test
  void randomNumbersAreDrawnAtEventsOnly() {
    assertThat(parse(HEAD + "on pre spike\n  send weight*uniform()\n").isPlastic()).isTrue();
    assertProblem(
        "presynaptic dx/dt = -x/tau on spike x = uniform()\nsend weight\n", 5, 41, "draw");
  }

  @Test
  void anUnknownVariableIsNamedWithTheNearest() {
    assertProblem(
        "state\n  trace = 0\non pre spike\n  trase = 1\n  send weight\n", 8, 3, "'trace'");
  }

  @Test
  void sectionsOfSynapsesDoNotFitNeurons() {
    ProblemException found =
        catchThrowableOfType(
            ProblemException.class,
            () -> parse("neuron n\nstate\n  V = 0 mV\non pre spike\n  V = 0 mV\n"));
    assertThat(found.problems().getFirst().toString()).contains("a neuron cannot have");
  }
}
