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
public record NeuronForm(Set<String> perNeuron, Set<String> silent, Set<String> direct) {

  public NeuronForm {
    perNeuron = Set.copyOf(perNeuron);
    silent = Set.copyOf(silent);
    direct = Set.copyOf(direct);
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
