package cajal.app.command;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;

/// Changes between the light and the dark theme.
public final class DarkThemeCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 20, "Dark theme", "Switch between the light and the dark theme.")
        .keys("Shortcut+Shift+D")
        .icon("mdi2t-theme-light-dark");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.session().themeDarkProperty());
  }

  @Override
  public void run(Workspace workspace) {
    BooleanProperty dark = workspace.session().themeDarkProperty();
    dark.set(!dark.get());
  }
}
