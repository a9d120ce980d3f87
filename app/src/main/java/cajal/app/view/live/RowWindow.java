package cajal.app.view.live;

/// The rows of a raster or heat map that are in view.
///
/// @param first topmost row
/// @param count number of rows in view, at least 1
public record RowWindow(int first, int count) {

  public RowWindow {
    count = Math.max(1, count);
  }

  public int end() {
    return first + count;
  }

  /// Number of lines that can be told apart: rows, or pixels where rows are thinner.
  int lines(int height) {
    return Math.min(count, Math.max(1, height));
  }

  /// Line of a row; -1 where it is not in view.
  int line(int row, int lines) {
    int at = row - first;
    return at < 0 || at >= count ? -1 : lines == count ? at : (int) ((long) at * lines / count);
  }

  /// First pixel of a line.
  static int pixel(int line, int lines, int height) {
    return (int) ((long) line * height / lines);
  }

  /// The row at a vertical position.
  ///
  /// @param part 0 at the top, 1 at the bottom
  public int rowAt(double part) {
    return first + Math.clamp((int) Math.floor(part * count), 0, count - 1);
  }

  /// A window with more or fewer rows around a vertical position.
  ///
  /// @param factor of the number of rows; below 1 zooms in
  /// @param part position that stays, 0 at the top, 1 at the bottom
  /// @param all number of all rows
  public RowWindow zoomed(double factor, double part, int all) {
    int wanted = (int) Math.round(count * factor);
    // Small counts would stand still when rounded.
    wanted = wanted == count ? count + (factor < 1 ? -1 : 1) : wanted;
    int size = Math.clamp(wanted, Math.min(4, Math.max(1, all)), Math.max(1, all));
    double anchor = first + part * count;
    return new RowWindow((int) Math.round(anchor - part * size), size).within(all);
  }

  /// The window moved by rows.
  public RowWindow moved(int rows, int all) {
    return new RowWindow(first + rows, count).within(all);
  }

  private RowWindow within(int all) {
    int size = Math.min(count, Math.max(1, all));
    return new RowWindow(Math.clamp(first, 0, Math.max(0, all - size)), size);
  }
}
