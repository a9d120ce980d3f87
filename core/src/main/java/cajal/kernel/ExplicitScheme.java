package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Forward Euler, and the classical Runge-Kutta method of order four: rates are evaluated in
/// stages.
final class ExplicitScheme implements Scheme {

  private static final String STAGE = "stage__";
  private static final String AHEAD = "ahead__";
  private static final String WEIGHT = "weight__";
  private static final String TIME = "t__there";

  private final NeuronCode neuron;
  private final boolean fourStages;
  private final int substeps;

  ExplicitScheme(NeuronCode neuron, Model.Method method, int substeps) {
    this.neuron = neuron;
    this.fourStages = method == Model.Method.RK4;
    this.substeps = substeps;
  }

  @Override
  public List<Constant> constants() {
    return List.of();
  }

  @Override
  public Code prepare() {
    return new Code();
  }

  @Override
  public String decay(String state) {
    throw new IllegalStateException("stages do not follow the decay of " + state + " exactly");
  }

  @Override
  public List<Statement> integrate() {
    return NeuronCode.substeps(substeps, fourStages ? rungeKutta() : euler());
  }

  private List<Statement> euler() {
    Map<String, String> names = new HashMap<>();
    List<Statement> body = new ArrayList<>();
    if (substeps > 1) {
      names.put("t", TIME);
      body.add(new Statement.Let(TIME, NeuronCode.substepBegin()));
    }
    body.addAll(rates(names, (x, rate) -> new Statement.Let(slope(x), rate)));
    Expr h = Terms.name(NeuronCode.H);
    for (String x : moving()) {
      Expr change = Terms.times(h, Terms.name(slope(x)));
      body.add(new Statement.Assign(x, Terms.plus(Terms.name(x), change)));
    }
    return body;
  }

  // As a loop over the stages: written out four times, the rates of a large model would be more
  // than
  // the compiler of the virtual machine is ready to optimise.
  private List<Statement> rungeKutta() {
    Expr h = Terms.name(NeuronCode.H);
    Expr zero = Terms.number(0);
    List<Statement> body = new ArrayList<>();
    for (String x : moving()) {
      body.add(new Statement.Var(slope(x), zero));
      body.add(new Statement.Var(x + "__sum", zero));
    }
    Map<String, String> names = new HashMap<>();
    List<Statement> stage = new ArrayList<>();
    Expr ahead = byStage(Terms.number(0), Terms.number(0.5), Terms.number(1));
    stage.add(new Statement.Let(AHEAD, Terms.times(ahead, h)));
    Expr begin = substeps > 1 ? NeuronCode.substepBegin() : Terms.name("t");
    names.put("t", TIME);
    stage.add(new Statement.Let(TIME, Terms.plus(begin, Terms.name(AHEAD))));
    for (String x : moving()) {
      names.put(x, x + "__there");
      Expr moved = Terms.times(Terms.name(AHEAD), Terms.name(slope(x)));
      stage.add(new Statement.Let(x + "__there", Terms.plus(Terms.name(x), moved)));
    }
    stage.addAll(rates(names, (x, rate) -> new Statement.Assign(slope(x), rate)));
    stage.add(
        new Statement.Let(WEIGHT, byStage(Terms.number(1), Terms.number(2), Terms.number(1))));
    for (String x : moving()) {
      Expr weighted = Terms.times(Terms.name(WEIGHT), Terms.name(slope(x)));
      stage.add(new Statement.Assign(x + "__sum", Terms.plus(Terms.name(x + "__sum"), weighted)));
    }
    body.add(new Statement.Repeat(STAGE, 4, stage));
    for (String x : moving()) {
      Expr change = Terms.times(Terms.per(h, Terms.number(6)), Terms.name(x + "__sum"));
      body.add(new Statement.Assign(x, Terms.plus(Terms.name(x), change)));
    }
    return body;
  }

  private static Expr byStage(Expr first, Expr middle, Expr last) {
    Expr stage = Terms.name(STAGE);
    return Terms.select(
        Terms.less(stage, 1), first, Terms.select(Terms.less(stage, 3), middle, last));
  }

  private static String slope(String x) {
    return x + "__slope";
  }

  /// The definitions and the rate of each variable, under other names.
  private List<Statement> rates(
      Map<String, String> names, BiFunction<String, Expr, Statement> store) {
    neuron.body().definitions().forEach(d -> names.put(d.name(), d.name() + "__there"));
    List<Statement> lets = Statement.renamed(neuron.lets(neuron.rates()), names);
    List<Statement> all = new ArrayList<>(lets);
    for (Body.Equation equation : neuron.body().equations()) {
      Expr rate = Terms.renamed(equation.rate(), name -> names.getOrDefault(name, name));
      Expr value =
          neuron.isHeld(equation)
              ? Terms.select(Terms.name(NeuronCode.REFRACTORY), Terms.number(0), rate)
              : rate;
      all.add(store.apply(equation.state(), value));
    }
    return all;
  }

  private List<String> moving() {
    List<String> moving = new ArrayList<>();
    neuron.body().equations().forEach(equation -> moving.add(equation.state()));
    return moving;
  }

  /// Rates at given values of the state, each stored by a statement that begins with `store`.
  static Code rates(NeuronCode neuron) {
    JavaText text = new JavaText();
    Code code = neuron.declared(neuron.rates(), text);
    for (Body.Equation equation : neuron.body().equations()) {
      Expr rate = equation.rate();
      int index = neuron.stateNames().indexOf(equation.state());
      code.line(
          "derivative["
              + index
              + "][i] = "
              + (neuron.isHeld(equation) ? "refractory__ ? 0.0 : " : "")
              + text.of(rate)
              + ";");
    }
    return code;
  }
}
