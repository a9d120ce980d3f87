package cajal.app.command;

/// Opens the place where a person types what to do.
public final class ShowCommandsCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.HELP, 10, "Command palette", "Type the name of anything that can be done.")
        .keys("Shortcut+Shift+P", "Shortcut+K")
        .icon("mdi2c-console-line");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showCommands();
  }
}
