package cajal.model;

import cajal.model.Expr.Operator;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An expression as `rest + coefficient * variable + ...`, where neither the coefficients nor the
/// rest hold any of the variables.
///
/// @param coefficients by variable; absent where zero
/// @param rest what stands alone; empty where zero
public record Affine(Map<String, Expr> coefficients, Optional<Expr> rest) {

  // Definitions are written out where they hold variables; a chain of them could grow without end.
  private static final int MAX_SIZE = 4000;

  private static final Expr.Place NOWHERE = new Expr.Place(0, 0);

  public Affine {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
  }

  /// That form of an expression, or empty if it has none.
  ///
  /// @param variables names in which it shall be affine
  /// @param definitions names for expressions; written out where they hold a variable
  public static Optional<Affine> of(
      Expr expression, Set<String> variables, List<Body.Definition> definitions) {
    Map<String, Expr> values = new HashMap<>();
    definitions.forEach(d -> values.put(d.name(), d.value()));
    try {
      return Optional.ofNullable(new Extraction(variables, values).of(expression));
    } catch (TooLarge e) {
      return Optional.empty();
    }
  }

  /// Whether an expression holds one of the names, directly or through definitions.
  public static boolean holds(
      Expr expression, Set<String> names, List<Body.Definition> definitions) {
    Map<String, Expr> values = new HashMap<>();
    definitions.forEach(d -> values.put(d.name(), d.value()));
    return new Extraction(names, values).holds(expression);
  }

  /// The parts of which an expression consists.
  public static List<Expr> parts(Expr expression) {
    return switch (expression) {
      case Expr.Literal _, Expr.Name _, Expr.Remote _, Expr.Derivative _ -> List.of();
      case Expr.Negate e -> List.of(e.operand());
      case Expr.Not e -> List.of(e.operand());
      case Expr.Binary e -> List.of(e.left(), e.right());
      case Expr.Call e -> e.arguments();
      case Expr.Conditional e -> List.of(e.condition(), e.then(), e.otherwise());
    };
  }

  /// Ends an extraction whose result would be too large to be worth having.
  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  /// One extraction, with what it has found out about the definitions.
  private static final class Extraction {

    private final Set<String> variables;
    private final Map<String, Expr> definitions;
    private final Map<String, Boolean> holding = new HashMap<>();
    private int size;

    Extraction(Set<String> variables, Map<String, Expr> definitions) {
      this.variables = variables;
      this.definitions = definitions;
    }

    boolean holds(Expr expression) {
      return switch (expression) {
        case Expr.Name e -> variables.contains(e.name()) || definitionHolds(e.name());
        case Expr.Derivative _ -> true;
        default -> {
          for (Expr part : parts(expression)) {
            if (holds(part)) {
              yield true;
            }
          }
          yield false;
        }
      };
    }

    private boolean definitionHolds(String name) {
      Expr value = definitions.get(name);
      if (value == null) {
        return false;
      }
      Boolean known = holding.get(name);
      if (known == null) {
        known = holds(value);
        holding.put(name, known);
      }
      return known;
    }

    @Nullable Affine of(Expr expression) {
      if (++size > MAX_SIZE) {
        throw new TooLarge();
      }
      if (!holds(expression)) {
        return new Affine(Map.of(), Optional.of(expression));
      }
      return switch (expression) {
        case Expr.Name e -> {
          Expr value = definitions.get(e.name());
          yield variables.contains(e.name()) || value == null
              ? new Affine(Map.of(e.name(), one()), Optional.empty())
              : of(value);
        }
        case Expr.Negate e -> {
          Affine inner = of(e.operand());
          yield inner == null ? null : inner.map(part -> negate(part));
        }
        case Expr.Binary e -> binary(e);
        case Expr.Conditional e -> conditional(e);
        default -> null;
      };
    }

    private @Nullable Affine binary(Expr.Binary e) {
      return switch (e.operator()) {
        case PLUS, MINUS -> {
          Affine left = of(e.left());
          Affine right = of(e.right());
          yield left == null || right == null ? null : left.plus(right, e.operator());
        }
        case TIMES -> {
          if (!holds(e.left())) {
            Affine right = of(e.right());
            yield right == null ? null : right.map(part -> times(e.left(), part));
          }
          Affine left = holds(e.right()) ? null : of(e.left());
          yield left == null ? null : left.map(part -> times(part, e.right()));
        }
        case PER -> {
          Affine left = holds(e.right()) ? null : of(e.left());
          yield left == null ? null : left.map(part -> join(Operator.PER, part, e.right()));
        }
        default -> null;
      };
    }

    private @Nullable Affine conditional(Expr.Conditional e) {
      Affine then = holds(e.condition()) ? null : of(e.then());
      Affine otherwise = then == null ? null : of(e.otherwise());
      if (then == null || otherwise == null) {
        return null;
      }
      Map<String, Expr> coefficients = new LinkedHashMap<>();
      List<String> names = new ArrayList<>(then.coefficients.keySet());
      otherwise.coefficients.keySet().stream().filter(n -> !names.contains(n)).forEach(names::add);
      for (String name : names) {
        coefficients.put(
            name,
            choice(
                e,
                then.coefficients.getOrDefault(name, zero()),
                otherwise.coefficients.getOrDefault(name, zero())));
      }
      Optional<Expr> rest =
          then.rest.isEmpty() && otherwise.rest.isEmpty()
              ? Optional.empty()
              : Optional.of(choice(e, then.rest.orElse(zero()), otherwise.rest.orElse(zero())));
      return new Affine(coefficients, rest);
    }

    private static Expr choice(Expr.Conditional e, Expr then, Expr otherwise) {
      return new Expr.Conditional(e.at(), e.condition(), then, otherwise);
    }
  }

  private Affine map(UnaryOperator<Expr> change) {
    Map<String, Expr> changed = new LinkedHashMap<>();
    coefficients.forEach((name, coefficient) -> changed.put(name, change.apply(coefficient)));
    return new Affine(changed, rest.map(change));
  }

  private Affine plus(Affine other, Operator operator) {
    Map<String, Expr> sums = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach(
        (name, coefficient) -> sums.put(name, sum(sums.get(name), coefficient, operator)));
    Optional<Expr> sum =
        other.rest.isEmpty()
            ? rest
            : Optional.of(sum(rest.orElse(null), other.rest.get(), operator));
    return new Affine(sums, sum);
  }

  private static Expr sum(@Nullable Expr left, Expr right, Operator operator) {
    if (left == null) {
      return operator == Operator.PLUS ? right : negate(right);
    }
    return join(operator, left, right);
  }

  private static Expr negate(Expr operand) {
    return operand instanceof Expr.Negate inner
        ? inner.operand()
        : new Expr.Negate(NOWHERE, operand);
  }

  private static Expr times(Expr left, Expr right) {
    if (isOne(left)) {
      return right;
    }
    return isOne(right) ? left : join(Operator.TIMES, left, right);
  }

  private static Expr join(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(NOWHERE, operator, left, right);
  }

  private static boolean isOne(Expr expression) {
    return expression instanceof Expr.Literal literal
        && literal.value() == 1
        && literal.unit().dimension().isNone();
  }

  private static Expr one() {
    return new Expr.Literal(NOWHERE, 1, Unit.ONE);
  }

  private static Expr zero() {
    return new Expr.Literal(NOWHERE, 0, Unit.ONE);
  }
}
