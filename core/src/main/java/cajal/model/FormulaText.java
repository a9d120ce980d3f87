package cajal.model;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Dimension;

/// A formula over the neurons of a population, such as `-65 mV + 15 mV * r^2`, checked.
///
/// @param dimension what it yields
/// @param value the formula itself
public record FormulaText(Dimension dimension, Value value) {

  /// The value of a formula for one neuron.
  @FunctionalInterface
  public interface Value {

    /// @param r uniform in [0, 1)
    /// @param i number of the neuron
    /// @param n size of the population
    /// @return value in coherent units
    double at(double r, double i, double n);
  }

  /// Reads a formula.
  ///
  /// @param sourceName where the text comes from, named in every problem
  /// @throws ProblemException with every problem that was found, each with its line and column
  public static FormulaText parse(String text, String sourceName) {
    try {
      double value = cajal.unit.Quantity.parse(text).coherent();
      return new FormulaText(cajal.unit.Quantity.parse(text).dimension(), (r, i, n) -> value);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.error(new Problem.Place(sourceName, 1, 1), e.toString(), ""));
    }
  }
}
