package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Moves the selection to the clipboard.
public final class CutCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 20, "Cut", "Copy what is selected and take it away.")
        .keys("Shortcut+X")
        .icon("mdi2c-content-cut");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.drawing().anySelected();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().cut();
  }
}
