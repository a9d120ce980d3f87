package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Copies the selection to the clipboard.
public final class CopyCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 21, "Copy", "Copy what is selected.")
        .keys("Shortcut+C")
        .icon("mdi2c-content-copy");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.drawing().anySelected();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().copy();
  }
}
