package cajal.app.command;

/// Writes the project to its file.
public final class SaveCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 20, "Save", "Save the project where it came from.")
        .keys("Shortcut+S")
        .icon("mdi2c-content-save-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.documents().save();
  }
}
