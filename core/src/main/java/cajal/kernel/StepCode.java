package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a neuron of a model does in one step, as statements, and what they read.
///
/// @param neuron the model
/// @param constants numbers derived from the parameters that the statements use
/// @param perNeuron whether these differ from neuron to neuron
/// @param statements the step
/// @param used every name in them
/// @param assigned the variables that they assign
record StepCode(
    NeuronCode neuron,
    List<Scheme.Constant> constants,
    boolean perNeuron,
    List<Statement> statements,
    Set<String> used,
    Set<String> assigned) {

  /// @param integration the scheme; empty where the engine has integrated already
  static StepCode of(NeuronCode neuron, Optional<Scheme> integration) {
    List<Statement> all = new ArrayList<>();
    integration.ifPresent(scheme -> {
      for (Body.Equation equation : neuron.body().equations()) {
        all.add(new Statement.Note(equationText(equation)));
      }
      all.addAll(scheme.integrate());
    });
    arrivals(neuron, all);
    if (!neuron.body().eachStep().isEmpty()) {
      all.add(new Statement.Note("each step"));
      neuron.body().eachStep().forEach(a -> all.add(Statement.assignment(neuron, a)));
    }
    spikes(neuron, all);
    for (String state : neuron.stateNames()) {
      if (neuron.isFading(state)) {
        Expr value =
            Terms.times(Terms.name(neuron.kept(state)), Terms.name(NeuronCode.level(state)));
        all.addFirst(new Statement.Let(state, value));
      }
    }
    for (Model.Input input : neuron.model().inputs()) {
      if (neuron.form().silent().contains(input.name())) {
        all.addFirst(new Statement.Let(input.name(), Terms.number(0)));
      }
    }
    List<Statement> statements = Reciprocals.in(Statement.pruned(all), neuron.fixed());
    Set<String> used = Statement.names(statements);
    Set<String> assigned = new HashSet<>();
    Statement.assigned(statements, assigned);
    List<Scheme.Constant> constants =
        integration.map(Scheme::constants).orElse(List.of()).stream()
            .filter(c -> used.contains(c.name()))
            .toList();
    boolean perNeuron = integration.filter(s -> neuron.isPerNeuron(s.prepare())).isPresent();
    return new StepCode(neuron, constants, perNeuron, statements, used, assigned);
  }

  private static String equationText(Body.Equation equation) {
    return "d"
        + equation.state()
        + "/dt = "
        + new JavaText().of(equation.rate())
        + (equation.held() ? "   held while refractory" : "");
  }

  /// What arrives at a port, as a name.
  static String arriving(Model.Port port) {
    return port.name() + "__in";
  }

  private static void arrivals(NeuronCode neuron, List<Statement> all) {
    List<Model.Port> ports = neuron.model().ports();
    for (int p = 0; p < ports.size(); p++) {
      Body.Arrival arrival = neuron.body().arrivals().get(p);
      Expr weights = Terms.name(arriving(ports.get(p)));
      boolean silent = neuron.form().silent().contains(arrival.port());
      if (arrival.factor().isEmpty()) {
        // All that arrives acts during the step at whose end it arrives.
        all.addFirst(new Statement.Let(arrival.variable(), silent ? Terms.number(0) : weights));
        continue;
      }
      if (silent || neuron.form().direct().contains(arrival.port())) {
        continue;
      }
      Expr factor = arrival.factor().get();
      Expr amount = isOne(factor) ? weights : Terms.times(weights, factor);
      Expr value = Terms.plus(Terms.name(arrival.variable()), amount);
      Statement add =
          neuron.scoped(List.of(factor), new Statement.Assign(arrival.variable(), value));
      all.add(new Statement.Note("spikes " + arrival.port()));
      all.add(
          arrival.unlessRefractory() && neuron.isRefractory()
              ? new Statement.When(Terms.not(Terms.name(NeuronCode.REFRACTORY)), List.of(add))
              : add);
    }
  }

  private static boolean isOne(Expr factor) {
    return factor instanceof Expr.Literal literal && literal.value() == 1;
  }

  private static void spikes(NeuronCode neuron, List<Statement> all) {
    neuron
        .body()
        .emission()
        .ifPresent(count -> {
          all.add(new Statement.Note("emit spikes"));
          all.add(neuron.scoped(List.of(count), new Statement.Emit(count)));
        });
    neuron
        .body()
        .spike()
        .ifPresent(spike -> {
          all.add(new Statement.Note("spike"));
          Expr condition = neuron.withoutDerivatives(spike.condition());
          List<Statement> reset = new ArrayList<>();
          spike.resets().forEach(a -> reset.add(Statement.assignment(neuron, a)));
          Optional<Expr> rest = spike.refractory().map(time -> afterReset(neuron, time, reset));
          all.add(neuron.scoped(List.of(condition), new Statement.Fire(condition, reset, rest)));
        });
  }

  // What the refractory period needs of the definitions, anew under other names: resets may have
  // changed what they were when the neuron fired.
  private static Expr afterReset(NeuronCode neuron, Expr time, List<Statement> reset) {
    Map<String, String> names = new HashMap<>();
    neuron.definitions(List.of(time)).forEach(d -> names.put(d.name(), d.name() + "__reset"));
    reset.addAll(Statement.renamed(neuron.lets(List.of(time)), names));
    return Terms.renamed(time, name -> names.getOrDefault(name, name));
  }

  /// Declares the columns that the statements read, and what all neurons share.
  Code head() {
    Code code = new Code();
    code.line("final double dt = columns.dtMs();").line("final double t = step * dt;");
    code.line("final double[][] parameter__ = columns.parameter();");
    Model model = neuron.model();
    for (int s = 0; s < model.states().size(); s++) {
      String state = model.states().get(s).name();
      if (states().contains(state)) {
        column(code, state, "columns.state()[" + s + "]");
        code.line("final int " + from(state) + " = columns.stateFrom()[" + s + "];");
      }
      String level = NeuronCode.level(state);
      if (used.contains(level)) {
        String now = "columns.fading()[" + s + "].level(step);";
        code.line("final double " + JavaText.name(level) + " = " + now);
      }
    }
    for (int k = 0; k < model.inputs().size(); k++) {
      if (inputs().contains(model.inputs().get(k).name())) {
        column(code, model.inputs().get(k).name(), "columns.input()[" + k + "]");
      }
    }
    for (int p = 0; p < model.ports().size(); p++) {
      String name = arriving(model.ports().get(p));
      if (used.contains(name)) {
        code.line("final double[] " + name + "__all = columns.arrived()[" + p + "];");
        code.line("final int " + name + "__from = columns.arrivedFrom()[" + p + "];");
      }
    }
    if (readsRefractory()) {
      code.line("final int[] free__ = columns.refractory();");
      code.line("final int now__ = Refractory.now(step);");
    }
    code.all(neuron.parameters(used, false));
    if (!perNeuron) {
      constants.forEach(c -> code.line("final double " + c.name() + " = " + c.array() + "[0];"));
    }
    return code;
  }

  private static void column(Code code, String name, String source) {
    code.line("final double[] " + JavaText.name(name) + "__all = " + source + ";");
  }

  /// The port whose arrivals are added to a variable itself; -1 if there is none.
  int directPort(String state) {
    List<Body.Arrival> arrivals = neuron.body().arrivals();
    for (int p = 0; p < arrivals.size(); p++) {
      if (arrivals.get(p).variable().equals(state)
          && neuron.form().direct().contains(arrivals.get(p).port())) {
        return p;
      }
    }
    return -1;
  }

  /// Name of the place of neuron 0 in the column of a state variable.
  static String from(String state) {
    return JavaText.name(state) + "__from";
  }

  /// Where neuron `i` is in the column of a state variable.
  static String place(String state) {
    return from(state) + " + i";
  }

  /// When a neuron is free again that fires.
  ///
  /// @param ms Java of its refractory period, ms
  static String freeAfter(String ms) {
    return "Refractory.end(step, " + ms + " / dt)";
  }

  /// Whether the model has a refractory period.
  boolean isRefractory() {
    return neuron.isRefractory();
  }

  /// Whether the statements ask or change for how long a neuron is refractory.
  boolean readsRefractory() {
    return isRefractory() && (used.contains(NeuronCode.REFRACTORY) || Statement.fires(statements));
  }

  /// State variables whose columns the statements read or assign.
  List<String> states() {
    return neuron.stateNames().stream().filter(x -> used.contains(neuron.kept(x))).toList();
  }

  /// Name of what a neuron has in the column of a state variable, in Java.
  String kept(String state) {
    return JavaText.name(neuron.kept(state));
  }

  /// Continuous inputs that they read.
  List<String> inputs() {
    return neuron.model().inputs().stream()
        .map(Model.Input::name)
        .filter(name -> used.contains(name) && !neuron.form().silent().contains(name))
        .toList();
  }

  /// Parameters that they read and that differ from neuron to neuron.
  List<String> neuronParameters() {
    return neuron.model().parameters().stream()
        .map(Model.Parameter::name)
        .filter(name -> used.contains(name) && neuron.perNeuron().contains(name))
        .toList();
  }

  /// Some of the statements.
  ///
  /// @param names every name in them and in what they share with others
  StepCode part(List<Statement> some, Set<String> names) {
    Set<String> changed = new HashSet<>();
    Statement.assigned(some, changed);
    List<Scheme.Constant> own = constants.stream().filter(c -> names.contains(c.name())).toList();
    return new StepCode(neuron, own, perNeuron, some, names, changed);
  }

  /// What they read of what arrives, one name for each port.
  List<String> arrivals() {
    return neuron.model().ports().stream().map(StepCode::arriving).filter(used::contains).toList();
  }
}
