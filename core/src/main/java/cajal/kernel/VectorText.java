package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Evaluation;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints a step as Java that advances as many neurons at once as the processor has lanes.
///
/// Each lane takes the same operations in the same order as {@link ScalarText} prints them, so the
/// bits are the same; branches become masks.
final class VectorText {

  /// What a name holds: one number for all lanes, a number for each, a truth for each.
  private enum Kind {
    SHARED,
    LANES,
    MASK
  }

  private static final String SCRATCH = "scratch__";

  private final StepCode step;
  private final JavaText shared = new JavaText();
  private final Map<String, Kind> kinds = new HashMap<>();
  private Code out = new Code();
  private @Nullable String mask;
  private int masks;
  private int calls;

  VectorText(StepCode step) {
    this.step = step;
  }

  /// Whether the statements can be printed in this form. What counts spikes or draws random numbers
  /// stays with one neuron after the other.
  static boolean canPrint(StepCode step) {
    boolean[] possible = {true};
    Statement.expressions(step.statements(), e -> possible[0] &= canPrint(e));
    return possible[0] && step.statements().stream().noneMatch(VectorText::emits);
  }

  private static boolean emits(Statement statement) {
    return switch (statement) {
      case Statement.Emit _ -> true;
      case Statement.Block s -> s.body().stream().anyMatch(VectorText::emits);
      case Statement.When s -> s.body().stream().anyMatch(VectorText::emits);
      case Statement.Repeat s -> s.body().stream().anyMatch(VectorText::emits);
      default -> false;
    };
  }

  private static boolean canPrint(Expr expression) {
    boolean here =
        !(expression instanceof Expr.Call call) || Lanes.FUNCTIONS.contains(call.function());
    return here && Affine.parts(expression).stream().allMatch(VectorText::canPrint);
  }

  /// The loop over whole vectors from `from` on, which leaves the rest at `end__`.
  Code loop() {
    Code code = step.head();
    code.line("final double[] " + SCRATCH + " = new double[2 * Lanes.COUNT];");
    code.line("final int end__ = from + Lanes.SPECIES.loopBound(to - from);");
    code.line("for (int i = from; i < end__; i += Lanes.COUNT) {");
    step.neuron().model().parameters().stream()
        .filter(p -> step.used().contains(p.name()))
        .forEach(p -> {
          if (step.neuron().perNeuron().contains(p.name())) {
            int index = step.neuron().model().parameters().indexOf(p);
            lanes(code, true, p.name(), "parameter__[" + index + "], i");
          }
        });
    if (step.perNeuron()) {
      step.constants().forEach(c -> lanes(code, true, c.name(), c.array() + ", i"));
    }
    if (step.isRefractory()) {
      kinds.put(NeuronCode.REFRACTORY, Kind.MASK);
      code.line(
          "final VectorMask<Double> " + NeuronCode.REFRACTORY + " = Lanes.positive(left__, i);");
    }
    for (String state : step.states()) {
      boolean fixed = !step.assigned().contains(state);
      lanes(code, fixed, state, JavaText.name(state) + "__all, i");
    }
    step.inputs().forEach(input -> lanes(code, true, input, JavaText.name(input) + "__all, i"));
    step.arrivals().forEach(a -> lanes(code, true, a, a + "__all, " + a + "__from + i"));
    print(step.statements(), code);
    for (String state : step.states()) {
      if (step.assigned().contains(state)) {
        String x = JavaText.name(state);
        code.line(x + ".intoArray(" + x + "__all, i);");
      }
    }
    return code.line("}");
  }

  private void lanes(Code code, boolean fixed, String name, String from) {
    kinds.put(name, Kind.LANES);
    code.line(
        (fixed ? "final " : "")
            + "DoubleVector "
            + JavaText.name(name)
            + " = DoubleVector.fromArray(Lanes.SPECIES, "
            + from
            + ");");
  }

  private void print(List<Statement> statements, Code code) {
    statements.forEach(statement -> print(statement, code));
  }

