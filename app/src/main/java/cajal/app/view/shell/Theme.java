package cajal.app.view.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// The light and the dark dress of the window.
public final class Theme {

  private static final String STYLES = "/styles/cajal.css";
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private Theme() {}

  /// Dresses a scene, now and whenever the theme changes.
  public static void apply(Scene scene, ObservableValue<Boolean> dark) {
    URL styles = Theme.class.getResource(STYLES);
    if (styles == null) {
      throw new IllegalStateException("this installation lacks " + STYLES);
    }
    scene.getStylesheets().add(styles.toExternalForm());
    dark.subscribe(on -> {
      Application.setUserAgentStylesheet(
          on
              ? new PrimerDark().getUserAgentStylesheet()
              : new PrimerLight().getUserAgentStylesheet());
      scene.getRoot().pseudoClassStateChanged(DARK, on);
    });
  }
}
