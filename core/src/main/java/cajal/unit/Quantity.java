package cajal.unit;

/// A number with its unit, as a person wrote it.
public record Quantity(double value, Unit unit) {

  public static Quantity of(double value, Unit unit) {
    return new Quantity(value, unit);
  }

  public static Quantity ms(double value) {
    return new Quantity(value, Unit.MS);
  }

  public static Quantity number(double value) {
    return new Quantity(value, Unit.ONE);
  }

  /// Reads `250 pF`, `-70mV`, `0.5`, `inf ms` or `1e-3 mS/cm^2`.
  ///
  /// @throws IllegalArgumentException in a person's words, if it is not a quantity
  public static Quantity parse(String text) {
    String trimmed = text.strip();
    int end = 0;
    if (end < trimmed.length() && (trimmed.charAt(end) == '-' || trimmed.charAt(end) == '+')) {
      end++;
    }
    if (trimmed.startsWith("inf", end)) {
      double value = trimmed.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return new Quantity(value, Unit.parse(trimmed.substring(end + 3)));
    }
    while (end < trimmed.length() && isNumberPart(trimmed, end)) {
      end++;
    }
    double value;
    try {
      value = Double.parseDouble(trimmed.substring(0, end));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + trimmed + "' is not a number with a unit, such as '250 pF'", e);
    }
    return new Quantity(value, Unit.parse(trimmed.substring(end)));
  }

  // An 'e' belongs to the number only when digits follow: '5 eV' must not swallow its unit.
  private static boolean isNumberPart(String text, int at) {
    char c = text.charAt(at);
    if ((c >= '0' && c <= '9') || c == '.') {
      return true;
    }
    if (c == 'e' || c == 'E') {
      int next = at + 1;
      if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
        next++;
      }
      return next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9';
    }
    return (c == '-' || c == '+')
        && at > 0
        && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E');
  }

  public Dimension dimension() {
    return unit.dimension();
  }

  /// The value in coherent model units (ms, mV, pA, nS, pF, kHz, µm, µM).
  public double coherent() {
    return unit.toCoherent(value);
  }

  /// The same quantity in another unit of the same dimension.
  ///
  /// @throws IllegalArgumentException in a person's words, if the dimensions differ
  public Quantity in(Unit other) {
    if (!other.dimension().equals(unit.dimension())) {
      throw new IllegalArgumentException(
          "'" + this + "' is in " + unit + ", which cannot be converted to " + other);
    }
    return unit.exponent() == other.exponent()
        ? new Quantity(value, other)
        : new Quantity(other.fromCoherent(coherent()), other);
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }

  /// As a person writes it: `250 pF`, `0.5`, `inf ms`. {@link #parse} reads it back unchanged.
  @Override
  public String toString() {
    String number;
    if (Double.isInfinite(value)) {
      number = value > 0 ? "inf" : "-inf";
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15 && !isNegativeZero(value)) {
      number = Long.toString((long) value);
    } else {
      number = Double.toString(value).replace('E', 'e');
    }
    return unit.symbol().equals("1") ? number : number + " " + unit.symbol();
  }
}
