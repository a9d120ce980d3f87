package cajal.model;

import cajal.unit.Dimension;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the type of expressions: the dimensional analysis of a model.
final class Typing {

  private final Scope scope;
  private final List<Malformed> problems;
  private final boolean stimulator;
  private final Function<Expr.Remote, @Nullable Type> remote;
  private boolean drawing;

  /// @param problems receives what is wrong
  /// @param stimulator whether functions for stimulators are allowed
  /// @param remote types of the variables of the two neurons that a synapse joins; `null` for a
  ///   type that is not known yet
  Typing(
      Scope scope,
      List<Malformed> problems,
      boolean stimulator,
      Function<Expr.Remote, @Nullable Type> remote) {
    this.scope = scope;
    this.problems = problems;
    this.stimulator = stimulator;
    this.remote = remote;
    this.drawing = stimulator;
  }

  /// Says whether the expressions that follow may draw random numbers.
  void allowDraws(boolean allowed) {
    drawing = allowed;
  }

  /// The type, or `null` if there is none because of a problem that has been reported.
  @Nullable Type of(Expr expression) {
    try {
      return switch (expression) {
        case Expr.Literal e -> Type.quantity(e.unit().dimension());
        case Expr.Name e -> scope.resolve(e, this);
        case Expr.Negate e -> quantity(e.operand(), "'-'");
        case Expr.Not e -> truth(e.operand(), "'not'");
        case Expr.Binary e -> binary(e);
        case Expr.Call e -> call(e);
        case Expr.Conditional e -> conditional(e);
        case Expr.Remote e -> remote(e);
        case Expr.Derivative e -> derivative(e);
      };
    } catch (Malformed e) {
      problems.add(e);
      return null;
    }
  }

  /// Reports an expression that does not have the dimension that is needed.
  ///
  /// @param what how a message names the expression, such as "the initial value of V_m"
  void require(Expr expression, Dimension needed, String what) {
    Type found = of(expression);
    if (found == null || found.equals(Type.quantity(needed))) {
      return;
    }
    Type expected = Type.quantity(needed);
    String bridge = found.isQuantity() ? scope.bridge(found.dimension(), needed) : null;
    String remedy =
        bridge != null
            ? bridge
            : isBareZero(expression)
                ? "Write '0 " + needed + "'."
                : "Check the factors and their units.";
    problems.add(
        new Malformed(
            start(expression),
            what + " is " + found.shown() + ", but must be " + expected.shown() + ".",
            remedy));
  }

  private static boolean isBareZero(Expr expression) {
    return expression instanceof Expr.Literal literal && literal.value() == 0;
  }

  /// Reports an expression that is no condition.
  void requireTruth(Expr expression, String what) {
    Type found = of(expression);
    if (found != null && found.form() != Type.Form.TRUTH) {
      problems.add(
          new Malformed(
              start(expression),
              what + " is " + found.shown() + ", but must be a condition.",
              "Compare two values, such as 'V_m >= V_th'."));
    }
  }

  // Where a person begins to read it; a sum itself stands at its sign.
  private static Expr.Place start(Expr expression) {
    return expression instanceof Expr.Binary binary ? start(binary.left()) : expression.at();
  }

  private @Nullable Type quantity(Expr operand, String user) {
    Type type = of(operand);
    if (type != null && !type.isQuantity()) {
      throw new Malformed(
          operand.at(), user + " needs a value, but found " + type.shown() + ".", "");
    }
    return type;
  }

  private Type truth(Expr operand, String user) {
    Type type = of(operand);
    if (type != null && type.form() != Type.Form.TRUTH) {
      throw new Malformed(
          operand.at(),
          user + " needs a condition, but found something " + type.shown() + ".",
          "Compare two values, such as 'V_m >= V_th'.");
    }
    return Type.TRUTH;
  }

  private @Nullable Type binary(Expr.Binary e) {
    String symbol = "'" + e.operator().symbol() + "'";
    if (e.operator().isLogical()) {
      truth(e.left(), symbol);
      return truth(e.right(), symbol);
    }
    Type left = quantity(e.left(), symbol);
    Type right = quantity(e.right(), symbol);
    if (e.operator().isComparison()) {
      same(e, left, right);
      return Type.TRUTH;
    }
    if (left == null || right == null) {
      return null;
    }
    return switch (e.operator()) {
      case TIMES -> Type.quantity(left.dimension().times(right.dimension()));
      case PER -> Type.quantity(left.dimension().per(right.dimension()));
      case POWER -> power(e, left, right);
      default -> same(e, left, right);
    };
  }

  private static @Nullable Type same(Expr.Binary e, @Nullable Type left, @Nullable Type right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    if (!left.equals(right)) {
      throw new Malformed(
          e.at(),
          "the left side of '"
              + e.operator().symbol()
              + "' is "
              + left.shown()
              + ", the right side is "
              + right.shown()
              + ".",
          isBareZero(e.right()) && !left.dimension().isNone()
              ? "Write '0 " + left.dimension() + "'."
              : "Both sides must have the same dimension.");
    }
    return left;
  }

  private static Type power(Expr.Binary e, Type base, Type exponent) {
    if (!exponent.dimension().isNone()) {
      throw new Malformed(
          e.right().at(),
          "the exponent is " + exponent.shown() + ", but must be a pure number.",
          "Divide it by something of its own dimension.");
    }
    if (base.dimension().isNone()) {
      return base;
    }
    Integer whole = Evaluation.wholeNumber(e.right());
    if (whole == null || Math.abs(whole) > 9) {
      throw new Malformed(
          e.at(),
          "something " + base.shown() + " can only be raised to a whole power from -9 to 9.",
          "Divide it by something of its own dimension first.");
    }
    return Type.quantity(base.dimension().power(whole));
  }

