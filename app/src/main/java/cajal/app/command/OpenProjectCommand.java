package cajal.app.command;

/// Opens a project from a file.
public final class OpenProjectCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 11, "Open…", "Open a project file.")
        .keys("Shortcut+O")
        .icon("mdi2f-folder-open-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.documents().askAndOpen();
  }
}
