package cajal.model;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The value of an expression, found by walking it: for formulas and for whoever needs few values.
public final class Evaluation {

  private Evaluation() {}

  /// Value in coherent units; a condition yields 1 or 0.
  ///
  /// @param values of all names in the expression
  /// @throws IllegalArgumentException if it holds what only a running network can answer
  public static double of(Expr expression, ToDoubleFunction<String> values) {
    return switch (expression) {
      case Expr.Literal e -> e.value();
      case Expr.Name e -> values.applyAsDouble(e.name());
      case Expr.Negate e -> -of(e.operand(), values);
      case Expr.Not e -> truth(!isTrue(e.operand(), values));
      case Expr.Binary e -> binary(e, values);
      case Expr.Conditional e ->
          of(isTrue(e.condition(), values) ? e.then() : e.otherwise(), values);
      case Expr.Call e -> call(e, values);
      case Expr.Remote _, Expr.Derivative _ ->
          throw new IllegalArgumentException("only a running network knows this");
    };
  }

  private static boolean isTrue(Expr condition, ToDoubleFunction<String> values) {
    return of(condition, values) != 0;
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private static double binary(Expr.Binary e, ToDoubleFunction<String> values) {
    double left = of(e.left(), values);
    double right = of(e.right(), values);
    return switch (e.operator()) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case PER -> left / right;
      case POWER -> {
        Integer whole = wholeNumber(e.right());
        yield whole == null ? StrictMath.pow(left, right) : ModelMath.power(left, whole);
      }
      case LESS -> truth(left < right);
      case AT_MOST -> truth(left <= right);
      case MORE -> truth(left > right);
      case AT_LEAST -> truth(left >= right);
      case AND -> truth(left != 0 && right != 0);
      case OR -> truth(left != 0 || right != 0);
    };
  }

  private static double call(Expr.Call e, ToDoubleFunction<String> values) {
    List<Double> x = e.arguments().stream().map(argument -> of(argument, values)).toList();
    double first = x.isEmpty() ? Double.NaN : x.getFirst();
    return switch (e.function()) {
      case EXP -> ModelMath.exp(first);
      case LOG -> StrictMath.log(first);
      case SINH -> StrictMath.sinh(first);
      case COSH -> StrictMath.cosh(first);
      case TANH -> StrictMath.tanh(first);
      case SIN -> StrictMath.sin(first);
      case COS -> StrictMath.cos(first);
      case EXPREL -> ModelMath.exprel(first);
      case FLOOR -> Math.floor(first);
      case SQRT -> Math.sqrt(first);
      case ABS -> Math.abs(first);
      case MIN -> Math.min(first, x.getLast());
      case MAX -> Math.max(first, x.getLast());
      case POW -> StrictMath.pow(first, x.getLast());
      case SIEGERT -> FirstPassage.siegert(first, x.getLast());
      case UNIFORM,
          NORMAL,
          POISSON,
          NOISE,
          STEP,
          AT,
          WEIGHTS_AT,
          COMMON,
          BINOMIAL,
          PACKET,
          GAMMA_TRAINS,
          DEAD_TIME_TRAINS ->
          throw new IllegalArgumentException("only a running network knows this");
    };
  }

  /// The number that an exponent is, or `null` if it is not a whole number that is written out.
  public static @Nullable Integer wholeNumber(Expr exponent) {
    if (exponent instanceof Expr.Negate negated) {
      Integer inner = wholeNumber(negated.operand());
      return inner == null ? null : -inner;
    }
    boolean whole =
        exponent instanceof Expr.Literal literal
            && literal.unit().dimension().isNone()
            && literal.value() == Math.rint(literal.value())
            && Math.abs(literal.value()) <= 1000;
    return whole ? (Integer) (int) ((Expr.Literal) exponent).value() : null;
  }
}
