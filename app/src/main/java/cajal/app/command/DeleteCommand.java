package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Removes the selection without asking, since undo brings it back.
public final class DeleteCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 24, "Delete", "Take away what is selected; undo brings it back.")
        .keys("Delete", "Backspace")
        .icon("mdi2t-trash-can-outline");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.drawing().anySelected();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().delete();
  }
}
