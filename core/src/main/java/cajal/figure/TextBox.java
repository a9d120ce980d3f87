package cajal.figure;

import java.awt.geom.Rectangle2D;

/// A line of text at its place on the figure.
///
/// @param x where the text begins, pt from the left
/// @param y its base line there, pt from the top
/// @param upward whether it runs upwards, as beside a y axis
/// @param bold whether it is set heavier
/// @param subscripts whether `_` begins a subscript
record TextBox(
    String text,
    double x,
    double y,
    double sizePt,
    int rgb,
    boolean upward,
    boolean bold,
    boolean subscripts) {

  /// Horizontal text whose capitals have their middle at a height.
  static TextBox across(
      String text, double x, double middle, double sizePt, int rgb, Mark.Align align) {
    return set(text, x, middle, new Style(sizePt, rgb, false), align);
  }

  /// How a horizontal text is set.
  record Style(double sizePt, int rgb, boolean subscripts) {}

  static TextBox set(String text, double x, double middle, Style style, Mark.Align align) {
    double width = FigureFont.width(text, style.sizePt(), style.subscripts());
    double left =
        switch (align) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    return new TextBox(
        text,
        left,
        middle + FigureFont.CAP / 2 * style.sizePt(),
        style.sizePt(),
        style.rgb(),
        false,
        false,
        style.subscripts());
  }

  /// Upward text with its base line at `x`, centred at a height.
  static TextBox upward(String text, double x, double middle, double sizePt, int rgb) {
    double width = FigureFont.width(text, sizePt, true);
    return new TextBox(text, x, middle + width / 2, sizePt, rgb, true, false, true);
  }

  /// Upward text with its base line at `x`, which ends at a height; `_` is an underscore.
  static TextBox upwardTo(String text, double x, double end, double sizePt, int rgb) {
    double width = FigureFont.width(text, sizePt, false);
    return new TextBox(text, x, end + width, sizePt, rgb, true, false, false);
  }

  double width() {
    return FigureFont.width(text, sizePt, subscripts);
  }

  TextBox movedBy(double dx, double dy) {
    return new TextBox(text, x + dx, y + dy, sizePt, rgb, upward, bold, subscripts);
  }

  TextBox emboldened() {
    return new TextBox(text, x, y, sizePt, rgb, upward, true, subscripts);
  }

  /// The room it takes, pt.
  Rectangle2D bounds() {
    double cap = FigureFont.CAP * sizePt;
    double depth = FigureFont.DEPTH * sizePt;
    return upward
        ? new Rectangle2D.Double(x - cap, y - width(), cap + depth, width())
        : new Rectangle2D.Double(x, y - cap, width(), cap + depth);
  }
}
