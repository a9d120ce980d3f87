package cajal.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the text of a synapse says about its memory and its events, before anything is checked.
final class SynapseDraft {

  final Map<Side, Traces> traces = new EnumMap<>(Side.class);
  final Map<Side, Event> events = new EnumMap<>(Side.class);
  final List<Every> every = new ArrayList<>();
  @Nullable Event between;

  /// Variables that all synapses of one neuron share.
  static final class Traces {

    final Expr.Place at;
    final List<Draft.Equation> equations = new ArrayList<>();
    final List<Draft.Assignment> onSpike = new ArrayList<>();

    Traces(Expr.Place at) {
      this.at = at;
    }
  }

  /// What a synapse does when something happens.
  static final class Event {

    final Expr.Place at;
    final List<Draft.Assignment> before = new ArrayList<>();
    final List<Draft.Assignment> after = new ArrayList<>();
    @Nullable Expr sent;
    @Nullable Pairing pairing;

    Event(Expr.Place at) {
      this.at = at;
    }
  }

  /// Elements of source and target neurons that synapses join.
  record Pairing(Token axonal, Token dendritic) {}

  /// What synapses do at regular times.
  ///
  /// @param interval `null` for each step
  /// @param condition on the target neuron, `null` for none
  record Every(@Nullable Expr interval, @Nullable Expr condition, Event event) {}

  boolean isEmpty() {
    return first() == null;
  }

  /// Number of statements.
  int size() {
    int size = every.size() + events.size();
    for (Traces side : traces.values()) {
      size += side.equations.size() + side.onSpike.size();
    }
    for (Event event : events.values()) {
      size += event.before.size() + event.after.size();
    }
    for (Every regular : every) {
      size += regular.event().before.size() + (regular.event().pairing == null ? 0 : 1);
    }
    return between == null ? size : size + between.before.size();
  }

  /// Where the first of its statements stands; `null` where there is none.
  Expr.@Nullable Place first() {
    if (!traces.isEmpty()) {
      return traces.values().iterator().next().at;
    }
    if (!events.isEmpty()) {
      return events.values().iterator().next().at;
    }
    if (!every.isEmpty()) {
      return every.getFirst().event().at;
    }
    return between == null ? null : between.at;
  }
}
