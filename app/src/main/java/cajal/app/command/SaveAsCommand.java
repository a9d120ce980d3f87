package cajal.app.command;

/// Writes the project to a file of the person's choice.
public final class SaveAsCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 21, "Save as…", "Save the project under another name.")
        .keys("Shortcut+Shift+S")
        .icon("mdi2c-content-save-edit-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.documents().saveAs();
  }
}