  private void print(Statement statement, Code code) {
    out = code;
    switch (statement) {
      case Statement.Note s -> code.comment(s.text());
      case Statement.Let s -> let(s, code);
      case Statement.Var s -> {
        kinds.put(s.name(), Kind.LANES);
        code.line("DoubleVector " + JavaText.name(s.name()) + " = " + lanes(s.value()) + ";");
      }
      case Statement.Assign s -> assign(s, code);
      case Statement.Block s -> {
        code.line("{");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.When s -> under(mask(s.condition()), s.body(), code);
      case Statement.Repeat s -> {
        String k = s.counter();
        code.line("for (int " + k + " = 0; " + k + " < " + s.times() + "; " + k + "++) {");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.Fire s -> fire(s, code);
      case Statement.Emit _ -> throw new IllegalStateException("lanes cannot count spikes");
    }
  }

  private void let(Statement.Let let, Code code) {
    Kind kind = kind(let.value());
    kinds.put(let.name(), kind);
    String type =
        switch (kind) {
          case SHARED -> "double ";
          case LANES -> "DoubleVector ";
          case MASK -> "VectorMask<Double> ";
        };
    code.line("final " + type + JavaText.name(let.name()) + " = " + text(let.value()) + ";");
  }

  private void assign(Statement.Assign assign, Code code) {
    String x = JavaText.name(assign.variable());
    String value =
        mask == null
            ? lanes(assign.value())
            : x + ".blend(" + text(assign.value()) + ", " + mask + ")";
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
    String condition = mask(fire.condition());
    if (step.isRefractory()) {
      condition += ".andNot(" + NeuronCode.REFRACTORY + ")";
      code.line("if (" + NeuronCode.REFRACTORY + ".anyTrue()) {");
      code.line("Lanes.countDown(left__, i);").line("}");
    }
    code.line("final VectorMask<Double> spike__ = " + condition + ";");
    code.line("if (spike__.anyTrue()) {");
    String outer = mask;
    mask = "spike__";
    print(fire.reset(), code);
    mask = outer;
    boolean each = fire.rest().filter(time -> kind(time) == Kind.LANES).isPresent();
    fire.rest()
        .filter(time -> each)
        .ifPresent(time -> code.line("final double[] rest__ = " + text(time) + ".toArray();"));
    code.line("for (long bits__ = spike__.toLong(); bits__ != 0; bits__ &= bits__ - 1) {");
    code.line("final int lane__ = Long.numberOfTrailingZeros(bits__);");
    code.line("fired.add(i + lane__);");
    fire.rest()
        .ifPresent(time -> {
          String ms = each ? "rest__[lane__]" : shared.factor(time);
          code.line("left__[i + lane__] = (int) Math.rint(" + ms + " / dt);");
        });
    code.line("}").line("}");
  }

  private Kind kind(Expr expression) {
    return switch (expression) {
      case Expr.Literal _ -> Kind.SHARED;
      case Expr.Name e -> kinds.getOrDefault(e.name(), Kind.SHARED);
      case Expr.Not e -> kind(e.operand());
      case Expr.Binary e when e.operator().isComparison() ->
          all(List.of(e.left(), e.right())) ? Kind.SHARED : Kind.MASK;
      case Expr.Binary e when e.operator().isLogical() ->
          all(List.of(e.left(), e.right())) ? Kind.SHARED : Kind.MASK;
      default -> all(Affine.parts(expression)) ? Kind.SHARED : Kind.LANES;
    };
  }

  private boolean all(List<Expr> parts) {
    return parts.stream().allMatch(part -> kind(part) == Kind.SHARED);
  }

  private boolean isShared(Expr expression) {
    return kind(expression) == Kind.SHARED;
  }

  /// As a number for each lane, whatever it is.
  private String lanes(Expr expression) {
    return isShared(expression)
        ? "DoubleVector.broadcast(Lanes.SPECIES, " + shared.of(expression) + ")"
        : text(expression);
  }

  /// As a truth for each lane.
  private String mask(Expr condition) {
    return isShared(condition)
        ? "Lanes.SPECIES.maskAll(" + shared.of(condition) + ")"
        : text(condition);
  }

  private String text(Expr expression) {
    if (isShared(expression)) {
      return shared.of(expression);
    }
    return switch (expression) {
      case Expr.Name e -> JavaText.name(e.name());
      case Expr.Negate e -> text(e.operand()) + ".neg()";
      case Expr.Not e -> text(e.operand()) + ".not()";
      case Expr.Binary e -> binary(e);
      case Expr.Conditional e -> conditional(e);
      case Expr.Call e -> call(e);
      case Expr.Literal _, Expr.Remote _, Expr.Derivative _ ->
          throw new IllegalStateException("no lanes for " + expression);
    };
  }

  private String binary(Expr.Binary e) {
    Expr left = e.left();
    Expr right = e.right();
    return switch (e.operator()) {
      case PLUS -> commutative(left, "add", right);
      case TIMES -> commutative(left, "mul", right);
      case MINUS -> lanes(left) + ".sub(" + text(right) + ")";
      case PER -> lanes(left) + ".div(" + text(right) + ")";
      case POWER -> power(e);
      case AND -> mask(left) + ".and(" + mask(right) + ")";
      case OR -> mask(left) + ".or(" + mask(right) + ")";
      case LESS, AT_MOST, MORE, AT_LEAST ->
          lanes(left) + ".compare(" + comparison(e.operator()) + ", " + text(right) + ")";
    };
  }

  private String commutative(Expr left, String operation, Expr right) {
    return isShared(left)
        ? text(right) + "." + operation + "(" + text(left) + ")"
        : text(left) + "." + operation + "(" + text(right) + ")";
  }

  private static String comparison(Operator operator) {
    return switch (operator) {
      case LESS -> "VectorOperators.LT";
      case AT_MOST -> "VectorOperators.LE";
      case MORE -> "VectorOperators.GT";
      default -> "VectorOperators.GE";
    };
  }

  // The same products as the scalar form takes.
  private String power(Expr.Binary e) {
    String base = lanes(e.left());
    Integer whole = Evaluation.wholeNumber(e.right());
    if (whole == null) {
      return series("pow", List.of(base, lanes(e.right())));
    }
    if (e.left() instanceof Expr.Name && whole >= 2 && whole <= 4) {
      return base + (".mul(" + base + ")").repeat(whole - 1);
    }
    return "Lanes.power(" + base + ", " + whole + ")";
  }

  private String conditional(Expr.Conditional e) {
    if (isShared(e.condition())) {
      return "("
          + shared.of(e.condition())
          + " ? "
          + lanes(e.then())
          + " : "
          + lanes(e.otherwise())
          + ")";
    }
    return lanes(e.otherwise()) + ".blend(" + text(e.then()) + ", " + text(e.condition()) + ")";
  }

  private String call(Expr.Call e) {
    List<String> x = e.arguments().stream().map(this::lanes).toList();
    return switch (e.function()) {
      case SQRT, ABS -> x.getFirst() + "." + e.function().word() + "()";
      case MIN, MAX -> x.getFirst() + "." + e.function().word() + "(" + x.getLast() + ")";
      default -> series(e.function().word(), x);
    };
  }

  // Long functions are called with their argument in memory. The virtual machine inlines only so
  // many
  // of them into one loop, and a vector handed to a method that it does not inline would be an
  // object.
  private String series(String function, List<String> arguments) {
    String name = "call__" + calls++;
    for (int k = 0; k < arguments.size(); k++) {
      out.line(arguments.get(k) + ".intoArray(" + SCRATCH + ", " + k + " * Lanes.COUNT);");
    }
    out.line("Lanes." + function + "(" + SCRATCH + ");");
    out.line(
        "final DoubleVector "
            + name
            + " = DoubleVector.fromArray(Lanes.SPECIES, "
            + SCRATCH
            + ", 0);");
    return name;
  }
}
