package cajal.network;

import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.OptionalDouble;

/// How a parameter, weight or delay varies over neurons or synapses. Every draw descends from the
/// project's seed.
public sealed interface Distribution {

  /// The same value everywhere.
  record Constant(Quantity value) implements Distribution {}

  /// Uniform in [low, high).
  record Uniform(Quantity low, Quantity high) implements Distribution {}

  /// Normal, redrawn until it lies in [min, max]; use infinite bounds for none.
  record Normal(Quantity mean, Quantity sd, Quantity min, Quantity max) implements Distribution {}

  /// Exp of a normal variable.
  ///
  /// @param median exp of the mean of the logarithm, with its unit
  /// @param sigma standard deviation of the natural logarithm
  record LogNormal(Quantity median, double sigma) implements Distribution {}

  /// Exponential with a mean.
  record Exponential(Quantity mean) implements Distribution {}

  /// One value for each neuron, or the elements of a list parameter.
  record Listed(List<Double> values, Unit unit) implements Distribution {

    public Listed {
      values = List.copyOf(values);
    }
  }

  /// An expression of the model language for each neuron.
  ///
  /// It may use `r` (uniform in [0, 1), drawn once for each neuron and shared by all formulas of
  /// the population), `i` (number of the neuron) and `n` (size), as in `-65 mV + 15 mV * r^2`.
  record Formula(String expression) implements Distribution {}

  /// The middle of its values in coherent units (mV, pA, nS, ms); empty for a formula, which has
  /// one value for each neuron, and for an empty list.
  default OptionalDouble typical() {
    return switch (this) {
      case Constant d -> OptionalDouble.of(d.value().coherent());
      case Uniform d -> OptionalDouble.of((d.low().coherent() + d.high().coherent()) / 2);
      case Normal d -> OptionalDouble.of(d.mean().coherent());
      case LogNormal d -> OptionalDouble.of(d.median().coherent());
      case Exponential d -> OptionalDouble.of(d.mean().coherent());
      case Listed d -> d.values().stream().mapToDouble(d.unit()::toCoherent).average();
      case Formula _ -> OptionalDouble.empty();
    };
  }

  /// Whether typical values are below zero: how an inhibitory weight is told from an excitatory
  /// one.
  default boolean negative() {
    return this instanceof Formula formula
        ? formula.expression().strip().startsWith("-")
        : typical().orElse(0) < 0;
  }

  /// The same where weights are in a certain unit: `2 weight` becomes `2 pA`. Only single values
  /// are given so, and all others stay as they are.
  default Distribution withWeightUnit(Unit actual) {
    return this instanceof Constant(Quantity value)
        ? new Constant(Quantity.of(value.value(), value.unit().withWeight(actual)))
        : this;
  }

  static Distribution constant(double value, Unit unit) {
    return new Constant(Quantity.of(value, unit));
  }
}
