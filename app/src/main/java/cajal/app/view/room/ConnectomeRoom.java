package cajal.app.view.room;

import cajal.app.command.Workspace;
import cajal.app.view.connectome.ConnectomePane;
import cajal.app.view.part.RoomContent;

/// Where real nervous systems are looked into.
public final class ConnectomeRoom implements Room {

  @Override
  public Card card() {
    return new Card(
        Workspace.CONNECTOME_ROOM,
        "Connectome",
        "Look into a real nervous system.",
        "mdi2g-graph-outline",
        20);
  }

  @Override
  public RoomContent open(Workspace workspace) {
    return new ConnectomePane(workspace);
  }
}
