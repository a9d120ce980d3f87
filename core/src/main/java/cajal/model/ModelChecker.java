package cajal.model;

import cajal.unit.Dimension;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks what a text says, and makes a model of it: every name is known, every dimension agrees.
final class ModelChecker {

  // More than any model has; what is beyond is no model and would only cost time.
  private static final int MAX_NAMES = 400;

  private final Draft draft;
  private final String text;
  private final List<Malformed> problems;
  private final Scope scope = new Scope();

  ModelChecker(Draft draft, String text, List<Malformed> problems) {
    this.draft = draft;
    this.text = text;
    this.problems = problems;
  }

  /// The model; `null` where its first line has no kind or name.
  @Nullable Model model() {
    Token kind = draft.kind;
    Token name = draft.name;
    if (kind == null || name == null) {
      return null;
    }
    sizes(name);
    names();
    keys();
    return switch (kind.text()) {
      case "neuron" -> neuron(name);
      case "synapse" -> synapse(name);
      default -> stimulator(name);
    };
  }

  private void sizes(Token name) {
    int total =
        draft.parameters.size()
            + draft.states.size()
            + draft.definitions.size()
            + draft.equations.size()
            + draft.arrivals.size()
            + draft.eachStep.size()
            + draft.synapse.size();
    if (total > MAX_NAMES) {
      throw new Malformed(
          name.at(), "the model has more than " + MAX_NAMES + " statements.", "Split it.");
    }
  }

  private void names() {
    for (Draft.Parameter parameter : draft.parameters) {
      Dimension dimension = parameter.checked().unit().dimension();
      if (isFree(parameter.checked().name(), parameter.at())) {
        scope.put(
            parameter.checked().name(),
            parameter.checked().list() ? Type.list(dimension) : Type.quantity(dimension));
      }
    }
    for (Draft.Current current : draft.currents) {
      if (isFree(current.name().text(), current.name().at())) {
        scope.put(current.name().text(), Type.quantity(current.unit().dimension()));
      }
    }
    for (Draft.Arrival arrival : draft.arrivals) {
      Token variable = arrival.variable();
      if (arrival.amount() == null && isFree(variable.text(), variable.at())) {
        Unit unit = arrival.unit() == null ? Unit.ONE : arrival.unit();
        scope.put(variable.text(), Type.quantity(unit.dimension()));
      }
    }
    for (Draft.State state : draft.states) {
      if (isFree(state.name().text(), state.name().at())) {
        scope.defer(state.name().text(), state.initial(), false);
      }
    }
    for (Draft.Definition definition : draft.definitions) {
      if (isFree(definition.name().text(), definition.name().at())) {
        scope.defer(definition.name().text(), definition.value(), true);
      }
    }
  }

  private boolean isFree(String name, Expr.Place at) {
    if (!scope.isTaken(name)) {
      return true;
    }
    problems.add(
        new Malformed(at, "the name '" + name + "' is used twice.", "Rename one of the two."));
    return false;
  }

  private void keys() {
    List<String> parameters = draft.parameters.stream().map(p -> p.checked().name()).toList();
    for (Token key : draft.key) {
      if (!parameters.contains(key.text())) {
        problems.add(
            new Malformed(
                key.at(),
                "there is no parameter '" + key.text() + "'.",
                Nearest.remedy(key.text(), parameters)));
      }
    }
    if (draft.key.size() > 5) {
      problems.add(
          new Malformed(draft.key.get(5).at(), "at most five parameters are key.", "Choose five."));
    }
  }

  private Typing typing(boolean stimulator) {
    return new Typing(
        scope,
        problems,
        stimulator,
        remote -> {
          if (draft.kind != null && !draft.kind.is("synapse")) {
            throw new Malformed(
                remote.at(),
                "only a synapse reads variables of other neurons.",
                "Write '" + remote.variable() + "' alone.");
          }
          if (remote.delay() != null && !draft.synapse.isEmpty() && remote.pre()) {
            throw new Malformed(
                remote.at(),
                "at events, only variables of the target neuron can be read with a delay.",
                "Write '" + remote.variable() + " of " + (remote.pre() ? "pre" : "post") + "'.");
          }
          return null;
        });
  }

