package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.List;
import java.util.Optional;

/// Writes the Java of a neuron kernel.
final class NeuronSource {

  private static final String STEP_ARGUMENTS =
      "(NeuronColumns columns, int from, int to, long step, Fired fired) {";

  private static final String REST = "advanceEach(columns, end__, to, step, fired);";

  private final NeuronCode neuron;
  private final Model model;
  private final Body.Neuron body;
  private final Model.Method method;
  private final Scheme scheme;
  private final String className;

  NeuronSource(Model model, NeuronForm form, Model.Method method) {
    this.neuron = NeuronCode.of(model, form);
    this.model = model;
    this.body = neuron.body();
    this.method = method;
    this.className = model.name() + "__" + method.id();
    this.scheme =
        switch (method) {
          case EXACT -> new ExactScheme(neuron);
          case EXPONENTIAL_EULER -> new ExponentialScheme(neuron, model.substeps());
          default -> new ExplicitScheme(neuron, method, model.substeps());
        };
  }

  String className() {
    return className;
  }

  String text() {
    StepCode whole = StepCode.of(neuron, Optional.of(scheme));
    StepCode rest = StepCode.of(neuron, Optional.empty());
    Optional<VectorKernel> vectors =
        Passes.of(whole).map(passes -> new VectorKernel(whole, passes));
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;");
    if (vectors.isPresent()) {
      for (String imported : List.of("DoubleVector", "VectorMask", "VectorOperators")) {
        code.line("import jdk.incubator.vector." + imported + ";");
      }
    }
    code.line("");
    code.comment("Generated from the model " + model.name() + ": " + model.description());
    code.comment("Integration: " + method.title() + ". Units: ms, mV, pA, nS, pF.");
    code.line("final class " + className + " implements NeuronKernel {").line("");
    code.line("private final boolean staged__;");
    scheme.constants().forEach(c -> code.line("private double[] " + c.array() + " = {};"));
    code.line("").line(className + "(boolean staged) {").line("staged__ = staged;").line("}");
    code.line("").line("@Override").line("public boolean isStaged() {");
    code.line("return staged__;").line("}").line("");
    code.line("@Override").line("public boolean takesSeveral() {");
    code.line("return " + vectors.isPresent() + ";").line("}");
    code.line("").all(prepare()).line("").all(initialise()).line("").all(decay()).line("");
    if (vectors.isPresent()) {
      code.all(method("advance", vectors.get().advance().line(REST)));
      code.all(vectors.get().methods());
    } else {
      code.all(method("advance", new Code().line("advanceEach(columns, from, to, step, fired);")));
    }
    code.line("").all(method("advanceEach", new ScalarText(whole).loop()));
    code.line("").all(method("finish", new ScalarText(rest).loop()));
    return code.line("").all(derivatives()).line("}").toString();
  }

  private static Code method(String name, Code body) {
    return new Code()
        .line("@Override")
        .line("public void " + name + STEP_ARGUMENTS)
        .all(body)
        .line("}");
  }

  private Code prepare() {
    Code each = scheme.prepare();
    Code code = new Code();
    code.line("@Override").line("public void prepare(NeuronColumns columns) {");
    if (!each.isEmpty()) {
      code.line("final double dt = columns.dtMs();");
      code.line("final double[][] parameter__ = columns.parameter();");
      code.line(
          "final int count__ = "
              + (neuron.isPerNeuron(each) ? "columns.refractory().length" : "1")
              + ";");
      scheme.constants().forEach(c -> code.line(c.array() + " = new double[count__];"));
      code.all(neuron.sharedParameters(each));
      code.line("for (int i = 0; i < count__; i++) {");
      code.all(neuron.neuronParameters(each)).all(each).line("}");
    }
    return code.line("}");
  }

