package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Expr;
import cajal.model.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes the random calls of a stimulator. What is the same for all targets is worked out once,
/// before the loop over them.
final class StimulatorDraws {

  // No name of a model has two underscores.
  private static final String DRAW = "draw__";
  private static final String COMMON = "common__";
  private static final String SHARED = "shared__";

  private final JavaText text;
  private final Set<String> states;
  private final Code before;
  private final Optional<Code> block;
  private final Map<Expr, String> shared = new HashMap<>();
  private final Map<Integer, Expr> drawn = new HashMap<>();
  private final List<Expr.Call> remembering = new ArrayList<>();
  private final List<Integer> tables = new ArrayList<>();
  private int streams;
  private int columns;

  /// @param states names that differ from target to target
  /// @param before receives what comes before the loop
  /// @param block receives what is drawn for a block of targets in one go, if there are blocks
  StimulatorDraws(JavaText text, Set<String> states, Code before, Optional<Code> block) {
    this.block = block;
    this.text = text;
    this.states = states;
    this.before = before;
  }

  /// Number of streams that the calls need.
  int streams() {
    return streams;
  }

  /// Columns of scratch that hold what is drawn for a block of targets.
  int columns() {
    return columns;
  }

  /// Calls with a memory, in the order of their slots.
  List<Expr.Call> remembering() {
    return remembering;
  }

  /// Streams whose Poisson counts have a table of their own.
  List<Integer> tables() {
    return tables;
  }

  /// An expression without random calls; what it draws is written to `each`, ahead of it.
  Expr written(Expr expression, Code each) {
    Expr inner =
        expression.map(part ->
            part instanceof Expr.Call call && call.function().isRandom() ? draw(call, each) : part);
    return hoisted(inner);
  }

