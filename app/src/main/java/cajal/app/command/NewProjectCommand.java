package cajal.app.command;

/// Starts over with nothing drawn.
public final class NewProjectCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 10, "New", "Start an empty project.")
        .keys("Shortcut+N")
        .icon("mdi2f-file-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.documents().startNew();
  }
}