  private Code initialise() {
    JavaText text = new JavaText();
    Code each = new Code();
    for (int s = 0; s < model.states().size(); s++) {
      Expr initial = body.initial().get(s);
      String state = model.states().get(s).name();
      String x = JavaText.name(state);
      Code definitions = neuron.declared(List.of(initial), text);
      String value = text.of(initial);
      if (definitions.isEmpty()) {
        each.line("final double " + x + " = " + value + ";");
      } else {
        each.line("final double " + x + ";").line("{").all(definitions);
        each.line(x + " = " + value + ";").line("}");
      }
      each.line(x + "__all[" + StepCode.place(state) + "] = " + x + ";");
    }
    each.line("free__[i] = 0;");
    Code code = new Code();
    code.line("@Override");
    code.line("public void initialise(NeuronColumns columns, int from, int to) {");
    code.line("final double dt = columns.dtMs();").line("final double t = 0.0;");
    return loop(code, each).line("}");
  }

  private Code decay() {
    Code code = new Code().line("@Override").line("public double decay(int variable) {");
    code.line("return switch (variable) {");
    for (int s = 0; s < model.states().size(); s++) {
      String state = model.states().get(s).name();
      if (neuron.isFading(state)) {
        code.line("case " + s + " -> " + array(scheme.decay(state)) + "[0];");
      }
    }
    return code.line("default -> 1.0;").line("};").line("}");
  }

  private String array(String constant) {
    return scheme.constants().stream()
        .filter(c -> c.name().equals(constant))
        .map(Scheme.Constant::array)
        .findFirst()
        .orElseThrow();
  }

  // Declares what the body of the loop mentions, then the loop itself.
  private Code loop(Code head, Code each) {
    Code perNeuron = neuron.neuronParameters(each);
    head.line("final double[][] parameter__ = columns.parameter();");
    for (int s = 0; s < model.states().size(); s++) {
      String state = model.states().get(s).name();
      String x = JavaText.name(state);
      if (each.mentions(x + "__all")) {
        head.line("final double[] " + x + "__all = columns.state()[" + s + "];");
        head.line("final int " + StepCode.from(state) + " = columns.stateFrom()[" + s + "];");
      }
    }
    for (int k = 0; k < model.inputs().size(); k++) {
      String name = JavaText.name(model.inputs().get(k).name());
      if (each.mentions(name + "__all")) {
        head.line("final double[] " + name + "__all = columns.input()[" + k + "];");
      }
    }
    if (each.mentions("free__")) {
      head.line("final int[] free__ = columns.refractory();");
    }
    if (each.mentions("now__")) {
      head.line("final int now__ = Refractory.now(step);");
    }
    head.all(neuron.sharedParameters(each));
    head.line("for (int i = from; i < to; i++) {");
    return head.all(perNeuron).all(each).line("}");
  }

  private Code derivatives() {
    Code each = new Code();
    Code rates = ExplicitScheme.rates(neuron);
    if (neuron.isRefractory() && rates.mentions(NeuronCode.REFRACTORY)) {
      each.line("final boolean " + NeuronCode.REFRACTORY + " = free__[i] > now__;");
    }
    for (int s = 0; s < model.states().size(); s++) {
      String x = JavaText.name(model.states().get(s).name());
      if (rates.mentions(x)) {
        each.line("final double " + x + " = at[" + s + "][i];");
      }
      if (body.equation(model.states().get(s).name()).isEmpty()) {
        rates.line("derivative[" + s + "][i] = 0.0;");
      }
    }
    for (Model.Input input : model.inputs()) {
      String x = JavaText.name(input.name());
      if (rates.mentions(x)) {
        each.line("final double " + x + " = " + x + "__all[i];");
      }
    }
    each.all(rates);
    Code code = new Code();
    code.line("@Override");
    code.line(
        "public void derivatives(NeuronColumns columns, double[][] at, double[][] derivative,"
            + " int from, int to, long step, double timeMs) {");
    code.line("final double dt = columns.dtMs();").line("final double t = timeMs;");
    return loop(code, each).line("}");
  }
}