  private Model neuron(Token name) {
    misplaced("a neuron", draft.output != null ? draft.output.what() : null);
    misplaced("a neuron", draft.send);
    misplacedAt("a neuron", draft.synapse.first());
    misplacedAt("a neuron", draft.current == null ? null : draft.current.at());
    misplacedAt("a neuron", draft.weight == null ? null : draft.weight.at());
    for (Draft.Parameter parameter : draft.parameters) {
      if (parameter.checked().list()) {
        problems.add(
            new Malformed(
                parameter.at(), "only a stimulator has lists for parameters.", "Use one value."));
      }
    }
    scope.give("t", Type.quantity(Dimension.TIME));
    scope.give("dt", Type.quantity(Dimension.TIME));
    NeuronChecker checker = new NeuronChecker(draft, scope, typing(false), problems);
    Body.Neuron body = checker.body();
    List<Model.Port> ports = checker.ports(body.arrivals());
    List<Model.State> states = checker.states();
    List<Model.Input> inputs =
        draft.currents.stream().map(c -> new Model.Input(c.name().text(), c.unit())).toList();
    List<Model.Method> methods = problems.isEmpty() ? methods(body) : List.of(Model.Method.NONE);
    int substeps = draft.integration == null ? 1 : draft.integration.substeps();
    return new Model(
        Model.Kind.NEURON,
        name.text(),
        draft.description,
        draft.family,
        draft.sources,
        key(),
        parameters(),
        states,
        ports,
        inputs,
        Optional.empty(),
        Optional.empty(),
        methods,
        substeps,
        text,
        body);
  }

  private List<Model.Method> methods(Body.Neuron body) {
    Set<String> varying = new HashSet<>();
    draft.states.forEach(state -> varying.add(state.name().text()));
    draft.currents.forEach(current -> varying.add(current.name().text()));
    body.arrivals().stream()
        .filter(arrival -> arrival.factor().isEmpty())
        .forEach(arrival -> varying.add(arrival.variable()));
    List<Model.Method> methods = new ArrayList<>(Methods.applicable(body, varying));
    Draft.Integration wanted = draft.integration;
    if (wanted != null) {
      List<String> ids = methods.stream().map(Model.Method::id).toList();
      int index = ids.indexOf(wanted.method().text());
      if (index < 0) {
        problems.add(
            new Malformed(
                wanted.method().at(),
                "these equations cannot be integrated by '" + wanted.method().text() + "'.",
                Nearest.remedy(wanted.method().text(), ids)));
      } else {
        methods.addFirst(methods.remove(index));
      }
    }
    return methods;
  }

  private Model synapse(Token name) {
    Draft.Parameter weight = draft.weight;
    boolean plastic = !draft.synapse.isEmpty();
    misplaced(
        "a synapse without events",
        plastic || draft.states.isEmpty() ? null : draft.states.getFirst().name());
    neuronOnly("a synapse");
    misplaced("a synapse", draft.eachStep.isEmpty() ? null : draft.eachStep.getFirst().variable());
    misplaced("a synapse", draft.output != null ? draft.output.what() : null);
    if (weight != null) {
      scope.give("weight", Type.quantity(weight.checked().unit().dimension()));
    }
    Typing typing = typing(false);
    if (plastic) {
      misplacedAt("a synapse with events", draft.current == null ? null : draft.current.at());
      SynapseChecker checker = new SynapseChecker(draft, scope, typing, problems);
      Body.Plastic body = checker.body(name.text());
      return synapse(name, checker.states(), Model.Output.EVENTS, body);
    }
    for (Draft.Definition definition : draft.definitions) {
      typing.of(new Expr.Name(definition.name().at(), definition.name().text()));
    }
    if (draft.current != null && !draft.signal) {
      typing.require(draft.current, Dimension.CURRENT, "the current");
    } else if (draft.current != null) {
      typing.of(draft.current);
    }
    SynapseSight sight = new SynapseSight(draft, Map.of(), problems);
    draft.definitions.forEach(d -> sight.check(d.value(), SynapseSight.Where.EVENT));
    if (draft.current != null) {
      sight.check(draft.current, SynapseSight.Where.EVENT);
    }
    if ((draft.current == null) == (draft.send == null)) {
      problems.add(
          new Malformed(
              name.at(),
              "a synapse either sends its weight or has a continuous current.",
              "Write 'send weight', or 'continuous' and 'current on post = ...'."));
    }
    Body.Synapse body =
        new Body.Synapse(
            scope.order().stream().map(this::definition).toList(),
            Optional.ofNullable(draft.current));
    return synapse(
        name,
        List.of(),
        draft.current == null ? Model.Output.EVENTS : Model.Output.CONTINUOUS,
        body);
  }