  private @Nullable Type conditional(Expr.Conditional e) {
    truth(e.condition(), "'if'");
    Type then = quantity(e.then(), "'then'");
    Type otherwise = quantity(e.otherwise(), "'else'");
    if (then != null && otherwise != null && !then.equals(otherwise)) {
      throw new Malformed(
          e.at(),
          "the value after 'then' is "
              + then.shown()
              + ", the value after 'else' is "
              + otherwise.shown()
              + ".",
          "Both must have the same dimension.");
    }
    return then == null ? otherwise : then;
  }

  private @Nullable Type remote(Expr.Remote e) {
    Expr delay = e.delay();
    if (delay != null) {
      require(delay, Dimension.TIME, "the delay");
    }
    return remote.apply(e);
  }

  private @Nullable Type derivative(Expr.Derivative e) {
    if (!scope.isDerivable(e.state())) {
      throw new Malformed(
          e.at(), "there is no equation for 'd" + e.state() + "/dt'.", "Write one in 'dynamics'.");
    }
    Type type = scope.resolve(new Expr.Name(e.at(), e.state()), this);
    return type == null ? null : Type.quantity(type.dimension().per(Dimension.TIME));
  }

  private @Nullable Type call(Expr.Call e) {
    if (e.function().isForStimulators() && !stimulator) {
      throw new Malformed(
          e.at(),
          "'" + e.function().word() + "' can only stand in a stimulator.",
          "Join a stimulator that does so to the neuron.");
    }
    if (e.function().isRandom() && !drawing) {
      throw new Malformed(
          e.at(),
          "'" + e.function().word() + "' draws a number for each step and cannot stand here.",
          "Draw in 'each step', 'spike when' or 'emit'; noise that an equation sees is a variable"
              + " x with 'x = x*exp(-dt/tau) + sigma*sqrt(1 - exp(-2*dt/tau))*normal()'.");
    }
    List<Expr> arguments = e.arguments();
    return switch (e.function().rule()) {
      case NUMBERS -> {
        arguments.forEach(argument -> argument(e, argument, Type.quantity(Dimension.NONE)));
        yield Type.quantity(Dimension.NONE);
      }
      case SAME -> same(e);
      case ROOT -> root(e);
      case INTERVAL -> {
        argument(e, arguments.getFirst(), Type.quantity(Dimension.TIME));
        yield Type.quantity(Dimension.NONE);
      }
      case TIMES -> {
        argument(e, arguments.getFirst(), Type.list(Dimension.TIME));
        yield Type.quantity(Dimension.NONE);
      }
      case WEIGHTS -> {
        argument(e, arguments.getFirst(), Type.list(Dimension.TIME));
        argument(e, arguments.get(1), Type.list(Dimension.NONE));
        yield Type.quantity(Dimension.NONE);
      }
      case PACKETS -> {
        argument(e, arguments.getFirst(), Type.list(Dimension.TIME));
        argument(e, arguments.get(1), Type.quantity(Dimension.NONE));
        argument(e, arguments.get(2), Type.quantity(Dimension.TIME));
        yield Type.quantity(Dimension.NONE);
      }
      case STEPS -> {
        argument(e, arguments.getFirst(), Type.quantity(Dimension.TIME));
        argument(e, arguments.get(1), Type.list(Dimension.TIME));
        Type values = of(arguments.getLast());
        if (values != null && values.form() != Type.Form.LIST) {
          throw new Malformed(
              arguments.getLast().at(),
              "'step' needs a list of values here.",
              "Declare the parameter as 'values = [] pA'.");
        }
        yield values == null ? null : Type.quantity(values.dimension());
      }
    };
  }

  private void argument(Expr.Call call, Expr argument, Type needed) {
    Type found = of(argument);
    if (found != null && !found.equals(needed)) {
      String expected =
          needed.form() == Type.Form.LIST
              ? "a list of values in " + needed.dimension()
              : needed.shown();
      problems.add(
          new Malformed(
              argument.at(),
              "'"
                  + call.function().word()
                  + "' needs something that is "
                  + expected
                  + ", but found something "
                  + found.shown()
                  + ".",
              needed.dimension().isNone() ? "Divide it by something of its own dimension." : ""));
    }
  }

  private @Nullable Type same(Expr.Call e) {
    Type first = quantity(e.arguments().getFirst(), "'" + e.function().word() + "'");
    for (Expr argument : e.arguments().subList(1, e.arguments().size())) {
      Type other = quantity(argument, "'" + e.function().word() + "'");
      if (first != null && other != null && !other.equals(first)) {
        throw new Malformed(
            argument.at(),
            "'"
                + e.function().word()
                + "' compares something "
                + first.shown()
                + " with something "
                + other.shown()
                + ".",
            "Both must have the same dimension.");
      }
      first = first == null ? other : first;
    }
    return first;
  }

  private @Nullable Type root(Expr.Call e) {
    Type type = quantity(e.arguments().getFirst(), "'sqrt'");
    if (type != null && !type.dimension().isSquare()) {
      throw new Malformed(
          e.at(), "the square root of something " + type.shown() + " has no unit.", "");
    }
    return type == null ? null : Type.quantity(type.dimension().root());
  }
}
