package cajal.kernel;

import cajal.kernel.LaneKinds.Kind;
import cajal.model.Expr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Prints one pass as a loop that advances as many neurons at once as the processor has lanes;
/// branches become masks.
final class VectorText {

  private final StepCode step;
  private final LaneKinds kinds;
  private final Map<String, Integer> columns;
  private final VectorExpressions expressions;
  private @Nullable String mask;
  private int masks;
  private String rest = "";

  /// @param step the statements of this pass alone
  /// @param columns names that other parts share, each with the number of its column
  VectorText(StepCode step, LaneKinds kinds, Map<String, Integer> columns) {
    this.step = step;
    this.kinds = kinds;
    this.columns = columns;
    expressions = new VectorExpressions(kinds);
  }

  /// The loop over whole vectors from `from` to `end`.
  ///
  /// @param made names that this pass makes
  Code loop(String end, Set<String> made) {
    Code code = new Code();
    boolean fires = Statement.fires(step.statements());
    if (fires) {
      code.line("final int[] places__ = fired.places((" + end + " - from) / Lanes.COUNT);");
      code.line("final long[] lanes__ = fired.lanes();");
      code.line("int noted__ = 0;");
    }
    code.line("for (int i = from; i < " + end + "; i += Lanes.COUNT) {");
    List<String> parameters =
        step.neuron().model().parameters().stream().map(p -> p.name()).toList();
    step.neuronParameters()
        .forEach(p -> lanes(code, true, p, "parameter__[" + parameters.indexOf(p) + "], i"));
    if (step.perNeuron()) {
      step.constants().forEach(c -> lanes(code, true, c.name(), c.array() + ", i"));
    }
    if (step.readsRefractory()) {
      code.line(
          "final VectorMask<Double> "
              + NeuronCode.REFRACTORY
              + " = Lanes.above(free__, i, now__);");
    }
    for (String state : step.states()) {
      boolean fixed = !step.assigned().contains(state);
      String from = JavaText.name(state) + "__all, " + StepCode.place(state);
      lanes(code, fixed, step.neuron().kept(state), from);
    }
    step.inputs().forEach(input -> lanes(code, true, input, JavaText.name(input) + "__all, i"));
    step.arrivals().forEach(a -> lanes(code, true, a, a + "__all, " + a + "__from + i"));
    columns.keySet().stream()
        .filter(name -> step.used().contains(name) && !made.contains(name))
        .forEach(name -> load(name, code));
    print(step.statements(), code);
    for (String state : step.states()) {
      if (step.assigned().contains(state)) {
        String x = JavaText.name(state);
        code.line(x + ".intoArray(" + x + "__all, " + StepCode.place(state) + ");");
      }
    }
    columns.keySet().stream()
        .filter(name -> made.contains(name) || step.assigned().contains(name))
        .forEach(name -> store(name, code));
    code.line("}");
    return fires ? code.line("fired.addNoted(noted__" + rest + ");") : code;
  }

  private static void lanes(Code code, boolean fixed, String name, String from) {
    code.line(
        (fixed ? "final " : "")
            + "DoubleVector "
            + JavaText.name(name)
            + " = DoubleVector.fromArray(Lanes.SPECIES, "
            + from
            + ");");
  }

  private String place(String name) {
    return "scratch__, " + columns.get(name) + " * Lanes.BLOCK + i - from";
  }

  private boolean isMask(String name) {
    return expressions.kind(Terms.name(name)) == Kind.MASK;
  }

  private void load(String name, Code code) {
    if (isMask(name)) {
      code.line(
          "final VectorMask<Double> "
              + JavaText.name(name)
              + " = DoubleVector.fromArray(Lanes.SPECIES, "
              + place(name)
              + ").compare(VectorOperators.GT, 0.0);");
    } else {
      lanes(code, !step.assigned().contains(name), name, place(name));
    }
  }

