package cajal.app.view.part;

import org.kordamp.ikonli.javafx.FontIcon;

/// Icons by their literal, such as `mdi2p-play`.
public final class Icons {

  private Icons() {}

  /// An icon of the size of a line of text.
  public static FontIcon of(String literal) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().add("cajal-icon");
    return icon;
  }
}
