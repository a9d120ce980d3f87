package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import cajal.model.Function;
import cajal.unit.Unit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Expressions that the generator makes itself, in coherent units.
final class Terms {

  private static final Expr.Place NOWHERE = new Expr.Place(0, 0);

  private Terms() {}

  static Expr name(String name) {
    return new Expr.Name(NOWHERE, name);
  }

  static Expr number(double value) {
    return new Expr.Literal(NOWHERE, value, Unit.ONE);
  }

  static Expr plus(Expr left, Expr right) {
    return new Expr.Binary(NOWHERE, Operator.PLUS, left, right);
  }

  static Expr times(Expr left, Expr right) {
    return new Expr.Binary(NOWHERE, Operator.TIMES, left, right);
  }

  static Expr per(Expr left, Expr right) {
    return new Expr.Binary(NOWHERE, Operator.PER, left, right);
  }

  static Expr sum(List<Expr> terms) {
    return terms.stream().reduce(Terms::plus).orElseGet(() -> number(0));
  }

  static Expr exprel(Expr argument) {
    return new Expr.Call(NOWHERE, Function.EXPREL, List.of(argument));
  }

  static Expr select(Expr condition, Expr then, Expr otherwise) {
    return new Expr.Conditional(NOWHERE, condition, then, otherwise);
  }

  static Expr less(Expr left, double right) {
    return new Expr.Binary(NOWHERE, Operator.LESS, left, number(right));
  }

  static Expr not(Expr condition) {
    return new Expr.Not(NOWHERE, condition);
  }

  /// The same expression with other names.
  static Expr renamed(Expr expression, UnaryOperator<String> names) {
    return expression.map(part ->
        part instanceof Expr.Name name ? new Expr.Name(name.at(), names.apply(name.name())) : part);
  }

  /// Adds every name that an expression uses.
  static void names(Expr expression, Set<String> names) {
    if (expression instanceof Expr.Name name) {
      names.add(name.name());
    }
    Affine.parts(expression).forEach(part -> names(part, names));
  }
}
