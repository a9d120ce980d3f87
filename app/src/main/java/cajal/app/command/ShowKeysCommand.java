package cajal.app.command;

/// Opens the sheet of all keys.
public final class ShowKeysCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.HELP, 11, "Keyboard shortcuts", "Show every key that does something.")
        .keys("F1", "?")
        .icon("mdi2k-keyboard-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showKeys();
  }
}
