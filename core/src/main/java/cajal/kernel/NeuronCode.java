package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the parts of a generated neuron kernel share: the model, and how its names reach Java.
///
/// @param model a neuron
/// @param body its equations
/// @param form what the kernel may rely on
record NeuronCode(Model model, Body.Neuron body, NeuronForm form) {

  /// Whether a neuron is refractory at the beginning of the step.
  static final String REFRACTORY = "refractory__";

  /// Number of the substep under way.
  static final String SUBSTEP = "sub__";

  /// Length of a substep.
  static final String H = "h__";

  static NeuronCode of(Model model, NeuronForm form) {
    if (!(model.body() instanceof Body.Neuron neuron)) {
      throw new IllegalArgumentException(model.name() + " is no neuron");
    }
    return new NeuronCode(model, neuron, form);
  }

  /// Parameters that have a value for each neuron.
  Set<String> perNeuron() {
    return form.perNeuron();
  }

  /// Whether a neuron of this model is ever refractory.
  boolean isRefractory() {
    return body.spike().flatMap(Body.Spike::refractory).isPresent();
  }

  boolean isHeld(Body.Equation equation) {
    return equation.held() && isRefractory();
  }

  /// Whether a state variable is kept as {@link Fading} says: it is read, and never assigned.
  boolean isFading(String state) {
    return body.arrivals().stream()
        .anyMatch(a -> a.variable().equals(state) && form.fading().contains(a.port()));
  }

  /// Name of what is in the column of a state variable.
  String kept(String state) {
    return isFading(state) ? state + "__kept" : state;
  }

  /// Name of the number that makes the value of what is kept of a variable that fades.
  static String level(String state) {
    return state + "__level";
  }

  List<String> stateNames() {
    return model.states().stream().map(Model.State::name).toList();
  }

  /// Whatever changes while the model runs, time included.
  Set<String> varying() {
    Set<String> names = new HashSet<>(stateNames());
    model.inputs().forEach(input -> names.add(input.name()));
    names.addAll(namedArrivals().keySet());
    names.add("t");
    return names;
  }

  /// What stays as it is while the model runs.
  Set<String> fixed() {
    Set<String> names = new HashSet<>(Set.of("dt"));
    model.parameters().forEach(parameter -> names.add(parameter.name()));
    return names;
  }

  /// Names for all that arrives at a port, with the index of the port.
  Map<String, Integer> namedArrivals() {
    Map<String, Integer> named = new LinkedHashMap<>();
    for (int p = 0; p < body.arrivals().size(); p++) {
      if (body.arrivals().get(p).factor().isEmpty()) {
        named.put(body.arrivals().get(p).variable(), p);
      }
    }
    return named;
  }

  /// Definitions that some expressions need, each after those that it needs itself.
  List<Body.Definition> definitions(List<Expr> expressions) {
    Set<String> wanted = new HashSet<>();
    expressions.forEach(expression -> Terms.names(expression, wanted));
    List<Body.Definition> all = body.definitions();
    for (int d = all.size() - 1; d >= 0; d--) {
      if (wanted.contains(all.get(d).name())) {
        Terms.names(all.get(d).value(), wanted);
      }
    }
    return all.stream().filter(d -> wanted.contains(d.name())).toList();
  }

  /// Declares the definitions that some expressions need.
  Code declared(List<Expr> expressions, JavaText text) {
    Code code = new Code();
    for (Body.Definition d : definitions(expressions)) {
      code.line(
          "final double "
              + text.of(new Expr.Name(NOWHERE, d.name()))
              + " = "
              + text.of(d.value())
              + ";");
    }
    return code;
  }

  /// An expression in which `dX/dt` is replaced by the equation of X.
  Expr withoutDerivatives(Expr expression) {
    return expression.map(part ->
        part instanceof Expr.Derivative derivative
            ? body.equation(derivative.state())
                .map(Body.Equation::rate)
                .orElseThrow(
                    () -> new IllegalStateException("no equation of " + derivative.state()))
            : part);
  }

  private static final Expr.Place NOWHERE = new Expr.Place(0, 0);

  /// Whether some code needs a parameter that differs from neuron to neuron.
  boolean isPerNeuron(Code code) {
    return perNeuron().stream().map(JavaText::name).anyMatch(code::mentions);
  }

  /// Declares the parameters that some code mentions and that all neurons share.
  Code sharedParameters(Code users) {
    return parameters(mentioned(users), false);
  }

  /// Declares the parameters that some code mentions and that differ from neuron to neuron `i`.
  Code neuronParameters(Code users) {
    return parameters(mentioned(users), true);
  }

  private Set<String> mentioned(Code users) {
    Set<String> names = new HashSet<>();
    for (Model.Parameter parameter : model.parameters()) {
      if (users.mentions(JavaText.name(parameter.name()))) {
        names.add(parameter.name());
      }
    }
    return names;
  }

  /// Declares those parameters that are used and that all neurons share, or that differ.
  Code parameters(Set<String> used, boolean each) {
    Code code = new Code();
    for (int p = 0; p < model.parameters().size(); p++) {
      Model.Parameter parameter = model.parameters().get(p);
      if (perNeuron().contains(parameter.name()) == each && used.contains(parameter.name())) {
        code.line(
            "final double "
                + JavaText.name(parameter.name())
                + " = parameter__["
                + p
                + "]["
                + (each ? "i" : "0")
                + "]; // "
                + parameter.unit().dimension());
      }
    }
    return code;
  }

  /// The definitions that some expressions need, each a name for its value.
  List<Statement> lets(List<Expr> expressions) {
    List<Statement> lets = new ArrayList<>();
    definitions(expressions).forEach(d -> lets.add(new Statement.Let(d.name(), d.value())));
    return lets;
  }

  /// A statement with the definitions that its expressions need, in a block of its own where it
  /// needs any: they may have changed since they were last used.
  Statement scoped(List<Expr> expressions, Statement statement) {
    List<Statement> block = lets(expressions);
    if (block.isEmpty()) {
      return statement;
    }
    block.add(statement);
    return new Statement.Block(block);
  }

  /// When the substep under way begins.
  static Expr substepBegin() {
    return Terms.plus(Terms.name("t"), Terms.times(Terms.name(SUBSTEP), Terms.name(H)));
  }

  /// Statements repeated for each substep, with the length of one.
  static List<Statement> substeps(int substeps, List<Statement> body) {
    Expr dt = Terms.name("dt");
    Expr h = substeps > 1 ? Terms.per(dt, Terms.number(substeps)) : dt;
    List<Statement> all = new ArrayList<>();
    all.add(new Statement.Let(H, h));
    if (substeps > 1) {
      all.add(new Statement.Repeat(SUBSTEP, substeps, body));
    } else {
      all.addAll(body);
    }
    return all;
  }

  /// The value of each equation's rate where all names have their plain meaning.
  List<Expr> rates() {
    List<Expr> rates = new ArrayList<>();
    body.equations().forEach(equation -> rates.add(equation.rate()));
    return rates;
  }
}
