package cajal.model;

import cajal.unit.Dimension;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks what only synapses with a memory have: traces, variables of each synapse, events.
final class SynapseChecker {

  private static final String WEIGHT = "weight";
  private static final String ELAPSED = "elapsed";

  private final Draft draft;
  private final Scope scope;
  private final Typing typing;
  private final List<Malformed> problems;
  private final Dimension weight;
  private final Map<String, Side> sides = new HashMap<>();
  private final SynapseSight sight;

  SynapseChecker(Draft draft, Scope scope, Typing typing, List<Malformed> problems) {
    this.draft = draft;
    this.scope = scope;
    this.typing = typing;
    this.problems = problems;
    weight = draft.weight == null ? Dimension.WEIGHT : draft.weight.checked().unit().dimension();
    scope.give(WEIGHT, Type.quantity(weight));
    scope.give(ELAPSED, Type.quantity(Dimension.TIME));
    scope.give("dt", Type.quantity(Dimension.TIME));
    draft.synapse.traces.forEach(this::assignSides);
    sight = new SynapseSight(draft, sides, problems);
  }

  private void assignSides(Side side, SynapseDraft.Traces traces) {
    for (Draft.Equation equation : traces.equations) {
      assignSide(equation.state(), side, equation.at());
    }
    for (Draft.Assignment jump : traces.onSpike) {
      assignSide(jump.variable().text(), side, jump.variable().at());
    }
  }

  // A trace that the section 'state' does not list begins at 0 and is a pure number.
  private void assignSide(String name, Side side, Expr.Place at) {
    Side before = sides.putIfAbsent(name, side);
    if (before == null && !isListed(name)) {
      if (scope.isTaken(name) || Words.isReserved(name)) {
        problems.add(
            new Malformed(at, "'" + name + "' is no trace.", "Give the trace another name."));
      }
      scope.put(name, Type.quantity(Dimension.NONE));
    } else if (before != null && before != side) {
      problems.add(
          new Malformed(
              at,
              "'" + name + "' cannot be " + before.section() + " and " + side.section() + ".",
              "Use two variables."));
    }
  }

  private boolean isListed(String name) {
    return draft.states.stream().anyMatch(s -> s.name().text().equals(name));
  }

  Body.Plastic body(String name) {
    for (Draft.State state : draft.states) {
      typing.of(new Expr.Name(state.name().at(), state.name().text()));
      sight.check(state.initial(), SynapseSight.Where.START);
    }
    for (Draft.Definition definition : draft.definitions) {
      typing.of(new Expr.Name(definition.name().at(), definition.name().text()));
    }
    List<Body.Definition> definitions = definitions();
    Map<Side, Body.Traces> traces = new EnumMap<>(Side.class);
    draft.synapse.traces.forEach(
        (side, drafted) -> traces.put(side, traces(name, side, drafted, definitions)));
    List<Body.Assignment> between =
        draft.synapse.between == null
            ? List.of()
            : assignments(draft.synapse.between.before, SynapseSight.Where.BETWEEN);
    List<Body.Every> every = draft.synapse.every.stream().map(this::every).toList();
    List<Body.Memory> memory =
        draft.states.stream()
            .filter(state -> !sides.containsKey(state.name().text()))
            .map(state -> new Body.Memory(state.name().text(), state.initial()))
            .toList();
    return new Body.Plastic(definitions, traces, memory, between, events(), every);
  }

  private Map<Side, Body.Event> events() {
    Map<Side, Body.Event> events = new EnumMap<>(Side.class);
    draft.synapse.events.forEach((side, event) -> events.put(side, event(event)));
    Token send = draft.send;
    SynapseDraft.Event onPre = draft.synapse.events.get(Side.PRE);
    if (send != null && onPre == null) {
      Expr whole = new Expr.Name(send.at(), WEIGHT);
      events.put(Side.PRE, new Body.Event(List.of(), Optional.of(whole), List.of()));
    } else if (send != null || onPre == null || onPre.sent == null) {
      problems.add(
          new Malformed(
              onPre == null ? java.util.Objects.requireNonNull(draft.name).at() : onPre.at,
              "a synapse sends something when its presynaptic neuron fires, once.",
              "Write one 'send weight', below 'on pre spike' if there is one."));
    }
    return events;
  }

