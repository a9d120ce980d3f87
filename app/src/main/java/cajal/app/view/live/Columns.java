package cajal.app.view.live;

/// The pixel columns that all live views share: columns have a fixed place in simulated time and
/// the views move over them by whole columns, so that a picture that scrolls does not flicker.
///
/// Column `c` from the left covers the times from `(first + c) * msPerColumn` up to the next.
///
/// @param first number of the leftmost column, counted from time zero
/// @param count number of columns
/// @param msPerColumn simulated time of one column, ms
/// @param dtMs length of a step, ms
public record Columns(long first, int count, double msPerColumn, double dtMs) {

  // A spike at the end of a step that coincides with the edge of a column belongs right of it, also
  // where the quotient of decimal fractions comes out a little short.
  private static final double SLACK = 1e-9;

  /// The columns for a window.
  ///
  /// @param count number of pixel columns
  public static Columns of(TimeWindow window, int count, double dtMs) {
    double msPerColumn = window.spanMs() / count;
    return new Columns(Math.round(window.fromMs() / msPerColumn), count, msPerColumn, dtMs);
  }

  public double fromMs() {
    return first * msPerColumn;
  }

  public double toMs() {
    return (first + count) * msPerColumn;
  }

  /// Column of a spike fired at the end of a step; may lie outside.
  public long columnOfStep(long step) {
    return (long) Math.floor((step + 1) * dtMs / msPerColumn + SLACK) - first;
  }

  /// First step whose spikes fall into a column or right of it; never below 0.
  public long stepAt(long column) {
    return stepAtAbsolute(first + column);
  }

  /// First step whose spikes fall into a column counted from time zero, or right of it.
  public long stepAtAbsolute(long column) {
    return Math.max(0, (long) Math.ceil((column - SLACK) * msPerColumn / dtMs) - 1);
  }

  /// Horizontal position of a time, in columns from the left.
  public double x(double ms) {
    return ms / msPerColumn - first;
  }

  /// Time at a horizontal position.
  public double msAt(double x) {
    return (first + x) * msPerColumn;
  }
}
