package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Goes one gesture forward again.
public final class RedoCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 11, "Redo", "Do again what was taken back.")
        .keys("Shortcut+Shift+Z", "Shortcut+Y")
        .icon("mdi2r-redo");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.drawing().canRedo();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().redo();
  }
}
