package cajal.model;

import cajal.unit.Dimension;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks what only neurons have: state, equations, ports, spikes.
final class NeuronChecker {

  private final Draft draft;
  private final Scope scope;
  private final Typing typing;
  private final List<Malformed> problems;

  NeuronChecker(Draft draft, Scope scope, Typing typing, List<Malformed> problems) {
    this.draft = draft;
    this.scope = scope;
    this.typing = typing;
    this.problems = problems;
  }

  Body.Neuron body() {
    for (Draft.Equation equation : draft.equations) {
      scope.derive(equation.state());
    }
    for (Draft.State state : draft.states) {
      type(state.name());
    }
    for (Draft.Definition definition : draft.definitions) {
      type(definition.name());
    }
    List<Body.Equation> equations = equations();
    List<Body.Arrival> arrivals = draft.arrivals.stream().map(this::arrival).toList();
    typing.allowDraws(true);
    List<Body.Assignment> eachStep = assignments(draft.eachStep);
    Optional<Body.Spike> spike = Optional.ofNullable(draft.spike).map(this::spike);
    Optional<Expr> emission = Optional.ofNullable(draft.emission).map(this::emission);
    typing.allowDraws(false);
    List<Body.Definition> definitions = definitions();
    initialOrder(definitions);
    return new Body.Neuron(
        definitions,
        draft.states.stream().map(Draft.State::initial).toList(),
        equations,
        arrivals,
        eachStep,
        spike,
        emission);
  }

  private @Nullable Type type(Token name) {
    return typing.of(new Expr.Name(name.at(), name.text()));
  }

  List<Body.Definition> definitions() {
    Map<String, Expr> values = new LinkedHashMap<>();
    draft.definitions.forEach(d -> values.putIfAbsent(d.name().text(), d.value()));
    List<Body.Definition> ordered = new ArrayList<>();
    for (String name : scope.order()) {
      Expr value = values.get(name);
      if (value != null) {
        ordered.add(new Body.Definition(name, value));
      }
    }
    return ordered;
  }

  // Initial values are computed one after the other, so each may look back only.
  void initialOrder(List<Body.Definition> definitions) {
    Set<String> later = new HashSet<>();
    draft.states.forEach(state -> later.add(state.name().text()));
    for (Draft.State state : draft.states) {
      if (Affine.holds(state.initial(), later, definitions)) {
        problems.add(
            new Malformed(
                state.initial().at(),
                "the initial value of '"
                    + state.name().text()
                    + "' uses a state variable that is not above it.",
                "Change the order of the state variables."));
      }
      later.remove(state.name().text());
    }
  }

