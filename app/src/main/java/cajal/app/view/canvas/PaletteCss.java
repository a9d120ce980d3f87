package cajal.app.view.canvas;

import cajal.figure.NodeKind;
import cajal.figure.Palette;
import java.util.Locale;

/// The hues of the figure palette as looked-up colours of a style sheet, so that the screen and
/// exported figures agree.
final class PaletteCss {

  private static final double FILL = 0.18;
  private static final double FAINT = 0.12;

  private PaletteCss() {}

  static String of(Palette palette) {
    StringBuilder css = new StringBuilder();
    for (NodeKind kind : NodeKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      int colour = palette.of(kind);
      css.append(variable(name, colour))
          .append(variable(name + "-fill", Palette.blend(palette.background(), colour, FILL)))
          .append(variable(name + "-faint", Palette.blend(palette.background(), colour, FAINT)));
    }
    return css.toString();
  }

  private static String variable(String name, int rgb) {
    return String.format(Locale.ROOT, "-canvas-%s: #%06x;", name, rgb);
  }
}
