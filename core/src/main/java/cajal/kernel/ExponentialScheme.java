package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Exponential Euler: each variable relaxes exactly while all others stand still over the substep.
///
/// With dX/dt = a + k X the new value is X + h exprel(h k) (a + k X), which has no special case at
/// k = 0. Factors that come from parameters alone are computed once. Linear equations that depend
/// on nothing else, such as those of conductances, are propagated exactly.
final class ExponentialScheme implements Scheme {

  private static final String TIME = "t__1";

  private final NeuronCode neuron;
  private final int substeps;
  private final ExactScheme exact;
  private final List<Relaxation> relaxations = new ArrayList<>();

  /// One equation in the form dX/dt = a + k X.
  ///
  /// @param fixed whether k comes from parameters alone
  private record Relaxation(Body.Equation equation, Affine form, boolean fixed) {

    String variable() {
      return equation.state();
    }

    String next() {
      return variable() + "__next";
    }

    String decay() {
      return variable() + "__decay";
    }

    String gain() {
      return variable() + "__gain";
    }

    Expr slope() {
      Expr slope = form.coefficients().get(equation.state());
      if (slope == null) {
        throw new IllegalStateException(equation.state() + " does not depend on itself");
      }
      return slope;
    }
  }

  ExponentialScheme(NeuronCode neuron, int substeps) {
    this.neuron = neuron;
    this.substeps = substeps;
    Body.Neuron body = neuron.body();
    List<Body.Equation> closed = closed(neuron);
    exact = new ExactScheme(neuron, closed, substeps);
    for (Body.Equation equation : body.equations()) {
      if (closed.contains(equation)) {
        continue;
      }
      Affine form =
          Affine.of(equation.rate(), Set.of(equation.state()), body.definitions()).orElseThrow();
      Expr slope = form.coefficients().get(equation.state());
      boolean fixed = slope != null && !Affine.holds(slope, neuron.varying(), body.definitions());
      relaxations.add(new Relaxation(equation, form, fixed));
    }
  }

  /// Linear equations that depend on each other and on no others, such as those of an alpha-shaped
  /// conductance; none where all equations are linear, since then the exact propagator is a method
  /// of its own.
  private static List<Body.Equation> closed(NeuronCode neuron) {
    Body.Neuron body = neuron.body();
    Map<String, Affine> linear = new LinkedHashMap<>();
    for (Body.Equation equation : body.equations()) {
      if (!neuron.isHeld(equation)) {
        Affine.of(equation.rate(), neuron.varying(), body.definitions())
            .filter(form -> isConstant(form, neuron))
            .ifPresent(form -> linear.put(equation.state(), form));
      }
    }
    while (linear.values().removeIf(form -> !isClosed(form, linear.keySet(), body))) {
      // Each equation that leaves may open another.
    }
    if (linear.size() == body.equations().size()
        || linear.values().stream().allMatch(ExponentialScheme::isAlone)) {
      return List.of();
    }
    return body.equations().stream().filter(e -> linear.containsKey(e.state())).toList();
  }

  private static boolean isConstant(Affine form, NeuronCode neuron) {
    List<Body.Definition> definitions = neuron.body().definitions();
    return form.coefficients().values().stream()
        .noneMatch(c -> Affine.holds(c, neuron.varying(), definitions));
  }

  private static boolean isClosed(Affine form, Set<String> linear, Body.Neuron body) {
    return form.coefficients().keySet().stream()
        .allMatch(name -> linear.contains(name) || body.equation(name).isEmpty());
  }

  private static boolean isAlone(Affine form) {
    return form.coefficients().size() <= 1;
  }

  private List<Relaxation> fixed() {
    return relaxations.stream().filter(Relaxation::fixed).toList();
  }

  @Override
  public List<Constant> constants() {
    List<Constant> constants = new ArrayList<>(exact.constants());
    for (Relaxation r : fixed()) {
      constants.add(new Constant(r.decay(), r.decay() + "s"));
      if (r.form().rest().isPresent()) {
        constants.add(new Constant(r.gain(), r.gain() + "s"));
      }
    }
    return constants;
  }

  @Override
  public Code prepare() {
    Code code = new Code();
    if (!exact.constants().isEmpty()) {
      code.line("{").all(exact.prepare()).line("}");
    }
    JavaText text = new JavaText();
    List<Expr> slopes = fixed().stream().map(Relaxation::slope).toList();
    if (slopes.isEmpty()) {
      return code;
    }
    code.all(neuron.declared(slopes, text));
    code.line("final double h__ = " + (substeps > 1 ? "dt / " + substeps + ".0" : "dt") + ";");
    for (Relaxation r : fixed()) {
      String slope = text.factor(r.slope());
      code.line(r.decay() + "s[i] = ModelMath.exp(h__ * " + slope + ");");
      if (r.form().rest().isPresent()) {
        code.line(r.gain() + "s[i] = h__ * ModelMath.exprel(h__ * " + slope + ");");
      }
    }
    return code;
  }

  @Override
  public String decay(String state) {
    return relaxations.stream()
        .filter(r -> r.variable().equals(state))
        .map(Relaxation::decay)
        .findFirst()
        .orElseGet(() -> exact.decay(state));
  }

  private List<Relaxation> advanced() {
    return relaxations.stream().filter(r -> !neuron.isFading(r.variable())).toList();
  }

  @Override
  public List<Statement> integrate() {
    List<Expr> needed = new ArrayList<>();
    for (Relaxation r : advanced()) {
      r.form().rest().ifPresent(needed::add);
      if (!r.fixed()) {
        needed.addAll(r.form().coefficients().values());
      }
    }
    List<Statement> inner = new ArrayList<>();
    if (substeps > 1) {
      inner.add(new Statement.Let(TIME, NeuronCode.substepBegin()));
    }
    inner.addAll(neuron.lets(needed));
    inner.addAll(exact.next());
    for (Relaxation r : advanced()) {
      relax(r, inner);
    }
    inner.addAll(exact.take());
    for (Relaxation r : advanced()) {
      inner.add(new Statement.Assign(r.variable(), Terms.name(r.next())));
    }
    return NeuronCode.substeps(
        substeps, substeps > 1 ? Statement.renamed(inner, Map.of("t", TIME)) : inner);
  }

  private void relax(Relaxation r, List<Statement> statements) {
    Expr x = Terms.name(r.variable());
    Expr h = Terms.name(NeuronCode.H);
    Optional<Expr> rest = r.form().rest();
    Expr value;
    if (r.form().coefficients().isEmpty()) {
      value = Terms.plus(x, Terms.times(h, rest.orElseGet(() -> Terms.number(0))));
    } else if (r.fixed()) {
      Expr decayed = Terms.times(Terms.name(r.decay()), x);
      value =
          rest.map(a -> Terms.plus(decayed, Terms.times(Terms.name(r.gain()), a))).orElse(decayed);
    } else {
      String name = r.variable() + "__slope";
      statements.add(new Statement.Let(name, r.slope()));
      Expr slope = Terms.name(name);
      Expr pull = Terms.times(slope, x);
      Expr rate = rest.map(a -> Terms.plus(a, pull)).orElse(pull);
      Expr step = Terms.times(h, Terms.exprel(Terms.times(h, slope)));
      value = Terms.plus(x, Terms.times(step, rate));
    }
    if (neuron.isHeld(r.equation())) {
      value = Terms.select(Terms.name(NeuronCode.REFRACTORY), x, value);
    }
    statements.add(new Statement.Let(r.next(), value));
  }
}
