package cajal.kernel;

import cajal.model.Body;
import cajal.model.Model;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Continuous couplings and the stages of populations that are integrated together with them,
/// printed for a device: the sums over a target's connections in the order of its row.
public final class DeviceCoupling {

  /// Arrays of the kernels, in the order of their arguments.
  public static final List<String> ARRAYS =
      List.of("clock", "index", "state", "inputs", "parameter", "left");

  private static final String ARGUMENTS =
      "(long[] clock__, int[] index__, double[] state__, double[] inputs__, double[] parameter__,"
          + " int[] left__) {";

  private final Model model;
  private final DevicePlace place;
  private final int[][] stages;
  private final List<DeviceCouplingPlace> couplings;
  private final Set<String> perNeuron;
  private final DeviceExpressions text;

  /// @param stages `[stage][variable]`, where variables of neuron 0 are: as they are, in the two
  ///   stages, and the weighted sum of derivatives
  /// @param perNeuron parameters that differ from neuron to neuron
  public DeviceCoupling(
      Model model,
      DevicePlace place,
      int[][] stages,
      Set<String> perNeuron,
      List<DeviceCouplingPlace> couplings) {
    this.perNeuron = Set.copyOf(perNeuron);
    this.model = model;
    this.place = place;
    this.stages = stages.clone();
    this.couplings = List.copyOf(couplings);
    text = new DeviceExpressions("0L", "i");
  }

  /// The method that adds currents to the inputs of a population that is not integrated in stages.
  public String hold(String name) {
    Code each = new Code();
    for (DeviceCouplingPlace coupling : couplings) {
      String input = "inputs__[" + place.input()[coupling.input()] + " + i]";
      each.line("{").line("double current__ = " + input + ";");
      each.all(sum(coupling, 0)).line(input + " = current__;").line("}");
    }
    return method(name, each);
  }

  /// The four methods, `name__0` to `name__3`, that take a population through a substep.
  ///
  /// @param substep its index
  /// @param substeps number of substeps in a step
  public List<String> stages(String name, int substep, int substeps) {
    List<String> methods = new ArrayList<>();
    for (int stage = 0; stage < 4; stage++) {
      methods.add(stage(name + "__" + stage, stage, substep, place.dtMs() / substeps));
    }
    return methods;
  }

  private String stage(String name, int stage, int substep, double h) {
    int at = new int[] {0, 1, 2, 1}[stage];
    NeuronCode neuron = NeuronCode.of(model, NeuronForm.of(perNeuron));
    Code rates = new Code();
    neuron
        .definitions(neuron.rates())
        .forEach(d ->
            rates.line(
                "final double " + JavaText.name(d.name()) + " = " + text.of(d.value()) + ";"));
    for (int s = 0; s < model.states().size(); s++) {
      String slope = "slope__" + s;
      String value =
          neuron
              .body()
              .equation(model.states().get(s).name())
              .map(e -> rate(neuron, e))
              .orElse("0.0");
      rates.line("final double " + slope + " = " + value + ";");
    }
    Code code = new Code();
    if (rates.mentions("t")) {
      double ahead = stage == 0 ? 0 : stage == 3 ? h : h / 2;
      code.line("final long step = clock__[0];");
      code.line(
          "final double start__ = step * "
              + JavaText.number(place.dtMs())
              + " + "
              + JavaText.number(substep * h)
              + ";");
      code.line(
          "final double t = start__" + (stage == 0 ? "" : " + " + JavaText.number(ahead)) + ";");
    }
    if (rates.mentions("dt")) {
      code.line("final double dt = " + JavaText.number(place.dtMs()) + ";");
    }
    if (rates.mentions(NeuronCode.REFRACTORY)) {
      code.line(
          "final boolean " + NeuronCode.REFRACTORY + " = 0 < left__[" + place.left() + " + i];");
    }
    for (int p = 0; p < model.parameters().size(); p++) {
      String parameter = JavaText.name(model.parameters().get(p).name());
      if (rates.mentions(parameter)) {
        String each = perNeuron.contains(model.parameters().get(p).name()) ? " + i" : "";
        code.line(
            "final double " + parameter + " = parameter__[" + place.parameter()[p] + each + "];");
      }
    }
    inputs(code, rates, at);
    for (int s = 0; s < model.states().size(); s++) {
      String x = JavaText.name(model.states().get(s).name());
      if (rates.mentions(x)) {
        code.line("final double " + x + " = state__[" + stages[at][s] + " + i];");
      }
    }
    return method(name, code.all(rates).all(moved(stage, h)));
  }

