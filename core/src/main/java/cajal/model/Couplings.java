package cajal.model;

import cajal.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which neurons a continuous synapse can join: those that have the variables that it reads.
public final class Couplings {

  private Couplings() {}

  /// What keeps a synapse from joining two neuron models; empty if nothing does.
  ///
  /// @param synapse a continuous synapse
  public static List<Problem> problems(Model synapse, Model pre, Model post) {
    List<Malformed> problems = new ArrayList<>();
    Type given = given(synapse, pre, post, problems);
    List<Problem> found =
        new ArrayList<>(problems.stream().map(p -> p.problem(synapse.name())).distinct().toList());
    if (given != null && post.inputs().isEmpty()) {
      found.add(
          Problem.error(
              null,
              "'"
                  + post.name()
                  + "' has no input for a current, which '"
                  + synapse.name()
                  + "' needs.",
              "Choose a neuron model with a line such as 'current I_stim'."));
    } else if (given != null && input(post, given) < 0) {
      found.add(
          Problem.error(
              null,
              "What '"
                  + synapse.name()
                  + "' gives is "
                  + given.shown()
                  + ", which fits no input of '"
                  + post.name()
                  + "'.",
              "Its inputs are "
                  + post.inputs().stream()
                      .map(i -> i.name() + " in " + i.unit())
                      .collect(Collectors.joining(", "))
                  + "."));
    }
    return found;
  }

  /// Index of the input of the postsynaptic neuron to which a continuous synapse adds: the first in
  /// whose unit it gives; -1 if there is none.
  public static int input(Model synapse, Model pre, Model post) {
    Type given = given(synapse, pre, post, new ArrayList<>());
    return given == null ? -1 : input(post, given);
  }

  private static int input(Model post, Type given) {
    for (int i = 0; i < post.inputs().size(); i++) {
      if (given.equals(Type.quantity(post.inputs().get(i).unit().dimension()))) {
        return i;
      }
    }
    return -1;
  }

  // What the synapse adds to an input; null where it is no continuous synapse or has problems.
  private static @Nullable Type given(
      Model synapse, Model pre, Model post, List<Malformed> problems) {
    if (!(synapse.body() instanceof Body.Synapse body) || body.current().isEmpty()) {
      return null;
    }
    Scope scope = new Scope();
    for (Model.Parameter parameter : synapse.parameters()) {
      scope.put(parameter.name(), Type.quantity(parameter.unit().dimension()));
    }
    synapse.weight().ifPresent(w -> scope.give("weight", Type.quantity(w.unit().dimension())));
    body.definitions().forEach(d -> scope.defer(d.name(), d.value(), true));
    Typing typing = new Typing(scope, problems, false, remote -> typeOf(remote, pre, post));
    Type given = typing.of(body.current().get());
    return problems.isEmpty() ? given : null;
  }

  /// What a variable of one of two joined neurons holds.
  ///
  /// @throws Malformed if the neuron has no such variable
  static Type typeOf(Expr.Remote remote, Model pre, Model post) {
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
