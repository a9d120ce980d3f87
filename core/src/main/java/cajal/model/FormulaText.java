package cajal.model;

import cajal.unit.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A formula over the neurons of a population, such as `-65 mV + 15 mV * r^2`, checked.
///
/// @param dimension what it yields
/// @param spatial whether it holds the distance `d`
/// @param value the formula itself
public record FormulaText(Dimension dimension, boolean spatial, Value value) {

  private static final String DISTANCE = "d";

  /// The value of a formula for one neuron.
  @FunctionalInterface
  public interface Value {

    /// @param r uniform in [0, 1)
    /// @param i number of the neuron
    /// @param n size of the population
    /// @param dUm distance between the two neurons of a connection, µm
    /// @return value in coherent units
    double at(double r, double i, double n, double dUm);
  }

  /// Reads a formula in the variables `r`, `i` and `n`, and for connections `d`.
  ///
  /// @param sourceName where the text comes from, named in every problem
  /// @throws ProblemException with every problem that was found, each with its line and column
  public static FormulaText parse(String text, String sourceName) {
    List<Malformed> problems = new ArrayList<>();
    Cursor cursor = new Cursor(Lexer.tokens(text, problems));
    try {
      Expr expression = ExpressionReader.read(cursor);
      cursor.endStatement("the end of the formula");
      if (!cursor.atEnd()) {
        throw cursor.unexpected("the end of the formula", "A formula is one expression.");
      }
      Scope scope = new Scope();
      for (String variable : List.of("r", "i", "n")) {
        scope.put(variable, Type.quantity(Dimension.NONE));
      }
      scope.put(DISTANCE, Type.quantity(cajal.unit.Unit.parse("um").dimension()));
      Typing typing =
          new Typing(
              scope,
              problems,
              false,
              remote -> {
                throw new Malformed(
                    remote.at(), "a formula cannot read other neurons.", "Use r, i, n and d.");
              });
      Type type = typing.of(expression);
      if (type != null && !type.isQuantity()) {
        throw new Malformed(
            expression.at(), "a formula must yield a value, not " + type.shown() + ".", "");
      }
      if (type != null && problems.isEmpty()) {
        return new FormulaText(
            type.dimension(),
            Affine.holds(expression, Set.of(DISTANCE), List.of()),
            (r, i, n, d) ->
                Evaluation.of(
                    expression,
                    name ->
                        switch (name) {
                          case "r" -> r;
                          case "i" -> i;
                          case DISTANCE -> d;
                          default -> n;
                        }));
      }
    } catch (Malformed e) {
      problems.add(e);
    }
    throw ModelParser.exception(problems, sourceName);
  }
}
