package cajal.app.command;

/// Leaves the program.
public final class QuitCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 90, "Quit", "Close the window; the project is kept.")
        .keys("Shortcut+Q")
        .icon("mdi2e-exit-to-app");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().quit();
  }
}
