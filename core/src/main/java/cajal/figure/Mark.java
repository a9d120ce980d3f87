package cajal.figure;

import java.util.List;
import java.util.OptionalInt;

/// Something drawn in a plot, in data coordinates. Arrays are not to be changed once given.
public sealed interface Mark {

  /// One vertical tick for each spike.
  ///
  /// Above {@link ExportOptions#vectorLimit()} spikes in a panel the ticks become an image,
  /// whatever the format, while axes and text stay vector. Width and opacity follow from the
  /// density, so that a crowded raster still shows where it is more crowded.
  ///
  /// @param x `[spike]`, time
  /// @param y `[spike]`, lower edge of the neuron's row
  /// @param height height of a row
  record Raster(double[] x, float[] y, double height, int rgb) implements Mark {}

  /// A line through points; NaN interrupts it.
  ///
  /// @param x `[point]`
  /// @param y `[point]`
  record Line(double[] x, double[] y, int rgb, double widthPt) implements Mark {}

  /// The area between two lines.
  ///
  /// @param x `[point]`
  /// @param low `[point]`
  /// @param high `[point]`
  /// @param opacity 0 to 1
  record Area(double[] x, double[] low, double[] high, int rgb, double opacity) implements Mark {}

  /// Values as colours in equal cells over the whole plot; NaN is left empty.
  ///
  /// @param values `[row * columns + column]`, row 0 at the low end of the y axis
  /// @param low value of the first colour
  /// @param high value of the last colour
  record Heat(int columns, int rows, float[] values, ColourMap map, double low, double high)
      implements Mark {}

  /// A shape with fill and outline.
  ///
  /// @param fill colour inside, if any
  /// @param stroke colour of the line, if any
  /// @param opacity 0 to 1, of the fill
  /// @param dashed whether the line is broken
  record Shape(
      Outline outline,
      OptionalInt fill,
      OptionalInt stroke,
      double widthPt,
      double opacity,
      boolean dashed)
      implements Mark {

    /// With an unbroken line.
    public Shape(
        Outline outline, OptionalInt fill, OptionalInt stroke, double widthPt, double opacity) {
      this(outline, fill, stroke, widthPt, opacity, false);
    }

    public static Shape dashed(Outline outline, int rgb, double widthPt) {
      return new Shape(outline, OptionalInt.empty(), OptionalInt.of(rgb), widthPt, 1, true);
    }

    public static Shape filled(Outline outline, int rgb) {
      return new Shape(outline, OptionalInt.of(rgb), OptionalInt.empty(), 0, 1);
    }

    public static Shape stroked(Outline outline, int rgb, double widthPt) {
      return new Shape(outline, OptionalInt.empty(), OptionalInt.of(rgb), widthPt, 1);
    }
  }

  /// Filled discs of one size.
  ///
  /// @param x `[dot]`, centres
  /// @param y `[dot]`, centres
  record Dots(double[] x, double[] y, double diameterPt, int rgb) implements Mark {}

  /// A line of text.
  ///
  /// @param x where it stands
  /// @param y where it stands
  /// @param dyPt moved down on paper by so much, pt
  /// @param sizePt height of the type
  /// @param bold whether it is set heavier
  record Label(
      double x,
      double y,
      double dyPt,
      String text,
      double sizePt,
      int rgb,
      Align align,
      boolean bold)
      implements Mark {}

  /// A word on a shape, around its middle.
  record Inscription(double x, double y, String text, double sizePt, int rgb) implements Mark {}

  /// The connections of a connectome as an image, since they are thousands.
  ///
  /// @param x middle of the body
  /// @param y middle of the body
  record Bundles(ConnectomeMap map, double x, double y, Palette palette) implements Mark {}

  /// A row of plates from the left and of legend entries from the right; the entries move to a row
  /// below where there is no room for both. Plates and text keep their size on paper.
  ///
  /// @param left where plates begin
  /// @param right where entries end
  /// @param y where the row stands
  record Tags(double left, double right, double y, List<Tag> plates, List<Tag> entries)
      implements Mark {

    public Tags {
      plates = List.copyOf(plates);
      entries = List.copyOf(entries);
    }
  }

  /// A word with a disc of colour before it.
  record Tag(String text, int rgb) {}

  /// Which point of a text stands at its place; vertically it is always the middle of the capitals.
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }
}
