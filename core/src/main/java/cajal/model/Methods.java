package cajal.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which methods can integrate a set of equations, the best first.
final class Methods {

  private Methods() {}

  /// @param varying names of all that changes while the model runs: state variables, inputs, named
  ///   arrivals
  static List<Model.Method> applicable(Body.Neuron body, Set<String> varying) {
    if (body.equations().isEmpty()) {
      return List.of(body.eachStep().isEmpty() ? Model.Method.NONE : Model.Method.STEPWISE);
    }
    List<Model.Method> methods = new ArrayList<>();
    if (isLinear(body, varying)) {
      methods.add(Model.Method.EXACT);
    }
    if (isConditionallyLinear(body)) {
      methods.add(Model.Method.EXPONENTIAL_EULER);
    }
    methods.add(Model.Method.RK4);
    methods.add(Model.Method.EULER);
    return methods;
  }

  // Linear in everything that varies at once, so that all coefficients come from parameters only.
  private static boolean isLinear(Body.Neuron body, Set<String> varying) {
    Set<String> names = new HashSet<>(varying);
    names.add("t");
    for (Body.Equation equation : body.equations()) {
      Optional<Affine> form = Affine.of(equation.rate(), names, body.definitions());
      if (form.isEmpty() || form.get().coefficients().containsKey("t")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConditionallyLinear(Body.Neuron body) {
    return body.equations().stream()
        .allMatch(e -> Affine.of(e.rate(), Set.of(e.state()), body.definitions()).isPresent());
  }
}
