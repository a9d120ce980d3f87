package cajal.model;

import cajal.problem.Problem;
import cajal.unit.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which neurons a continuous synapse can join: those that have the variables that it reads.
public final class Couplings {

  private Couplings() {}

  /// What keeps a synapse from joining two neuron models; empty if nothing does.
  ///
  /// @param synapse a continuous synapse
  public static List<Problem> problems(Model synapse, Model pre, Model post) {
    List<Malformed> problems = new ArrayList<>();
    if (!(synapse.body() instanceof Body.Synapse body) || body.current().isEmpty()) {
      return List.of();
    }
    Scope scope = new Scope();
    for (Model.Parameter parameter : synapse.parameters()) {
      scope.put(parameter.name(), Type.quantity(parameter.unit().dimension()));
    }
    synapse.weight().ifPresent(w -> scope.give("weight", Type.quantity(w.unit().dimension())));
    body.definitions().forEach(d -> scope.defer(d.name(), d.value(), true));
    Typing typing =
        new Typing(
            scope,
            problems,
            false,
            remote -> {
              Model side = remote.pre() ? pre : post;
              int index = side.stateIndex(remote.variable());
              if (index < 0) {
                throw new Malformed(
                    remote.at(),
                    "'" + side.name() + "' has no state variable '" + remote.variable() + "'.",
                    Nearest.remedy(
                        remote.variable(), side.states().stream().map(Model.State::name).toList()));
              }
              return Type.quantity(side.states().get(index).unit().dimension());
            });
    typing.require(body.current().get(), Dimension.CURRENT, "the current");
    List<Problem> found =
        new ArrayList<>(problems.stream().map(p -> p.problem(synapse.name())).distinct().toList());
    if (post.inputs().isEmpty()) {
      found.add(
          Problem.error(
              null,
              "'"
                  + post.name()
                  + "' has no input for a current, which '"
                  + synapse.name()
                  + "' needs.",
              "Choose a neuron model with a line such as 'current I_stim'."));
    }
    return found;
  }

  /// State variables that a continuous synapse reads from one of its two neurons.
  ///
  /// @param pre whether those of the presynaptic neuron
  public static Set<String> reads(Model synapse, boolean pre) {
    Set<String> names = new LinkedHashSet<>();
    if (synapse.body() instanceof Body.Synapse body) {
      body.definitions().forEach(d -> collect(d.value(), pre, names));
      body.current().ifPresent(current -> collect(current, pre, names));
    }
    return names;
  }

  private static void collect(Expr expression, boolean pre, Set<String> names) {
    if (expression instanceof Expr.Remote remote && remote.pre() == pre) {
      names.add(remote.variable());
    }
    Affine.parts(expression).forEach(part -> collect(part, pre, names));
  }
}
