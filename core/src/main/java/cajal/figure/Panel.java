package cajal.figure;

import java.util.List;
import java.util.Optional;

/// One pair of axes with the marks drawn between them.
///
/// @param cell its part of the figure, axes and labels included
/// @param x horizontal axis
/// @param y vertical axis
/// @param marks in the order of painting
/// @param keys legend above the plot; empty for none
/// @param colourBar to the right of the plot, for a heat map
/// @param scaleBar to the right of the plot, where the y axis has no numbers
/// @param title drawn above the plot; may be empty
/// @param letter bold letter of the panel; may be empty
/// @param drawing whether it is a drawing: one scale for x and y, y downwards, fitted to its labels
public record Panel(
    Cell cell,
    Axis x,
    Axis y,
    List<Mark> marks,
    List<Key> keys,
    Optional<ColourBar> colourBar,
    Optional<ScaleBar> scaleBar,
    String title,
    String letter,
    boolean drawing) {

  public Panel {
    marks = List.copyOf(marks);
    keys = List.copyOf(keys);
  }

  /// A panel that fills the figure.
  public static Panel of(Axis x, Axis y, List<Mark> marks) {
    return new Panel(
        Cell.WHOLE, x, y, marks, List.of(), Optional.empty(), Optional.empty(), "", "", false);
  }

  /// A drawing without axes, such as the canvas.
  public static Panel drawing(List<Mark> marks) {
    Axis none = new Axis.Hidden(0, 1);
    return new Panel(
        Cell.WHOLE, none, none, marks, List.of(), Optional.empty(), Optional.empty(), "", "", true);
  }

  /// A part of the figure in fractions of its width and height, from the top left corner. Panels
  /// whose cells share an edge get plots that share it too.
  public record Cell(double x, double y, double width, double height) {

    public static final Cell WHOLE = new Cell(0, 0, 1, 1);
  }

  /// An entry of a legend.
  public record Key(String label, int rgb) {}

  /// The scale of a heat map's colours.
  ///
  /// @param low value of the first colour
  /// @param high value of the last colour
  /// @param name what the values are; `_` begins a subscript
  /// @param unit unit of the values, empty for a pure number
  public record ColourBar(ColourMap map, double low, double high, String name, String unit) {}

  /// A bar of known length beside the plot, as on traces that are stacked.
  ///
  /// @param length in data units of the y axis
  /// @param label such as `20 mV`
  public record ScaleBar(double length, String label) {}

  public Panel withX(Axis newX) {
    return new Panel(cell, newX, y, marks, keys, colourBar, scaleBar, title, letter, drawing);
  }

  public Panel withY(Axis newY) {
    return new Panel(cell, x, newY, marks, keys, colourBar, scaleBar, title, letter, drawing);
  }

  public Panel with(List<Mark> newMarks) {
    return new Panel(cell, x, y, newMarks, keys, colourBar, scaleBar, title, letter, drawing);
  }

  public Panel in(Cell newCell) {
    return new Panel(newCell, x, y, marks, keys, colourBar, scaleBar, title, letter, drawing);
  }

  public Panel withKeys(List<Key> newKeys) {
    return new Panel(cell, x, y, marks, newKeys, colourBar, scaleBar, title, letter, drawing);
  }

  public Panel with(ColourBar bar) {
    return new Panel(cell, x, y, marks, keys, Optional.of(bar), scaleBar, title, letter, drawing);
  }

  public Panel with(ScaleBar bar) {
    return new Panel(cell, x, y, marks, keys, colourBar, Optional.of(bar), title, letter, drawing);
  }

  public Panel titled(String newTitle) {
    return new Panel(cell, x, y, marks, keys, colourBar, scaleBar, newTitle, letter, drawing);
  }

  public Panel lettered(String newLetter) {
    return new Panel(cell, x, y, marks, keys, colourBar, scaleBar, title, newLetter, drawing);
  }
}
