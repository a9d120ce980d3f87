package cajal.app.command;

import cajal.app.command.Workspace.Pane;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Folds the inspector away, or brings it back.
public final class ToggleInspectorCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 31, "Inspector", "Show or hide the inspector.").keys("Shortcut+2");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.panels().shown(Pane.INSPECTOR));
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.panels().room().map(Workspace.NETWORK_ROOM::equals);
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().toggle(Pane.INSPECTOR);
  }
}
