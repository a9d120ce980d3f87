package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.model.Model;
import cajal.model.ModelLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every model of the library keeps, whichever file is added.
class LibraryContractTest {

  private static final int SIZE = 23;

  static Stream<Model> models() {
    ModelLibrary library = ModelLibrary.standard();
    return library.names().stream().map(name -> library.find(name).orElseThrow());
  }

  static Stream<Model> neurons() {
    return models().filter(model -> model.kind() == Model.Kind.NEURON);
  }

  @Test
  void theLibraryHoldsTheModelsThatEveryoneExpects() {
    assertThat(ModelLibrary.standard().names())
        .contains(
            "iaf_psc_exp",
            "hh_cond_exp_traub",
            "celegans_graded",
            "static",
            "gap_junction",
            "poisson_generator");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelSaysWhatItIsAndWhereItComesFrom(Model model) {
    assertThat(model.description()).isNotBlank();
    // A device that only plays back what a person lists has no paper.
    if (model.kind() == Model.Kind.NEURON) {
      assertThat(model.sources()).isNotEmpty();
    }
    assertThat(model.sources())
        .allSatisfy(source -> {
          assertThat(source.citation()).isNotBlank();
          assertThat(source.doi()).matches("(10\\.\\d{4,9}/\\S+)?");
        });
    assertThat(model.parameters())
        .allSatisfy(parameter -> {
          assertThat(parameter.description()).as(parameter.name()).isNotBlank();
          assertThat(parameter.unit().symbol()).as(parameter.name()).isNotBlank();
        });
    assertThat(model.states()).allSatisfy(s -> assertThat(s.description()).isNotBlank());
    assertThat(model.key()).hasSizeLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void everyNeuronRunsAThousandStepsByEveryMethodWithoutLosingItsNumbers(Model model) {
    for (Model.Method method : model.methods()) {
      // Explicit methods need smaller steps for stiff equations than the model's own choice.
      double dt = method == model.method() ? 0.1 : 0.01;
      Bench bench = Bench.of(model, method, dt, SIZE, Map.of(), Set.of());
      for (int step = 0; step < 1000; step++) {
        shake(bench, step);
        bench.step();
      }
      for (double[] column : bench.columns.state()) {
        assertThat(Arrays.stream(column).allMatch(value -> Math.abs(value) < 1e6))
            .as(method.title())
            .isTrue();
      }
    }
  }

  // Inputs that differ from neuron to neuron and make most of them fire.
  private static void shake(Bench bench, int step) {
    double[][] arrived = bench.columns.arrived();
    for (int p = 0; p < bench.model.ports().size(); p++) {
      Model.Port port = bench.model.ports().get(p);
      for (int i = 0; i < SIZE; i++) {
        boolean hit = (step * 7 + i * 3 + p) % 41 == 0;
        int sign = port.sign() == 0 ? 1 : port.sign();
        arrived[p][i] = hit ? sign * (port.counts() ? 1 : 2 + i) : 0;
      }
    }
    for (double[] input : bench.columns.input()) {
      for (int i = 0; i < SIZE; i++) {
        input[i] = 5 * Math.sin(0.01 * step * (i + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void aPopulationMayBeCutAnywhereAndNothingChanges(Model model) {
    for (Model.Method method : model.methods()) {
      Bench whole = Bench.of(model, method, 0.05, SIZE, Map.of(), Set.of());
      Bench cut = Bench.of(model, method, 0.05, SIZE, Map.of(), Set.of());
      for (int step = 0; step < 200; step++) {
        int at = (step * 5) % (SIZE + 1);
        shake(whole, step);
        shake(cut, step);
        Fired inOne = new Fired();
        Fired inTwo = new Fired();
        whole.kernel.advance(whole.columns, 0, SIZE, step, inOne);
        cut.kernel.advance(cut.columns, 0, at, step, inTwo);
        cut.kernel.advance(cut.columns, at, SIZE, step, inTwo);
        assertThat(neurons(inTwo)).isEqualTo(neurons(inOne));
      }
      assertThat(Arrays.deepEquals(cut.columns.state(), whole.columns.state()))
          .as("%s by %s", model.name(), method.title())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void severalNeuronsAtOnceGiveTheBitsOfOneAfterTheOther(Model model) {
    for (Model.Method method : model.methods()) {
      assertSameBitsOneAfterTheOther(model, method, NeuronForm.of(Set.of()));
    }
  }

  private static void assertSameBitsOneAfterTheOther(
      Model model, Model.Method method, NeuronForm form) {
    Bench lanes = Bench.of(model, method, 0.05, SIZE, Map.of(), form);
    Bench single = Bench.of(model, method, 0.05, SIZE, Map.of(), form);
    for (int step = 0; step < 400; step++) {
      shake(lanes, step);
      shake(single, step);
      lanes.step();
      single.stepEach();
      assertThat(neurons(lanes.fired)).isEqualTo(neurons(single.fired));
    }
    assertThat(Arrays.deepEquals(single.columns.state(), lanes.columns.state()))
        .as("%s by %s", model.name(), method.title())
        .isTrue();
  }

  static Stream<Model> neuronsWithDirectPorts() {
    return neurons().filter(model -> !NeuronForm.directPorts(model).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("neuronsWithDirectPorts")
  void arrivalsAddedToAVariableItselfGiveTheSameBits(Model model) {
    NeuronForm direct = new NeuronForm(Set.of(), Set.of(), NeuronForm.directPorts(model).keySet());
    for (Model.Method method : model.methods()) {
      Bench usual = Bench.of(model, method, 0.05, SIZE, Map.of(), Set.of());
      Bench bench = Bench.of(model, method, 0.05, SIZE, Map.of(), direct);
      for (int step = 0; step < 200; step++) {
        shake(usual, step);
        usual.step();
        shake(bench, step);
        bench.step();
        assertThat(neurons(bench.fired)).isEqualTo(neurons(usual.fired));
      }
      assertThat(Arrays.deepEquals(bench.columns.state(), usual.columns.state()))
          .as("%s by %s", model.name(), method.title())
          .isTrue();
    }
  }

  /// A model and a method by which some of its variables fade.
  record Fade(Model model, Model.Method method) {

    NeuronForm form() {
      return new NeuronForm(
          Set.of(),
          Set.of(),
          NeuronForm.directPorts(model).keySet(),
          NeuronForm.fadingPorts(model, method, Set.of()));
    }

    @Override
    public String toString() {
      return model.name() + " by " + method.title();
    }
  }

  static Stream<Fade> fades() {
    return neurons()
        .flatMap(model -> model.methods().stream().map(method -> new Fade(model, method)))
        .filter(fade -> !fade.form().fading().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fades")
  void variablesThatFadeHaveTheValuesOfThoseThatAreWrittenInEachStep(Fade fade) {
    Bench usual = Bench.of(fade.model(), fade.method(), 0.05, SIZE, Map.of(), Set.of());
    Bench bench = Bench.of(fade.model(), fade.method(), 0.05, SIZE, Map.of(), fade.form());
    for (int step = 0; step < 400; step++) {
      shake(usual, step);
      usual.step();
      shake(bench, step);
      bench.step();
      assertThat(neurons(bench.fired)).isEqualTo(neurons(usual.fired));
      double[][] values = bench.values();
      for (int v = 0; v < values.length; v++) {
        // Roundings of as many products as there are steps in a period.
        assertThat(values[v]).containsExactly(usual.columns.state()[v], within(1e-11));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fades")
  void severalNeuronsAtOnceGiveTheBitsOfOneAfterTheOtherWhereVariablesFade(Fade fade) {
    assertSameBitsOneAfterTheOther(fade.model(), fade.method(), fade.form());
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void aKernelThatKnowsThatNothingArrivesGivesTheBitsOfOneToWhichNothingComes(Model model) {
    Set<String> silent = new HashSet<>();
    model.inputs().forEach(input -> silent.add(input.name()));
    model.ports().forEach(port -> silent.add(port.name()));
    Bench usual = Bench.of(model, model.method(), 0.05, SIZE, Map.of(), Set.of());
    Bench alone = Bench.of(model, model.method(), 0.05, SIZE, Map.of(), Set.of());
    NeuronKernel kernel =
        Kernels.neuron(model, new NeuronForm(Set.of(), silent, Set.of()), model.method(), false);
    kernel.prepare(alone.columns);
    for (int step = 0; step < 400; step++) {
      usual.step();
      Fired fired = new Fired();
      kernel.advance(alone.columns, 0, SIZE, step, fired);
      assertThat(neurons(fired)).isEqualTo(neurons(usual.fired));
    }
    assertThat(Arrays.deepEquals(alone.columns.state(), usual.columns.state())).isTrue();
  }

  private static List<Integer> neurons(Fired fired) {
    List<Integer> neurons = new ArrayList<>();
    for (int k = 0; k < fired.count(); k++) {
      neurons.add(fired.neuron(k));
    }
    return neurons;
  }

  @Test
  void blocksOfNeuronsMakeNoDifference() {
    int size = 2 * Lanes.BLOCK + 13;
    for (String name : List.of("iaf_cond_exp", "hh_cond_exp_traub", "gif_psc_exp")) {
      Model model = Bench.model(name);
      Model.Method method =
          name.equals("iaf_cond_exp") ? Model.Method.EXPONENTIAL_EULER : model.method();
      Bench lanes = Bench.of(model, method, 0.05, size, Map.of("I_e", 500.0), Set.of());
      Bench single = Bench.of(model, method, 0.05, size, Map.of("I_e", 500.0), Set.of());
      for (int step = 0; step < 200; step++) {
        Arrays.setAll(lanes.columns.input()[0], i -> i);
        Arrays.setAll(single.columns.input()[0], i -> i);
        lanes.step();
        Fired fired = new Fired();
        single.kernel.advanceEach(single.columns, 0, size, step, fired);
        assertThat(neurons(lanes.fired)).isEqualTo(neurons(fired));
      }
      assertThat(Arrays.deepEquals(single.columns.state(), lanes.columns.state())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void parametersOfEachNeuronGiveTheSameBitsAsSharedOnesWhereTheyAreEqual(Model model) {
    Set<String> all =
        new HashSet<>(model.parameters().stream().map(Model.Parameter::name).toList());
    Bench shared = Bench.of(model, model.method(), 0.1, SIZE, Map.of(), Set.of());
    Bench own = Bench.of(model, model.method(), 0.1, SIZE, Map.of(), all);
    for (int step = 0; step < 200; step++) {
      shake(shared, step);
      shake(own, step);
      shared.step();
      own.step();
      assertThat(neurons(own.fired)).isEqualTo(neurons(shared.fired));
    }
    assertThat(Arrays.deepEquals(own.columns.state(), shared.columns.state())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void stagesTakenFromOutsideGiveTheClassicalRungeKuttaMethod(Model model) {
    if (!model.methods().contains(Model.Method.RK4) || model.substeps() != 1) {
      return;
    }
    Bench inside = Bench.of(model, Model.Method.RK4, 0.05, SIZE, Map.of(), Set.of());
    Bench outside = Bench.of(model, Model.Method.RK4, 0.05, SIZE, Map.of(), Set.of());
    for (int step = 0; step < 200; step++) {
      shake(inside, step);
      shake(outside, step);
      inside.step();
      Stages.advance(outside.kernel, outside.columns, step);
    }
    for (int s = 0; s < model.states().size(); s++) {
      for (int i = 0; i < SIZE; i++) {
        // The same sums in another order: roundings only, which spikes could not survive unless
        // they fall into the same steps.
        assertThat(outside.columns.state()[s][i])
            .isCloseTo(inside.columns.state()[s][i], within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theGeneratedSourceNamesItsModelAndItsEquations(Model model) {
    String source = Kernels.source(model);
    if (model.kind() != Model.Kind.SYNAPSE) {
      assertThat(source).contains("Generated from the model " + model.name());
    }
    if (model.method() == Model.Method.RK4) {
      assertThat(source).contains("// d" + model.states().getFirst().name() + "/dt = ");
    }
  }
}
