package cajal.app.view.part;

import javafx.scene.paint.Color;

/// Colours of figures as JavaFX sees them.
public final class Colours {

  private Colours() {}

  /// @param rgb `0xRRGGBB`
  public static Color of(int rgb) {
    return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
  }
}
