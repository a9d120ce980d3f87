package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Expr;
import cajal.model.Function;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the names of a step hold, and hence the values made of them: one number for all lanes, a
/// number for each, a truth for each.
final class LaneKinds {

  enum Kind {
    SHARED,
    LANES,
    MASK
  }

  /// Functions that draw another number for each neuron.
  static final Set<Function> DRAWN =
      EnumSet.of(Function.UNIFORM, Function.NORMAL, Function.POISSON);

  private final Map<String, Kind> kinds = new HashMap<>();

  LaneKinds(StepCode step) {
    for (List<String> names : List.of(step.inputs(), step.arrivals(), step.neuronParameters())) {
      names.forEach(name -> kinds.put(name, Kind.LANES));
    }
    step.states().forEach(state -> kinds.put(step.neuron().kept(state), Kind.LANES));
    if (step.perNeuron()) {
      step.constants().forEach(c -> kinds.put(c.name(), Kind.LANES));
    }
    kinds.put(NeuronCode.REFRACTORY, Kind.MASK);
  }

  void put(String name, Kind kind) {
    kinds.put(name, kind);
  }

  Kind of(Expr expression) {
    return switch (expression) {
      case Expr.Literal _ -> Kind.SHARED;
      case Expr.Name e -> kinds.getOrDefault(e.name(), Kind.SHARED);
      case Expr.Not e -> of(e.operand());
      case Expr.Call e when DRAWN.contains(e.function()) -> Kind.LANES;
      case Expr.Binary e when e.operator().isComparison() || e.operator().isLogical() ->
          all(e) ? Kind.SHARED : Kind.MASK;
      default -> all(expression) ? Kind.SHARED : Kind.LANES;
    };
  }

  boolean isShared(Expr expression) {
    return of(expression) == Kind.SHARED;
  }

  private boolean all(Expr expression) {
    return Affine.parts(expression).stream().allMatch(this::isShared);
  }
}
