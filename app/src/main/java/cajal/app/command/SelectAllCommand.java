package cajal.app.command;

/// Selects every node and projection.
public final class SelectAllCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 30, "Select all", "Select everything on the canvas.")
        .keys("Shortcut+A")
        .icon("mdi2s-select-all");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().selectAll();
  }
}
