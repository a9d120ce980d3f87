package cajal.model;

import cajal.unit.Unit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An expression of the model language.
public sealed interface Expr {

  /// Where it starts in the text.
  Place at();

  /// This expression with every part replaced, the inner ones first.
  ///
  /// @param change what stands for a part, or the part itself
  default Expr map(UnaryOperator<Expr> change) {
    Expr inner =
        switch (this) {
          case Literal _, Name _, Remote _, Derivative _ -> this;
          case Negate e -> new Negate(e.at, e.operand.map(change));
          case Not e -> new Not(e.at, e.operand.map(change));
          case Binary e -> new Binary(e.at, e.operator, e.left.map(change), e.right.map(change));
          case Call e ->
              new Call(e.at, e.function, e.arguments.stream().map(a -> a.map(change)).toList());
          case Conditional e ->
              new Conditional(
                  e.at, e.condition.map(change), e.then.map(change), e.otherwise.map(change));
        };
    return change.apply(inner);
  }

  /// A place in the text of a model, for messages.
  ///
  /// @param line from 1
  /// @param column from 1
  record Place(int line, int column) {}

  /// A number with its unit.
  ///
  /// @param value in coherent units
  /// @param unit as written
  record Literal(Place at, double value, Unit unit) implements Expr {}

  /// A parameter, state variable, input, definition, or one of `t`, `dt`, `weight`.
  record Name(Place at, String name) implements Expr {}

  /// `-x`.
  record Negate(Place at, Expr operand) implements Expr {}

  /// `not x`.
  record Not(Place at, Expr operand) implements Expr {}

  /// Two operands and what joins them.
  record Binary(Place at, Operator operator, Expr left, Expr right) implements Expr {}

  /// A function applied to arguments.
  ///
  /// @param arguments as written; where the function {@link Function#isRandom() draws}, followed by
  ///   a literal: the number of the occurrence among those of its model, from 0
  record Call(Place at, Function function, List<Expr> arguments) implements Expr {

    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `if c then a else b`.
  record Conditional(Place at, Expr condition, Expr then, Expr otherwise) implements Expr {}

  /// A state variable of one of the two neurons that a synapse joins: `V_m of pre`.
  ///
  /// @param delay how long ago; `null` for now
  record Remote(Place at, String variable, boolean pre, @Nullable Expr delay) implements Expr {}

  /// The rate of change of a state variable: `dV_m/dt` inside a condition.
  record Derivative(Place at, String state) implements Expr {}

  /// What joins two operands.
  enum Operator {
    OR("or", 1),
    AND("and", 2),
    LESS("<", 4),
    AT_MOST("<=", 4),
    MORE(">", 4),
    AT_LEAST(">=", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    PER("/", 6),
    POWER("^", 8);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    /// As in the model language.
    public String symbol() {
      return symbol;
    }

    /// Larger binds tighter.
    public int precedence() {
      return precedence;
    }

    public boolean isComparison() {
      return precedence == 4;
    }

    public boolean isLogical() {
      return precedence <= 2;
    }
  }
}
