package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Replaces divisions by what does not change while a model runs, such as a time constant, by
/// products with its reciprocal, which is worked out once: a division takes as long as ten
/// products.
final class Reciprocals {

  /// A divisor and the name of its reciprocal.
  private record Reciprocal(Expr divisor, String name) {}

  private final Set<String> fixed;
  private final Map<String, Reciprocal> reciprocals = new LinkedHashMap<>();

  private Reciprocals(Set<String> fixed) {
    this.fixed = fixed;
  }

  /// The same statements with reciprocals, which have names of their own.
  ///
  /// @param fixed names of what does not change
  static List<Statement> in(List<Statement> statements, Set<String> fixed) {
    Reciprocals all = new Reciprocals(fixed);
    List<Statement> replaced = Statement.mapped(statements, all::replace);
    List<Statement> result = new ArrayList<>();
    for (Reciprocal r : all.reciprocals.values()) {
      result.add(new Statement.Let(r.name(), Terms.per(Terms.number(1), r.divisor())));
    }
    result.addAll(replaced);
    return result;
  }

  private Expr replace(Expr expression) {
    return expression.map(part ->
        part instanceof Expr.Binary e
                && e.operator() == Operator.PER
                && isFixed(e.right())
                && !isFixed(e.left())
            ? Terms.times(e.left(), reciprocal(e.right()))
            : part);
  }

  private Expr reciprocal(Expr divisor) {
    String name = "inverse__" + reciprocals.size();
    return Terms.name(
        reciprocals
            .computeIfAbsent(new JavaText().of(divisor), _ -> new Reciprocal(divisor, name))
            .name());
  }

  private boolean isFixed(Expr expression) {
    return switch (expression) {
      case Expr.Name e -> fixed.contains(e.name());
      case Expr.Remote _, Expr.Derivative _ -> false;
      case Expr.Call e when LaneKinds.DRAWN.contains(e.function()) -> false;
      default -> Affine.parts(expression).stream().allMatch(this::isFixed);
    };
  }
}
