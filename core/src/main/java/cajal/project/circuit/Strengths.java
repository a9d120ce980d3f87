package cajal.project.circuit;

import cajal.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;

/// How strong one contact is.
///
/// @param excitatory of one contact of an excitatory synapse, positive
/// @param inhibitory of one contact of an inhibitory synapse, positive
/// @param gap conductance of one contact of a gap junction
/// @param normalised whether every cell receives the same from all its chemical synapses: the
///   strength of the mean cell's contacts is shared among a cell's own
public record Strengths(
    Quantity excitatory, Quantity inhibitory, Quantity gap, boolean normalised) {

  private static final MathContext DIGITS = new MathContext(4);

  public Strengths withNormalised(boolean value) {
    return new Strengths(excitatory, inhibitory, gap, value);
  }

  /// All chemical contacts so many times as strong.
  public Strengths scaled(double chemical, double electrical) {
    return new Strengths(
        times(excitatory, chemical),
        times(inhibitory, chemical),
        times(gap, electrical),
        normalised);
  }

  /// Four digits are more than anybody knows of a contact, and can be read.
  static Quantity times(Quantity quantity, double factor) {
    return Quantity.of(
        new BigDecimal(quantity.value() * factor).round(DIGITS).doubleValue(), quantity.unit());
  }
}
