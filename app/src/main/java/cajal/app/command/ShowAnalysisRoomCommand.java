package cajal.app.command;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Brings the room of analyses into sight.
public final class ShowAnalysisRoomCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 42, "Analysis room", "Analyse runs and recordings.").keys("Alt+3");
  }

  @Override
  public Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.of(workspace.panels().room().map(Workspace.ANALYSIS_ROOM::equals));
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showRoom(Workspace.ANALYSIS_ROOM);
  }
}
