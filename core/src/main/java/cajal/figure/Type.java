package cajal.figure;

/// Sizes of type, lines and gaps in points: inside the 5 to 9 pt that journals print.
final class Type {

  static final double TICK = 7;
  static final double LABEL = 8;
  static final double TITLE = 8.5;
  static final double LETTER = 10;

  /// Smallest type in which rows are named.
  static final double SMALLEST = 5;

  static final double LINE = 0.6;
  static final double TICK_LENGTH = 2.5;

  /// Between a tick and its label, and between other neighbours.
  static final double GAP = 2;

  /// Between the contents and the edge of the figure.
  static final double EDGE = 4;

  static final double BAR_WIDTH = 6;
  static final double KEY_LENGTH = 9;
  static final double KEY_ROW = 10;

  private Type() {}
}
