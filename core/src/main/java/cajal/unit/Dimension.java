package cajal.unit;

/// Physical dimension: exponents of mass, length, time, electric current and amount of substance.
///
/// A rule of plasticity serves currents, conductances and voltages alike, so in its file a weight
/// has a dimension of its own, which is replaced when the synapse is joined to a port.
///
/// @param weight exponent of the weight of a synapse
public record Dimension(int mass, int length, int time, int current, int amount, int weight) {

  public static final Dimension NONE = new Dimension(0, 0, 0, 0, 0, 0);
  public static final Dimension TIME = new Dimension(0, 0, 1, 0, 0, 0);
  public static final Dimension CURRENT = new Dimension(0, 0, 0, 1, 0, 0);
  public static final Dimension VOLTAGE = new Dimension(1, 2, -3, -1, 0, 0);
  public static final Dimension WEIGHT = new Dimension(0, 0, 0, 0, 0, 1);
  public static final Dimension CONDUCTANCE = CURRENT.per(VOLTAGE);
  public static final Dimension CAPACITANCE = CURRENT.times(TIME).per(VOLTAGE);
  public static final Dimension FREQUENCY = NONE.per(TIME);

  public Dimension times(Dimension other) {
    return new Dimension(
        mass + other.mass,
        length + other.length,
        time + other.time,
        current + other.current,
        amount + other.amount,
        weight + other.weight);
  }

  public Dimension per(Dimension other) {
    return times(other.power(-1));
  }

  public Dimension power(int exponent) {
    return new Dimension(
        mass * exponent,
        length * exponent,
        time * exponent,
        current * exponent,
        amount * exponent,
        weight * exponent);
  }

  /// This dimension where a weight has a certain one.
  public Dimension withWeight(Dimension actual) {
    return new Dimension(mass, length, time, current, amount, 0).times(actual.power(weight));
  }

  /// Whether every exponent is even, so that a square root has a dimension.
  public boolean isSquare() {
    return ((mass | length | time | current | amount | weight) & 1) == 0;
  }

  /// The dimension whose square is this one.
  ///
  /// @throws IllegalStateException unless {@link #isSquare()}
  public Dimension root() {
    if (!isSquare()) {
      throw new IllegalStateException(this + " has no square root");
    }
    return new Dimension(mass / 2, length / 2, time / 2, current / 2, amount / 2, weight / 2);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /// The unit a neuroscientist would expect, such as `mV/ms`, or SI base units where none is usual.
  @Override
  public String toString() {
    return Units.usualSymbol(this);
  }
}
