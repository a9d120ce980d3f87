package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Goes one gesture back.
public final class UndoCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 10, "Undo", "Take the last gesture back.")
        .keys("Shortcut+Z")
        .icon("mdi2u-undo");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.drawing().canUndo();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().undo();
  }
}
