package cajal.app.command;

import cajal.app.command.Workspace.Pane;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Folds the palette away, or brings it back.
public final class TogglePaletteCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 30, "Palette", "Show or hide the palette.").keys("Shortcut+1");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.panels().shown(Pane.PALETTE));
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.panels().room().map(Workspace.NETWORK_ROOM::equals);
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().toggle(Pane.PALETTE);
  }
}