  private List<Body.Definition> definitions() {
    Map<String, Expr> values = new HashMap<>();
    draft.definitions.forEach(d -> values.putIfAbsent(d.name().text(), d.value()));
    List<Body.Definition> ordered = new ArrayList<>();
    for (String defined : scope.order()) {
      Expr value = values.get(defined);
      if (value != null) {
        ordered.add(new Body.Definition(defined, value));
      }
    }
    return ordered;
  }

  private Body.Traces traces(
      String name, Side side, SynapseDraft.Traces drafted, List<Body.Definition> definitions) {
    List<Model.State> states = states(side);
    List<Expr> initial = states.stream().map(state -> initial(state.name())).toList();
    List<Body.Equation> equations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    SynapseSight.Where where = SynapseSight.Where.of(side);
    for (Draft.Equation equation : drafted.equations) {
      Type type = scope.settled(equation.state());
      if (!seen.add(equation.state())) {
        problems.add(
            new Malformed(
                equation.at(), "'" + equation.state() + "' has two equations.", "Remove one."));
      } else if (type != null && sides.get(equation.state()) == side) {
        typing.require(
            equation.rate(),
            type.dimension().per(Dimension.TIME),
            "the rate of change of '" + equation.state() + "'");
        sight.check(equation.rate(), where);
        equations.add(new Body.Equation(equation.state(), equation.rate(), false));
      }
    }
    List<Body.Assignment> onSpike = new ArrayList<>();
    for (Draft.Assignment jump : drafted.onSpike) {
      // Those of another side have been reported.
      if (sides.get(jump.variable().text()) == side) {
        assigned(jump, where).ifPresent(onSpike::add);
      }
    }
    Body.Neuron body =
        new Body.Neuron(
            definitions,
            initial,
            equations,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Set<String> varying = new HashSet<>(states.stream().map(Model.State::name).toList());
    List<Model.Method> methods =
        problems.isEmpty() ? Methods.applicable(body, varying) : List.of(Model.Method.NONE);
    Model integrator =
        new Model(
            Model.Kind.NEURON,
            name + "__" + side.word(),
            side.section() + " traces of " + name,
            "",
            List.of(),
            List.of(),
            draft.parameters.stream().map(Draft.Parameter::checked).toList(),
            states,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            methods,
            1,
            "",
            body);
    return new Body.Traces(integrator, onSpike);
  }

  private Expr initial(String trace) {
    return draft.states.stream()
        .filter(state -> state.name().text().equals(trace))
        .map(Draft.State::initial)
        .findFirst()
        .orElse(new Expr.Literal(new Expr.Place(0, 0), 0, Unit.ONE));
  }

  private Body.Event event(SynapseDraft.Event event) {
    Expr sent = event.sent;
    typing.allowDraws(true);
    if (sent != null) {
      typing.require(sent, weight, "what is sent");
      sight.check(sent, SynapseSight.Where.EVENT);
    }
    Body.Event checked =
        new Body.Event(
            assignments(event.before, SynapseSight.Where.EVENT),
            Optional.ofNullable(sent),
            assignments(event.after, SynapseSight.Where.EVENT));
    typing.allowDraws(false);
    return checked;
  }

  private Body.Every every(SynapseDraft.Every every) {
    Expr interval = every.interval();
    if (interval != null) {
      typing.require(interval, Dimension.TIME, "the interval");
      sight.check(interval, SynapseSight.Where.START);
    }
    Expr condition = every.condition();
    if (condition != null) {
      typing.requireTruth(condition, "what follows 'when'");
      sight.check(condition, SynapseSight.Where.TARGET);
    }
    typing.allowDraws(true);
    List<Body.Assignment> assignments = assignments(every.event().before, SynapseSight.Where.EVENT);
    typing.allowDraws(false);
    SynapseDraft.Pairing pairing = every.event().pairing;
    if (pairing != null && condition != null) {
      problems.add(
          new Malformed(
              pairing.axonal().at(),
              "elements of all neurons pair at once, whatever their state.",
              "Write 'pair' below an 'every' without 'when'."));
    }
    return new Body.Every(
        Optional.ofNullable(interval),
        Optional.ofNullable(condition),
        assignments,
        Optional.ofNullable(pairing).map(this::pairing));
  }

  private Body.Pairing pairing(SynapseDraft.Pairing drafted) {
    elements(drafted.axonal(), Side.PRE);
    elements(drafted.dendritic(), Side.POST);
    return new Body.Pairing(drafted.axonal().text(), drafted.dendritic().text());
  }

  private void elements(Token trace, Side side) {
    String name = trace.text();
    if (sides.get(name) != side) {
      List<String> known =
          sides.keySet().stream().filter(other -> sides.get(other) == side).sorted().toList();
      problems.add(
          new Malformed(
              trace.at(),
              "there is no " + side.section() + " trace '" + name + "'.",
              Nearest.remedy(name, known)));
      return;
    }
    typing.require(
        new Expr.Name(trace.at(), name), Dimension.NONE, "the number of elements '" + name + "'");
  }

  private List<Body.Assignment> assignments(
      List<Draft.Assignment> drafts, SynapseSight.Where where) {
    return drafts.stream().flatMap(d -> assigned(d, where).stream()).toList();
  }

  private Optional<Body.Assignment> assigned(Draft.Assignment drafted, SynapseSight.Where where) {
    Token variable = drafted.variable();
    Type type = typeOfTarget(variable, where);
    if (type == null) {
      return Optional.empty();
    }
    typing.require(drafted.value(), type.dimension(), "the new value of '" + variable.text() + "'");
    sight.check(drafted.value(), where);
    return Optional.of(new Body.Assignment(variable.text(), drafted.value()));
  }

  // What a statement may assign to: a trace in its own section, else what belongs to the synapse.
  private @Nullable Type typeOfTarget(Token variable, SynapseSight.Where where) {
    String name = variable.text();
    Side side = sides.get(name);
    if (where.side() != null) {
      return scope.settled(name);
    }
    if (name.equals(WEIGHT)) {
      return Type.quantity(weight);
    }
    if (side != null) {
      problems.add(
          new Malformed(
              variable.at(),
              "'" + name + "' is a " + side.section() + " trace, which all synapses share.",
              "Change it below '" + side.section() + "' with 'on spike'."));
      return null;
    }
    if (!isListed(name)) {
      List<String> known = new ArrayList<>(List.of(WEIGHT));
      draft.states.forEach(state -> known.add(state.name().text()));
      problems.add(
          new Malformed(
              variable.at(),
              "there is no variable '" + name + "' to which a value could be given.",
              Nearest.remedy(name, known)));
      return null;
    }
    return scope.settled(name);
  }

  /// All variables: traces by side, then those of each synapse.
  List<Model.State> states() {
    List<Model.State> all = new ArrayList<>();
    for (Side side : Side.values()) {
      all.addAll(states(side));
    }
    List<Model.State> listed = new NeuronChecker(draft, scope, typing, problems).states();
    listed.stream().filter(state -> !sides.containsKey(state.name())).forEach(all::add);
    return all;
  }

  // Listed traces in the order of the list, then the others in the order in which they occur.
  private List<Model.State> states(Side side) {
    List<Model.State> states = new ArrayList<>();
    for (Model.State state : new NeuronChecker(draft, scope, typing, problems).states()) {
      if (sides.get(state.name()) == side) {
        states.add(state);
      }
    }
    SynapseDraft.Traces traces = draft.synapse.traces.get(side);
    if (traces != null) {
      List<String> names = new ArrayList<>();
      traces.equations.forEach(equation -> names.add(equation.state()));
      traces.onSpike.forEach(jump -> names.add(jump.variable().text()));
      names.stream()
          .distinct()
          .filter(name -> !isListed(name) && sides.get(name) == side)
          .forEach(name ->
              states.add(
                  new Model.State(name, Unit.ONE, "trace of " + side.section() + " spikes")));
    }
    return states;
  }
}
