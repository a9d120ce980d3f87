package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a kernel may rely on in the network where it runs.
///
/// @param perNeuron parameters whose column has an entry for each neuron
/// @param silent continuous inputs and ports to which nothing in the network leads
/// @param direct ports at which whoever delivers adds to the variable itself, after the step; its
///   column is then that of the port. See {@link #directPorts}
/// @param fading those of them whose variable is kept as {@link Fading} says. See {@link
///   #fadingPorts}
public record NeuronForm(
    Set<String> perNeuron, Set<String> silent, Set<String> direct, Set<String> fading) {

  public NeuronForm {
    perNeuron = Set.copyOf(perNeuron);
    silent = Set.copyOf(silent);
    direct = Set.copyOf(direct);
    fading = Set.copyOf(fading);
  }

  /// A form whose variables are all kept as they are.
  public NeuronForm(Set<String> perNeuron, Set<String> silent, Set<String> direct) {
    this(perNeuron, silent, direct, Set.of());
  }

  /// A form that relies on nothing but which parameters differ.
  public static NeuronForm of(Set<String> perNeuron) {
    return new NeuronForm(perNeuron, Set.of(), Set.of());
  }

  /// Ports of a model whose arrivals may as well be added to a variable after the step, since they
  /// do nothing else and nothing looks at the variable between them and the end of the step. Each
  /// with its sign: 1 where weights are added, -1 where they are subtracted.
  public static Map<String, Integer> directPorts(Model model) {
    if (!(model.body() instanceof Body.Neuron body)) {
      return Map.of();
    }
    Set<String> looked = lookedAt(body);
    Map<String, Integer> direct = new LinkedHashMap<>();
    for (Body.Arrival arrival : body.arrivals()) {
      boolean alone =
          body.arrivals().stream().filter(a -> a.variable().equals(arrival.variable())).count()
              == 1;
      int sign = arrival.factor().map(NeuronForm::sign).orElse(0);
      if (alone
          && sign != 0
          && !arrival.unlessRefractory()
          && !looked.contains(arrival.variable())) {
        direct.put(arrival.port(), sign);
      }
    }
    return direct;
  }

  /// Those of the direct ports of a model whose variable decays exponentially, at a rate that all
  /// neurons share, where a method of integration follows that exactly.
  ///
  /// @param perNeuron parameters whose column has an entry for each neuron
  public static Set<String> fadingPorts(Model model, Model.Method method, Set<String> perNeuron) {
    Set<String> fading = new HashSet<>();
    boolean exact =
        method == Model.Method.EXACT
            || (method == Model.Method.EXPONENTIAL_EULER && model.substeps() == 1);
    if (exact && model.body() instanceof Body.Neuron body) {
      NeuronCode neuron = NeuronCode.of(model, of(perNeuron));
      Set<String> direct = directPorts(model).keySet();
      for (Body.Arrival arrival : body.arrivals()) {
        if (direct.contains(arrival.port())
            && body.equation(arrival.variable()).filter(e -> decays(e, neuron)).isPresent()) {
          fading.add(arrival.port());
        }
      }
    }
    return fading;
  }

  // Whether dX/dt = k X with a k that is the same for all neurons and at all times.
  private static boolean decays(Body.Equation equation, NeuronCode neuron) {
    List<Body.Definition> definitions = neuron.body().definitions();
    Set<String> changing = neuron.varying();
    changing.addAll(neuron.perNeuron());
    return !neuron.isHeld(equation)
        && Affine.of(equation.rate(), neuron.varying(), definitions)
            .filter(form -> form.rest().isEmpty())
            .filter(form -> form.coefficients().keySet().equals(Set.of(equation.state())))
            .filter(form ->
                form.coefficients().values().stream()
                    .noneMatch(k -> Affine.holds(k, changing, definitions)))
            .isPresent();
  }

  private static int sign(Expr factor) {
    return switch (factor) {
      case Expr.Literal e when Math.abs(e.value()) == 1 -> (int) e.value();
      case Expr.Negate e -> -sign(e.operand());
      default -> 0;
    };
  }

  // What is read or changed after the equations have been integrated.
  private static Set<String> lookedAt(Body.Neuron body) {
    List<Expr> expressions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    body.arrivals().forEach(arrival -> arrival.factor().ifPresent(expressions::add));
    List<Body.Assignment> assignments = new ArrayList<>(body.eachStep());
    body.emission().ifPresent(expressions::add);
    body.spike()
        .ifPresent(spike -> {
          expressions.add(spike.condition());
          spike.refractory().ifPresent(expressions::add);
          assignments.addAll(spike.resets());
        });
    for (Body.Assignment assignment : assignments) {
      names.add(assignment.variable());
      expressions.add(assignment.value());
    }
    expressions.forEach(expression -> look(expression, body, names));
    for (Body.Definition definition : body.definitions().reversed()) {
      if (names.contains(definition.name())) {
        look(definition.value(), body, names);
      }
    }
    return names;
  }

  private static void look(Expr expression, Body.Neuron body, Set<String> names) {
    Terms.names(expression, names);
    if (expression instanceof Expr.Derivative derivative) {
      body.equation(derivative.state()).ifPresent(e -> look(e.rate(), body, names));
    }
    Affine.parts(expression).forEach(part -> look(part, body, names));
  }
}
