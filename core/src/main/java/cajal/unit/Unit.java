package cajal.unit;

import java.util.regex.Pattern;

/// A unit of measurement: a dimension and a power of ten relative to the coherent model unit.
///
/// The coherent units are ms, mV, pA, µm and µM, hence nS, pF, GOhm and kHz. All units of the field
/// are powers of ten apart, so a conversion is one exact scaling.
///
/// @param symbol as a person writes it, such as `mS/cm^2`; `1` for a pure number
/// @param dimension what it measures
/// @param exponent log10 of this unit in coherent units: 0 for `ms`, 3 for `s`, -3 for `Hz`
public record Unit(String symbol, Dimension dimension, int exponent) {

  public static final Unit ONE = new Unit("1", Dimension.NONE, 0);
  public static final Unit MS = new Unit("ms", Dimension.TIME, 0);
  public static final Unit MV = new Unit("mV", Dimension.VOLTAGE, 0);
  public static final Unit PA = new Unit("pA", Dimension.CURRENT, 0);
  public static final Unit NS = new Unit("nS", Dimension.CONDUCTANCE, 0);
  public static final Unit PF = new Unit("pF", Dimension.CAPACITANCE, 0);
  public static final Unit HZ = new Unit("Hz", Dimension.FREQUENCY, -3);

  private static final Pattern WEIGHT = Pattern.compile("weight");
  private static final double[] POWERS = powers();

  /// Value in coherent units of `value` times this unit.
  public double toCoherent(double value) {
    return scale(value, exponent);
  }

  /// Number of this unit in a value given in coherent units.
  public double fromCoherent(double coherent) {
    return scale(coherent, -exponent);
  }

  /// Reads a unit such as `ms`, `mS/cm^2`, `1/ms`, `pA*ms` or `1`.
  ///
  /// @throws IllegalArgumentException in a person's words, if it is not a unit
  public static Unit parse(String text) {
    return Units.parse(text);
  }

  /// This unit where a weight is in a certain unit: `weight/ms` becomes `pA/ms`.
  public Unit withWeight(Unit actual) {
    if (dimension.weight() == 0) {
      return this;
    }
    boolean simple = actual.symbol().chars().allMatch(Character::isLetter);
    return parse(
        WEIGHT.matcher(symbol).replaceAll(simple ? actual.symbol() : "(" + actual.symbol() + ")"));
  }

  /// The coherent unit of a dimension, under its usual name where it has one.
  public static Unit coherent(Dimension dimension) {
    return new Unit(Units.usualSymbol(dimension), dimension, 0);
  }

  // Dividing by an exact power of ten rounds once; multiplying by its inexact inverse rounds twice.
  private static double scale(double value, int power) {
    if (power >= 0) {
      return power < POWERS.length ? value * POWERS[power] : value * Math.pow(10, power);
    }
    return -power < POWERS.length ? value / POWERS[-power] : value / Math.pow(10, -power);
  }

  private static double[] powers() {
    double[] powers = new double[23];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }

  @Override
  public String toString() {
    return symbol;
  }
}
