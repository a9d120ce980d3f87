package cajal.connectome.exchange;

/// Numbers as files and messages have them.
final class Numbers {

  private Numbers() {}

  /// Without a decimal point where it is whole; at full precision else.
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
