package cajal.kernel;

import cajal.model.Evaluation;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;

/// Prints expressions of the model language as Java.
final class JavaText {

  private static final int UNARY = 7;
  private static final int ATOM = 9;

  // Names that generated code uses for itself or that would hide a class it calls.
  private static final Set<String> TAKEN =
      Set.of(
          "i",
          "k",
          "from",
          "to",
          "step",
          "fired",
          "columns",
          "at",
          "derivative",
          "timeMs",
          "target",
          "targets",
          "out",
          "current",
          "pre",
          "post",
          "Math",
          "StrictMath",
          "ModelMath",
          "Propagator",
          "Draw",
          "PoissonTable",
          "PulsePackets",
          "Trains",
          "Double",
          "java",
          "cajal");

  private final UnaryOperator<String> names;
  private final String entity;

  JavaText() {
    this(JavaText::name);
  }

  /// @param names how a name of the model is called in Java
  JavaText(UnaryOperator<String> names) {
    this(names, "i");
  }

  private JavaText(UnaryOperator<String> names, String entity) {
    this.names = names;
    this.entity = entity;
  }

  /// For expressions about synapse `k`, which draws numbers of its own.
  static JavaText ofSynapse() {
    return new JavaText(JavaText::name, "k");
  }

  /// A name of a model as a Java variable. Names with two underscores are free for generated code,
  /// since no model can have them.
  static String name(String model) {
    return TAKEN.contains(model) || SourceVersion.isKeyword(model) ? model + "__" : model;
  }

  String of(Expr expression) {
    return print(expression, 0);
  }

  /// As an operand of a product.
  String factor(Expr expression) {
    return print(expression, Operator.TIMES.precedence() + 1);
  }

  private String print(Expr expression, int lowest) {
    return switch (expression) {
      case Expr.Literal e -> number(e.value());
      case Expr.Name e -> names.apply(e.name());
      case Expr.Negate e -> wrap("-" + print(e.operand(), UNARY), UNARY, lowest);
      case Expr.Not e -> wrap("!" + print(e.operand(), ATOM), UNARY, lowest);
      case Expr.Binary e -> binary(e, lowest);
      case Expr.Conditional e ->
          "("
              + print(e.condition(), 0)
              + " ? "
              + print(e.then(), 0)
              + " : "
              + print(e.otherwise(), 0)
              + ")";
      case Expr.Call e -> call(e);
      case Expr.Remote e -> remote(e);
      case Expr.Derivative e -> throw new IllegalStateException("no rate for " + e.state());
    };
  }

  /// A variable of a neuron at a synapse. Each place that reads it with a delay has a name of its
  /// own.
  static String remote(Expr.Remote e) {
    return name(e.variable())
        + (e.pre() ? "__pre" : "__post")
        + (e.delay() == null ? "" : "__" + e.at().line() + "_" + e.at().column());
  }

  private static String wrap(String text, int precedence, int lowest) {
    return precedence < lowest ? "(" + text + ")" : text;
  }

  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    String text =
        value == Math.rint(value) && Math.abs(value) < 1e9
            ? (long) value + ".0"
            : Double.toString(value);
    return value < 0 ? "(" + text + ")" : text;
  }

  private String binary(Expr.Binary e, int lowest) {
    if (e.operator() == Operator.POWER) {
      return power(e);
    }
    int own = e.operator().precedence();
    String symbol =
        switch (e.operator()) {
          case AND -> "&&";
          case OR -> "||";
          default -> e.operator().symbol();
        };
    String text = print(e.left(), own) + " " + symbol + " " + print(e.right(), own + 1);
    return wrap(text, own, lowest);
  }

  private String power(Expr.Binary e) {
    String base = print(e.left(), 0);
    Integer whole = Evaluation.wholeNumber(e.right());
    if (whole == null) {
      return "ModelMath.pow(" + base + ", " + print(e.right(), 0) + ")";
    }
    boolean simple = e.left() instanceof Expr.Name;
    if (simple && whole >= 2 && whole <= 4) {
      return "(" + String.join(" * ", Collections.nCopies(whole, base)) + ")";
    }
    return "ModelMath.power(" + base + ", " + whole + ")";
  }

  private String call(Expr.Call e) {
    List<String> x = e.arguments().stream().map(argument -> print(argument, 0)).toList();
    String inner = String.join(", ", x);
    return switch (e.function()) {
      case SQRT, ABS, MIN, MAX, FLOOR -> "Math." + e.function().word() + "(" + inner + ")";
      case EXP, EXPREL, POW -> "ModelMath." + e.function().word() + "(" + inner + ")";
      case SIEGERT -> "cajal.model.FirstPassage.siegert(" + inner + ")";
      case UNIFORM, NORMAL -> "Draw." + e.function().word() + "(" + drawn(e) + ")";
      case POISSON -> "Draw.poisson(" + drawn(e) + ", " + x.getFirst() + ")";
      case BINOMIAL ->
          "Draw.binomial(Draw.bits("
              + drawn(e)
              + "), (int) Math.rint("
              + x.getFirst()
              + "), "
              + x.get(1)
              + ")";
      case STEP ->
          "ModelMath.step(" + x.getFirst() + ", dt, " + x.get(1) + ", " + x.getLast() + ")";
      case AT -> "ModelMath.at(t + dt, dt, " + inner + ")";
      case WEIGHTS_AT -> "ModelMath.weightsAt(t + dt, dt, " + inner + ")";
      case NOISE, COMMON, PACKET, GAMMA_TRAINS, DEAD_TIME_TRAINS ->
          throw new IllegalStateException("drawn for all targets: " + e.function().word());
      default -> "StrictMath." + e.function().word() + "(" + inner + ")";
    };
  }

  // Each random call of a model has a stream of its own, whose number is its last argument.
  private String drawn(Expr.Call e) {
    int stream = (int) ((Expr.Literal) e.arguments().getLast()).value();
    return (stream == 0 ? "columns.key()" : "columns.key() + " + stream) + ", " + entity + ", step";
  }
}
