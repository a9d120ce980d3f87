package cajal.kernel;

import cajal.kernel.LaneKinds.Kind;
import cajal.model.Evaluation;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import cajal.model.Function;
import java.util.EnumSet;
import java.util.Set;

/// Prints expressions as Java with a number or a truth for each lane. Each lane takes the same
/// operations in the same order as {@link JavaText} prints them.
final class VectorExpressions {

  /// Functions that are one operation of a processor. All others are applied to whole columns, see
  /// {@link Passes}.
  static final Set<Function> SHORT =
      EnumSet.of(Function.SQRT, Function.ABS, Function.MIN, Function.MAX);

  private final LaneKinds kinds;
  private final JavaText shared = new JavaText();

  VectorExpressions(LaneKinds kinds) {
    this.kinds = kinds;
  }

  Kind kind(Expr expression) {
    return kinds.of(expression);
  }

  /// As the number that all lanes share, ready to be a factor.
  String factor(Expr expression) {
    return shared.factor(expression);
  }

  /// As a number for each lane, whatever it is.
  String lanes(Expr expression) {
    return kinds.isShared(expression)
        ? "DoubleVector.broadcast(Lanes.SPECIES, " + shared.of(expression) + ")"
        : text(expression);
  }

  /// As a truth for each lane.
  String mask(Expr condition) {
    return kinds.isShared(condition)
        ? "Lanes.SPECIES.maskAll(" + shared.of(condition) + ")"
        : text(condition);
  }

  /// As what it is.
  String text(Expr expression) {
    if (kinds.isShared(expression)) {
      return shared.of(expression);
    }
    return switch (expression) {
      case Expr.Name e -> JavaText.name(e.name());
      case Expr.Negate e -> text(e.operand()) + ".neg()";
      case Expr.Not e -> text(e.operand()) + ".not()";
      case Expr.Binary e -> binary(e);
      case Expr.Conditional e -> conditional(e);
      case Expr.Call e when SHORT.contains(e.function()) -> call(e);
      case Expr.Call _, Expr.Literal _, Expr.Remote _, Expr.Derivative _ ->
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
    return kinds.isShared(left)
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
      throw new IllegalStateException("no lanes for " + e);
    }
    if (e.left() instanceof Expr.Name && whole >= 2 && whole <= 4) {
      return base + (".mul(" + base + ")").repeat(whole - 1);
    }
    return "Lanes.power(" + base + ", " + whole + ")";
  }

  private String conditional(Expr.Conditional e) {
    if (kinds.isShared(e.condition())) {
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
    String first = lanes(e.arguments().getFirst());
    return switch (e.function()) {
      case SQRT -> first + ".sqrt()";
      case ABS -> first + ".abs()";
      default -> first + "." + e.function().word() + "(" + lanes(e.arguments().getLast()) + ")";
    };
  }
}