  private List<Body.Equation> equations() {
    List<Body.Equation> equations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Draft.Equation equation : draft.equations) {
      String state = equation.state();
      if (!isState(state)) {
        problems.add(
            new Malformed(
                equation.at(),
                "there is no state variable '" + state + "' for this equation.",
                Nearest.remedy(state, stateNames())));
      } else if (!seen.add(state)) {
        problems.add(
            new Malformed(
                equation.at(), "'" + state + "' has two equations.", "Remove one of them."));
      } else {
        Type type = scope.settled(state);
        if (type != null) {
          typing.require(
              equation.rate(),
              type.dimension().per(Dimension.TIME),
              "the rate of change of '" + state + "'");
        }
        equations.add(new Body.Equation(state, equation.rate(), equation.held()));
      }
    }
    return equations;
  }

  private boolean isState(String name) {
    return draft.states.stream().anyMatch(s -> s.name().text().equals(name));
  }

  private List<String> stateNames() {
    return draft.states.stream().map(s -> s.name().text()).toList();
  }

  private Body.Arrival arrival(Draft.Arrival arrival) {
    return new Body.Arrival(
        arrival.port().text(),
        arrival.variable().text(),
        arrival.amount() == null ? Optional.empty() : Optional.of(factor(arrival)),
        arrival.unlessRefractory());
  }

  // What one unit of weight adds: spikes that arrive together are summed before they are applied,
  // so an arrival must be proportional to its weight.
  private Expr factor(Draft.Arrival arrival) {
    Expr amount = java.util.Objects.requireNonNull(arrival.amount());
    Set<String> weight = Set.of("weight");
    Optional<Affine> form = Affine.of(amount, weight, List.of());
    if (form.isEmpty()
        || form.get().rest().isPresent()
        || !form.get().coefficients().containsKey("weight")) {
      problems.add(
          new Malformed(
              amount.at(),
              "what a spike adds must be proportional to 'weight'.",
              "Write 'weight' or a product with it, such as 'weight * exp(1)/tau_syn'."));
      return new Expr.Literal(amount.at(), 1, Unit.ONE);
    }
    return form.get().coefficients().getOrDefault("weight", amount);
  }

  /// Ports as the rest of the program sees them.
  List<Model.Port> ports(List<Body.Arrival> arrivals) {
    List<Model.Port> ports = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < arrivals.size(); i++) {
      Draft.Arrival arrival = draft.arrivals.get(i);
      if (!seen.add(arrival.port().text())) {
        problems.add(
            new Malformed(
                arrival.port().at(),
                "there are two ports '" + arrival.port().text() + "'.",
                "Rename one of them."));
      }
      ports.add(
          new Model.Port(
              arrival.port().text(),
              portUnit(arrival, arrivals.get(i).factor()),
              arrival.sign(),
              arrival.amount() == null && arrival.unit() == null));
    }
    return ports;
  }

  private Unit portUnit(Draft.Arrival arrival, Optional<Expr> factor) {
    if (factor.isEmpty()) {
      return arrival.unit() == null ? Unit.ONE : arrival.unit();
    }
    Token variable = arrival.variable();
    if (!isState(variable.text())) {
      problems.add(
          new Malformed(
              variable.at(),
              "there is no state variable '" + variable.text() + "' that spikes could change.",
              Nearest.remedy(variable.text(), stateNames())));
      return Unit.ONE;
    }
    Type target = scope.settled(variable.text());
    Type part = typing.of(factor.get());
    if (target == null || part == null) {
      return Unit.ONE;
    }
    return Unit.coherent(target.dimension().per(part.dimension()));
  }

  List<Body.Assignment> assignments(List<Draft.Assignment> drafts) {
    List<Body.Assignment> assignments = new ArrayList<>();
    for (Draft.Assignment assignment : drafts) {
      String variable = assignment.variable().text();
      if (!isState(variable)) {
        problems.add(
            new Malformed(
                assignment.variable().at(),
                "there is no state variable '" + variable + "' to which a value could be given.",
                Nearest.remedy(variable, stateNames())));
        continue;
      }
      Type type = scope.settled(variable);
      if (type != null) {
        typing.require(assignment.value(), type.dimension(), "the new value of '" + variable + "'");
      }
      assignments.add(new Body.Assignment(variable, assignment.value()));
    }
    return assignments;
  }

  private Body.Spike spike(Draft.Spike spike) {
    typing.requireTruth(spike.condition, "what follows 'when'");
    Expr refractory = spike.refractory;
    if (refractory != null) {
      typing.require(refractory, Dimension.TIME, "the refractory period");
    }
    return new Body.Spike(
        spike.condition, assignments(spike.resets), Optional.ofNullable(refractory));
  }

  private Expr emission(Draft.Emission emission) {
    typing.require(emission.count(), Dimension.NONE, "the number of spikes");
    return emission.count();
  }

  /// State variables as the rest of the program sees them.
  List<Model.State> states() {
    List<Model.State> states = new ArrayList<>();
    for (Draft.State state : draft.states) {
      Type type = scope.settled(state.name().text());
      if (type == null || !type.isQuantity()) {
        if (type != null) {
          problems.add(
              new Malformed(
                  state.initial().at(),
                  "the initial value of '" + state.name().text() + "' is " + type.shown() + ".",
                  "It must be a quantity."));
        }
        continue;
      }
      Unit unit = state.unit() == null ? shownUnit(state, type) : state.unit();
      if (!unit.dimension().equals(type.dimension())) {
        problems.add(
            new Malformed(
                state.name().at(),
                "'"
                    + state.name().text()
                    + "' is "
                    + type.shown()
                    + ", which cannot be shown in "
                    + unit
                    + ".",
                "Write a unit of the same dimension after 'in'."));
      }
      states.add(new Model.State(state.name().text(), unit, state.description()));
    }
    return states;
  }

  private static Unit shownUnit(Draft.State state, Type type) {
    return state.initial() instanceof Expr.Literal literal
        ? literal.unit()
        : Unit.coherent(type.dimension());
  }
}
