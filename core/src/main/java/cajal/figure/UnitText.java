package cajal.figure;

import cajal.unit.Unit;

/// Units as print sets them.
final class UnitText {

  private UnitText() {}

  /// A unit with true micro, ohm, product and powers; empty for a pure number.
  static String of(Unit unit) {
    if (unit.symbol().equals("1")) {
      return "";
    }
    return unit.symbol()
        .replaceAll("\\bu(?=\\p{L})", "µ")
        .replace("Ohm", "Ω")
        .replace('*', '·')
        .replace("^2", "²")
        .replace("^3", "³");
  }
}
