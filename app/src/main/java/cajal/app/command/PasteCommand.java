package cajal.app.command;

/// Adds what is on the clipboard to the network.
public final class PasteCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 22, "Paste", "Put in what was copied.")
        .keys("Shortcut+V")
        .icon("mdi2c-content-paste");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().paste();
  }
}