  private void store(String name, Code code) {
    String x = JavaText.name(name);
    String value =
        isMask(name) ? "DoubleVector.broadcast(Lanes.SPECIES, 0.0).blend(1.0, " + x + ")" : x;
    code.line(value + ".intoArray(" + place(name) + ");");
  }

  private void print(List<Statement> statements, Code code) {
    statements.forEach(statement -> print(statement, code));
  }

  private void print(Statement statement, Code code) {
    switch (statement) {
      case Statement.Note s -> code.comment(s.text());
      case Statement.Let s -> let(s, code);
      case Statement.Var s -> {
        kinds.put(s.name(), Kind.LANES);
        String x = JavaText.name(s.name());
        code.line("DoubleVector " + x + " = " + expressions.lanes(s.value()) + ";");
      }
      case Statement.Assign s -> assign(s, code);
      case Statement.When s -> under(expressions.mask(s.condition()), s.body(), code);
      case Statement.Repeat s -> {
        String k = s.counter();
        code.line("for (int " + k + " = 0; " + k + " < " + s.times() + "; " + k + "++) {");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.Fire s -> fire(s, code);
      case Statement.Block s -> {
        code.line("{");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.Emit _ -> throw new IllegalStateException("lanes cannot count spikes");
    }
  }

  private void let(Statement.Let let, Code code) {
    Kind kind = expressions.kind(let.value());
    kinds.put(let.name(), kind);
    String type =
        switch (kind) {
          case SHARED -> "double ";
          case LANES -> "DoubleVector ";
          case MASK -> "VectorMask<Double> ";
        };
    String value = expressions.text(let.value());
    code.line("final " + type + JavaText.name(let.name()) + " = " + value + ";");
  }

  private void assign(Statement.Assign assign, Code code) {
    String x = JavaText.name(assign.variable());
    String value =
        mask == null
            ? expressions.lanes(assign.value())
            : x + ".blend(" + expressions.text(assign.value()) + ", " + mask + ")";
    code.line(x + " = " + value + ";");
  }

  // Prints statements for the lanes of a condition that are under the present mask as well.
  private void under(String condition, List<Statement> body, Code code) {
    String outer = mask;
    String name = "mask__" + masks++;
    String both = outer == null ? condition : condition + ".and(" + outer + ")";
    code.line("final VectorMask<Double> " + name + " = " + both + ";");
    mask = name;
    print(body, code);
    mask = outer;
  }

  private void fire(Statement.Fire fire, Code code) {
    String condition = expressions.mask(fire.condition());
    if (step.isRefractory()) {
      condition += ".andNot(" + NeuronCode.REFRACTORY + ")";
    }
    code.line("final VectorMask<Double> spike__ = " + condition + ";");
    code.line("if (spike__.anyTrue()) {");
    String outer = mask;
    mask = "spike__";
    print(fire.reset(), code);
    mask = outer;
    fire.rest().ifPresent(time -> rest(time, code));
    code.line("places__[noted__] = i;").line("lanes__[noted__] = spike__.toLong();");
    code.line("noted__++;").line("}");
  }

  // Where all neurons share it, the refractory period is set behind the loop.
  private void rest(Expr time, Code code) {
    Set<String> names = new HashSet<>();
    Terms.names(time, names);
    if (step.neuron().fixed().containsAll(names) && !isLanes(time)) {
      rest = ", free__, " + StepCode.freeAfter(expressions.factor(time));
      return;
    }
    if (isLanes(time)) {
      code.line("final double[] rest__ = " + expressions.text(time) + ".toArray();");
    }
    code.line("for (long bits__ = spike__.toLong(); bits__ != 0; bits__ &= bits__ - 1) {");
    code.line("final int lane__ = Long.numberOfTrailingZeros(bits__);");
    String ms = isLanes(time) ? "rest__[lane__]" : expressions.factor(time);
    code.line("free__[i + lane__] = " + StepCode.freeAfter(ms) + ";").line("}");
  }

  private boolean isLanes(Expr value) {
    return expressions.kind(value) == Kind.LANES;
  }
}
