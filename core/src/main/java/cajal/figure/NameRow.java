package cajal.figure;

/// How names of rows, or of columns that run upwards, are set so that neighbours do not touch.
///
/// @param sizePt height of the type
/// @param every which of them are written: all, every second, fifth, tenth ...
record NameRow(double sizePt, int every) {

  private static final double LEADING = 1.1;
  private static final int[] FACTORS = {2, 5, 10};

  /// @param rowPt height of a row
  static NameRow of(double rowPt) {
    double size = Math.clamp(rowPt / LEADING, Type.SMALLEST, Type.TICK);
    int every = 1;
    for (int i = 0; every * rowPt < size * LEADING; i++) {
      every = FACTORS[i % 3] * (int) Math.pow(10, Math.floorDiv(i, 3));
    }
    return new NameRow(size, every);
  }
}