  private Model synapse(Token name, List<Model.State> states, Model.Output output, Body body) {
    return new Model(
        Model.Kind.SYNAPSE,
        name.text(),
        draft.description,
        draft.family,
        draft.sources,
        key(),
        parameters(),
        states,
        List.of(),
        List.of(),
        Optional.of(output),
        Optional.ofNullable(draft.weight).map(Draft.Parameter::checked),
        List.of(Model.Method.NONE),
        1,
        text,
        body);
  }

  private Body.Definition definition(String name) {
    for (Draft.Definition definition : draft.definitions) {
      if (definition.name().text().equals(name)) {
        return new Body.Definition(name, definition.value());
      }
    }
    throw new IllegalStateException("no definition of " + name);
  }

  private Model stimulator(Token name) {
    neuronOnly("a stimulator");
    misplacedAt("a stimulator", draft.synapse.first());
    misplaced("a stimulator", draft.send);
    misplacedAt("a stimulator", draft.current == null ? null : draft.current.at());
    misplacedAt("a stimulator", draft.weight == null ? null : draft.weight.at());
    Draft.Output output = draft.output;
    if (output == null) {
      throw new Malformed(
          name.at(),
          "a stimulator needs an output.",
          "Write 'output current = ...' or 'output spikes = ...'.");
    }
    scope.give("t", Type.quantity(Dimension.TIME));
    scope.give("dt", Type.quantity(Dimension.TIME));
    Typing typing = new Typing(scope, problems, true, StimulatorChecker::voltage);
    NeuronChecker common = new NeuronChecker(draft, scope, typing, problems);
    Body.Stimulator body = new StimulatorChecker(draft, typing, problems, common).body(output);
    boolean spikes = output.what().is("spikes");
    return new Model(
        Model.Kind.STIMULATOR,
        name.text(),
        draft.description,
        draft.family,
        draft.sources,
        key(),
        parameters(),
        common.states(),
        List.of(),
        List.of(),
        Optional.of(spikes ? Model.Output.SPIKES : Model.Output.CURRENT),
        Optional.empty(),
        List.of(Model.Method.NONE),
        1,
        text,
        body);
  }

  private void neuronOnly(String kind) {
    misplaced(kind, draft.arrivals.isEmpty() ? null : draft.arrivals.getFirst().port());
    misplaced(kind, draft.currents.isEmpty() ? null : draft.currents.getFirst().name());
    misplaced(kind, draft.integration == null ? null : draft.integration.method());
    misplacedAt(kind, draft.equations.isEmpty() ? null : draft.equations.getFirst().at());
    misplacedAt(kind, draft.spike == null ? null : draft.spike.at);
    misplacedAt(kind, draft.emission == null ? null : draft.emission.at());
  }

  private void misplaced(String kind, @Nullable Token statement) {
    misplacedAt(kind, statement == null ? null : statement.at());
  }

  private void misplacedAt(String kind, Expr.@Nullable Place at) {
    if (at != null) {
      problems.add(new Malformed(at, kind + " cannot have this statement.", "Remove it."));
    }
  }

  private List<String> key() {
    List<String> key = draft.key.stream().map(Token::text).distinct().toList();
    return key.isEmpty()
        ? draft.parameters.stream().limit(5).map(p -> p.checked().name()).toList()
        : key;
  }

  private List<Model.Parameter> parameters() {
    return draft.parameters.stream().map(Draft.Parameter::checked).toList();
  }
}
