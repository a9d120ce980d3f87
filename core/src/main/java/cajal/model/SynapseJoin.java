package cajal.model;

import cajal.problem.Problem;
import cajal.unit.Dimension;
import java.util.ArrayList;
import java.util.List;

/// Which neurons a synapse with a memory can join: those that have the variables that it reads.
public final class SynapseJoin {

  private final Body.Plastic body;
  private final Typing typing;
  private final Dimension weight;

  private SynapseJoin(Body.Plastic body, Typing typing, Dimension weight) {
    this.body = body;
    this.typing = typing;
    this.weight = weight;
  }

  /// What keeps a synapse from joining two neuron models; empty if nothing does.
  public static List<Problem> problems(Model synapse, Model pre, Model post) {
    List<Malformed> problems = new ArrayList<>();
    if (!(synapse.body() instanceof Body.Plastic body) || !readsNeurons(synapse)) {
      return List.of();
    }
    Dimension weight = synapse.weight().map(w -> w.unit().dimension()).orElse(Dimension.WEIGHT);
    Scope scope = new Scope();
    synapse.parameters().forEach(p -> put(scope, p.name(), p.unit().dimension()));
    synapse.states().forEach(s -> put(scope, s.name(), s.unit().dimension()));
    scope.give("weight", Type.quantity(weight));
    scope.give("elapsed", Type.quantity(Dimension.TIME));
    scope.give("dt", Type.quantity(Dimension.TIME));
    body.definitions().forEach(d -> scope.defer(d.name(), d.value(), true));
    Typing typing =
        new Typing(scope, problems, false, remote -> Couplings.typeOf(remote, pre, post));
    // Where draws may stand was checked when the model was read.
    typing.allowDraws(true);
    new SynapseJoin(body, typing, weight).check(scope);
    return problems.stream().map(p -> p.problem(synapse.name())).distinct().toList();
  }

  private static void put(Scope scope, String name, Dimension dimension) {
    scope.put(name, Type.quantity(dimension));
  }

  private void check(Scope scope) {
    assignments(body.between(), scope);
    for (Body.Event event : body.events().values()) {
      assignments(event.before(), scope);
      event.sent().ifPresent(sent -> typing.require(sent, weight, "what is sent"));
      assignments(event.after(), scope);
    }
    for (Body.Every every : body.every()) {
      every.condition().ifPresent(c -> typing.requireTruth(c, "what follows 'when'"));
      assignments(every.assignments(), scope);
    }
  }

  private void assignments(List<Body.Assignment> assignments, Scope scope) {
    for (Body.Assignment assignment : assignments) {
      Type type = scope.settled(assignment.variable());
      Dimension needed = type == null ? weight : type.dimension();
      typing.require(
          assignment.value(), needed, "the new value of '" + assignment.variable() + "'");
    }
  }

  /// Whether a synapse reads variables of the neurons that it joins.
  public static boolean readsNeurons(Model synapse) {
    return synapse.body() instanceof Body.Plastic body && !body.remotes().isEmpty();
  }

  /// Whether a synapse reads variables of its source neurons.
  public static boolean readsSources(Model synapse) {
    return synapse.body() instanceof Body.Plastic body
        && body.remotes().stream().anyMatch(Expr.Remote::pre);
  }
}
