package cajal.app.command;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Brings the room where networks are drawn into sight.
public final class ShowNetworkRoomCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 40, "Network room", "Draw a network and run it.").keys("Alt+1");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.panels().room().map(Workspace.NETWORK_ROOM::equals));
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showRoom(Workspace.NETWORK_ROOM);
  }
}
