package cajal.app.command;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Brings the room of connectomes into sight.
public final class ShowConnectomeRoomCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 41, "Connectome room", "Look into a real nervous system.")
        .keys("Alt+2");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.panels().room().map(Workspace.CONNECTOME_ROOM::equals));
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showRoom(Workspace.CONNECTOME_ROOM);
  }
}
