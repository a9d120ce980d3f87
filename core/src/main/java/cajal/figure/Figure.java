package cajal.figure;

import java.util.List;

/// A figure as a value: what is drawn where, in data and in points, and nothing about a screen or a
/// file format.
///
/// Text and lines keep their size in points whatever the size of the figure, as journals ask.
///
/// @param widthMm width on paper, mm
/// @param heightMm height on paper, mm
/// @param title what it shows, for the file's metadata; not drawn
/// @param palette colours of background, axes and text; marks carry their own
/// @param panels in the order of painting
public record Figure(
    double widthMm, double heightMm, String title, Palette palette, List<Panel> panels) {

  /// Width of a figure over two columns, mm.
  public static final double DEFAULT_WIDTH_MM = 180;

  /// Height that goes with {@link #DEFAULT_WIDTH_MM}, mm.
  public static final double DEFAULT_HEIGHT_MM = 110;

  static final double POINTS_PER_MM = 72 / 25.4;

  public Figure {
    panels = List.copyOf(panels);
  }

  /// A figure of the default size.
  public static Figure of(String title, Palette palette, List<Panel> panels) {
    return new Figure(DEFAULT_WIDTH_MM, DEFAULT_HEIGHT_MM, title, palette, panels);
  }

  /// The same figure at another size on paper; its text and lines stay as they are.
  public Figure sized(double newWidthMm, double newHeightMm) {
    return new Figure(newWidthMm, newHeightMm, title, palette, panels);
  }

  /// Width in points of 1/72 inch.
  public double widthPt() {
    return widthMm * POINTS_PER_MM;
  }

  /// Height in points of 1/72 inch.
  public double heightPt() {
    return heightMm * POINTS_PER_MM;
  }
}
