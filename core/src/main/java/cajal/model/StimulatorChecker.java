package cajal.model;

import cajal.unit.Dimension;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks what a stimulator does in a step, and writes out its definitions.
final class StimulatorChecker {

  private final Draft draft;
  private final Typing typing;
  private final List<Malformed> problems;
  private final NeuronChecker common;

  /// @param common checks what neurons have as well: state and assignments
  StimulatorChecker(Draft draft, Typing typing, List<Malformed> problems, NeuronChecker common) {
    this.problems = problems;
    this.draft = draft;
    this.typing = typing;
    this.common = common;
  }

  /// The type of a variable of a target: a stimulator may read its voltages.
  static Type voltage(Expr.Remote remote) {
    if (remote.pre()) {
      throw new Malformed(
          remote.at(),
          "a stimulator has nothing before it.",
          "It reads a voltage of its target, as in '" + remote.variable() + " of post'.");
    }
    return Type.quantity(Dimension.VOLTAGE);
  }

  Body.Stimulator body(Draft.Output output) {
    draft.states.forEach(state -> type(state.name()));
    draft.definitions.forEach(definition -> type(definition.name()));
    List<Body.Assignment> eachStep = common.assignments(draft.eachStep);
    boolean spikes = output.what().is("spikes");
    typing.require(
        output.value(),
        spikes ? Dimension.NONE : Dimension.CURRENT,
        spikes ? "the number of spikes" : "the current");
    Optional<Body.Window> window = Optional.empty();
    if (output.from() != null && output.to() != null) {
      typing.require(output.from(), Dimension.TIME, "the beginning");
      typing.require(output.to(), Dimension.TIME, "the end");
      window = Optional.of(new Body.Window(output.from(), output.to()));
    }
    common.initialOrder(common.definitions());
    Map<String, Expr> written = written();
    Body.Stimulator body = body(draft, output, eachStep, window, written);
    body.expressions().forEach(this::trains);
    return body;
  }

  // How much a superposition of trains remembers is known before the first step.
  private void trains(Expr expression) {
    if (expression instanceof Expr.Call call && call.function().remembers()) {
      Set<String> varying = new HashSet<>(Set.of("t"));
      draft.states.forEach(state -> varying.add(state.name().text()));
      if (Affine.holds(call.arguments().get(1), varying, List.of())) {
        problems.add(
            new Malformed(
                call.arguments().get(1).at(),
                "the second argument of '" + call.function().word() + "' must stay as it is.",
                "Use parameters only."));
      }
    }
    Affine.parts(expression).forEach(this::trains);
  }

  private static Body.Stimulator body(
      Draft draft,
      Draft.Output output,
      List<Body.Assignment> eachStep,
      Optional<Body.Window> window,
      Map<String, Expr> written) {
    return new Body.Stimulator(
        draft.states.stream().map(state -> write(state.initial(), written)).toList(),
        eachStep.stream()
            .map(a -> new Body.Assignment(a.variable(), write(a.value(), written)))
            .toList(),
        write(output.value(), written),
        window);
  }

  private void type(Token name) {
    typing.of(new Expr.Name(name.at(), name.text()));
  }

  private Map<String, Expr> written() {
    Map<String, Expr> written = new HashMap<>();
    for (Body.Definition definition : common.definitions()) {
      written.put(definition.name(), write(definition.value(), written));
    }
    return written;
  }

  private static Expr write(Expr expression, Map<String, Expr> written) {
    return expression.map(
        part -> part instanceof Expr.Name name ? written.getOrDefault(name.name(), name) : part);
  }
}
