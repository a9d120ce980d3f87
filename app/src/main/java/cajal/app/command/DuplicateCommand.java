package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Doubles the selection.
public final class DuplicateCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 23, "Duplicate", "Make another of what is selected.")
        .keys("Shortcut+D")
        .icon("mdi2c-content-duplicate");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.drawing().anySelected();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().duplicate();
  }
}
