package cajal.figure;

/// A straight map from data to positions, and back.
///
/// @param low data value at `from`
/// @param high data value at `to`; may be below `low` for an axis that runs the other way
/// @param from position of `low`
/// @param to position of `high`; below `from` for a y axis on a screen
public record LinearScale(double low, double high, double from, double to) {

  /// Position of a data value; values outside the domain fall outside the range.
  public double map(double value) {
    return high == low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
  }

  /// Data value at a position.
  public double invert(double position) {
    return to == from ? low : low + (position - from) / (to - from) * (high - low);
  }

  /// Length in positions of a length in data, never negative.
  public double length(double data) {
    return high == low ? 0 : Math.abs(data / (high - low) * (to - from));
  }
}
