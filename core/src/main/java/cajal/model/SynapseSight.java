package cajal.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What each statement of a synapse can see: a trace of a neuron cannot depend on one of its many
/// synapses, nor on a neuron at the other end.
final class SynapseSight {

  private final Map<String, Expr> definitions = new HashMap<>();
  private final Map<String, Side> sides;
  private final Set<String> varying = new HashSet<>();
  private final List<Malformed> problems;

  /// @param sides to which neuron each trace belongs
  SynapseSight(Draft draft, Map<String, Side> sides, List<Malformed> problems) {
    draft.definitions.forEach(d -> definitions.putIfAbsent(d.name().text(), d.value()));
    draft.states.forEach(state -> varying.add(state.name().text()));
    varying.addAll(sides.keySet());
    varying.addAll(List.of("weight", "elapsed"));
    this.sides = sides;
    this.problems = problems;
  }

  /// Where an expression stands.
  enum Where {
    START(null, "before a run, when only parameters are known"),
    PRE(Side.PRE, "among presynaptic traces, which know only themselves"),
    POST(Side.POST, "among postsynaptic traces, which know only themselves"),
    MODULATOR(Side.MODULATOR, "among the traces of the modulator, which know only themselves"),
    TARGET(null, "in a condition on the target neuron"),
    EVENT(null, "outside 'between events'"),
    BETWEEN(null, "");

    private final @Nullable Side side;
    private final String title;

    Where(@Nullable Side side, String title) {
      this.side = side;
      this.title = title;
    }

    static Where of(Side side) {
      return switch (side) {
        case PRE -> PRE;
        case POST -> POST;
        case MODULATOR -> MODULATOR;
      };
    }

    /// The neuron whose traces these are; `null` elsewhere.
    @Nullable Side side() {
      return side;
    }
  }

  /// Reports what an expression uses but cannot see.
  void check(Expr expression, Where where) {
    check(expression, where, null, new HashSet<>());
  }

  private void check(Expr expression, Where where, Expr.@Nullable Place user, Set<String> opened) {
    Expr.Place at = user == null ? expression.at() : user;
    switch (expression) {
      case Expr.Name name -> {
        Expr value = definitions.get(name.name());
        if (varying.contains(name.name()) && !sees(where, name.name())) {
          report(at, "'" + name.name() + "'", where);
        } else if (value != null && opened.add(name.name())) {
          check(value, where, at, opened);
        }
      }
      case Expr.Remote remote -> {
        boolean target = where == Where.TARGET && !remote.pre();
        if (!target && where != Where.EVENT && where != Where.BETWEEN) {
          report(at, "'" + remote.variable() + " of ...'", where);
        }
        Expr delay = remote.delay();
        if (delay != null) {
          check(delay, Where.START, user, opened);
        }
      }
      case Expr.Derivative derivative -> report(at, "'d" + derivative.state() + "/dt'", where);
      default -> Affine.parts(expression).forEach(part -> check(part, where, user, opened));
    }
  }

  private void report(Expr.Place at, String what, Where where) {
    problems.add(
        new Malformed(
            at,
            what + " has no value " + where.title + ".",
            "It belongs to other statements of the synapse."));
  }

  private boolean sees(Where where, String name) {
    Side side = sides.get(name);
    return switch (where) {
      case START -> false;
      case PRE, POST, MODULATOR -> side == where.side();
      case TARGET -> side == Side.POST;
      case EVENT -> !name.equals("elapsed");
      case BETWEEN -> true;
    };
  }
}