  private String rate(NeuronCode neuron, Body.Equation equation) {
    String rate = text.of(equation.rate());
    return neuron.isHeld(equation) ? NeuronCode.REFRACTORY + " ? 0.0 : " + rate : rate;
  }

  private void inputs(Code code, Code rates, int at) {
    for (int k = 0; k < model.inputs().size(); k++) {
      int input = k;
      String name = JavaText.name(model.inputs().get(k).name());
      if (!rates.mentions(name)) {
        continue;
      }
      if (place.input()[k] < 0) {
        code.line("final double " + name + " = 0.0;");
        continue;
      }
      code.line("final double " + name + ";").line("{");
      code.line("double current__ = inputs__[" + place.input()[k] + " + i];");
      couplings.stream().filter(c -> c.input() == input).forEach(c -> code.all(sum(c, at)));
      code.line(name + " = current__;").line("}");
    }
  }

  private Code moved(int stage, double h) {
    Code code = new Code();
    for (int s = 0; s < model.states().size(); s++) {
      String y = "state__[" + stages[0][s] + " + i]";
      String total = "state__[" + stages[3][s] + " + i]";
      String slope = "slope__" + s;
      if (stage == 3) {
        code.line(
            y + " = " + y + " + " + JavaText.number(h / 6) + " * (" + total + " + " + slope + ");");
        continue;
      }
      String next = "state__[" + stages[stage == 1 ? 2 : 1][s] + " + i]";
      String ahead = JavaText.number(stage == 2 ? h : h / 2);
      code.line(total + " = " + (stage == 0 ? slope : total + " + 2.0 * " + slope) + ";");
      code.line(next + " = " + y + " + " + ahead + " * " + slope + ";");
    }
    return code;
  }

  // Adds what the connections of neuron `i` give to `current__`.
  private Code sum(DeviceCouplingPlace coupling, int at) {
    if (!(coupling.synapse().body() instanceof Body.Synapse body) || body.current().isEmpty()) {
      throw new IllegalArgumentException(coupling.synapse().name() + " is no continuous synapse");
    }
    if (!body.late().isEmpty()) {
      throw new DeviceExpressions.Inexpressible("it follows a variable of a neuron with a delay");
    }
    Code inner = new Code();
    for (Body.Definition d : body.definitions()) {
      inner.line("final double " + JavaText.name(d.name()) + " = " + text.of(d.value()) + ";");
    }
    inner.line("sum__ = sum__ + " + text.of(body.current().get()) + ";");
    Code code = new Code().line("{");
    for (int p = 0; p < coupling.synapse().parameters().size(); p++) {
      String parameter = JavaText.name(coupling.synapse().parameters().get(p).name());
      if (inner.mentions(parameter)) {
        code.line("final double " + parameter + " = parameter__[" + coupling.parameter()[p] + "];");
      }
    }
    for (int s = 0; s < model.states().size(); s++) {
      String x = JavaText.name(model.states().get(s).name()) + "__post";
      if (inner.mentions(x)) {
        code.line("final double " + x + " = state__[" + stages[at][s] + " + i];");
      }
    }
    code.line("double sum__ = 0.0;");
    code.line("final int first__ = index__[" + coupling.rowStart() + " + i];");
    code.line("final int end__ = index__[" + (coupling.rowStart() + 1) + " + i];");
    code.line("for (int k = first__; k < end__; k++) {");
    if (inner.mentions("weight")) {
      code.line("final double weight = parameter__[" + coupling.weight() + " + k];");
    }
    code.line("final int source__ = index__[" + coupling.sources() + " + k];");
    for (int s = 0; s < coupling.source().states().size(); s++) {
      String x = JavaText.name(coupling.source().states().get(s).name()) + "__pre";
      if (inner.mentions(x)) {
        code.line("final double " + x + " = state__[" + coupling.state()[at][s] + " + source__];");
      }
    }
    code.all(inner).line("}");
    return code.line("current__ = current__ + sum__;").line("}");
  }

  private String method(String name, Code each) {
    Code code = new Code();
    code.comment("couplings of neurons of " + model.name());
    code.line("public static void " + name + ARGUMENTS);
    code.line("for (@Parallel int i = 0; i < " + place.size() + "; i++) {");
    return code.all(each).line("}").line("}").toString();
  }

  /// Methods, or in words why there are none.
  ///
  /// @throws ProblemException if a device cannot do what the equations need
  public static <T> T expressed(String what, Supplier<T> methods) {
    try {
      return methods.get();
    } catch (DeviceExpressions.Inexpressible e) {
      throw new ProblemException(
          Problem.error(
              null,
              what + " cannot run on a device: " + e.getMessage() + ".",
              "Run it on the processor."));
    }
  }
}
