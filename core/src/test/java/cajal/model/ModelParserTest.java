package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Dimension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelParserTest {

  private static final String LEAKY =
      """
      neuron leaky
        "A leaky neuron"
        source "Lapicque (1907) J Physiol Pathol Gen 9:620-635" doi:10.1000/x

      parameters
        C_m   = 250 pF  > 0    "membrane capacitance"
        tau_m = 10 ms   > 0    "membrane time constant"
        E_L   = -70 mV         "resting potential"
        V_th  = -55 mV         "threshold"
        tau_s = 2 ms    > 0    "decay"

      state
        V_m  = E_L
        I_ex = 0 pA

      input
        spikes excitatory  I_ex += weight
        current I_stim

      dynamics
        dV_m/dt  = -(V_m - E_L)/tau_m + (I_ex + I_stim)/C_m   held while refractory
        dI_ex/dt = -I_ex/tau_s

      spike when V_m >= V_th
        V_m = E_L
        refractory for 2 ms
      """;

  private static List<Problem> problems(String text) {
    ProblemException e =
        catchThrowableOfType(ProblemException.class, () -> ModelParser.parse(text, "leaky"));
    return e == null ? List.of() : e.problems();
  }

  @Test
  void aModelIsReadWithItsParametersUnitsAndBounds() {
    Model model = ModelParser.parse(LEAKY, "leaky");
    assertThat(model.kind()).isEqualTo(Model.Kind.NEURON);
    assertThat(model.name()).isEqualTo("leaky");
    assertThat(model.description()).isEqualTo("A leaky neuron");
    assertThat(model.sources())
        .containsExactly(
            new Model.Source("Lapicque (1907) J Physiol Pathol Gen 9:620-635", "10.1000/x"));
    Model.Parameter capacitance = model.parameter("C_m").orElseThrow();
    assertThat(capacitance.defaultValue().coherent()).isEqualTo(250);
    assertThat(capacitance.unit().symbol()).isEqualTo("pF");
    assertThat(capacitance.allows(0)).isFalse();
    assertThat(model.parameter("E_L").orElseThrow().defaultValue().value()).isEqualTo(-70);
    assertThat(model.ports()).containsExactly(new Model.Port("excitatory", pa(), 0, false));
    assertThat(model.states()).extracting(s -> s.unit().symbol()).containsExactly("mV", "pA");
    assertThat(model.key()).containsExactly("C_m", "tau_m", "E_L", "V_th", "tau_s");
  }

  private static cajal.unit.Unit pa() {
    return cajal.unit.Unit.PA;
  }

  /// A model text with one mistake, and how the message about it begins.
  ///
  /// @param from what is replaced in the sound text
  /// @param to by what
  record Mistake(String from, String to, int line, int column, String message) {}

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "tau_m + (I_ex",
            "C_m + (I_ex",
            21,
            31,
            "the left side of '+' is in mV^2*ms^-1*pA^-1, the right side is in mV/ms."),
        new Mistake(
            ")/C_m   held",
            ")   held",
            21,
            33,
            "the left side of '+' is in mV/ms, the right side is in pA."),
        new Mistake(
            "-I_ex/tau_s",
            "-I_ex",
            22,
            14,
            "the rate of change of 'I_ex' is in pA, but must be in pA/ms. Dividing by 'tau_m'"),
        new Mistake(
            "V_m = E_L\n  refr",
            "V_m = C_m\n  refr",
            25,
            9,
            "the new value of 'V_m' is in pF, but must be in mV."),
        new Mistake(
            "V_m >= V_th",
            "V_m >= tau_m",
            24,
            16,
            "the left side of '>=' is in mV, the right side is in ms."),
        new Mistake(
            "V_m >= V_th",
            "V_m + V_th",
            24,
            12,
            "what follows 'when' is in mV, but must be a condition."),
        new Mistake(
            "for 2 ms", "for 2 mV", 26, 18, "the refractory period is in mV, but must be in ms."),
        new Mistake(
            "I_ex += weight",
            "I_exc += weight",
            17,
            22,
            "there is no state variable 'I_exc' that spikes could change. Did you mean 'I_ex'?"),
        new Mistake(
            "I_ex += weight",
            "I_ex += weight*weight",
            17,
            36,
            "what a spike adds must be proportional to 'weight'."),
        new Mistake(
            "(V_m - E_L)/tau_m",
            "(V_n - E_L)/tau_m",
            21,
            16,
            "there is nothing called 'V_n' in this model. Did you mean 'V_m'?"),
        new Mistake(
            "dI_ex/dt",
            "dI_x/dt",
            22,
            3,
            "there is no state variable 'I_x' for this equation. Did you mean 'I_ex'?"),
        new Mistake("= 250 pF", "= 250 pX", 6, 15, "'pX' is not a unit that is known here."),
        new Mistake(
            "= 250 pF  > 0",
            "= -250 pF  > 0",
            6,
            20,
            "the value of 'C_m' lies outside its own bounds."),
        new Mistake("I_ex = 0 pA", "V_m = 0 mV", 14, 3, "the name 'V_m' is used twice."),
        new Mistake(
            "dynamics",
            "dinamics",
            20,
            1,
            "found 'dinamics' where the beginning of a section was expected."
                + " Did you mean 'dynamics'?"),
        new Mistake(
            "neuron leaky",
            "neurone leaky",
            1,
            1,
            "found 'neurone' where 'neuron', 'synapse' or 'stimulator' was expected."),
        new Mistake("(V_m - E_L)", "(V_m - E_L", 21, 56, "found 'held' where ')' was expected."),
        new Mistake(
            "-I_ex/tau_s",
            "-I_ex/tau_s tau_m",
            22,
            26,
            "found 'tau_m' where the end of the line was expected."),
        new Mistake(
            "-I_ex/tau_s",
            "-2 I_ex/tau_s",
            22,
            17,
            "'I_ex' follows a number, but is not a unit. Write '2 * I_ex' for a product."),
        new Mistake(
            "-I_ex/tau_s",
            "expp(1)*-I_ex/tau_s",
            22,
            14,
            "there is no function 'expp'. Did you mean 'exp'?"),
        new Mistake(
            "-I_ex/tau_s",
            "-I_ex/tau_s*exp(V_m)",
            22,
            30,
            "'exp' needs something that is a pure number, but found something in mV."),
        new Mistake(
            "-I_ex/tau_s",
            "-I_ex/tau_s*noise(1 ms)",
            22,
            26,
            "'noise' can only stand in a stimulator."),
        new Mistake(
            "-I_ex/tau_s",
            "-I_ex/tau_s*normal()",
            22,
            26,
            "'normal' draws a number for each step and cannot stand here. Draw in 'each step'"),
        new Mistake(
            "V_m  = E_L",
            "V_m  = E_L*uniform()",
            13,
            14,
            "'uniform' draws a number for each step and cannot stand here."),
        new Mistake(
            "current I_stim",
            "current I_stim in mV",
            21,
            41,
            "the left side of '+' is in pA, the right side is in mV."),
        new Mistake(
            "-I_ex/tau_s",
            "V_m of pre",
            22,
            14,
            "only a synapse reads variables of other neurons."),
        new Mistake(
            "spike when",
            "integrate by exacty\nspike when",
            24,
            14,
            "these equations cannot be integrated by 'exacty'. Did you mean 'exact'?"),
        new Mistake("V_m  = E_L", "V_m  = V_m", 13, 10, "'V_m' is defined by itself."),
        new Mistake(
            "dynamics", "weight = 2 ms\ndynamics", 20, 1, "a neuron cannot have this statement."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsPlaceAndRemedy(Mistake mistake) {
    assertThat(LEAKY).contains(mistake.from());
    String text = LEAKY.replace(mistake.from(), mistake.to());
    List<Problem> problems = problems(text);
    assertThat(problems)
        .extracting(Problem::toString)
        .anySatisfy(found ->
            assertThat(found)
                .startsWith(
                    "leaky:" + mistake.line() + ":" + mistake.column() + ": " + mistake.message()));
  }

  @Test
  void allMistakesOfATextAreFoundInOneReading() {
    String text =
        LEAKY
            .replace("C_m   = 250 pF", "C_m   = two pF")
            .replace("spikes excitatory", "spike excitatory")
            .replace("refractory for", "refractory until");
    assertThat(problems(text))
        .extracting(problem -> problem.place() == null ? 0 : problem.place().line())
        .containsExactly(6, 17, 26);
    String units = LEAKY.replace("-I_ex/tau_s", "-I_ex").replace("for 2 ms", "for 2 mV");
    assertThat(problems(units)).hasSize(2);
  }

  @Test
  void theMethodFollowsFromTheEquations() {
    assertThat(ModelParser.parse(LEAKY, "x").method()).isEqualTo(Model.Method.EXACT);
    String conductance = LEAKY.replace("(I_ex + I_stim)/C_m", "I_ex*(1 - V_m/E_L)/C_m");
    assertThat(ModelParser.parse(conductance, "x").method())
        .isEqualTo(Model.Method.EXPONENTIAL_EULER);
    String quadratic = LEAKY.replace("(V_m - E_L)/tau_m", "(V_m - E_L)^2/tau_m/E_L");
    assertThat(ModelParser.parse(quadratic, "x").method()).isEqualTo(Model.Method.RK4);
    assertThat(ModelParser.parse(quadratic, "x").methods())
        .doesNotContain(Model.Method.EXACT, Model.Method.EXPONENTIAL_EULER);
  }

  @Test
  void aStateNamedLikeAUnitIsNotTakenForOne() {
    String text =
        """
        neuron gates
        state
          m = 0.5
        dynamics
          dm/dt = 1/ms * (1 - m) - 2/ms/m*m*m
        """;
    Model model = ModelParser.parse(text, "gates");
    assertThat(model.states().getFirst().unit().dimension()).isEqualTo(Dimension.NONE);
  }

  @Test
  void anEmptyTextIsAProblemWithAPlace() {
    assertThat(problems("")).hasSize(1);
    assertThat(problems("").getFirst().place()).isNotNull();
  }
}
