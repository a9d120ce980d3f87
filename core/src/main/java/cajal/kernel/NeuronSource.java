package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes the Java of a neuron kernel.
final class NeuronSource {

  private final NeuronCode neuron;
  private final Model model;
  private final Body.Neuron body;
  private final Model.Method method;
  private final Scheme scheme;
  private final String className;

  NeuronSource(Model model, Set<String> perNeuron, Model.Method method) {
    this.neuron = NeuronCode.of(model, perNeuron);
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
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.comment("Generated from the model " + model.name() + ": " + model.description());
    code.comment("Integration: " + method.title() + ". Units: ms, mV, pA, nS, pF.");
    code.line("final class " + className + " implements NeuronKernel {").line("");
    code.line("private final boolean staged__;").all(scheme.fields()).line("");
    code.line(className + "(boolean staged) {").line("staged__ = staged;").line("}").line("");
    code.line("@Override").line("public boolean isStaged() {").line("return staged__;").line("}");
    code.line("").all(prepare()).line("").all(initialise()).line("");
    code.all(stepping("advance", true)).line("").all(derivatives()).line("");
    code.all(stepping("finish", false)).line("}");
    return code.toString();
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
      code.all(scheme.allocate()).all(neuron.sharedParameters(each));
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
      String x = JavaText.name(model.states().get(s).name());
      Code definitions = neuron.declared(List.of(initial), text);
      String value = text.of(initial);
      if (definitions.isEmpty()) {
        each.line("final double " + x + " = " + value + ";");
      } else {
        each.line("final double " + x + ";").line("{").all(definitions);
        each.line(x + " = " + value + ";").line("}");
      }
      each.line(x + "__all[i] = " + x + ";");
    }
    each.line("left__[i] = 0;");
    Code code = new Code();
    code.line("@Override");
    code.line("public void initialise(NeuronColumns columns, int from, int to) {");
    code.line("final double dt = columns.dtMs();").line("final double t = 0.0;");
    return loop(code, each).line("}");
  }

  // Declares what the body of the loop mentions, then the loop itself.
  private Code loop(Code head, Code each) {
    Code perNeuron = neuron.neuronParameters(each);
    head.line("final double[][] parameter__ = columns.parameter();");
    for (int s = 0; s < model.states().size(); s++) {
      String x = JavaText.name(model.states().get(s).name());
      if (each.mentions(x + "__all")) {
        head.line("final double[] " + x + "__all = columns.state()[" + s + "];");
      }
    }
    for (int k = 0; k < model.inputs().size(); k++) {
      String name = JavaText.name(model.inputs().get(k).name());
      if (each.mentions(name + "__all")) {
        head.line("final double[] " + name + "__all = columns.input()[" + k + "];");
      }
    }
    for (int p = 0; p < model.ports().size(); p++) {
      String name = arrived(p);
      if (each.mentions(name)) {
        head.line("final double[] " + name + " = columns.arrived()[" + p + "];");
      }
    }
    if (each.mentions("left__")) {
      head.line("final int[] left__ = columns.refractory();");
    }
    head.all(neuron.sharedParameters(each));
    head.line("for (int i = from; i < to; i++) {");
    return head.all(perNeuron).all(each).line("}");
  }

  /// `advance`, or `finish` which is the same without the integration.
  private Code stepping(String name, boolean integrates) {
    Code each = new Code();
    Code work = new Code();
    if (neuron.isRefractory()) {
      each.line("final boolean refractory__ = left__[i] > 0;");
    }
    if (integrates && !body.equations().isEmpty()) {
      for (Body.Equation equation : body.equations()) {
        work.comment(equationText(equation));
      }
      work.all(scheme.integrate());
    }
    arrivals(work);
    if (!body.eachStep().isEmpty()) {
      work.comment("each step");
      body.eachStep().forEach(assignment -> work.all(neuron.assignment(assignment)));
    }
    spikes(work);
    Code load = integrates ? scheme.load() : new Code();
    boolean shared = !neuron.isPerNeuron(scheme.prepare());
    Code locals = new Code();
    for (Model.State state : model.states()) {
      String x = JavaText.name(state.name());
      if (work.mentions(x)) {
        locals.line("double " + x + " = " + x + "__all[i];");
      }
    }
    inputs(work, locals);
    each.all(locals).all(shared ? new Code() : load).all(work);
    for (Model.State state : model.states()) {
      String x = JavaText.name(state.name());
      if (work.mentions(x)) {
        each.line(x + "__all[i] = " + x + ";");
      }
    }
    Code code = new Code();
    code.line("@Override");
    code.line(
        "public void "
            + name
            + "(NeuronColumns columns, int from, int to, long step, Fired fired) {");
    code.line("final double dt = columns.dtMs();").line("final double t = step * dt;");
    if (shared) {
      code.all(load);
    }
    return loop(code, each).line("}");
  }

  private String equationText(Body.Equation equation) {
    return "d"
        + equation.state()
        + "/dt = "
        + new JavaText().of(equation.rate())
        + (equation.held() ? "   held while refractory" : "");
  }

  private void inputs(Code work, Code locals) {
    for (int k = 0; k < model.inputs().size(); k++) {
      String name = JavaText.name(model.inputs().get(k).name());
      if (work.mentions(name)) {
        locals.line("final double " + name + " = " + name + "__all[i];");
      }
    }
    for (Map.Entry<String, Integer> named : neuron.namedArrivals().entrySet()) {
      String name = JavaText.name(named.getKey());
      if (work.mentions(name)) {
        locals.line("final double " + name + " = " + arrived(named.getValue()) + "[i];");
      }
    }
  }

  private String arrived(int port) {
    return JavaText.name(model.ports().get(port).name()) + "__arrived";
  }

  private void arrivals(Code work) {
    for (int p = 0; p < body.arrivals().size(); p++) {
      Body.Arrival arrival = body.arrivals().get(p);
      Optional<Expr> factor = arrival.factor();
      if (factor.isEmpty()) {
        continue;
      }
      JavaText text = new JavaText();
      String x = JavaText.name(arrival.variable());
      String arrived = arrived(p) + "[i]";
      String amount = isOne(factor.get()) ? arrived : arrived + " * " + text.factor(factor.get());
      work.comment("spikes " + arrival.port());
      Code statement = new Code().line(x + " += " + amount + ";");
      Code definitions = neuron.declared(List.of(factor.get()), text);
      boolean guarded = arrival.unlessRefractory() && neuron.isRefractory();
      if (guarded || !definitions.isEmpty()) {
        work.line(guarded ? "if (!refractory__) {" : "{");
        work.all(definitions).all(statement).line("}");
      } else {
        work.all(statement);
      }
    }
  }

  private static boolean isOne(Expr factor) {
    return factor instanceof Expr.Literal literal && literal.value() == 1;
  }

  private void spikes(Code work) {
    JavaText text = new JavaText();
    body.emission()
        .ifPresent(count -> {
          work.comment("emit spikes");
          Code definitions = neuron.declared(List.of(count), text);
          work.line("{").all(definitions);
          work.line(
              "for (long copies__ = (long) Math.rint("
                  + text.of(count)
                  + "); copies__ > 0; copies__--) {");
          work.line("fired.add(i);").line("}").line("}");
        });
    body.spike()
        .ifPresent(spike -> {
          Expr condition = neuron.withoutDerivatives(spike.condition());
          work.comment("spike");
          if (neuron.isRefractory()) {
            work.line("if (refractory__) {").line("left__[i]--;").line("} else {");
          } else {
            work.line("{");
          }
          work.all(neuron.declared(List.of(condition), text));
          work.line("if (" + text.of(condition) + ") {").line("fired.add(i);");
          spike.resets().forEach(reset -> work.all(neuron.assignment(reset)));
          spike
              .refractory()
              .ifPresent(time -> {
                work.all(neuron.declared(List.of(time), text));
                work.line("left__[i] = (int) Math.rint(" + text.factor(time) + " / dt);");
              });
          work.line("}").line("}");
        });
  }

  private Code derivatives() {
    Code each = new Code();
    Code rates = ExplicitScheme.rates(neuron);
    if (neuron.isRefractory() && rates.mentions("refractory__")) {
      each.line("final boolean refractory__ = left__[i] > 0;");
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
    inputs(rates, each);
    each.all(rates);
    Code code = new Code();
    code.line("@Override");
    code.line(
        "public void derivatives(NeuronColumns columns, double[][] at, double[][] derivative,"
            + " int from, int to, double timeMs) {");
    code.line("final double dt = columns.dtMs();").line("final double t = timeMs;");
    return loop(code, each).line("}");
  }
}
