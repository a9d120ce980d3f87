package cajal.app.command;

import cajal.app.command.Workspace.Pane;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Folds the live views away, or brings it back.
public final class ToggleLiveViewsCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 32, "Live views", "Show or hide the live views.").keys("Shortcut+3");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.panels().shown(Pane.LIVE_VIEWS));
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.panels().room().map(Workspace.NETWORK_ROOM::equals);
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().toggle(Pane.LIVE_VIEWS);
  }
}