  /// Whether an expression differs from target to target.
  boolean differs(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> name.name().startsWith(DRAW) || states.contains(name.name());
      case Expr.Remote _ -> true;
      default -> Affine.parts(expression).stream().anyMatch(this::differs);
    };
  }

  // The largest parts with function calls that are the same for all targets.
  private Expr hoisted(Expr expression) {
    if (!differs(expression)) {
      return calls(expression) ? once(expression) : expression;
    }
    return switch (expression) {
      case Expr.Negate e -> new Expr.Negate(e.at(), hoisted(e.operand()));
      case Expr.Binary e ->
          new Expr.Binary(e.at(), e.operator(), hoisted(e.left()), hoisted(e.right()));
      case Expr.Call e ->
          new Expr.Call(e.at(), e.function(), e.arguments().stream().map(this::hoisted).toList());
      case Expr.Conditional e ->
          new Expr.Conditional(e.at(), e.condition(), hoisted(e.then()), hoisted(e.otherwise()));
      case Expr.Not _, Expr.Literal _, Expr.Name _, Expr.Remote _, Expr.Derivative _ -> expression;
    };
  }

  private static boolean calls(Expr expression) {
    return expression instanceof Expr.Call
        || Affine.parts(expression).stream().anyMatch(StimulatorDraws::calls);
  }

  private Expr once(Expr expression) {
    String name =
        shared.computeIfAbsent(
            expression,
            e -> {
              String fresh = SHARED + shared.size();
              before.line("final double " + fresh + " = " + text.of(e) + ";");
              return fresh;
            });
    return new Expr.Name(expression.at(), name);
  }

  /// Number of the stream of a random call: its last argument.
  static int stream(Expr.Call call) {
    return (int) ((Expr.Literal) call.arguments().getLast()).value();
  }

  private Expr draw(Expr.Call call, Code each) {
    int stream = stream(call);
    Expr known = drawn.get(stream);
    if (known != null) {
      return known;
    }
    streams = Math.max(streams, stream + 1);
    Expr name =
        new Expr.Name(call.at(), (call.function() == Function.COMMON ? COMMON : DRAW) + stream);
    drawn.put(stream, name);
    List<Expr> arguments =
        call.arguments().subList(0, call.arguments().size() - 1).stream()
            .map(this::hoisted)
            .toList();
    if (call.function() == Function.COMMON) {
      table(stream, text.of(arguments.getFirst()));
      before.line(
          "final double "
              + COMMON
              + stream
              + " = table__"
              + stream
              + ".count(Draw.stream(columns.key() + "
              + stream
              + ", -1), step);");
      return name;
    }
    before.line("final long[] stream__" + stream + " = targets.stream()[" + stream + "];");
    each.line(
        "final double " + DRAW + stream + " = " + drawing(call, stream, arguments, each) + ";");
    return name;
  }

  private String drawing(Expr.Call call, int j, List<Expr> arguments, Code each) {
    String own = "stream__" + j + "[k]";
    List<String> x = arguments.stream().map(text::of).toList();
    return switch (call.function()) {
      case UNIFORM -> drawn("uniform", j, "step");
      case NORMAL -> drawn("normal", j, "step");
      case NOISE -> {
        boolean differs = differs(arguments.getFirst());
        (differs ? each : before)
            .line(
                "final long held__"
                    + j
                    + " = (long) Math.floor(step / Math.max(1.0, Math.rint(("
                    + x.getFirst()
                    + ") / dt)));");
        yield differs
            ? "Draw.normal(" + own + ", held__" + j + ")"
            : drawn("normal", j, "held__" + j);
      }
      case POISSON -> {
        if (differs(arguments.getFirst())) {
          yield "PoissonTable.of(" + x.getFirst() + ").count(" + own + ", step)";
        }
        table(j, x.getFirst());
        yield block.isPresent()
            ? column("table__" + j + ".counts", "stream__" + j + ", first__, count__, step")
            : "table__" + j + ".count(" + own + ", step)";
      }
      case BINOMIAL ->
          "Draw.binomial(Draw.bits("
              + own
              + ", step), (int) Math.rint("
              + x.get(0)
              + "), "
              + x.get(1)
              + ")";
      case PACKET -> {
        before.line(
            "final PulsePackets.Near near__"
                + j
                + " = PulsePackets.near("
                + x.get(0)
                + ", "
                + x.get(2)
                + ", t, dt);");
        yield "PulsePackets.count("
            + own
            + ", near__"
            + j
            + ", "
            + x.get(1)
            + ", "
            + x.get(2)
            + ")";
      }
      case GAMMA_TRAINS -> {
        trains(call, j);
        yield "trains__" + j + ".gamma(k, " + own + ", step, " + x.get(0) + ")";
      }
      case DEAD_TIME_TRAINS -> {
        trains(call, j);
        yield "trains__"
            + j
            + ".deadTime(k, "
            + own
            + ", step, "
            + x.get(0)
            + ", "
            + x.get(3)
            + ")";
      }
      default -> throw new IllegalStateException("not drawn: " + call.function().word());
    };
  }

  private String drawn(String law, int j, String counter) {
    if (block.isEmpty()) {
      return "Draw." + law + "(stream__" + j + "[k], " + counter + ")";
    }
    String bits = "LaneDraws.bits(stream__" + j + ", first__, count__, " + counter + ")";
    return column("LaneDraws." + law, bits + ", count__");
  }

  // Draws for the whole block, and what belongs to one target of it.
  private String column(String method, String arguments) {
    String at = columns++ + " * Lanes.BLOCK";
    block.orElseThrow().line(method + "(scratch__, " + at + ", " + arguments + ");");
    return "scratch__[" + at + " + k - first__]";
  }

  private void table(int j, String mean) {
    tables.add(j);
    before.line(
        "final PoissonTable table__" + j + " = counts__" + j + ".at(" + mean + ", to - from);");
    before.line("counts__" + j + " = table__" + j + ";");
  }

  private void trains(Expr.Call call, int j) {
    remembering.add(call);
    before.line("final Trains trains__" + j + " = trains__" + j + "(columns, targets);");
  }
}
